#include "pith/site.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

TEST(Site, CountsPagesOfAHost) {
  Site site;
  site.add({1, {10, 11}});
  site.add({1, {10, 12}});
  site.add({1, {10, 13}});
  site.add({2, {10, 13}});
  EXPECT_EQ(site.pages(1), 3U);
  EXPECT_EQ(site.pages(2), 1U);
  EXPECT_EQ(site.pages(3), 0U);
  EXPECT_EQ(site.pages_with(1, 10), 3U);
  EXPECT_EQ(site.pages_with(1, 11), 1U);
  EXPECT_EQ(site.pages_with(2, 10), 1U);
}

TEST(Site, TheSamePageTwiceIsOnePage) {
  Site site;
  for (int i = 0; i < 5; ++i) site.add({1, {10, 11}});
  EXPECT_EQ(site.pages(1), 1U);
  EXPECT_EQ(site.pages_with(1, 10), 1U);
}

TEST(Site, PagesWithoutHostOrTextTeachNothing) {
  Site site;
  site.add({0, {10}});
  site.add({1, {}});
  EXPECT_EQ(site.pages(0), 0U);
  EXPECT_EQ(site.pages(1), 0U);
}

TEST(Site, OfAMillionTextsFewSeemRepeated) {
  Site site;
  std::uint64_t key = 1;
  for (int page = 0; page < 10'000; ++page) {
    SiteTexts texts{7, {}};
    for (int i = 0; i < 100; ++i) texts.keys.push_back(key++ * 0x9E3779B97F4A7C15ULL);
    site.add(texts);
  }
  EXPECT_EQ(site.pages(7), 10'000U);
  std::size_t wrong = 0;
  for (std::uint64_t k = 1; k < key; ++k) {
    const std::size_t with = site.pages_with(7, k * 0x9E3779B97F4A7C15ULL);
    wrong += with > 1 ? 1 : 0;
    ASSERT_LE(with, 2U);
  }
  EXPECT_LT(wrong, 1000U);
}

}  // namespace
}  // namespace pith::internal
