#include "page/page_builder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "html/class_names.h"
#include "page/inline_style.h"
#include "text/line_labels.h"
#include "text/words.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kOpen = 0xFFFFFFFF;  // Element::end_block of an element not yet left

// What base and links make together may be far more than the page: beyond this many bytes links
// stay as written. A page of ten thousand links under a base of 100 bytes takes 1 MB.
constexpr std::size_t kMaxFromBase = std::size_t{16} << 20;

// Images and embeds beside the blocks. Pages have tens.
constexpr std::size_t kMaxFigures = 20'000;

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

}  // namespace

void PageBuilder::reserve(std::size_t elements, std::size_t blocks) {
  page_.elements.reserve(elements);
  page_.blocks.reserve(blocks);
}

void PageBuilder::close_element() {
  Element& element = page_.elements[current_];
  element.end_block = static_cast<std::uint32_t>(page_.blocks.size());
  current_ = element.parent;
}

void PageBuilder::open_element(Node node, CueSet cues, std::uint32_t signature) {
  Element element;
  element.parent = current_;
  element.tag = node.tag();
  element.cues = cues;
  element.signature = signature;
  element.first_block = static_cast<std::uint32_t>(page_.blocks.size());
  element.end_block = kOpen;
  if (!page_.elements.empty()) ++page_.elements[current_].children;
  current_ = static_cast<std::uint32_t>(page_.elements.size());
  page_.elements.push_back(element);
}

void PageBuilder::begin_block_element(Node node) {
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
      // Google Docs marks the ends of its pages by hidden ones.
      break_ = break_ || !equals_ignore_case(style_value(node, "display"), "none");
      break;
    default:
      if (heading_level(node.tag()) > 0) heading_ = heading_level(node.tag());
      break;
  }
}

void PageBuilder::end_block_element(Node node) {
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

void PageBuilder::end_embeds() {
  for (PageBlock& embed : embeds_) add_figure(std::move(embed));
  embeds_.clear();
}

void PageBuilder::add_figure(PageBlock&& block) {
  if (page_.figures.size() >= kMaxFigures) return;
  page_.figures.push_back({std::move(block), static_cast<std::uint32_t>(page_.blocks.size())});
}

std::string PageBuilder::resolved(std::string_view reference) {
  std::string url = resolve_url(added_by_base_ < kMaxFromBase ? base_url_ : "", reference);
  if (url.size() > reference.size()) added_by_base_ += url.size() - reference.size();
  return url;
}

// "The cellar (click to enlarge)" without what is in the brackets.
void PageBuilder::drop_enlarger(PageBlock& caption) {
  Block& block = caption.block;
  const std::size_t open = block.text.rfind('(');
  if (!block.text.ends_with(')') || open == std::string::npos || open == 0) return;
  const std::string_view text = block.text;
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  if (!inside.empty() && whole_label(inside) != LabelKind::media) return;
  block.text.resize(text.find_last_not_of(' ', open - 1) + 1);
  const auto end = static_cast<std::uint32_t>(block.text.size());
  for (Span& span : block.spans) {
    span.begin = std::min(span.begin, end);
    span.end = std::min(span.end, end);
  }
  std::erase_if(block.spans, [](const Span& span) {
    return span.kind != SpanKind::image && span.begin == span.end;
  });
  caption.counts = count_text(block.text);
}

void PageBuilder::end_block() {
  if (!run_.has_anything() && !image_counts_) return;
  PageBlock next;
  const bool has_text = run_.has_text();
  next.element = has_text ? common_element(run_.elements()) : current_;
  run_.take(next);
  if (in_caption()) drop_enlarger(next);
  next.decoration = !std::exchange(has_picture_, false);
  const bool counts = std::exchange(image_counts_, false);
  const Block& block = next.block;
  if (block.text.empty() && block.spans.empty() && !counts) return;
  const bool has_image = std::any_of(block.spans.begin(), block.spans.end(),
                                     [](const Span& span) { return span.kind == SpanKind::image; });
  if (has_text || counts) {
    push(std::move(next), has_text);
  } else {
    place(next, has_text);
    add_figure(std::move(next));
  }
  if (has_image) {
    pictures_.end_images(page_, !has_text && !counts);
  } else if (has_text && descriptions_ == 0) {
    pictures_.end_text();
  }
  end_embeds();
}

// Appends the block to the page and to all elements around it.
void PageBuilder::push(PageBlock&& next, bool has_text) {
  Block& block = next.block;
  if (block.kind == BlockKind::code) next.element = current_;
  place(next, has_text);
  if (has_text) fold_text(next, page_);
  const auto end = static_cast<std::uint32_t>(page_.blocks.size() + 1);
  for (std::uint32_t e = next.element; page_.elements[e].end_block != kOpen;
       e = page_.elements[e].parent) {
    page_.elements[e].end_block = end;
  }
  page_.blocks.push_back(std::move(next));
}

void PageBuilder::place(PageBlock& next, bool has_text) {
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
  } else if (heading_ > 0 && !tables_.in_caption()) {
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
void PageBuilder::unlink_from_itself(Block& block) const {
  std::erase_if(block.spans, [&](const Span& span) {
    if (span.kind != SpanKind::link) return false;
    std::string_view target = span.target;
    const std::string_view page = std::string_view(base_url_).substr(0, base_url_.find('#'));
    if (target.starts_with(page)) target.remove_prefix(page.size());
    return target.starts_with('#');
  });
}

std::uint32_t PageBuilder::common_element(const std::vector<std::uint32_t>& elements) const {
  std::uint32_t a = elements.front();
  for (std::uint32_t b : elements) {
    while (a != b) (a > b ? a : b) = page_.elements[std::max(a, b)].parent;
  }
  return a;
}

void PageBuilder::end_description(std::size_t pictures_before) {
  --descriptions_;
  if (pictures_.count() == pictures_before) pictures_.end_caption(page_, first_block());
}

void PageBuilder::end_math_block() {
  displays_math_ = true;
  end_block();
  displays_math_ = false;
}

void PageBuilder::add_code(Code code, Choice choice) {
  pictures_.see_text();
  pictures_.end_text();
  PageBlock next;
  next.block.kind = BlockKind::code;
  next.choice = choice;
  next.block.code_language = std::move(code.language);
  next.block.source = code.source;
  next.counts = count_text(code.text);
  next.block.text = std::move(code.text);
  push(std::move(next), true);
}

void PageBuilder::add_email_field() {
  constexpr std::size_t kMaxFields = 64;
  if (page_.email_fields.size() < kMaxFields) page_.email_fields.push_back(current_);
}

void PageBuilder::add_image(Span image, bool is_picture) {
  has_picture_ = has_picture_ || is_picture;
  run_.image(std::move(image));
}

void PageBuilder::add_embed(const Embed& embed, Node::Range source, Choice choice) {
  Span link;
  link.target = resolved(embed.url);
  if (link.target == last_embed_) return;  // its twin
  last_embed_ = link.target;
  link.alt = embed.title;
  PageBlock block;
  block.element = current_;
  block.choice = choice;
  block.block.source = {source.begin, source.end};
  block.block.spans.push_back(std::move(link));
  place(block, false);
  block.block.kind = BlockKind::embed;
  embeds_.push_back(std::move(block));
  if (!run_.has_anything()) end_embeds();
}

PageModel PageBuilder::take() {
  end_block();
  end_embeds();
  for (Element& element : page_.elements) {
    if (element.end_block == kOpen) {
      element.end_block = static_cast<std::uint32_t>(page_.blocks.size());
    }
  }
  tables_.settle(page_.blocks);
  return std::move(page_);
}

}  // namespace pith::internal
