#include "page/flow.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "text/words.h"

namespace pith {
namespace {

// Ligature names run from "add" to "keyboard_double_arrow_right"; glyph classes hold no words.
constexpr std::size_t kLongestLigature = 40;

// A permalink or the way back from a footnote: a sign or two.
constexpr std::size_t kLongestSign = 16;

bool is_ligature(Node element) {
  const std::optional<std::string> text = short_text_content(element, kLongestLigature);
  return text && std::all_of(text->begin(), text->end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

// Elements of the standard that the parser does not know yet.
bool is_block_name(std::string_view name) {
  return equals_ignore_case(name, "dialog") || equals_ignore_case(name, "search");
}

bool is_sign(Node element) {
  const std::optional<std::string> text = short_text_content(element, kLongestSign);
  if (!text) return false;
  const TextCounts counts = count_text(*text);
  return counts.letters + counts.digits == 0;
}

std::string language_in_names(std::string_view names) {
  static constexpr std::array<std::string_view, 4> kPrefixes = {
      "language-", "lang-", "highlight-source-", "highlight-text-"};
  std::string_view rest = names;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \n\t"), rest.size());
    const std::string_view name = rest.substr(0, end);
    for (const std::string_view prefix : kPrefixes) {
      if (name.size() > prefix.size() && name.substr(0, prefix.size()) == prefix) {
        return std::string(name.substr(prefix.size()));
      }
    }
    // SyntaxHighlighter: "brush: java; gutter: true"; Pandoc: "sourceCode haskell".
    if ((name == "brush:" || name == "sourceCode") && end < rest.size()) {
      const std::string_view value = rest.substr(end + 1);
      return std::string(value.substr(0, value.find_first_of("; \n\t")));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

// A language's name, not whatever an attribute of that name may hold.
bool is_plausible(std::string_view language) {
  return !language.empty() && language.size() <= 24 &&
         std::none_of(language.begin(), language.end(), [](char c) {
           return is_html_space(c) || c == '`' || c == '<' || c == '>' || c == '"' || c == '~';
         });
}

std::string language_of(Node node) {
  std::string language = language_in_names(node.attribute(Attr::class_));
  if (language.empty()) language = node.attribute(Attr::data_lang);
  if (language.empty()) language = node.attribute(Attr::language);
  return is_plausible(language) ? language : std::string();
}

}  // namespace

Flow flow_of(Node element) {
  if (!element.is_html()) return Flow::skip;
  const Tag parent = element.parent().tag();
  switch (element.tag()) {
    case Tag::cite:
      // Forums name who is quoted in a line of its own above the quote.
      return parent == Tag::blockquote || parent == Tag::div ? Flow::block : Flow::inline_text;
    case Tag::unknown:
      return is_block_name(element.name()) ? Flow::block : Flow::inline_text;
    // clang-format off
    case Tag::script: case Tag::style: case Tag::iframe: case Tag::head: case Tag::title:
    case Tag::textarea: case Tag::object: case Tag::audio: case Tag::video: case Tag::canvas:
    case Tag::select: case Tag::datalist: case Tag::template_: case Tag::applet: case Tag::embed:
    case Tag::map: case Tag::progress: case Tag::meter: case Tag::rt: case Tag::rp:
    case Tag::input: case Tag::link: case Tag::meta: case Tag::base: case Tag::colgroup:
    case Tag::col: case Tag::frameset: case Tag::svg: case Tag::math: case Tag::area:
    case Tag::param: case Tag::source: case Tag::track:
      return Flow::skip;
    case Tag::a: case Tag::abbr: case Tag::acronym: case Tag::b: case Tag::bdi: case Tag::bdo:
    case Tag::big: case Tag::code: case Tag::data: case Tag::del: case Tag::dfn:
    case Tag::em: case Tag::font: case Tag::i: case Tag::ins: case Tag::kbd: case Tag::label:
    case Tag::mark: case Tag::nobr: case Tag::q: case Tag::ruby: case Tag::rb: case Tag::s:
    case Tag::samp: case Tag::small: case Tag::span: case Tag::strike: case Tag::strong:
    case Tag::sub: case Tag::sup: case Tag::time: case Tag::tt: case Tag::u: case Tag::var: case Tag::wbr: case Tag::img: case Tag::br: case Tag::output: case Tag::blink:
    case Tag::rtc: case Tag::spacer:
      return Flow::inline_text;
    // clang-format on
    default:
      return Flow::block;
  }
}

bool is_unread_inline(Node element, CueSet cues, InlineContext context) {
  if (cues.has(Cue::hidden) || cues.has(Cue::assistive)) return true;
  if (cues.has(Cue::icon)) return is_ligature(element);
  if (cues.has(Cue::aria_hidden) && is_ligature(element)) return true;
  if (context.in_heading && cues.has(Cue::print_edit)) return true;
  if (context.in_caption && cues.has(Cue::byline)) return true;
  const std::string_view href = element.attribute(Attr::href);
  return element.tag() == Tag::a && !href.empty() && href.front() == '#' && is_sign(element);
}

std::string code_language(Node pre) {
  std::string language = language_of(pre);
  if (Node child = pre.first_child(); language.empty() && child) language = language_of(child);
  // Highlighters wrap: <div class="highlight-source-js"><pre>, <figure><div><pre>.
  Node around = pre.parent();
  for (int i = 0; i < 2 && language.empty() && around; ++i, around = around.parent()) {
    language = language_of(around);
  }
  return language;
}

}  // namespace pith
