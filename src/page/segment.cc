#include "page/segment.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
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
#include "page/pictures.h"
#include "page/tables.h"
#include "pith/article.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kOpen = 0xFFFFFFFF;  // Element::end_block of an element not yet left

// What base and links make together may be far more than the page: beyond this many bytes links
// stay as written. A page of ten thousand links under a base of 100 bytes takes 1 MB.
constexpr std::size_t kMaxFromBase = std::size_t{16} << 20;

// Images and embeds beside the blocks. Pages have tens.
constexpr std::size_t kMaxFigures = 20'000;

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
};

// A note that stands beside the text, in the middle of it.
struct SideNote {
  Node element;
  std::string label;
};

// Inline elements that are set apart from their neighbors wherever they stand.
bool stands_apart(Tag tag) { return tag == Tag::a || tag == Tag::time || tag == Tag::label; }

// Templates give the parts of a row classes of their own; the pieces that an editor makes of one
// text have none, or all the same.
bool differ_in_class(Node a, Node b) {
  const std::string_view of_a = a.attribute(Attr::class_);
  const std::string_view of_b = b.attribute(Attr::class_);
  return !of_a.empty() && !of_b.empty() && of_a != of_b;
}

std::uint32_t number_attribute(Node node, Attr name, std::uint32_t otherwise) {
  const std::string_view text = node.attribute(name);
  std::uint32_t value = otherwise;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc::result_out_of_range ? 0xFFFFFFFF : value;
}

Alignment alignment_of(Node cell) {
  std::string_view value = cell.attribute(Attr::align);
  if (value.empty()) value = style_value(cell, "text-align");
  if (equals_ignore_case(value, "right") || value == "end") return Alignment::right;
  if (equals_ignore_case(value, "center")) return Alignment::center;
  if (equals_ignore_case(value, "left") || value == "start") return Alignment::left;
  constexpr auto kRight = std::to_array<std::string_view>(
      {"text-right", "text-end", "has-text-align-right", "halign-right", "right-align"});
  constexpr auto kCenter =
      std::to_array<std::string_view>({"text-center", "has-text-align-center", "halign-center"});
  if (!cell.has_attribute(Attr::class_)) return Alignment::none;
  if (has_class(cell, kRight)) return Alignment::right;
  return has_class(cell, kCenter) ? Alignment::center : Alignment::none;
}

// A line of signs that parts a text: "* * *", "---".
bool is_thematic_break(std::string_view text) {
  constexpr std::size_t kMaxBytes = 40;
  constexpr std::size_t kMinSigns = 3;
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"*", "-", "_", "~", "\u2217", "\uFF0A", "\u2022", "\u00B7", "\u2014", "\u2013", "\u25C6",
       "\u25CF", "\u2756", "\u2726", "\u2500"});
  if (text.empty() || text.size() > kMaxBytes || is_ascii_alphanumeric(text.front())) return false;
  if (text == "\u2042" || text == "\u2766" || text == "\u2767") return true;  // asterism, leaves
  const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                 [text](std::string_view of) { return text.starts_with(of); });
  if (sign == kSigns.end()) return false;
  std::size_t signs = 0;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
    } else if (text.starts_with(*sign)) {
      text.remove_prefix(sign->size());
      ++signs;
    } else {
      return false;
    }
  }
  return signs >= kMinSigns;
}

std::uint8_t heading_level(Tag tag) {
  if (tag < Tag::h1 || tag > Tag::h6) return 0;
  return static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1);
}

// Tag and first class word without digits: what the rows of one template share.
std::uint32_t signature(Node element) {
  std::uint32_t hash = 2166136261u ^ static_cast<std::uint32_t>(element.tag());
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
  Segmenter(const Document& document, std::string base_url)
      : document_(&document), base_url_(std::move(base_url)), notes_(document) {}

  PageModel run() {
    const Document& document = *document_;
    // As much as hardly any page exceeds: both are large to move, and what is not used is not
    // touched.
    page_.elements.reserve(document.nodes());
    page_.blocks.reserve(document.nodes() / 4);
    walk(
        document.body(), [this](Node node) { return enter(node); },
        [this](Node node) { leave(node); });
    flush();
    end_embeds();
    for (Element& element : page_.elements) {
      if (element.end_block == kOpen) {
        element.end_block = static_cast<std::uint32_t>(page_.blocks.size());
      }
    }
    tables_.settle(page_.blocks);
    return std::move(page_);
  }

 private:
  bool enter(Node node) {
    if (node.is_text()) {
      read_text(node);
      return false;
    }
    if (node.tag() == Tag::math || node.tag() == Tag::script) {
      read_formula_at(node);
      return false;
    }
    Flow flow = flow_of(node);
    if (node.tag() == Tag::input) read_check_box(node);
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
        is_unread_inline(node, cues, facts,
                         {heading_ > 0 || nesting_.in_signature(), captions_ > 0})) {
      return false;
    }
    if (is_note_apparatus(node)) return false;
    if (nesting_.in_signature()) flow = Flow::inline_text;  // blocks in it are for its looks
    if (node == document_->body()) cues = {};               // body classes speak of the whole site
    if (facts.has(ClassFact::code) && is_code_header(node)) return false;
    if (node.tag() == Tag::unknown || node.tag() == Tag::object) {
      is_image(node) ? read_image(node) : read_embed_at(node);
    }
    open_element(node, cues, known);
    if (may_be_code(node, facts) && is_code_block(node)) {
      read_code_block(node);
      close_element();
      return false;
    }
    frame.block = flow == Flow::block;
    frame.keeps_lines = keeps_lines_;
    if (frame.barren) ++barren_;
    if (node.has_attribute(Attr::style)) {
      keeps_lines_ = style_of(node).keeps_lines.value_or(keeps_lines_);
    }
    if (node.tag() == Tag::noscript) ++noscripts_;
    if (frame.block) {
      flush();
      begin_block_element(node);
      frame.nesting = nesting_.begin(node, facts);
      begin_note(node);
    } else {
      begin_inline(node, frame);
    }
    frame.caption = frame.block && (node.tag() == Tag::figcaption ||
                                    (cues.has(Cue::caption) && node.tag() != Tag::caption));
    frame.pictures = pictures_.count();
    if (frame.caption) ++described_;
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
      end_block_element(node);
      nesting_.end(frame.nesting);
    }
    if (frame.helper) run_.end_helper();
    ended_ = frame.joins ? node : Node();
    keeps_lines_ = frame.keeps_lines;
    if (frame.barren) --barren_;
    if (node.tag() == Tag::noscript) --noscripts_;
    if (frame.caption) {
      --described_;
      if (pictures_.count() == frame.pictures) {
        pictures_.end_caption(page_, page_.elements[current_].first_block);
      }
    }
    close_element();
  }

  void close_element() {
    Element& element = page_.elements[current_];
    element.end_block = static_cast<std::uint32_t>(page_.blocks.size());
    current_ = element.parent;
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

  void open_element(Node node, CueSet cues, const KnownClass& known) {
    Element element;
    element.parent = current_;
    element.tag = node.tag();
    element.cues = cues;
    element.signature = known.signature;
    element.first_block = static_cast<std::uint32_t>(page_.blocks.size());
    element.end_block = kOpen;
    if (!page_.elements.empty()) ++page_.elements[current_].children;
    current_ = static_cast<std::uint32_t>(page_.elements.size());
    page_.elements.push_back(element);
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
          run_.joint(stands_apart(node.tag()) || style_of(node).apart ||
                     stands_apart(ended_.tag()) || style_of(ended_).apart ||
                     differ_in_class(node, ended_));
        }
        frame.joins = true;
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
      span(SpanKind::link, resolved(node.attribute(Attr::href)));
    }
    if (const std::optional<SpanKind> kind = span_kind(node.tag())) span(*kind);
    if (node.has_attribute(Attr::style)) {
      if (const std::optional<SpanKind> kind = style_of(node).span) span(*kind);
    }
  }

  void begin_block_element(Node node) {
    switch (node.tag()) {
      case Tag::blockquote:
        ++quotes_;
        break;
      case Tag::figure:
        pictures_.begin_figure();
        break;
      case Tag::table:
        tables_.begin_table(node.attribute(Attr::role) == "presentation");
        break;
      case Tag::tr:
        tables_.begin_row();
        break;
      case Tag::td:
      case Tag::th:
        tables_.begin_cell(node.tag() == Tag::th, number_attribute(node, Attr::colspan, 1),
                           number_attribute(node, Attr::rowspan, 1), alignment_of(node));
        break;
      case Tag::caption:
        tables_.begin_caption();
        ++captions_;
        break;
      case Tag::figcaption:
        ++captions_;
        break;
      case Tag::hr:
        break_ = true;
        break;
      default:
        if (heading_level(node.tag()) > 0) heading_ = heading_level(node.tag());
        break;
    }
  }

  void end_block_element(Node node) {
    switch (node.tag()) {
      case Tag::blockquote:
        --quotes_;
        break;
      case Tag::figure:
        pictures_.end_figure();
        break;
      case Tag::table:
        tables_.end_table();
        break;
      case Tag::td:
      case Tag::th:
        tables_.end_cell();
        break;
      case Tag::caption:
        tables_.end_caption();
        --captions_;
        break;
      case Tag::figcaption:
        --captions_;
        break;
      default:
        if (heading_level(node.tag()) > 0) heading_ = 0;
        break;
    }
  }

  void read_text(Node node) {
    ended_ = Node();
    std::string storage;
    std::string_view rest = node.text();
    if (!run_.is_open(SpanKind::code)) rest = without_leftovers(rest, storage);
    if (std::any_of(rest.begin(), rest.end(), [](char c) { return !is_html_space(c); })) {
      pictures_.see_text();
    }
    if (!keeps_lines_) return run_.text(rest, node.source_range(), current_);
    while (true) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      run_.text(rest.substr(0, end), node.source_range(), current_);
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

  // True when the element is a formula, or repeats one that stands beside it.
  bool read_formula_at(Node node) {
    const Formula formula = read_formula(node);
    if (formula.role != Formula::Role::formula) return formula.role == Formula::Role::copy;
    if (formula.display) flush();
    run_.formula(formula.tex, node.source_range(), current_);
    if (formula.display) {
      displays_math_ = true;
      flush();
      displays_math_ = false;
    }
    ended_ = Node();
    return true;
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
    Code code = read_code(node);
    if (code.text.empty()) return;
    pictures_.see_text();
    pictures_.end_text();
    PageBlock next;
    next.block.kind = BlockKind::code;
    next.block.code_language = std::move(code.language);
    next.block.source = code.source;
    next.counts = count_text(code.text);
    next.block.text = std::move(code.text);
    // The innermost element around all of it, which for most listings is a <code> in the <pre>.
    int opened = 0;
    for (Node inner = only_element(node); inner; inner = only_element(inner), ++opened) {
      const KnownClass known = known_class(inner);
      open_element(inner, cues_of(inner, known.facts.cues), known);
    }
    push(std::move(next), true);
    while (opened-- > 0) close_element();
  }

  // The element that holds all of another's content.
  static Node only_element(Node node) {
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

  void read_image(Node node) {
    if (const std::optional<std::string_view> emoji = emoji_text(node)) {
      run_.text(*emoji, node.source_range(), current_);
      return;
    }
    // What the scorer takes for an image, see Figure.
    std::string_view plain = node.attribute(Attr::data_src);
    if (plain.empty()) plain = node.attribute(Attr::src);
    const bool counts = node.tag() == Tag::img && !plain.empty() && !plain.starts_with("data:");
    image_counts_ = image_counts_ || counts;
    const ImageSource source = read_image_source(node);
    if (source.url.empty()) return;
    std::string target = resolved(source.url);
    const std::string_view alt = node.attribute(Attr::alt);
    if (!pictures_.is_new({target, alt, noscripts_ > 0, source.lazy})) return;
    const bool badge = source.decoration || (!run_.open_link().empty() && target.ends_with(".svg"));
    has_picture_ = has_picture_ || !badge;
    Span image;
    image.target = std::move(target);
    image.alt = alt;
    run_.image(std::move(image));
  }

  // An embed inside a line of text stands behind it.
  void read_embed_at(Node node) {
    const std::optional<Embed> embed = read_embed(node);
    if (!embed) return;
    Span link;
    link.target = resolved(embed->url);
    if (link.target == last_embed_) return;  // its twin
    last_embed_ = link.target;
    link.alt = embed->title;
    PageBlock block;
    block.element = current_;
    block.block.source = {node.source_range().begin, node.source_range().end};
    block.block.spans.push_back(std::move(link));
    place(block, false);
    block.block.kind = BlockKind::embed;
    embeds_.push_back(std::move(block));
    if (!run_.has_anything()) end_embeds();
  }

  void end_embeds() {
    for (PageBlock& embed : embeds_) add_figure(std::move(embed));
    embeds_.clear();
  }

  void add_figure(PageBlock&& block) {
    if (page_.figures.size() >= kMaxFigures) return;
    page_.figures.push_back({std::move(block), static_cast<std::uint32_t>(page_.blocks.size())});
  }

  std::string resolved(std::string_view reference) {
    std::string url = resolve_url(added_by_base_ < kMaxFromBase ? base_url_ : "", reference);
    if (url.size() > reference.size()) added_by_base_ += url.size() - reference.size();
    return url;
  }

  void line_break() {
    if (run_.line_break()) flush();
  }

  void read_check_box(Node input) {
    if (!equals_ignore_case(input.attribute(Attr::type), "checkbox") || run_.has_text()) return;
    nesting_.check_box(input.has_attribute(Attr::checked));
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
    run_.text('[' + label + ']', range_of_text(node), current_);
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
    end_block();
    if (side_notes_.empty() || reads_side_notes_) return;
    reads_side_notes_ = true;
    const std::vector<SideNote> notes = std::exchange(side_notes_, {});
    for (const SideNote& note : notes) {
      const std::size_t nesting = nesting_.begin_note(note.label);
      walk(
          note.element, [this](Node node) { return enter(node); },
          [this](Node node) { leave(node); });
      end_block();
      nesting_.end(nesting);
    }
    reads_side_notes_ = false;
  }

  void end_block() {
    if (!run_.has_anything() && !image_counts_) return;
    PageBlock next;
    const bool has_text = run_.has_text();
    next.element = has_text ? common_element(run_.elements()) : current_;
    run_.take(next);
    next.decoration = !std::exchange(has_picture_, false);
    const bool counts = std::exchange(image_counts_, false);
    const Block& block = next.block;
    if (block.text.empty() && block.spans.empty() && !counts) return;
    const bool has_image =
        std::any_of(block.spans.begin(), block.spans.end(),
                    [](const Span& span) { return span.kind == SpanKind::image; });
    if (has_text || counts) {
      push(std::move(next), has_text);
    } else {
      place(next, has_text);
      add_figure(std::move(next));
    }
    if (has_image) {
      pictures_.end_images(page_, !has_text && !counts);
    } else if (has_text && described_ == 0) {
      pictures_.end_text();
    }
    end_embeds();
  }

  // Appends the block to the page and to all elements around it.
  void push(PageBlock&& next, bool has_text) {
    Block& block = next.block;
    if (block.kind == BlockKind::code) next.element = current_;
    place(next, has_text);
    if (has_text) {
      fold_to_key(block.text, key_);
      next.key = std::hash<std::string>{}(key_);
    }
    const auto end = static_cast<std::uint32_t>(page_.blocks.size() + 1);
    for (std::uint32_t e = next.element; page_.elements[e].end_block != kOpen;
         e = page_.elements[e].parent) {
      page_.elements[e].end_block = end;
    }
    page_.blocks.push_back(std::move(next));
  }

  void place(PageBlock& next, bool has_text) {
    Block& block = next.block;
    block.quote_depth = static_cast<std::uint8_t>(std::min(quotes_, 255));
    block.table = tables_.place();
    block.break_before = std::exchange(break_, false);
    if (!has_text) {
      block.kind = BlockKind::image;
    } else if (block.kind == BlockKind::code) {
      // Read as a whole, wherever it stands.
    } else if (displays_math_) {
      block.kind = BlockKind::math;
    } else if (heading_ > 0) {
      block.kind = BlockKind::heading;
      block.heading_level = heading_;
    } else if (captions_ > 0) {
      block.kind = BlockKind::caption;
    } else if (tables_.in_cell()) {
      block.kind = BlockKind::table_cell;
    }
    nesting_.place(next, page_.elements[next.element].tag, page_.blocks);
    if (block.kind == BlockKind::heading) unlink_from_itself(block);
    if (is_thematic_break(block.text)) break_ = true;
  }

  // A heading that is a link to its own place on the page is no link to a reader.
  void unlink_from_itself(Block& block) const {
    std::erase_if(block.spans, [&](const Span& span) {
      if (span.kind != SpanKind::link) return false;
      std::string_view target = span.target;
      const std::string_view page = std::string_view(base_url_).substr(0, base_url_.find('#'));
      if (target.starts_with(page)) target.remove_prefix(page.size());
      return target.starts_with('#');
    });
  }

  std::uint32_t common_element(const std::vector<std::uint32_t>& elements) const {
    std::uint32_t a = elements.front();
    for (std::uint32_t b : elements) {
      while (a != b) (a > b ? a : b) = page_.elements[std::max(a, b)].parent;
    }
    return a;
  }

  const Document* document_ = nullptr;
  std::string base_url_;
  std::size_t added_by_base_ = 0;
  PageModel page_;
  InlineRun run_;
  Tables tables_;
  std::vector<Frame> frames_;
  Nesting nesting_;
  Notes notes_;
  std::vector<SideNote> side_notes_;  // read after the block that they stand in
  bool reads_side_notes_ = false;
  TextCache<KnownClass> known_classes_;
  TextCache<StyleFacts> style_facts_;
  std::string key_;  // of the block that ended last
  std::uint32_t current_ = 0;
  int quotes_ = 0;
  int captions_ = 0;
  std::uint8_t heading_ = 0;
  Pictures pictures_;
  std::vector<PageBlock> embeds_;  // met inside the run
  std::string last_embed_;         // its address
  int noscripts_ = 0;
  int described_ = 0;           // open elements that may be captions
  bool image_counts_ = false;   // the run has an image that the scorer counts
  bool has_picture_ = false;    // the run has an image that is no icon or badge
  int barren_ = 0;              // open elements that are named like a formula and hold none
  bool break_ = false;          // a thematic break was read since the last block
  bool keeps_lines_ = false;    // white-space: pre, pre-wrap or pre-line
  bool displays_math_ = false;  // the block that ends is a formula of its own
  Node ended_;                  // the inline element whose end was the last thing read, if it joins
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

PageModel segment(const Document& document, std::string_view base_url) {
  if (!document.body()) return {};
  return Segmenter(document, base_of(document, base_url)).run();
}

}  // namespace pith::internal
