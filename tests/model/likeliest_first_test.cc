#include "model/likeliest_first.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace pith {
namespace {

TEST(LikeliestFirst, OrdersByValueThenByPlace) {
  const std::vector<float> values = {-1, 0.5F, -0.0F, 2, 0, 0.5F, -3e-9F, -7};
  EXPECT_EQ(likeliest_first(values), (std::vector<std::uint32_t>{3, 1, 5, 2, 4, 6, 0, 7}));
}

TEST(LikeliestFirst, LeavesOutWhatIsLess) {
  const std::vector<float> values = {0.1F, 0.5F, 0.3F, 0.2F};
  EXPECT_EQ(likeliest_first(values, 0.3F), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_TRUE(likeliest_first(values, 0.6F).empty());
}

TEST(LikeliestFirst, OfNothingIsNothing) { EXPECT_TRUE(likeliest_first({}).empty()); }

}  // namespace
}  // namespace pith
