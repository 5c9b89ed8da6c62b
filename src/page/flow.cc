#include "page/flow.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "html/class_names.h"
#include "text/line_labels.h"
#include "text/words.h"

namespace pith::internal {
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

// "!" in a circle, beside a warning.
bool is_drawn_sign(Node element) {
  const std::optional<std::string> text = short_text_content(element, 2);
  return text && (*text == "!" || *text == "?" || *text == "i");
}

// Elements of the standard that the parser does not know yet.
bool is_block_name(std::string_view name) {
  return equals_ignore_case(name, "dialog") || equals_ignore_case(name, "search");
}

// What an <object> holds is shown where nothing can show the object. Of movies for plug-ins it asks
// for the plug-in.
bool shows_fallback(Node object) {
  constexpr int kMaxChildren = 8;
  int seen = 0;
  for (Node child = object.first_child(); child && seen < kMaxChildren;
       child = child.next_sibling(), ++seen) {
    if (child.tag() == Tag::param || child.tag() == Tag::embed) return false;
  }
  return object.attribute(Attr::type).find("flash") == std::string_view::npos;
}

bool has_image(Node element) {
  constexpr int kMaxNodes = 16;
  int seen = 0;
  bool found = false;
  walk(element, [&](Node node) {
    found = found || node.tag() == Tag::img;
    return !found && ++seen < kMaxNodes;
  });
  return found;
}

// A sign, or nothing at all; where a picture is a sign, that too.
bool is_sign(Node element, bool picture_is_sign) {
  const std::optional<std::string> text = short_text_content(element, kLongestSign);
  if (!text) return false;
  const TextCounts counts = count_text(*text);
  if (counts.letters + counts.digits > 0) return false;
  return picture_is_sign || !text->empty() || !has_image(element);
}

// What LaTeXML writes before the text of an item that a list marks too: a sign, or a number.
bool is_repeated_mark(Node element) {
  if (element.tag() != Tag::span || element.parent().tag() != Tag::li) return false;
  constexpr auto kMarks = std::to_array<std::string_view>({"ltx_tag_item"});
  if (!element.has_attribute(Attr::class_) || !has_class(element, kMarks)) return false;
  const std::optional<std::string> text = short_text_content(element, kLongestSign);
  if (!text) return false;
  const bool ordered = element.parent().parent().tag() == Tag::ol;
  const std::size_t digits = std::min(text->find_first_not_of("0123456789"), text->size());
  const bool number = digits > 0 && (text->substr(digits) == "." || text->substr(digits).empty());
  return ordered ? number : count_text(*text).letters + count_text(*text).digits == 0;
}

// "[source]", "[edit]", and what links a heading to itself: "Permalink".
bool is_page_tool(Node element, ClassFacts facts, bool in_heading) {
  if (facts.has(ClassFact::page_tool)) return element.tag() == Tag::span || element.tag() == Tag::a;
  if (element.tag() != Tag::a) return false;
  if (!in_heading && !facts.has(ClassFact::source_link)) return false;
  constexpr auto kPermalinks = std::to_array<std::string_view>(
      {"headerlink", "header-anchor", "heading-anchor", "heading-link", "anchor", "anchor-link",
       "anchorjs-link", "permalink", "hash-link", "headline-hash", "header-link", "sl-anchor-link",
       "direct-link", "docs-anchor", "src", "srclink"});
  constexpr auto kWords = std::to_array<std::string_view>(
      {"permalink", "link", "anchor", "source", "src", "[src]", "[source]", "[link]", "direct link",
       "copy link", "link to this heading", "link to this section", "link to heading"});
  if (!has_class(element, kPermalinks)) return false;
  const std::optional<std::string> text = short_text_content(element, kLongestSign + 8);
  return text && (text->empty() || std::any_of(kWords.begin(), kWords.end(), [&](auto word) {
                    return equals_ignore_case(*text, word);
                  }));
}

// "Click to enlarge", beside what a caption says.
bool is_enlarger(Node element) {
  constexpr std::size_t kLongestLabel = 100;
  if (element.tag() != Tag::a && element.tag() != Tag::span && element.tag() != Tag::i &&
      element.tag() != Tag::em && element.tag() != Tag::small && element.tag() != Tag::b) {
    return false;
  }
  const std::optional<std::string> text = short_text_content(element, kLongestLabel);
  return text && whole_label(*text) == LabelKind::media;
}

// What shows a note in the margin of a small screen.
bool is_note_switch(Node element) {
  return element.tag() == Tag::label &&
         has_class(element, std::array<std::string_view, 1>{"margin-toggle"});
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
    case Tag::template_:
      // A declarative shadow root is shown in place of the element that it is in.
      return element.has_attribute(Attr::shadowrootmode) ? Flow::inline_text : Flow::skip;
    case Tag::object:
      return shows_fallback(element) ? Flow::inline_text : Flow::skip;
    // clang-format off
    case Tag::script: case Tag::style: case Tag::iframe: case Tag::head: case Tag::title:
    case Tag::textarea: case Tag::audio: case Tag::video: case Tag::canvas:
    case Tag::select: case Tag::datalist: case Tag::applet: case Tag::embed:
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

bool is_unread_inline(Node element, CueSet cues, ClassFacts facts, InlineContext context) {
  if (element.has_attribute(Attr::class_) && is_note_switch(element)) return true;
  if (is_page_tool(element, facts, context.in_heading)) return true;
  if (is_repeated_mark(element)) return true;
  if (cues.has(Cue::hidden) || cues.has(Cue::assistive)) return true;
  if (cues.has(Cue::icon)) {
    return is_ligature(element) || (cues.has(Cue::aria_hidden) && is_drawn_sign(element));
  }
  if (cues.has(Cue::aria_hidden) && is_ligature(element)) return true;
  if (context.in_heading && cues.has(Cue::print_edit)) return true;
  if (context.in_caption && (cues.has(Cue::byline) || is_enlarger(element))) return true;
  const std::string_view href = element.attribute(Attr::href);
  return element.tag() == Tag::a && !href.empty() && href.front() == '#' &&
         is_sign(element, context.in_heading);
}

}  // namespace pith::internal
