#include "pith/article.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace pith::internal {
namespace {

TEST(Article, EnumeratorsAreNamedAsInTheHeader) {
  EXPECT_EQ(to_string(Outcome::content), "content");
  EXPECT_EQ(to_string(Outcome::budget_exceeded), "budget_exceeded");
  EXPECT_EQ(to_string(Outcome::canceled), "canceled");
  EXPECT_EQ(to_string(BlockKind::table_cell), "table_cell");
  EXPECT_EQ(to_string(Label::main_content), "main_content");
  EXPECT_EQ(to_string(static_cast<Outcome>(77)), "unknown");
}

TEST(Article, NamesDiffer) {
  std::set<std::string_view> names;
  for (int i = 0; i < 5; ++i) names.insert(to_string(static_cast<Outcome>(i)));
  for (int i = 0; i < 7; ++i) names.insert(to_string(static_cast<BlockKind>(i)));
  for (int i = 0; i < 3; ++i) names.insert(to_string(static_cast<Label>(i)));
  EXPECT_EQ(names.size(), 15u);
  EXPECT_EQ(names.count("unknown"), 0u);
}

TEST(Article, KeptIsWhatIsNotBoilerplate) {
  Block block;
  EXPECT_FALSE(kept(block));
  block.label = Label::comment;
  EXPECT_TRUE(kept(block));
}

}  // namespace
}  // namespace pith::internal
