#include "page/pictures.h"

#include <algorithm>

#include "text/line_labels.h"

namespace pith::internal {
namespace {

// What is longer is a text beside an image.
constexpr std::size_t kLongestCaption = 1500;
constexpr std::uint32_t kMaxBlocks = 8;

std::string joined_text(const PageModel& page, std::uint32_t first, std::uint32_t end) {
  std::string text;
  if (end - first > kMaxBlocks) return text;
  for (std::uint32_t i = first; i < end; ++i) {
    if (is_left_out(page.blocks[i].choice)) continue;
    std::string next = page.blocks[i].block.text;
    if (!page.blocks[i].helper_text.empty()) {
      PageBlock without = page.blocks[i];
      drop_helper_text(without);
      next = std::move(without.block.text);
    }
    if (next.empty() || whole_label(next) == LabelKind::media) continue;  // "Click to enlarge"
    if (text.size() + next.size() > kLongestCaption) return {};
    if (!text.empty()) text += ' ';
    text += next;
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

bool Pictures::is_new(const Picture& picture) {
  const bool same = any_ && picture.target == target_;
  const bool twin = any_ && !paired_ && picture.in_noscript != in_noscript_ &&
                    (picture.in_noscript || (picture.lazy && picture.alt == alt_));
  if (same || twin) {
    paired_ = paired_ || picture.in_noscript != in_noscript_;
    return false;
  }
  any_ = true;
  paired_ = false;
  in_noscript_ = picture.in_noscript;
  target_ = picture.target;
  alt_ = picture.alt;
  return true;
}

void Pictures::end_images(PageModel& page, bool figure) {
  where_ = figure ? Where::figures : Where::blocks;
  index_ = static_cast<std::uint32_t>((figure ? page.figures.size() : page.blocks.size()) - 1);
  ++count_;
  if (early_end_ > early_first_) {
    attach(page, early_first_, early_end_);
    early_first_ = early_end_ = 0;
  }
}

void Pictures::begin_figure() {
  if (figures_++ == 0) where_ = Where::none;
}

void Pictures::end_figure() {
  if (--figures_ == 0) early_first_ = early_end_ = 0;
}

void Pictures::end_caption(PageModel& page, std::uint32_t first) {
  const auto end = static_cast<std::uint32_t>(page.blocks.size());
  if (first >= end) return;
  if (where_ != Where::none) {
    attach(page, first, end);
  } else if (figures_ > 0 && early_end_ == 0) {
    early_first_ = first;
    early_end_ = end;
  }
}

void Pictures::attach(PageModel& page, std::uint32_t first, std::uint32_t end) {
  PageBlock& block = where_ == Where::figures ? page.figures[index_].block : page.blocks[index_];
  const auto image = std::find_if(block.block.spans.rbegin(), block.block.spans.rend(),
                                  [](const Span& span) { return span.kind == SpanKind::image; });
  if (image == block.block.spans.rend() || !image->caption.empty()) return;
  // "Click to enlarge" is above the caption.
  while (first < end && whole_label(page.blocks[first].block.text) == LabelKind::media) {
    ++first;
  }
  image->caption = joined_text(page, first, end);
  if (image->caption.empty()) return;
  block.caption_begin = first;
  block.caption_end = end;
  for (std::uint32_t i = first; i < end; ++i) page.blocks[i].describes_image = true;
}

}  // namespace pith::internal
