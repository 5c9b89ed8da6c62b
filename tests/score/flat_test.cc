#include "score/flat.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "score/page_builder.h"

namespace pith {
namespace {

using test::PageBuilder;
using test::sentence;

// One sign a block: "p" prose, "b" between, "o" outside, "a" where there is no prose at all.
std::string places(const PageBuilder& page) {
  std::string out;
  for (const Score& score : flat_density(page.measured())) {
    out += score.for_it == "prose"                   ? 'p'
           : score.for_it == "between prose"         ? 'b'
           : score.for_it == "a text without prose"  ? 'a'
           : score.against_it == "outside the prose" ? 'o'
                                                     : '?';
  }
  return out;
}

TEST(FlatDensity, HeadAndTailStandOutsideTheProse) {
  PageBuilder page;
  page.paragraph("Home").paragraph("News").paragraph(sentence(20)).paragraph("Part two");
  page.paragraph(sentence(21)).paragraph("Imprint");
  EXPECT_EQ(places(page), "oopbpo");
  const std::vector<Score> scores = flat_density(page.measured());
  EXPECT_GT(scores[2].probability, scores[3].probability);
  EXPECT_GT(scores[3].probability, 0.5F);
  EXPECT_LT(scores[0].probability, 0.2F);
}

TEST(FlatDensity, ShortSentencesAreProse) {
  PageBuilder page;
  page.paragraph("Menu").paragraph(sentence(6)).paragraph(sentence(5)).paragraph("End");
  EXPECT_EQ(places(page), "opoo");
}

TEST(FlatDensity, LongLinesAreProseWithoutAFullStop) {
  PageBuilder page;
  page.paragraph("a b c d e f g h i j k l m n o").paragraph("a b c d e f g h i j k l m n");
  EXPECT_EQ(places(page), "po");
}

TEST(FlatDensity, GapsMayNotBeLong) {
  const auto with_gap = [](int lines) {
    PageBuilder page;
    page.paragraph(sentence(20));
    for (int i = 0; i < lines; ++i) page.paragraph("Item");
    return places(page.paragraph(sentence(21)));
  };
  EXPECT_EQ(with_gap(11), "p" + std::string(11, 'b') + "p");
  EXPECT_EQ(with_gap(12), "p" + std::string(12, 'o') + "p");
}

TEST(FlatDensity, ATextWithoutProseIsContentAsItIs) {
  EXPECT_EQ(places(PageBuilder().paragraph("Milk").paragraph("Bread")), "aa");
  EXPECT_TRUE(flat_density({}).empty());
}

}  // namespace
}  // namespace pith
