#include "pith/site.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

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

// Written by this version, and read by all that follow.
constexpr std::string_view kState(
    "pith site 1\n"
    "\x01\0\0\0\0\0\0\0"                          // one host
    "\x01\0\0\0\0\0\0\0\x02\0\0\0"                // 1 has two pages
    "\x01\0\0\0\0\0\0\0"                          // one text that repeats
    "\x08\x07\x06\x05\x04\x03\x02\x01\x03\0\0\0"  // on three pages
    "\x02\0\0\0\0\0\0\0"                          // two words of the filter
    "\x05\0\0\0\0\0\0\0\0\0\0\x80"
    "\xff\xff\x1f\0\x01\0\0\0\0\0\0\0",
    12 + 3 * 8 + 4 * 12);

TEST(Site, AStateIsTheSite) {
  Site site;
  for (std::uint64_t page = 0; page < 100; ++page) site.add({1 + page % 3, {7, 8, 100 + page}});
  const std::string state = site.state();
  EXPECT_LT(state.size(), 206 * 36 + 1000U);
  std::optional<Site> back = Site::of_state(state);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->state(), state);
  EXPECT_EQ(back->pages(1), 34U);
  EXPECT_EQ(back->pages_with(1, 7), 34U);
  EXPECT_EQ(back->pages_with(1, 100), 1U);
  // They learn on alike.
  back->add({1, {7, 100}});
  site.add({1, {7, 100}});
  EXPECT_EQ(back->state(), site.state());
  EXPECT_EQ(Site::of_state(Site().state())->pages(1), 0U);
}

TEST(Site, StatesOfOtherVersionsAndMachines) {
  const std::optional<Site> site = Site::of_state(kState);
  ASSERT_TRUE(site);
  EXPECT_EQ(site->pages(1), 2U);
  EXPECT_EQ(site->state(), kState);
}

TEST(Site, WhatIsNoState) {
  for (std::size_t end = 0; end < kState.size(); ++end) {
    EXPECT_FALSE(Site::of_state(kState.substr(0, end))) << end;
  }
  EXPECT_FALSE(Site::of_state(std::string(kState) + '\0'));
  for (std::size_t at = 0; at < kState.size(); ++at) {
    std::string other(kState);
    other[at] = static_cast<char>(at % 2 == 0 ? 0xFF : other[at] + 1);
    const std::optional<Site> site = Site::of_state(other);
    if (site) {
      EXPECT_EQ(site->state(), other) << at;
    }
  }
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
