#include "fetch/whole.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace pith::internal {
namespace {

TEST(ContentLength, Table) {
  const struct {
    std::vector<std::string_view> values;
    std::optional<std::uint64_t> expected;
    bool conflicts;
  } cases[] = {
      {{}, std::nullopt, false},
      {{"5"}, 5, false},
      {{" 5 \r\n"}, 5, false},
      {{"5", "5"}, 5, false},
      {{"5, 05"}, 5, false},
      {{"5", "6"}, 6, true},
      {{"5,6"}, 6, true},
      {{"5", "x"}, 5, false},
      {{"-5"}, std::nullopt, false},
      {{"99999999999999999999999"}, std::nullopt, false},
  };
  for (const auto& c : cases) {
    ContentLength length;
    for (const std::string_view value : c.values) length.add(value);
    EXPECT_EQ(length.value(), c.expected);
    EXPECT_EQ(length.conflicts(), c.conflicts);
  }
}

}  // namespace
}  // namespace pith::internal
