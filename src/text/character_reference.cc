#include "text/character_reference.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

// "NAME=HEX[,HEX]"; the name includes its ';' unless that is optional.
constexpr char kData[] =
#include "text/character_references.data"
    ;

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kLongestWithoutSemicolon = 6;

constexpr std::uint32_t kReplacement = 0xFFFD;

struct Named {
  std::string_view name;
  std::string text;
};

std::vector<Named> read_data() {
  std::vector<Named> named;
  std::string_view rest(kData, sizeof kData - 1);
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
    if (rest.empty()) break;
    const std::string_view entry = rest.substr(0, rest.find_first_of(" \n"));
    rest.remove_prefix(entry.size());
    const std::size_t equals = entry.find('=');
    Named next = {entry.substr(0, equals), {}};
    const char* at = entry.data() + equals;
    for (const char* const end = entry.data() + entry.size(); at != end;) {
      std::uint32_t code = 0;
      at = std::from_chars(at + 1, end, code, 16).ptr;
      append_utf8(next.text, code);
    }
    named.push_back(std::move(next));
  }
  std::sort(named.begin(), named.end(),
            [](const Named& a, const Named& b) { return a.name < b.name; });
  return named;
}

// The table is immutable after construction, so threads may share it.
const std::string* find_named(std::string_view name) {
  static const std::vector<Named> named = read_data();
  const auto it =
      std::lower_bound(named.begin(), named.end(), name,
                       [](const Named& row, std::string_view key) { return row.name < key; });
  return it != named.end() && it->name == name ? &it->text : nullptr;
}

bool is_control(std::uint32_t code) {
  return code == 0x7F ||
         (code < 0x20 && code != '\t' && code != '\n' && code != '\f' && code != '\r');
}

// Numbers of C1 control characters mean the characters of windows-1252 on real pages.
std::uint32_t from_windows_1252(std::uint32_t code) {
  constexpr std::array<std::uint16_t, 32> kWindows = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (code >= 0x80 && code < 0xA0) return kWindows[code - 0x80];
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code == 0 || surrogate || code > 0x10FFFF ? kReplacement : code;
}

// Decodes "#65" or "#x41" at the start of `text`, appends it, and returns its length or 0.
std::size_t append_numeric(std::string& out, std::string_view text) {
  const bool hex = text.size() > 1 && (text[1] | 0x20) == 'x';
  const std::string_view digits = text.substr(hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto result =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (result.ec == std::errc::invalid_argument) return 0;
  if (result.ec == std::errc::result_out_of_range) code = kReplacement;
  if (!is_control(code) || code == 0) append_utf8(out, from_windows_1252(code));
  return static_cast<std::size_t>(result.ptr - text.data());
}

// The same for a name, including its ';' if there is one.
std::size_t append_named(std::string& out, std::string_view text, ReferencesIn place) {
  std::size_t size = 0;
  while (size < std::min(text.size(), kLongestName) && is_ascii_alphanumeric(text[size])) ++size;
  if (size < text.size() && text[size] == ';') {
    if (const std::string* value = find_named(text.substr(0, size + 1))) {
      out += *value;
      return size + 1;
    }
  }
  for (size = std::min(size, kLongestWithoutSemicolon); size > 1; --size) {
    const std::string* value = find_named(text.substr(0, size));
    if (value == nullptr) continue;
    const char next = size < text.size() ? text[size] : ' ';
    if (place == ReferencesIn::attribute && (next == '=' || is_ascii_alphanumeric(next))) return 0;
    out += *value;
    return size;
  }
  return 0;
}

// Handles "\r" or a control character at text[at]; returns how many bytes it consumes.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
  if (text[at] != '\r') return 1;
  out += '\n';
  return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

}  // namespace

void append_decoded(std::string& out, std::string_view text, ReferencesIn place) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte != '&' && byte != '\r' && !is_control(byte)) {
      ++at;
      continue;
    }
    out.append(text.substr(copied, at - copied));
    if (byte != '&') {
      at += append_special(out, text, at);
    } else {
      const std::string_view rest = text.substr(at + 1);
      const std::size_t size = !rest.empty() && rest[0] == '#' ? append_numeric(out, rest)
                                                               : append_named(out, rest, place);
      if (size == 0) out += '&';
      const bool closed = size > 0 && rest[0] == '#' && size < rest.size() && rest[size] == ';';
      at += 1 + size + (closed ? 1 : 0);
    }
    copied = at;
  }
  out.append(text.substr(copied));
}

void append_plain(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte != '\r' && !is_control(byte)) {
      ++at;
      continue;
    }
    out.append(text.substr(copied, at - copied));
    at += append_special(out, text, at);
    copied = at;
  }
  out.append(text.substr(copied));
}

bool append_reference(std::string& out, std::string_view name) {
  if (!name.empty() && name[0] == '#') return append_numeric(out, name) == name.size();
  std::array<char, kLongestName + 1> whole{};
  if (name.size() > kLongestName) return false;
  std::copy(name.begin(), name.end(), whole.begin());
  whole[name.size()] = ';';
  const std::string* value = find_named({whole.data(), name.size() + 1});
  if (value == nullptr) return false;
  out += *value;
  return true;
}

}  // namespace pith::internal
