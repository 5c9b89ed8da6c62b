#include "markup/clean_page.h"

#include <gtest/gtest.h>

#include "markup/page_builder.h"

namespace pith::internal {
namespace {

using test::PageBuilder;
using test::sentence;

TEST(CleanPage, AFrameHasFewWordsAndNoneLikely) {
  const auto frame = [](int words, float probability) {
    PageBuilder page;
    page.paragraph(sentence(words - 100)).scored(0).paragraph(sentence(100)).scored(probability);
    return is_frame(page.measured(), page.scores());
  };
  EXPECT_TRUE(frame(399, 0.49F));
  EXPECT_FALSE(frame(400, 0.49F));
  EXPECT_FALSE(frame(399, 0.5F));
  EXPECT_TRUE(is_frame({}, {}));
  PageBuilder prices;
  prices.paragraph("12 coins").scored(0.9F).item("In stock").scored(0.9F);
  EXPECT_TRUE(is_frame(prices.measured(), prices.scores()));
  PageBuilder poem;
  for (const char* line : {"First", "Second", "Third", "Fourth"}) {
    poem.paragraph(sentence(9, line)).scored(0.9F);
  }
  EXPECT_FALSE(is_frame(poem.measured(), poem.scores()));
}

}  // namespace
}  // namespace pith::internal
