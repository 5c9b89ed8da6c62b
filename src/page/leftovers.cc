#include "page/leftovers.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestTag = 2048;
// Brackets that nothing closes; a text with more of them is not looked through to its end.
constexpr int kMaxFailures = 16;

// Shortcodes of page builders begin with these; nobody writes such words in brackets.
constexpr auto kBuilders = std::to_array<std::string_view>({"vc_",
                                                            "et_pb_",
                                                            "fusion_",
                                                            "av_",
                                                            "mk_",
                                                            "kc_",
                                                            "nectar_",
                                                            "tatsu_",
                                                            "us_",
                                                            "cs_",
                                                            "ux_",
                                                            "themify_",
                                                            "dt_",
                                                            "thrive_",
                                                            "rev_slider",
                                                            "elementor-template",
                                                            "contact-form-7",
                                                            "wpforms",
                                                            "gravityform",
                                                            "tagembed",
                                                            "smartslider3",
                                                            "ninja_form"});

// WordPress's own, which a text may name: they count with attributes or as an end only.
constexpr auto kOwn = std::to_array<std::string_view>(
    {"caption", "wp_caption", "gallery", "embed", "video", "audio", "playlist"});

bool is_name_byte(char c) { return is_ascii_alphanumeric(c) || c == '_' || c == '-'; }

// The end of what closes with `close`, which does not count inside quotation marks; kNone where it
// is too far.
std::size_t end_of(std::string_view text, std::size_t at, char close) {
  char quote = 0;
  const std::size_t limit = std::min(text.size(), at + kLongestTag);
  for (; at < limit; ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"') {
      quote = c;
    } else if (c == close) {
      return at + 1;
    }
  }
  return kNone;
}

// The length of a shortcode at text[at], a bracket; 0 for any other text.
std::size_t shortcode_at(std::string_view text, std::size_t at, int& failures) {
  std::size_t begin = at + 1;
  const bool closes = begin < text.size() && text[begin] == '/';
  if (closes) ++begin;
  std::size_t end = begin;
  while (end < text.size() && end - begin < 64 && is_name_byte(text[end])) ++end;
  const std::string_view name = text.substr(begin, end - begin);
  if (name.empty() || end == text.size()) return 0;
  const bool of_builder =
      std::any_of(kBuilders.begin(), kBuilders.end(),
                  [name](std::string_view known) { return name.starts_with(known); });
  const bool own = std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end();
  if (!of_builder && !own) return 0;
  const std::size_t close = end_of(text, end, ']');
  if (close == kNone) {
    ++failures;
    return 0;
  }
  const std::string_view attributes = text.substr(end, close - 1 - end);
  if (own && !closes && attributes.find('=') == kNone) return 0;
  if (!attributes.empty() && !is_html_space(attributes.front()) && attributes.front() != '/')
    return 0;
  return close - at;
}

bool contains(std::string_view text, std::string_view wanted) { return text.find(wanted) != kNone; }

// The length of an escaped element at text[at], a '<'; 0 for any other text. An image counts when
// it is a tracker's dot, or with an address at the end of the text; what is written about HTML in
// running text goes on behind it.
std::size_t escaped_at(std::string_view text, std::size_t at, int& failures) {
  const std::string_view rest = text.substr(at);
  const bool image = starts_with_ignore_case(rest, "<img ");
  const bool script = starts_with_ignore_case(rest, "<script");
  const bool frame = starts_with_ignore_case(rest, "<iframe ");
  if (!image && !script && !frame) return 0;
  ++failures;  // whatever it is: each costs a look ahead
  std::size_t close = end_of(text, at + 1, '>');
  if (close == kNone) return 0;
  const std::string_view tag = text.substr(at, close - at);
  const bool address = contains(tag, "src=\"http") || contains(tag, "src='http") ||
                       contains(tag, "src=\"//") || contains(tag, "src=http");
  if (!script && !address) return 0;
  if (script || frame) {
    const std::string_view end = script ? "</script>" : "</iframe>";
    const std::size_t found = text.substr(0, close + kLongestTag).find(end, close);
    if (found == kNone) return 0;
    // What a script for counting readers has in it, and what is shown on purpose has not.
    const std::string_view content = text.substr(close, found - close);
    const bool counts = contains(content, "window") || contains(content, ".push(") ||
                        contains(content, "createElement") || contains(content, "dataLayer");
    if (!address && !counts) return 0;
    close = found + end.size();
  }
  const bool dot = contains(tag, "width=\"1\"") || contains(tag, "height=\"1\"") ||
                   contains(tag, "width=1 ") || contains(tag, "width='1'");
  const bool last = text.find_first_not_of(kHtmlSpace, close) == kNone;
  return dot || last ? close - at : 0;
}

}  // namespace

std::string_view without_leftovers(std::string_view text, std::string& storage) {
  // Hardly any text has one.
  if (text.find('[') == kNone && text.find('<') == kNone) return text;
  std::size_t copied = 0;
  bool any = false;
  int failures = 0;
  for (std::size_t at = text.find_first_of("[<"); at != kNone && failures < kMaxFailures;) {
    const std::size_t length =
        text[at] == '[' ? shortcode_at(text, at, failures) : escaped_at(text, at, failures);
    if (length > 0) {
      if (!any) storage.clear();
      any = true;
      storage.append(text.substr(copied, at - copied));
      copied = at + length;
    }
    at = text.find_first_of("[<", at + std::max<std::size_t>(length, 1));
  }
  if (!any) return text;
  storage.append(text.substr(copied));
  return storage;
}

}  // namespace pith::internal
