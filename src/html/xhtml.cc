#include "html/xhtml.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"

namespace pith::internal {
namespace {

// Elements that stay open in HTML although they end with "/>". Void elements and those whose end
// tag may be left out (<p>, <li>, <td>) are read as they are meant, and an open <a> without an
// address is none; its id may be the target of a note.
constexpr std::string_view kContainers[] = {
    "abbr",     "address",  "article",  "aside",      "audio",  "b",     "blockquote", "button",
    "canvas",   "caption",  "center",   "cite",       "code",   "del",   "dfn",        "div",
    "dl",       "em",       "fieldset", "figcaption", "figure", "font",  "footer",     "form",
    "h1",       "h2",       "h3",       "h4",         "h5",     "h6",    "header",     "i",
    "iframe",   "ins",      "kbd",      "label",      "legend", "main",  "map",        "mark",
    "nav",      "noscript", "object",   "ol",         "pre",    "q",     "s",          "script",
    "section",  "select",   "small",    "span",       "strong", "style", "sub",        "sup",
    "textarea", "title",    "u",        "ul"};

static_assert(std::is_sorted(std::begin(kContainers), std::end(kContainers)));

constexpr std::string_view kCdataBegin = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

bool is_xhtml(std::string_view text, std::string_view content_type) {
  constexpr std::string_view kType = "application/xhtml+xml";
  constexpr std::string_view kDeclaration = "<?xml";
  if (starts_with_ignore_case(content_type, kType)) return true;
  const std::size_t begin = std::min(text.find_first_not_of(kHtmlSpace), text.size());
  return text.substr(begin).starts_with(kDeclaration);
}

std::string_view name_of_tag(std::string_view tag) {
  std::size_t end = 1;
  while (end < tag.size() && is_ascii_alphanumeric(tag[end])) ++end;
  const bool is_whole =
      end < tag.size() && (is_html_space(tag[end]) || tag[end] == '/' || tag[end] == '>');
  return is_whole ? tag.substr(1, end - 1) : std::string_view();
}

// Where the tag at `at` ends, behind its '>', or npos.
std::size_t end_of_tag(std::string_view page, std::size_t at) {
  char quote = '\0';
  for (std::size_t i = at; i < page.size(); ++i) {
    const char c = page[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

// Changes a page in place.
class Rewriter {
 public:
  explicit Rewriter(std::string& page) : page_(page) {}

  void run() {
    std::size_t at = 0;
    while (at != std::string::npos && (at = page_.find('<', at)) != std::string::npos) {
      at = markup(at);
    }
  }

 private:
  // Rewrites the markup at `at` and returns where to continue, or npos.
  std::size_t markup(std::size_t at) {
    const std::string_view rest = std::string_view(page_).substr(at);
    if (rest.starts_with("<!--")) return after("-->", at);
    if (rest.starts_with(kCdataBegin)) return cdata(at);
    if (rest.size() < 2 || !is_ascii_letter(rest[1])) return at + 1;
    const std::size_t end = end_of_tag(page_, at);
    if (end == std::string::npos) return end;
    const std::string_view name = name_of_tag(rest);
    if (page_[end - 2] == '/') {
      if (std::binary_search(std::begin(kContainers), std::end(kContainers), name))
        comment_out(at, end);
    } else if (name == "script" || name == "style") {
      return after(name == "script" ? "</script" : "</style", end);
    }
    return end;
  }

  std::size_t after(std::string_view mark, std::size_t at) const {
    const std::size_t found = page_.find(mark, at);
    return found == std::string::npos ? found : found + mark.size();
  }

  // "<div class='x'/>" becomes "<!iv class='x'/>", which is a comment up to the first '>'.
  void comment_out(std::size_t begin, std::size_t end) {
    page_[begin + 1] = '!';
    std::replace(page_.begin() + static_cast<std::ptrdiff_t>(begin),
                 page_.begin() + static_cast<std::ptrdiff_t>(end - 1), '>', ' ');
    // "<!--" would be a comment of another kind.
    if (page_[begin + 2] == '-') page_[begin + 2] = ' ';
  }

  // Makes text of a section. The room of its marks is for what must be escaped; further "<" that
  // would begin a tag become spaces.
  std::size_t cdata(std::size_t at) {
    const std::size_t begin = at + kCdataBegin.size();
    const std::size_t found = page_.find(kCdataEnd, begin);
    if (found == std::string::npos) return found;
    const std::string_view content = std::string_view(page_).substr(begin, found - begin);
    const std::size_t size = kCdataBegin.size() + content.size() + kCdataEnd.size();
    std::size_t room = size - content.size();
    std::string text;
    for (std::size_t i = 0; i < content.size(); ++i) {
      constexpr std::string_view kEscaped = "&lt;";
      const char next = i + 1 < content.size() ? content[i + 1] : ' ';
      const bool is_tag =
          content[i] == '<' && (is_ascii_letter(next) || next == '/' || next == '!' || next == '?');
      if (!is_tag) {
        text += content[i];
      } else if (room >= kEscaped.size() - 1) {
        text += kEscaped;
        room -= kEscaped.size() - 1;
      } else {
        text += ' ';
      }
    }
    text += filling(size - text.size());
    page_.replace(at, size, text);
    return at + size;
  }

  // So many bytes that are no text, if they are enough for a comment.
  static std::string filling(std::size_t size) {
    constexpr std::string_view kBegin = "<!--";
    constexpr std::string_view kEnd = "-->";
    if (size < kBegin.size() + kEnd.size()) return std::string(size, ' ');
    const std::size_t inside = size - kBegin.size() - kEnd.size();
    return std::string(kBegin).append(inside, ' ').append(kEnd);
  }

  std::string& page_;
};

}  // namespace

DecodedText decode_page(std::string_view bytes, std::string_view content_type) {
  DecodedText decoded = decode(bytes, content_type);
  if (!is_xhtml(decoded.text(), content_type)) return decoded;
  std::string page(decoded.text());
  Rewriter(page).run();
  decoded.storage = std::move(page);
  decoded.edited = true;
  return decoded;
}

}  // namespace pith::internal
