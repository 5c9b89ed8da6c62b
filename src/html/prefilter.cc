#include "html/prefilter.h"

#include <algorithm>
#include <array>

#include "html/open_elements.h"
#include "html/tag_token.h"

namespace pith {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Gumbo compares each attribute with all before it; Nokogiri's fork of it has the same cap.
constexpr int kMaxAttributes = 400;

// What some stage reads, or tree construction does (type, encoding, color, face, size). Sorted.
constexpr std::array<std::string_view, 42> kReadAttributes = {
    "alt",       "aria-hidden", "aria-label", "aria-modal", "charset",     "class",    "color",
    "colspan",   "content",     "data-lang",  "data-src",   "data-testid", "datetime", "dir",
    "encoding",  "face",        "hidden",     "href",       "http-equiv",  "id",       "itemprop",
    "itemscope", "itemtype",    "lang",       "language",   "name",        "open",     "property",
    "rel",       "reversed",    "role",       "rowspan",    "scope",       "size",     "src",
    "start",     "style",       "title",      "type",       "typeof",      "value",    "xml:lang",
};
static_assert(std::is_sorted(kReadAttributes.begin(), kReadAttributes.end()));

bool is_read(std::string_view name) {
  std::array<char, 12> lower;  // as long as the longest of them
  if (name.size() > lower.size()) return false;
  std::transform(name.begin(), name.end(), lower.begin(), to_lower);
  return std::binary_search(kReadAttributes.begin(), kReadAttributes.end(),
                            std::string_view(lower.data(), name.size()));
}

// A start tag that ends SVG content early (HTML standard, 13.2.6.5), or makes HTML of it.
bool breaks_out_of_svg(Tag tag) {
  switch (tag) {
    // clang-format off
    case Tag::b: case Tag::big: case Tag::blockquote: case Tag::body: case Tag::br:
    case Tag::center: case Tag::code: case Tag::dd: case Tag::div: case Tag::dl: case Tag::dt:
    case Tag::em: case Tag::embed: case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4:
    case Tag::h5: case Tag::h6: case Tag::head: case Tag::hr: case Tag::i: case Tag::img:
    case Tag::li: case Tag::listing: case Tag::menu: case Tag::meta: case Tag::nobr: case Tag::ol:
    case Tag::p: case Tag::pre: case Tag::ruby: case Tag::s: case Tag::small: case Tag::span:
    case Tag::strong: case Tag::strike: case Tag::sub: case Tag::sup: case Tag::table:
    case Tag::tt: case Tag::u: case Tag::ul: case Tag::var: case Tag::font:
    case Tag::foreignobject:
      return true;
    // clang-format on
    default:
      return false;
  }
}

class Pass {
 public:
  explicit Pass(std::string_view text) : text_(text) { out_.html.reserve(text.size() / 2); }

  Filtered run() {
    while (at_ < text_.size()) {
      const std::size_t tag = std::min(text_.find('<', at_), text_.size());
      copy_text(at_, tag);
      at_ = tag;
      if (at_ < text_.size()) markup();
    }
    return std::move(out_);
  }

 private:
  void copy(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const bool continues =
        !out_.pieces.empty() &&
        out_.pieces.back().in + out_.html.size() - out_.pieces.back().out == begin;
    if (!continues) out_.pieces.push_back({out_.html.size(), begin});
    out_.html.append(text_.substr(begin, end - begin));
  }

  void copy_text(std::size_t begin, std::size_t end) {
    std::size_t last = begin;
    while (last < end && is_space(text_[last])) ++last;
    const bool verbatim = open_.is_open(Tag::pre) || open_.is_open(Tag::listing);
    copy(begin, last == end && !verbatim ? std::min(begin + 1, end) : end);
  }

  void markup() {
    TagToken token;
    if (text_.compare(at_, 4, "<!--") == 0) {
      skip_comment();
    } else if (read_tag_name(text_, at_, token)) {
      if (token.end_tag) {
        end_tag(token);
      } else {
        start_tag(token);
      }
    } else if (at_ + 1 < text_.size() &&
               (text_[at_ + 1] == '!' || text_[at_ + 1] == '?' || text_[at_ + 1] == '/')) {
      // A doctype decides the page's mode; anything else here is a comment by another name.
      const bool doctype = equals_ignoring_case(text_.substr(at_ + 1, 8), "!doctype");
      const bool cdata = open_.is_open(Tag::math) && text_.compare(at_, 9, "<![CDATA[") == 0;
      const std::size_t close = text_.find(cdata ? "]]>" : ">", at_);
      const std::size_t end = close == kNone ? text_.size() : close + (cdata ? 3 : 1);
      if (doctype || cdata) copy(at_, end);
      at_ = end;
    } else {
      copy(at_, at_ + 1);
      ++at_;
    }
  }

  void skip_comment() {
    const std::string_view rest = text_.substr(at_ + 4);
    if (rest.substr(0, 1) == ">" || rest.substr(0, 2) == "->") {
      at_ += rest[0] == '>' ? 5 : 6;
      return;
    }
    for (std::size_t dashes = text_.find("--", at_ + 4); dashes != kNone;
         dashes = text_.find("--", dashes + 1)) {
      if (text_.compare(dashes + 2, 1, ">") == 0) {
        at_ = dashes + 3;
        return;
      }
      if (text_.compare(dashes + 2, 2, "!>") == 0) {
        at_ = dashes + 4;
        return;
      }
    }
    at_ = text_.size();
  }

  void end_tag(const TagToken& token) {
    const std::size_t after = skip_attributes(text_, token.attributes);
    if (after == kNone) {
      at_ = text_.size();
      return;
    }
    if (open_.end(token.tag)) {
      // Gumbo takes the form off its stack before it has put the text behind the last tag into it.
      if (token.tag == Tag::form) out_.html.append("<!---->");
      copy(at_, token.attributes);
      out_.html.push_back('>');
    }
    at_ = after;
  }

  void start_tag(const TagToken& token) {
    if (token.tag == Tag::svg && skip_svg(token)) return;
    if (token.tag == Tag::script || token.tag == Tag::style || token.tag == Tag::iframe) {
      skip_or_copy_raw(token);
      return;
    }
    const bool passes = open_.start(token.tag);
    const std::size_t after = copy_tag(token, passes);
    if (after == kNone) {
      at_ = text_.size();
      return;
    }
    at_ = after;
    switch (token.tag) {
      case Tag::title:
      case Tag::textarea:
      case Tag::xmp:
      case Tag::noembed:
      case Tag::noframes: {
        const std::size_t end = find_raw_text_end(text_, at_, lower_name(token));
        copy(at_, end);
        at_ = end;
        break;
      }
      case Tag::plaintext:
        copy(at_, text_.size());
        at_ = text_.size();
        break;
      default:
        break;
    }
  }

  static std::string lower_name(const TagToken& token) {
    std::string name(token.name);
    std::transform(name.begin(), name.end(), name.begin(), to_lower);
    return name;
  }

  // Writes the tag with the attributes that are read. Returns the offset behind it, npos when the
  // page ends inside it (the tokenizer emits no such tag).
  std::size_t copy_tag(const TagToken& token, bool passes) {
    const std::size_t size = out_.html.size();
    const std::size_t pieces = out_.pieces.size();
    if (passes) copy(at_, token.attributes);
    std::size_t at = token.attributes;
    Attribute attribute;
    std::size_t last_end = at;
    int count = 0;
    while (next_attribute(text_, at, attribute)) {
      last_end = at;
      if (!passes || count >= kMaxAttributes || !is_read(attribute.name)) continue;
      ++count;
      out_.html.push_back(' ');
      out_.html.append(attribute.whole);
    }
    if (at >= text_.size()) {
      out_.html.resize(size);
      out_.pieces.resize(pieces);
      return kNone;
    }
    // Foreign elements may close themselves; the space parts the slash from an unquoted value.
    if (passes && at > last_end && text_[at - 1] == '/') out_.html.append(" /");
    if (passes) copy(at, at + 1);
    return at + 1;
  }

  // <script>, <style>, <iframe>: gone with their content, except JSON-LD.
  void skip_or_copy_raw(const TagToken& token) {
    std::size_t at = token.attributes;
    Attribute attribute;
    bool json_ld = false;
    while (next_attribute(text_, at, attribute)) {
      json_ld = json_ld || (token.tag == Tag::script && attribute.value.size() < 64 &&
                            equals_ignoring_case(attribute.name, "type") &&
                            lower_value(attribute.value).find("ld+json") != std::string::npos);
    }
    if (at >= text_.size()) {
      at_ = text_.size();
      return;
    }
    const std::size_t end = token.tag == Tag::script
                                ? find_script_end(text_, at + 1)
                                : find_raw_text_end(text_, at + 1, lower_name(token));
    const std::size_t after = skip_attributes(text_, std::min(end + 2, text_.size()));
    if (json_ld) {
      out_.html.append("<script type=application/ld+json>");
      copy(at + 1, end);
      out_.html.append("</script>");
    }
    at_ = after == kNone ? text_.size() : after;
  }

  static std::string lower_value(std::string_view value) {
    std::string lower(value);
    std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
    return lower;
  }

  // An end tag inside SVG that ends an element around it. Links may be SVG's own.
  bool ends_outside(Tag tag, int links) const {
    if (tag == Tag::p || tag == Tag::br) return true;
    if (tag == Tag::a && links > 0) return false;
    return tag != Tag::unknown && tag != Tag::svg && open_.is_open(tag);
  }

  // Leaves out an <svg> that ends as it should. One that HTML breaks out of, or that never ends,
  // is passed through with everything up to that point; false then.
  bool skip_svg(const TagToken& svg) {
    if (at_ < svg_passes_until_) return false;
    bool closed = false;
    std::size_t at = skip_attributes(text_, svg.attributes, &closed);
    if (at == kNone) return false;
    if (closed) {
      at_ = at;
      return true;
    }
    int links = 0;
    for (int depth = 1; depth > 0;) {
      at = text_.find('<', at);
      TagToken token;
      if (at == kNone || (text_.compare(at, 4, "<!--") == 0 && text_.find("-->", at) == kNone)) {
        svg_passes_until_ = text_.size();
        return false;
      }
      if (text_.compare(at, 4, "<!--") == 0) {
        at = text_.find("-->", at + 2) == kNone ? text_.size() : text_.find("-->", at + 2) + 3;
      } else if (text_.compare(at, 9, "<![CDATA[") == 0) {
        at = std::min(text_.find("]]>", at), text_.size());
      } else if (!read_tag_name(text_, at, token)) {
        ++at;
      } else if (token.end_tag ? ends_outside(token.tag, links) : breaks_out_of_svg(token.tag)) {
        svg_passes_until_ = at;
        return false;
      } else {
        at = skip_attributes(text_, token.attributes, &closed);
        if (at == kNone) {
          svg_passes_until_ = text_.size();
          return false;
        }
        const int opens = token.end_tag ? -1 : closed ? 0 : 1;
        if (token.tag == Tag::svg) depth += opens;
        if (token.tag == Tag::a) links = std::max(0, links + opens);
      }
    }
    at_ = at;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Filtered out_;
  OpenElements open_;
  std::size_t svg_passes_until_ = 0;
};

}  // namespace

std::size_t Filtered::source_offset(std::size_t offset) const {
  const auto after =
      std::upper_bound(pieces.begin(), pieces.end(), offset,
                       [](std::size_t value, const Piece& p) { return value < p.out; });
  if (after == pieces.begin()) return 0;
  const Piece& piece = *(after - 1);
  return piece.in + (offset - piece.out);
}

Filtered prefilter(std::string_view text) { return Pass(text).run(); }

}  // namespace pith
