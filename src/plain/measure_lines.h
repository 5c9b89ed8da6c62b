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

// Each block on its own, looked at once; then what is around blocks, as often as some are left out.
class PlainText {
 public:
  // `phrases`: whether known wordings are looked for; without, their features are 0.
  explicit PlainText(const PageModel& page, bool phrases = true);

  // As if the page had no other blocks than these, ascending.
  MeasuredText measure(std::span<const std::uint32_t> blocks) const;
  // All of them.
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
  std::vector<Dictionary::Word> texts_;  // a number a block: equal texts have equal numbers
  std::size_t different_texts_ = 0;
  std::vector<std::uint32_t> unspaced_;  // characters of scripts without spaces
};

// About how many words, between which edges: what the items of a list have in common. Below
// kShapeClasses.
inline constexpr std::uint32_t kShapeClasses = 6 * 256;
std::uint32_t shape_class(const LineFeatures& f);

}  // namespace pith::internal
