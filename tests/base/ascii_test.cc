#include "base/ascii.h"

#include <gtest/gtest.h>

#include <cctype>

namespace pith::internal {
namespace {

TEST(Ascii, ClassesAgreeWithTheCLocale) {
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    const bool ascii = i < 0x80;
    EXPECT_EQ(is_ascii_digit(c), ascii && std::isdigit(i) != 0) << i;
    EXPECT_EQ(is_ascii_letter(c), ascii && std::isalpha(i) != 0) << i;
    EXPECT_EQ(is_ascii_alphanumeric(c), ascii && std::isalnum(i) != 0) << i;
    EXPECT_EQ(is_html_space(c), ascii && std::isspace(i) != 0 && c != '\v') << i;
    EXPECT_EQ(is_html_space(c), kHtmlSpace.find(c) != std::string_view::npos) << i;
    EXPECT_EQ(to_lower(c), ascii ? static_cast<char>(std::tolower(i)) : c) << i;
    EXPECT_EQ(hex_value(c) >= 0, ascii && std::isxdigit(i) != 0) << i;
  }
  EXPECT_EQ(hex_value('7'), 7);
  EXPECT_EQ(hex_value('a'), 10);
  EXPECT_EQ(hex_value('F'), 15);
}

TEST(Ascii, CaseIsIgnoredForLettersOnly) {
  EXPECT_TRUE(equals_ignore_case("ScRiPt", "sCrIpT"));
  EXPECT_TRUE(equals_ignore_case("", ""));
  EXPECT_FALSE(equals_ignore_case("scripts", "script"));
  EXPECT_FALSE(equals_ignore_case("\xC3\x89", "\xC3\xA9"));
  EXPECT_FALSE(equals_ignore_case("@", "`"));
  EXPECT_TRUE(starts_with_ignore_case("Charset=x", "charset"));
  EXPECT_FALSE(starts_with_ignore_case("char", "charset"));
  EXPECT_TRUE(ends_with_ignore_case("a.HTML", ".html"));
  EXPECT_FALSE(ends_with_ignore_case("tml", "html"));
  EXPECT_EQ(lowered("A\xC3\x89Z"), "a\xC3\x89z");
}

TEST(Ascii, TrimTakesTheGivenCharactersOnly) {
  EXPECT_EQ(trim(" \ta b\r", " \t\r"), "a b");
  EXPECT_EQ(trim("\na ", " "), "\na");
  EXPECT_EQ(trim("  ", " "), "");
  EXPECT_EQ(trim("", " "), "");
}

}  // namespace
}  // namespace pith::internal
