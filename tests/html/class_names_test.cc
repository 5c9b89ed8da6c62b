#include "html/class_names.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace pith::internal {
namespace {

constexpr auto kRows = std::to_array<NameRow<int>>(
    {{"note", 1}, {"noted", 2}, {"custom-block", 3}, {"x", 4}, {"starlight-aside__title", 5}});
constexpr NameTable kTable(kRows);

TEST(NameTable, FindsWholeNamesInAnyCase) {
  for (const NameRow<int>& row : kRows) {
    std::string upper(row.name);
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    for (const std::string_view name : {row.name, std::string_view(upper)}) {
      const int* const found = kTable.find(name);
      ASSERT_NE(found, nullptr) << name;
      EXPECT_EQ(*found, row.value) << name;
    }
  }
}

TEST(NameTable, FindsNoOtherNames) {
  for (const std::string_view name :
       {"not", "notes", "n", "y", "custom block", "custom-blocks", "starlight-aside__titles",
        "\xC3\xA9", "nite", "X-", "@ote"}) {
    EXPECT_EQ(kTable.find(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace pith::internal
