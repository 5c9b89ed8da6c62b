#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "markup/measure.h"
#include "markup/page_builder.h"
#include "page/dump.h"
#include "page/structured_text.h"

namespace pith::internal {
namespace {

using test::segmented;
using test::sentence;

TEST(DeclaredText, IsContentWhateverItsScore) {
  for (const float probability : {0.01F, 0.1F, 0.9F}) {
    PageModel page = segmented("<p>" + sentence(20) + "</p>");
    ASSERT_TRUE(add_structured_text(
        page, {"A pan forged from one sheet of steel.", "Rust comes off with salt."}));
    const std::vector<Block> blocks =
        test::after_passes(test::passes("declared", "rule"), page, measure(page, {}),
                           std::vector<Score>(page.blocks.size(), {probability, "for", "against"}));
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[0].score, probability);
    EXPECT_EQ(blocks[0].decided_by, "");
    for (const std::size_t i : {1, 2}) {
      EXPECT_EQ(blocks[i].score, 0.7F);
      EXPECT_EQ(blocks[i].decided_by, "declared");
      EXPECT_EQ(blocks[i].reason, "the page declares it as its text");
    }
  }
}

}  // namespace
}  // namespace pith::internal
