#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "pith/write.h"
#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using namespace test;

TEST(Explain, OneLineABlockKeptOrNot) {
  Block good = heading(2, "A head");
  good.score = 0.98765f;
  good.reason = "before prose";
  good.decided_by = "threshold, attached";
  Block bad = dropped(bullet(1, 1, "Home\nShop"));
  bad.score = 0;
  bad.reason = "link\tdensity";
  Block remark = paragraph("Nice.");
  remark.label = Label::comment;
  remark.score = 0.5f;
  EXPECT_EQ(write_explain(article({good, bad, remark})),
            "+\t0.988\theading\tthreshold, attached\tbefore prose\tA head\n"
            "-\t0.000\tlist_item\t\tlink density\tHome Shop\n"
            "c\t0.500\tparagraph\t\t\tNice.\n");
  EXPECT_EQ(write_explain({}), "");
}

TEST(Explain, ShowsEightyCharacters) {
  std::string accents;
  for (int i = 0; i < 90; ++i) accents += "\u00E9";
  EXPECT_EQ(write_explain(article({paragraph(accents)})),
            "+\t0.000\tparagraph\t\t\t" + accents.substr(0, 160) + "\n");
}

TEST(Explain, NothingATerminalWouldActOn) {
  Block odd = paragraph(
      "a\x1B[2Jb\r\xC2\x9B"
      "c");
  odd.score = std::numeric_limits<float>::infinity();
  EXPECT_EQ(write_explain(article({odd})), "+\t?\tparagraph\t\t\ta [2Jb  c\n");
}

}  // namespace
}  // namespace pith::internal
