#include "page/groups.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace pith::internal {
namespace {

// "0,2 1": the groups' indices, in order of the groups' first.
std::string groups(const std::vector<std::uint64_t>& keys) {
  std::vector<std::vector<std::uint32_t>> found;
  for_each_group(keys, [&found](std::span<const std::uint32_t> group) {
    found.emplace_back(group.begin(), group.end());
  });
  std::sort(found.begin(), found.end());
  std::string out;
  for (const auto& group : found) {
    if (!out.empty()) out += " ";
    for (std::size_t i = 0; i < group.size(); ++i) {
      out += (i > 0 ? "," : "") + std::to_string(group[i]);
    }
  }
  return out;
}

TEST(Groups, EveryKeyOnceWithItsIndicesAscending) {
  const struct {
    std::vector<std::uint64_t> keys;
    const char* expected;
  } cases[] = {
      {{}, ""},
      {{7}, "0"},
      {{7, 7, 7}, "0,1,2"},
      {{1, 2, 3}, "0 1 2"},
      {{3, 1, 3, 2, 1, 3}, "0,2,5 1,4 3"},
      {{0, UINT64_MAX, 0, UINT64_MAX}, "0,2 1,3"},
      {{1, std::uint64_t{1} << 32, 1}, "0,2 1"},  // no bit of a key is lost
  };
  for (const auto& c : cases) EXPECT_EQ(groups(c.keys), c.expected);
}

TEST(Groups, HoldEveryIndexOnce) {
  std::vector<std::uint64_t> keys;
  for (std::uint64_t i = 0; i < 5000; ++i) keys.push_back(i * i % 97);
  std::vector<int> seen(keys.size());
  std::vector<int> key_seen(97);
  for_each_group(keys, [&](std::span<const std::uint32_t> group) {
    ASSERT_FALSE(group.empty());
    ++key_seen[keys[group.front()]];
    for (const std::uint32_t i : group) {
      ++seen[i];
      EXPECT_EQ(keys[i], keys[group.front()]);
    }
  });
  EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), 5000);
  EXPECT_EQ(std::count(key_seen.begin(), key_seen.end(), 1), 49);  // squares modulo 97, and 0
}

}  // namespace
}  // namespace pith::internal
