#include "metadata/values/beginnings.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>

namespace pith::internal {
namespace {

constexpr std::array<std::string_view, 6> kTexts = {
    "von ", "by: ", "by ", "voir par ", "\xC3\xA0 propos", "\xE4\xBD\x9C"};
constexpr Beginnings kBeginnings(kTexts);

TEST(Beginnings, FindsTheFirstOfTheListThatBeginsTheLine) {
  struct Case {
    std::string_view line, found;
  };
  constexpr std::array<Case, 9> kCases = {{{"By: Jane Doe", "by: "},
                                           {"by Jane Doe", "by "},
                                           {"VON Jane Doe", "von "},
                                           {"voir par Jane Doe", "voir par "},
                                           {"\xC3\xA0 propos", "\xC3\xA0 propos"},
                                           {"\xE4\xBD\x9C\xE8\x80\x85", "\xE4\xBD\x9C"},
                                           {"Bystanders", ""},
                                           {"b", ""},
                                           {"", ""}}};
  for (const Case& c : kCases) EXPECT_EQ(kBeginnings.find(c.line), c.found) << c.line;
}

TEST(Beginnings, ListsOnlyTextsWithTheSameFirstByte) {
  EXPECT_EQ(kBeginnings.of("Von").size(), 2U);
  EXPECT_EQ(kBeginnings.of("by").front(), "by: ");
  EXPECT_TRUE(kBeginnings.of("at").empty());
  EXPECT_TRUE(kBeginnings.of("\xFF\xFF").empty());
  EXPECT_TRUE(kBeginnings.of(std::string_view("\0\0", 2)).empty());
}

}  // namespace
}  // namespace pith::internal
