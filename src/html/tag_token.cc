#include "html/tag_token.h"

#include <gumbo.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "html/tag.h"
#include "html/word_table.h"

namespace pith::internal {

namespace {

// What a byte ends. It is one table lookup per byte, because these loops see every tag of a page.
enum : unsigned char {
  kTagName = 1,
  kAttributeName = 2,
  kBareValue = 4,
  kSpace = 8,              // white space
  kBetweenAttributes = 16  // white space and slashes
};
constexpr std::array<unsigned char, 256> kEnds = [] {
  constexpr unsigned char kTag = kTagName | kAttributeName | kBareValue;
  constexpr unsigned char kNoSpace = kSpace | kBetweenAttributes;
  std::array<unsigned char, 256> ends = {};
  for (std::size_t c = 0; c < ends.size(); ++c) {
    ends[c] = is_html_space(static_cast<char>(c)) ? kTag : kNoSpace;
  }
  ends['>'] |= kTag;
  ends['/'] = kTagName | kAttributeName | kSpace;
  ends['='] |= kAttributeName;
  return ends;
}();

// The first position from `at` on that ends `what`, or the text's size.
std::size_t end_of(unsigned char what, std::string_view text, std::size_t at) {
  while (at < text.size() && (kEnds[static_cast<unsigned char>(text[at])] & what) == 0) ++at;
  return at;
}

// Nine in ten tags have one of these names.
constexpr std::array<WordTable<Tag, 28>::Row, 28> kCommon = {{
    {"a", Tag::a},           {"b", Tag::b},
    {"br", Tag::br},         {"button", Tag::button},
    {"dd", Tag::dd},         {"div", Tag::div},
    {"dt", Tag::dt},         {"em", Tag::em},
    {"h1", Tag::h1},         {"h2", Tag::h2},
    {"h3", Tag::h3},         {"h4", Tag::h4},
    {"i", Tag::i},           {"img", Tag::img},
    {"input", Tag::input},   {"li", Tag::li},
    {"link", Tag::link},     {"meta", Tag::meta},
    {"p", Tag::p},           {"path", Tag::unknown},
    {"script", Tag::script}, {"section", Tag::section},
    {"span", Tag::span},     {"strong", Tag::strong},
    {"svg", Tag::svg},       {"td", Tag::td},
    {"tr", Tag::tr},         {"ul", Tag::ul},
}};
constexpr WordTable<Tag, 28> kCommonTags(kCommon);

Tag find_tag(std::string_view text, std::size_t at, std::size_t size) {
  constexpr std::size_t kLongest = 8;
  if (size <= kLongest) {
    if (const Tag* tag = kCommonTags.find(PackedWord::small(text, at, size))) return *tag;
  }
  return tag_of_gumbo(gumbo_tagn_enum(text.data() + at, static_cast<unsigned>(size)));
}

}  // namespace

bool read_tag_name(std::string_view text, std::size_t at, TagToken& out) {
  std::size_t begin = at + 1;
  out.end_tag = begin < text.size() && text[begin] == '/';
  if (out.end_tag) ++begin;
  if (begin >= text.size() || !is_ascii_letter(text[begin])) return false;
  const std::size_t end = end_of(kTagName, text, begin + 1);
  out.name = text.substr(begin, end - begin);
  out.tag = find_tag(text, begin, end - begin);
  out.attributes = end;
  return true;
}

bool next_attribute(std::string_view text, std::size_t& at, Attribute& out) {
  at = end_of(kBetweenAttributes, text, at);
  if (at >= text.size() || text[at] == '>') return false;
  const std::size_t begin = at;  // any byte here begins a name, even '='
  at = end_of(kAttributeName, text, at + 1);
  out.name = text.substr(begin, at - begin);
  out.value = {};
  std::size_t look = end_of(kSpace, text, at);
  if (look < text.size() && text[look] == '=') {
    look = end_of(kSpace, text, look + 1);
    if (look < text.size() && (text[look] == '"' || text[look] == '\'')) {
      const std::size_t close = text.find(text[look], look + 1);
      if (close == std::string_view::npos) {
        at = text.size();  // an unclosed quote consumes the rest of the page, including the tag
        return false;
      }
      out.value = text.substr(look + 1, close - look - 1);
      at = close + 1;
    } else {
      at = end_of(kBareValue, text, look);
      out.value = text.substr(look, at - look);
    }
  }
  return true;
}

std::size_t skip_attributes(std::string_view text, std::size_t at, bool* self_closing) {
  Attribute attribute;
  std::size_t last_end = at;
  while (next_attribute(text, at, attribute)) last_end = at;
  if (self_closing != nullptr) *self_closing = at > last_end && text[at - 1] == '/';
  return at < text.size() ? at + 1 : std::string_view::npos;
}

namespace {

// Whether "</name" or "<name" is at `at` (on its '<'), followed by white space, '/' or '>'.
bool is_tag_at(std::string_view text, std::size_t at, std::string_view opening,
               std::string_view name) {
  const std::size_t end = at + opening.size() + name.size();
  return end < text.size() && text.compare(at, opening.size(), opening) == 0 &&
         equals_ignore_case(text.substr(at + opening.size(), name.size()), name) &&
         (is_html_space(text[end]) || text[end] == '/' || text[end] == '>');
}

}  // namespace

std::size_t find_raw_text_end(std::string_view text, std::size_t at, std::string_view name) {
  for (at = text.find('<', at); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (is_tag_at(text, at, "</", name)) return at;
  }
  return text.size();
}

std::size_t find_script_end(std::string_view text, std::size_t at) {
  enum class State { plain, escaped, double_escaped } state = State::plain;
  std::size_t close = 0;  // the next "-->", searched once per stretch
  while (true) {
    const std::size_t tag = text.find('<', at);
    if (state != State::plain) {
      if (close < at) close = text.find("-->", at);
      if (close < tag) {
        state = State::plain;
        at = close + 3;
        continue;
      }
    }
    if (tag == std::string_view::npos) return text.size();
    at = tag + 1;
    if (is_tag_at(text, tag, "</", "script")) {
      if (state != State::double_escaped) return tag;
      state = State::escaped;
    } else if (state == State::plain && text.compare(tag, 4, "<!--") == 0) {
      state = State::escaped;
      at = tag + 2;  // the dashes of "<!-->" may also close the comment
      close = 0;
    } else if (state == State::escaped && is_tag_at(text, tag, "<", "script")) {
      state = State::double_escaped;
    }
  }
}

}  // namespace pith::internal
