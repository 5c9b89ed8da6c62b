#include "html/helper_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Ends of class names, which may follow any prefix of a design system.
constexpr auto kEnds = std::to_array<std::string_view>(
    {"visually-hidden", "visuallyhidden", "visually_hidden", "sr-only", "screen-reader-text",
     "screenreader-text", "screen-reader-only", "screenreader-only", "screen-reader",
     "hidden-visually", "hiddenvisually", "show-for-sr", "accessibly-hidden", "a11y-hidden"});

// Complete class names.
constexpr auto kNames = std::to_array<std::string_view>(
    {"elementor-screen-only", "show-for-sr", "element-invisible", "assistive-text"});

// The last three bytes of a name, lower-cased, as a number.
constexpr std::uint32_t last_three(std::string_view name) {
  std::uint32_t last = 0;
  for (std::size_t i = name.size() - 3; i < name.size(); ++i) {
    last = last << 8U | (static_cast<unsigned char>(name[i]) | 0x20U);
  }
  return last;
}

// The last three bytes of all of these.
constexpr bool may_end(std::string_view name) {
  switch (last_three(name)) {
    case last_three("den"):
    case last_three("nly"):
    case last_three("ext"):
    case last_three("der"):
    case last_three("lly"):
    case last_three("-sr"):
    case last_three("ble"):
      return true;
    default:
      return false;
  }
}
static_assert(std::all_of(kEnds.begin(), kEnds.end(), may_end));
static_assert(std::all_of(kNames.begin(), kNames.end(), may_end));

// The number at the beginning of a value (-9999 for "-9999px"), or 0.
int leading_number(std::string_view value) {
  const bool negative = value.starts_with('-');
  if (negative) value.remove_prefix(1);
  int number = 0;
  for (const char c : value.substr(0, 6)) {
    if (!is_ascii_digit(c)) break;
    number = number * 10 + (c - '0');
  }
  return negative ? -number : number;
}

bool is_dot(std::string_view value) {
  return value == "1px" || value == "0" || value == "0px" || value == ".1px";
}

// rect(0 0 0 0) or rect(1px, 1px, 1px, 1px): no side is longer than one pixel.
bool clips_all(std::string_view value) {
  if (!starts_with_ignore_case(value, "rect(")) return false;
  value.remove_prefix(5);
  for (std::size_t i = 0; i < value.size() && value[i] != ')'; ++i) {
    const bool starts = i == 0 || !is_ascii_digit(value[i - 1]);
    if (!is_ascii_digit(value[i])) {
      if (is_ascii_letter(value[i]) && value[i] != 'p' && value[i] != 'x') return false;
      continue;
    }
    if (!starts || value[i] > '1') return false;
  }
  return true;
}

}  // namespace

bool names_helper_text(std::string_view name) {
  if (name.size() < 7 || !may_end(name)) return false;
  if (name.find(':') != kNone) return false;  // "md:sr-only" applies to some screens only
  if (ends_with_ignore_case(name, "not-sr-only")) return false;
  const auto ends = [name](std::string_view end) { return ends_with_ignore_case(name, end); };
  const auto is = [name](std::string_view known) { return equals_ignore_case(name, known); };
  return std::any_of(kEnds.begin(), kEnds.end(), ends) ||
         std::any_of(kNames.begin(), kNames.end(), is);
}

bool style_makes_helper_text(std::string_view style) {
  bool narrow = false;
  bool low = false;
  bool clipped = false;
  bool off_screen = false;
  bool out_of_flow = false;
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view declaration = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == kNone) continue;
    const std::string_view name = trim(declaration.substr(0, colon), kHtmlSpace);
    std::string_view value = declaration.substr(colon + 1);
    value = trim(value.substr(0, value.find('!')), kHtmlSpace);
    const auto is = [name](std::string_view known) { return equals_ignore_case(name, known); };
    if (is("position")) {
      out_of_flow = equals_ignore_case(value, "absolute") || equals_ignore_case(value, "fixed");
    } else if (is("width")) {
      narrow = is_dot(value);
    } else if (is("height")) {
      low = is_dot(value);
    } else if (is("clip")) {
      clipped = clipped || clips_all(value);
    } else if (is("clip-path")) {
      clipped = clipped || value == "inset(50%)" || value == "inset(100%)";
    } else if (is("left") || is("top") || is("right")) {
      off_screen = off_screen || leading_number(value) <= -900;
    }
  }
  return out_of_flow && (clipped || off_screen || (narrow && low));
}

}  // namespace pith::internal
