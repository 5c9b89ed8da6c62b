#include "page/segment.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/url.h"
#include "html/class_names.h"
#include "html/helper_text.h"
#include "html/word_table.h"
#include "page/class_facts.h"
#include "page/code.h"
#include "page/embeds.h"
#include "page/flow.h"
#include "page/formula.h"
#include "page/images.h"
#include "page/inline_run.h"
#include "page/inline_style.h"
#include "page/leftovers.h"
#include "page/nesting.h"
#include "page/notes.h"
#include "page/page_builder.h"
#include "page/pictures.h"
#include "pith/article.h"

namespace pith::internal {
namespace {

// What leave() has to undo.
struct Frame {
  bool block = false;
  bool joins = false;        // an inline element beside which another one may touch
  bool keeps_lines = false;  // what keeps_lines_ was before
  bool barren = false;       // named like a formula, without one inside
  bool helper = false;       // what is in it is for screen readers
  bool caption = false;      // it may be the caption of the images before it
  std::size_t pictures = 0;  // how many images there were before it
  std::uint8_t spans = 0;
  std::size_t nesting = 0;  // what Nesting::begin() answered
  Node link;                // the link that something raised stands behind
};

// A note that is beside the text, in the middle of it.
struct SideNote {
  Node element;
  std::string label;
};

constexpr std::size_t kMaxPrompt = 12;  // bytes: "Out[123]:", no text

// Inline elements that are set apart from their neighbors wherever they stand.
bool stands_apart(Tag tag) { return tag == Tag::a || tag == Tag::time || tag == Tag::label; }

// "c12", "T3", "s1": editors number the looks of pieces of text when they export it.
bool is_numbered_class(std::string_view name) {
  constexpr std::size_t kMaxLetters = 2;
  std::size_t letters = 0;
  while (letters < name.size() && is_ascii_letter(name[letters])) ++letters;
  if (letters == 1 && to_lower(name.front()) == 'h') return false;  // a heading's look
  return letters > 0 && letters <= kMaxLetters && letters < name.size() &&
         std::all_of(name.begin() + static_cast<std::ptrdiff_t>(letters), name.end(),
                     is_ascii_digit);
}

// Templates give the parts of a row classes of their own; the pieces that an editor makes of one
// text have none, or all the same, or numbered ones.
bool differ_in_class(Node a, Node b) {
  const std::string_view of_a = a.attribute(Attr::class_);
  const std::string_view of_b = b.attribute(Attr::class_);
  return !of_a.empty() && !of_b.empty() && of_a != of_b;
}

bool are_numbered(Node a, Node b) {
  return is_numbered_class(a.attribute(Attr::class_)) &&
         is_numbered_class(b.attribute(Attr::class_));
}

// The element that holds all of another's content.
Node only_element(Node node) {
  Node only;
  for (Node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.is_text() && child.text().find_first_not_of(kHtmlSpace) == std::string_view::npos) {
      continue;
    }
    if (only || !child.is_element()) return {};
    only = child;
  }
  return only;
}

// Tag and first class name without digits: what the rows of one template share.
std::uint32_t signature(Node element) {
  // Mixed before the first letter, so that no letter makes up for another tag.
  std::uint32_t hash = (2166136261u ^ static_cast<std::uint32_t>(element.tag())) * 16777619u;
  std::string_view names = element.attribute(Attr::class_);
  while (!names.empty() && is_html_space(names.front())) names.remove_prefix(1);
  for (const char c : names) {
    if (c == ' ' || c == '\n' || c == '\t') break;
    if (c < '0' || c > '9') hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash;
}

// What a class attribute says, and the signature of the element that it was met at first.
struct KnownClass {
  ClassFacts facts = {};
  Tag tag = Tag::unknown;
  std::uint32_t signature = 0;
};

class Segmenter {
 public:
  Segmenter(const Document& document, std::string base_url, const Selection* selection)
      : document_(&document),
        selection_(selection),
        builder_(std::move(base_url)),
        notes_(document) {}

  PageModel run() {
    const Document& document = *document_;
    // As much as hardly any page exceeds: both are large to move, and what is not used is not
    // touched.
    builder_.reserve(document.nodes(), document.nodes() / 4);
    walk(
        document.body(), [this](Node node) { return enter(node); },
        [this](Node node) { leave(node); });
    flush();
    return builder_.take();
  }

 private:
  bool enter(Node node) {
    if (selection_ != nullptr) choose(selection_->of(node));
    if (node.is_text()) {
      read_text(node);
      return false;
    }
    if (node.tag() == Tag::math || node.tag() == Tag::script) {
      read_formula_at(node);
      return false;
    }
    Flow flow = flow_of(node);
    if (node.tag() == Tag::input) read_input(node);
    if (node.tag() == Tag::div && !node.first_child()) read_drawn_check_box(node);
    if (flow == Flow::skip) {
      read_embed_at(node);
      return false;
    }
    if (node.tag() == Tag::br) {
      line_break();
      return false;
    }
    if (node.tag() == Tag::img) {
      if (!read_formula_at(node)) read_image(node);
      return false;
    }
    const KnownClass known = known_class(node);
    const ClassFacts facts = known.facts;
    const bool names_formula = facts.has(ClassFact::formula);
    Frame frame;
    if (barren_ == 0 && (names_formula || has_formula_attribute(node) || is_mathjax(node))) {
      if (read_formula_at(node)) return false;
      frame.barren = names_formula;
    }
    if (flow == Flow::inline_text && read_note_mark(node, facts)) return false;
    CueSet cues = cues_of(node, facts.cues);
    if (flow == Flow::inline_text &&
        is_unread_inline(
            node, cues, facts,
            {builder_.in_heading() || nesting_.in_signature(), builder_.in_caption()})) {
      return false;
    }
    if (is_note_apparatus(node)) return false;
    if (facts.has(ClassFact::page_tool) && is_tool_block(node)) return false;
    if (nesting_.in_signature()) flow = Flow::inline_text;  // blocks in it are for its looks
    if (node.tag() == Tag::noscript && is_picture_in_line(node)) flow = Flow::inline_text;
    if (node == document_->body()) cues = {};  // body classes speak of the whole site
    if (facts.has(ClassFact::code) && is_code_header(node)) return false;
    if (node.tag() == Tag::unknown || node.tag() == Tag::object) {
      is_image(node) ? read_image(node) : read_embed_at(node);
    }
    builder_.open_element(node, cues, known.signature);
    if (may_be_code(node, facts) && is_code_block(node)) {
      read_code_block(node);
      builder_.close_element();
      return false;
    }
    frame.block = flow == Flow::block;
    frame.keeps_lines = keeps_lines_;
    if (frame.barren) ++barren_;
    if (node.tag() == Tag::pre) keeps_lines_ = true;
    if (node.has_attribute(Attr::style)) {
      keeps_lines_ = style_of(node).keeps_lines.value_or(keeps_lines_);
    }
    if (node.tag() == Tag::noscript) ++noscripts_;
    if (frame.block) {
      flush();
      builder_.begin_block_element(node);
      frame.nesting = nesting_.begin(node, facts);
      begin_note(node);
    } else {
      begin_inline(node, frame);
    }
    frame.caption = frame.block && (node.tag() == Tag::figcaption ||
                                    (cues.has(Cue::caption) && node.tag() != Tag::caption));
    frame.pictures = pictures_.count();
    if (frame.caption) builder_.begin_description();
    frame.helper = is_helper_text(node, facts);
    if (frame.helper) run_.begin_helper();
    frames_.push_back(frame);
    return true;
  }

  void leave(Node node) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    for (int i = 0; i < frame.spans; ++i) run_.close_span();
    if (frame.block) {
      flush();
      builder_.end_block_element(node);
      nesting_.end(frame.nesting);
    }
    if (frame.helper) run_.end_helper();
    ended_ = frame.joins ? node : frame.link;
    keeps_lines_ = frame.keeps_lines;
    if (frame.barren) --barren_;
    if (node.tag() == Tag::noscript) --noscripts_;
    if (frame.caption) builder_.end_description(frame.pictures);
    builder_.close_element();
  }

  // The twin of a picture that scripts load, in a line of text.
  bool is_picture_in_line(Node noscript) const {
    if (!run_.has_text() || noscript.parent().tag() != Tag::p) return false;
    const Node picture = only_element(noscript);
    return picture && picture.tag() == Tag::img;
  }

  // A prompt, or a summary that only opens what is below it.
  static bool is_tool_block(Node node) {
    constexpr std::size_t kMaxSummary = 40;
    if (node.tag() == Tag::div) return short_text_content(node, kMaxPrompt).has_value();
    return node.tag() == Tag::summary && short_text_content(node, kMaxSummary).has_value();
  }

  void choose(Choice choice) {
    choice_ = choice;
    run_.choose(choice);
  }

  // Of the node's class. Templates give a class to elements of one tag.
  KnownClass known_class(Node node) {
    if (!node.has_attribute(Attr::class_)) return {{}, node.tag(), signature(node)};
    KnownClass known =
        known_classes_.get(node.attribute(Attr::class_), [node](std::string_view classes) {
          return KnownClass{read_class_facts(classes), node.tag(), signature(node)};
        });
    if (known.tag != node.tag()) known.signature = signature(node);
    return known;
  }

  StyleFacts style_of(Node node) {
    if (!node.has_attribute(Attr::style)) return {};
    return style_facts_.get(node.attribute(Attr::style), read_style);
  }

  void begin_inline(Node node, Frame& frame) {
    switch (node.tag()) {
      case Tag::a:
      case Tag::span:
      case Tag::time:
      case Tag::label:
        if (ended_ && !nesting_.in_signature()) {
          const bool apart = stands_apart(node.tag()) || style_of(node).apart ||
                             stands_apart(ended_.tag()) || style_of(ended_).apart;
          if (apart || !are_numbered(node, ended_)) {
            run_.joint(apart || differ_in_class(node, ended_));
          }
        }
        frame.joins = true;
        break;
      case Tag::sup:
      case Tag::sub:
        // What is raised belongs to the word before it; two links are two words with it, too.
        if (node.tag() == Tag::sup && ended_ && ended_.tag() == Tag::a) frame.link = ended_;
        ended_ = Node();
        break;
      default:
        break;
    }
    const auto span = [&](SpanKind kind, std::string target = {}) {
      if (run_.is_open(kind)) return;  // bold in bold is bold
      run_.open_span(kind, std::move(target));
      ++frame.spans;
    };
    if (node.tag() == Tag::a && node.has_attribute(Attr::href)) {
      span(SpanKind::link, builder_.resolved(node.attribute(Attr::href)));
    }
    if (const std::optional<SpanKind> kind = span_kind(node.tag())) span(*kind);
    if (node.has_attribute(Attr::style)) {
      if (const std::optional<SpanKind> kind = style_of(node).span) span(*kind);
    }
  }

  void read_text(Node node) {
    ended_ = Node();
    std::string storage;
    std::string_view rest = node.text();
    if (!run_.is_open(SpanKind::code)) rest = without_leftovers(rest, storage);
    if (std::any_of(rest.begin(), rest.end(), [](char c) { return !is_html_space(c); })) {
      pictures_.see_text();
      // A label below a figure's image may go, the image stays.
      if (pictures_.in_figure() && !run_.has_text() && run_.has_anything()) flush();
    }
    if (!keeps_lines_) return run_.text(rest, node.source_range(), builder_.current());
    while (true) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      run_.text(rest.substr(0, end), node.source_range(), builder_.current());
      if (end == rest.size()) return;
      line_break();
      rest.remove_prefix(end + 1);
    }
  }

  // A few words that readers do not see. A table of a chart's figures, hidden for those who see the
  // chart, has more.
  static bool is_helper_text(Node node, ClassFacts facts) {
    constexpr std::size_t kLongest = 200;
    const bool hidden =
        facts.has(ClassFact::helper_text) ||
        (node.has_attribute(Attr::style) && style_makes_helper_text(node.attribute(Attr::style)));
    return hidden && short_text_content(node, kLongest).has_value();
  }

  static bool has_formula_attribute(Node node) {
    const AttrSet has = node.attributes();
    return has.has(Attr::data_latex) || has.has(Attr::data_tex) || has.has(Attr::data_formula);
  }

  static bool is_mathjax(Node node) {
    return node.tag() == Tag::unknown && node.name() == "mjx-container";
  }

  // True when the element is a formula, or repeats one that is beside it.
  bool read_formula_at(Node node) {
    const Formula formula = read_formula(node);
    if (formula.role != Formula::Role::formula) return formula.role == Formula::Role::copy;
    if (formula.display) flush();
    run_.formula(formula.tex, range_of_formula(node), builder_.current());
    if (formula.display) builder_.end_math_block();
    ended_ = Node();
    return true;
  }

  // From its start tag to the last text in it.
  static Node::Range range_of_formula(Node node) {
    Node::Range range = node.source_range();
    range.end = std::max(range.end, range_of_text(node).end);
    return range;
  }

  static bool may_be_code(Node node, ClassFacts facts) {
    switch (node.tag()) {
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
      case Tag::code:
      case Tag::table:
        return true;
      default:
        return facts.has(ClassFact::code);
    }
  }

  void read_code_block(Node node) {
    flush();
    Code code = read_code(node, selection_);
    Choice choice = choice_;
    if (!code.text.empty()) {
      if (is_left_out(choice)) choice = Choice::selected;  // some of it is
    } else if (is_left_out(choice)) {
      code = read_code(node);
    }
    if (code.text.empty()) return;
    // The innermost element around all of it, which for most listings is a <code> in the <pre>.
    int opened = 0;
    for (Node inner = only_element(node); inner; inner = only_element(inner), ++opened) {
      const KnownClass known = known_class(inner);
      builder_.open_element(inner, cues_of(inner, known.facts.cues), known.signature);
    }
    builder_.add_code(std::move(code), choice);
    while (opened-- > 0) builder_.close_element();
  }

  void read_image(Node node) {
    if (const std::optional<std::string_view> emoji = emoji_text(node)) {
      run_.text(*emoji, node.source_range(), builder_.current());
      return;
    }
    // What the scorer takes for an image, see Figure.
    std::string_view plain = node.attribute(Attr::data_src);
    if (plain.empty()) plain = node.attribute(Attr::src);
    const bool counts = node.tag() == Tag::img && !plain.empty() && !plain.starts_with("data:");
    if (counts) builder_.count_image();
    if (is_left_out(choice_)) return;
    if (is_for_dark_pages(node)) return;
    const ImageSource source = read_image_source(node);
    if (source.url.empty()) return;
    std::string target = builder_.resolved(source.url);
    const std::string_view alt = node.attribute(Attr::alt);
    if (!pictures_.is_new({target, alt, noscripts_ > 0, source.lazy})) return;
    const bool badge = source.decoration || (!run_.open_link().empty() && !pictures_.in_figure() &&
                                             target.ends_with(".svg"));
    Span image;
    image.target = std::move(target);
    image.alt = alt;
    builder_.add_image(std::move(image), !badge);
  }

  void read_embed_at(Node node) {
    const std::optional<Embed> embed = read_embed(node);
    if (embed && !is_left_out(choice_)) {
      builder_.add_embed(*embed, node.source_range(), choice_);
    }
  }

  void line_break() {
    if (run_.line_break()) flush();
  }

  void read_input(Node input) {
    const std::string_view type = input.attribute(Attr::type);
    if (equals_ignore_case(type, "email")) return builder_.add_email_field();
    if (!equals_ignore_case(type, "checkbox") || run_.has_text()) return;
    nesting_.check_box(input.has_attribute(Attr::checked));
  }

  // Notion draws the boxes of its tasks.
  void read_drawn_check_box(Node box) {
    constexpr auto kDrawn = std::to_array<std::string_view>({"checkbox-on", "checkbox-off"});
    constexpr auto kChecked = std::to_array<std::string_view>({"checkbox-on"});
    if (!box.has_attribute(Attr::class_) || run_.has_text() || !has_class(box, kDrawn)) return;
    nesting_.check_box(has_class(box, kChecked));
  }

  // The mark of a note, and a side note with it, which is read when this block has ended.
  bool read_note_mark(Node node, ClassFacts facts) {
    std::string label;
    if (Notes::is_side_note(node, facts)) {
      if (reads_side_notes_) return false;  // in another one, or this one itself
      label = notes_.new_label();
      side_notes_.push_back({node, label});
    } else if (node.tag() == Tag::a || node.tag() == Tag::sup) {
      label = notes_.reference(node);
    }
    if (label.empty()) return false;
    run_.open_span(SpanKind::note_reference, label);
    run_.text('[' + label + ']', range_of_text(node), builder_.current());
    run_.close_span();
    return true;
  }

  // From the element's first text to its last, of what has only a few; its tag where it has none.
  static Node::Range range_of_text(Node element) {
    constexpr int kMaxNodes = 64;
    Node::Range range = {};
    int nodes = 0;
    walk(element, [&](Node node) {
      if (!node.is_text()) return ++nodes < kMaxNodes;
      const Node::Range text = node.source_range();
      if (range.end == 0) range.begin = text.begin;
      range.end = std::max(range.end, text.end);
      return false;
    });
    return range.end > 0 ? range : element.source_range();
  }

  void begin_note(Node node) {
    const std::string_view label = notes_.label_of(node);
    if (label.empty()) return;
    nesting_.begin_note(label);
    if (Notes::is_citation(node)) nesting_.note_cites();
  }

  bool is_note_apparatus(Node node) const {
    if (node.tag() == Tag::dt && notes_.is_label(node)) return true;
    return nesting_.in_note() && notes_.is_apparatus(node, nesting_.note_label(),
                                                     nesting_.in_fresh_note() && !run_.has_text());
  }

  void flush() {
    builder_.end_block();
    if (side_notes_.empty() || reads_side_notes_) return;
    reads_side_notes_ = true;
    const std::vector<SideNote> notes = std::exchange(side_notes_, {});
    for (const SideNote& note : notes) {
      const std::size_t nesting = nesting_.begin_note(note.label);
      walk(
          note.element, [this](Node node) { return enter(node); },
          [this](Node node) { leave(node); });
      builder_.end_block();
      nesting_.end(nesting);
    }
    reads_side_notes_ = false;
  }

  const Document* document_ = nullptr;
  const Selection* selection_ = nullptr;
  Choice choice_ = Choice::open;
  PageBuilder builder_;
  InlineRun& run_ = builder_.run();
  Nesting& nesting_ = builder_.nesting();
  Pictures& pictures_ = builder_.pictures();
  std::vector<Frame> frames_;
  Notes notes_;
  std::vector<SideNote> side_notes_;  // read after the block that they stand in
  bool reads_side_notes_ = false;
  TextCache<KnownClass> known_classes_;
  TextCache<StyleFacts> style_facts_;
  int noscripts_ = 0;
  int barren_ = 0;            // open elements that are named like a formula and hold none
  bool keeps_lines_ = false;  // white-space: pre, pre-wrap or pre-line
  Node ended_;                // the inline element whose end was the last thing read, if it joins
};

// The page's own base, should it name one.
std::string base_of(const Document& document, std::string_view url) {
  for (Node node = document.head().first_child(); node; node = node.next_sibling()) {
    if (node.tag() == Tag::base && node.has_attribute(Attr::href)) {
      return resolve_url(url, node.attribute(Attr::href));
    }
  }
  return std::string(url);
}

}  // namespace

PageModel segment(const Document& document, std::string_view base_url, const Selection* selection) {
  if (!document.body()) return {};
  return Segmenter(document, base_of(document, base_url), selection).run();
}

}  // namespace pith::internal
