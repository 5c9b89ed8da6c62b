#include "html/prefilter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "html/skeleton_writer.h"
#include "html/tag.h"
#include "html/tag_token.h"
#include "text/character_reference.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Further attributes of a tag are skipped; Nokogiri's fork of Gumbo has the same limit.
constexpr int kMaxAttributes = 400;

// Whether a start tag ends SVG content early (HTML standard, 13.2.6.5), or switches to HTML.
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

[[gnu::always_inline]] inline bool any_control_by(std::string_view text) {
  unsigned char any = 0;
  for (const char c : text) any |= static_cast<unsigned char>(is_stray_control(c));
  return any != 0;
}

// This loop sees every byte of the page, so it is also compiled for wider registers.
#if defined(__x86_64__)
[[gnu::target("avx2")]] bool any_control_wide(std::string_view text) {
  return any_control_by(text);
}

bool any_control(std::string_view text) {
  return __builtin_cpu_supports("avx2") ? any_control_wide(text) : any_control_by(text);
}
#else
bool any_control(std::string_view text) { return any_control_by(text); }
#endif

// Tells which parts of a text hold a byte. Each part begins behind the one before, so that the text
// is searched only once.
class ByteFinder {
 public:
  ByteFinder(std::string_view text, char byte) : text_(text), byte_(byte) { find(0); }

  bool is_in(std::size_t begin, std::size_t end) {
    if (at_ < begin) find(begin);
    return at_ < end;
  }

 private:
  void find(std::size_t begin) { at_ = std::min(text_.find(byte_, begin), text_.size()); }

  std::string_view text_;
  char byte_;
  std::size_t at_ = 0;  // the next one
};

// Removes a quoted string from the front of `text`. Returns nullopt if there is none.
std::optional<std::string_view> take_quoted(std::string_view& text) {
  while (!text.empty() && is_html_space(text[0])) text.remove_prefix(1);
  if (text.empty() || (text[0] != '"' && text[0] != '\'')) return std::nullopt;
  const std::size_t end = text.find(text[0], 1);
  if (end == kNone) return std::nullopt;
  const std::string_view quoted = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  return quoted;
}

// Whether a doctype puts the page into quirks mode by the prefix of its public identifier (HTML
// standard, 13.2.6.4.1), like those of HTML 3.2 and 4.0. Gumbo supports this only from 0.11 on. All
// releases know the system identifiers and the complete public identifiers.
bool is_quirky_by_prefix(std::string_view doctype) {
  constexpr std::string_view kBegin = "<!doctype";
  std::string_view rest = doctype.substr(std::min(kBegin.size(), doctype.size()));
  for (const std::string_view word : {"html", "public"}) {
    while (!rest.empty() && is_html_space(rest[0])) rest.remove_prefix(1);
    if (!equals_ignore_case(rest.substr(0, word.size()), word)) return false;
    rest.remove_prefix(word.size());
  }
  const std::optional<std::string_view> identifier = take_quoted(rest);
  if (!identifier) return false;
  for (const std::string_view known :
       {"html", "-/w3c/dtd html 4.0 transitional/en", "-//w3o//dtd w3 html strict 3.0//en//"}) {
    if (equals_ignore_case(*identifier, known)) return false;
  }
  const std::string_view system = take_quoted(rest).value_or("");
  while (!rest.empty() && is_html_space(rest[0])) rest.remove_prefix(1);
  return rest == ">" && system.find("//www.ibm.com/") == kNone;
}

class Pass {
 public:
  Pass(std::string_view text, std::size_t max_work, bool fold)
      : text_(text), max_work_(max_work), out_(text), has_controls_(any_control(text)) {
    if (!fold) out_.stop_folding();
    out_.skeleton().html.reserve(text.size() / 8);
  }

  // Returns nullopt if folding would have changed the tree. Then the pass must be repeated without
  // folding.
  std::optional<Skeleton> run() {
    while (at_ < text_.size()) {
      at_ = copy_text_to_markup();
      if (at_ < text_.size()) markup();
      if (again_) return std::nullopt;
      if (out_.work() > max_work_) {
        out_.skeleton().whole = false;
        break;
      }
    }
    out_.finish();
    return std::move(out_.skeleton());
  }

 private:
  using Kind = InlineItem::Kind;

  // Adds the text at `at_` and returns its end, which is at the next '<'. Most texts are nothing
  // but white space, or there is none.
  std::size_t copy_text_to_markup() {
    const std::size_t begin = begin_of_text(at_, text_.size());
    const std::size_t first = skip_space(begin, text_.size());
    if (first == text_.size() || text_[first] == '<') {
      out_.white(begin, first);
      return first;
    }
    const std::size_t end = std::min(text_.find('<', first), text_.size());
    out_.text(begin, end, text_kind(begin, end));
    return end;
  }

  // Adds text in which '<' is an ordinary character, with references.
  void copy_text(std::size_t begin, std::size_t end) {
    begin = begin_of_text(begin, end);
    if (skip_space(begin, end) == end) {
      out_.white(begin, end);
    } else {
      out_.text(begin, end, text_kind(begin, end));
    }
  }

  // The newline right after <pre> is not part of the text.
  std::size_t begin_of_text(std::size_t begin, std::size_t end) const {
    if (behind_pre_ == begin && begin < end) {
      if (text_[begin] == '\r') ++begin;
      if (begin < end && text_[begin] == '\n') ++begin;
    }
    return begin;
  }

  std::size_t skip_space(std::size_t at, std::size_t end) const {
    while (at < end && is_html_space(text_[at])) ++at;
    return at;
  }

  Kind text_kind(std::size_t begin, std::size_t end) {
    return ampersands_.is_in(begin, end) ? Kind::coded : plain_kind(begin, end);
  }

  Kind plain_kind(std::size_t begin, std::size_t end) {
    return has_special(begin, end) ? Kind::plain : Kind::text;
  }

  // Whether there are line ends to normalize or control characters to drop.
  bool has_special(std::size_t begin, std::size_t end) {
    return returns_.is_in(begin, end) ||
           (has_controls_ && any_control(text_.substr(begin, end - begin)));
  }

  void markup() {
    TagToken token;
    if (begins_comment(at_)) {
      skip_comment();
    } else if (read_tag_name(text_, at_, token)) {
      if (token.end_tag) {
        end_tag(token);
      } else {
        start_tag(token);
      }
    } else if (at_ + 1 < text_.size() &&
               (text_[at_ + 1] == '!' || text_[at_ + 1] == '?' || text_[at_ + 1] == '/')) {
      declaration();
    } else {
      out_.text(at_, at_ + 1, Kind::text);
      ++at_;
    }
  }

  bool begins_comment(std::size_t at) const {
    return at + 1 < text_.size() && text_[at + 1] == '!' && text_.compare(at, 4, "<!--") == 0;
  }

  // Handles a doctype, which decides the page's mode. Anything else here is a kind of comment.
  void declaration() {
    const bool doctype = equals_ignore_case(text_.substr(at_ + 1, 8), "!doctype");
    const bool cdata = out_.open().is_open(Tag::math) && text_.compare(at_, 9, "<![CDATA[") == 0;
    const std::size_t close = text_.find(cdata ? "]]>" : ">", at_);
    const std::size_t end = close == kNone ? text_.size() : close + (cdata ? 3 : 1);
    if (doctype) {
      // Makes all releases of Gumbo build the same tree: these doctypes are written without quirks.
      const std::string_view whole = text_.substr(at_, end - at_);
      out_.verbatim(is_quirky_by_prefix(whole) ? "<!doctype html>" : whole);
    } else if (cdata) {
      raw_text(at_ + 9, std::min(close, text_.size()), false);
    }
    at_ = end;
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
    const std::size_t after = end_of_tag(token);
    if (after != kNone) out_.end(token.tag, token.name);
    at_ = std::min(after, text_.size());
  }

  // The offset after the tag's '>', or npos if there is none.
  std::size_t end_of_tag(const TagToken& token) const {
    const std::size_t at = token.attributes;
    const bool is_bare = at < text_.size() && text_[at] == '>';  // as nearly all end tags are
    return is_bare ? at + 1 : skip_attributes(text_, at);
  }

  void start_tag(const TagToken& token) {
    if (token.tag == Tag::svg && skip_svg(token)) return;
    const bool in_select = out_.is_open(Tag::select);
    const bool left_out = token.tag == Tag::style || token.tag == Tag::iframe;
    if (token.tag == Tag::script || (left_out && !in_select)) {
      raw_element(token);
      return;
    }
    if (!read_tag(token)) return;
    if (token.tag == Tag::frameset && out_.has_folded()) again_ = true;
    out_.start();
    // A <select> ignores these tags, so their content is parsed as markup.
    if (in_select && out_.is_open(Tag::select)) return;
    switch (token.tag) {
      case Tag::pre:
      case Tag::listing:
        behind_pre_ = at_;
        break;
      case Tag::textarea:
        behind_pre_ = at_;
        [[fallthrough]];
      case Tag::title: {
        const std::size_t end = find_raw_text_end(text_, at_, lowered(token.name));
        raw_text(at_, end, true);
        at_ = end;
        break;
      }
      case Tag::xmp:
      case Tag::noembed:
      case Tag::noframes: {
        const std::size_t end = find_raw_text_end(text_, at_, lowered(token.name));
        raw_text(at_, end, false);
        at_ = end;
        break;
      }
      case Tag::plaintext:
        raw_text(at_, text_.size(), false);
        at_ = text_.size();
        break;
      default:
        break;
    }
  }

  void raw_text(std::size_t begin, std::size_t end, bool references) {
    if (references) return copy_text(begin, end);
    if (begin < end) out_.text(begin, end, plain_kind(begin, end));
  }

  // Adds the tag to the skeleton's table and moves past it. Returns false if the page ends inside
  // it, because the tokenizer emits no such tag.
  bool read_tag(const TagToken& token) {
    Skeleton& skeleton = out_.skeleton();
    StartTag tag;
    tag.begin = static_cast<std::uint32_t>(at_);
    tag.name_size = static_cast<std::uint32_t>(token.name.size());
    tag.tag = token.tag;
    tag.first_attribute = static_cast<std::uint32_t>(skeleton.attributes.size());
    std::size_t at = token.attributes;
    std::size_t last_end = at;
    Attribute attribute;
    for (int count = 0; next_attribute(text_, at, attribute); ++count) {
      last_end = at;
      const Attr name = count < kMaxAttributes ? find_attribute(attribute.name) : Attr::count_;
      if (name == Attr::count_ || tag.has.has(name)) continue;
      tag.has.add(name);
      ++tag.attributes;
      skeleton.attributes.push_back({name, value_span(attribute.value)});
    }
    if (at >= text_.size()) {
      skeleton.attributes.resize(tag.first_attribute);
      at_ = text_.size();
      return false;
    }
    tag.closes_itself = at > last_end && text_[at - 1] == '/';
    at_ = at + 1;
    tag.end = static_cast<std::uint32_t>(at_);
    skeleton.tags.push_back(tag);
    return true;
  }

  TextSpan value_span(std::string_view value) {
    if (value.empty()) return {};
    const auto value_begin = static_cast<std::size_t>(value.data() - text_.data());
    const std::size_t value_end = value_begin + value.size();
    if (!ampersands_.is_in(value_begin, value_end) && !has_special(value_begin, value_end)) {
      return {static_cast<std::uint32_t>(value_begin), static_cast<std::uint32_t>(value.size()),
              false};
    }
    std::string& pool = out_.skeleton().pool;
    const std::size_t begin = pool.size();
    append_decoded(pool, value, ReferencesIn::attribute);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pool.size() - begin),
            true};
  }

  // Handles <script>, <style> and <iframe>: drops them with their content, except JSON-LD and the
  // source of formulas. The tag of an <iframe> is kept where that cannot change the tree.
  void raw_element(const TagToken& token) {
    if (!read_tag(token)) return;
    Skeleton& skeleton = out_.skeleton();
    const std::string type =
        lowered(skeleton.value(skeleton.tags.back(), Attr::type).substr(0, 64));
    const bool read =
        token.tag == Tag::script && (type.find("ld+json") != kNone || type.starts_with("math/"));
    const AttrSet has = skeleton.tags.back().has;
    const bool frame =
        token.tag == Tag::iframe && out_.may_hold_frame() &&
        (has.has(Attr::src) || has.has(Attr::data_src) || has.has(Attr::data_lazy_src));
    const std::size_t end = token.tag == Tag::script
                                ? find_script_end(text_, at_)
                                : find_raw_text_end(text_, at_, lowered(token.name));
    if (read) {
      out_.start();
      raw_text(at_, end, false);
      out_.end(Tag::script, token.name);
    } else if (frame) {
      out_.frame();
    } else {
      skeleton.attributes.resize(skeleton.tags.back().first_attribute);
      skeleton.tags.pop_back();
    }
    at_ = std::min(skip_attributes(text_, std::min(end + 2, text_.size())), text_.size());
  }

  // Whether an end tag inside SVG ends an element outside of it. SVG has links of its own.
  bool ends_outside(Tag tag, int links) const {
    if (tag == Tag::p || tag == Tag::br) return true;
    if (tag == Tag::a && links > 0) return false;
    return tag != Tag::unknown && tag != Tag::svg && out_.is_open(tag);
  }

  // Which elements are open is uncertain after this, so nothing is folded from here on.
  bool pass_svg(std::size_t until) {
    svg_passes_until_ = until;
    out_.stop_folding();
    return false;
  }

  // Skips an <svg> that is closed properly, and returns true. If HTML breaks out of it, or it is
  // never closed, the markup up to that point is passed to the parser, and the result is false.
  bool skip_svg(const TagToken& svg) {
    if (at_ < svg_passes_until_) return false;
    bool closed = false;
    std::size_t at = skip_attributes(text_, svg.attributes, &closed);
    if (at == kNone) return pass_svg(text_.size());
    if (closed) {
      at_ = at;
      return true;
    }
    int links = 0;
    for (int depth = 1; depth > 0;) {
      at = text_.find('<', at);
      TagToken token;
      if (at == kNone || (text_.compare(at, 4, "<!--") == 0 && text_.find("-->", at) == kNone)) {
        return pass_svg(text_.size());
      }
      if (text_.compare(at, 4, "<!--") == 0) {
        at = text_.find("-->", at + 2) == kNone ? text_.size() : text_.find("-->", at + 2) + 3;
      } else if (text_.compare(at, 9, "<![CDATA[") == 0) {
        at = std::min(text_.find("]]>", at), text_.size());
      } else if (!read_tag_name(text_, at, token)) {
        ++at;
      } else if (token.end_tag ? ends_outside(token.tag, links) : breaks_out_of_svg(token.tag)) {
        return pass_svg(at);
      } else {
        at = skip_attributes(text_, token.attributes, &closed);
        if (at == kNone) {
          return pass_svg(text_.size());
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
  std::size_t max_work_;
  SkeletonWriter out_;
  std::size_t svg_passes_until_ = 0;
  std::size_t behind_pre_ = kNone;  // the end of the last <pre> tag
  ByteFinder ampersands_{text_, '&'};
  ByteFinder returns_{text_, '\r'};
  bool has_controls_;
  bool again_ = false;
};

}  // namespace

Skeleton prefilter(std::string_view page, std::size_t max_work) {
  std::optional<Skeleton> skeleton = Pass(page, max_work, true).run();
  return skeleton ? std::move(*skeleton) : *Pass(page, max_work, false).run();
}

}  // namespace pith::internal
