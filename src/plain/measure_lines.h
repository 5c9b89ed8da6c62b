// Computes the features of blocks of text without markup, as markup/measure.h does for pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "page/page_model.h"
#include "plain/line_features.h"
#include "plain/vocabulary.h"

namespace pith::internal {

// Measures each block on its own once, and then the context of blocks for any subset of them.
class PlainText {
 public:
  // `phrases`: whether known wordings are searched. If not, their features are 0.
  explicit PlainText(const PageModel& page, bool phrases = true);

  // Measures as if the page had only these blocks, which must be in ascending order.
  MeasuredText measure(std::span<const std::uint32_t> blocks) const;
  // Measures all blocks.
  MeasuredText measure() const;

  std::size_t different_words() const { return different_words_; }
  std::size_t different_texts() const { return different_texts_; }

 private:
  friend class LineMeasurer;

  std::span<const Dictionary::Word> words(std::size_t block) const {
    return std::span(words_).subspan(word_begin_[block],
                                     word_begin_[block + 1] - word_begin_[block]);
  }

  std::vector<LineText> own_;
  std::vector<Dictionary::Word> words_;  // of all blocks
  std::vector<std::size_t> word_begin_ = {0};
  std::size_t different_words_ = 0;
  std::vector<Dictionary::Word> texts_;  // a number per block: equal texts have equal numbers
  std::size_t different_texts_ = 0;
  std::vector<std::uint32_t> unspaced_;  // characters of scripts without spaces
};

// The number of shape classes. A shape class is the approximate number of words and both edges,
// which the items of a list have in common.
inline constexpr std::uint32_t kShapeClasses = 6 * 256;
std::uint32_t shape_class(const LineFeatures& f);

}  // namespace pith::internal
