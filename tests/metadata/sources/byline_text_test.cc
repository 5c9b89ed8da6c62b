#include "metadata/sources/byline_text.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

TEST(NameBesideDate, Table) {
  EXPECT_EQ(name_beside_date("5 March 2024 - Jane Doe"), "Jane Doe");
  EXPECT_EQ(name_beside_date("05.03.2024 | Jane Doe"), "Jane Doe");
  EXPECT_EQ(name_beside_date("Jane Doe | Senior Writer | 5 March 2024"), "Jane Doe");
  EXPECT_EQ(name_beside_date("Road Works | 5 March 2024"), "") << "may be a topic";
  EXPECT_EQ(name_beside_date("5 March 2024 - a day on the road"), "");
  EXPECT_EQ(name_beside_date("5 March 2024 - 7 March 2024"), "");
  EXPECT_EQ(name_beside_date("Jane Doe"), "");
}

TEST(AnnouncesOtherWork, Table) {
  EXPECT_TRUE(announces_other_work("Reviewed by"));
  EXPECT_TRUE(announces_other_work("Fotos von:"));
  EXPECT_FALSE(announces_other_work("Written by"));
  EXPECT_FALSE(announces_other_work(""));
}

TEST(IsUnknownLabel, Table) {
  EXPECT_TRUE(is_unknown_label("Founded:"));
  EXPECT_FALSE(is_unknown_label("Date:"));
  EXPECT_FALSE(is_unknown_label("Founded"));
  EXPECT_TRUE(opens_with_unknown_label("Founded: 5 March 2024"));
  EXPECT_FALSE(opens_with_unknown_label("Posted: 5 March 2024"));
  EXPECT_FALSE(opens_with_unknown_label("5 March 2024: a day on the road"));
}

TEST(IsDateLine, Table) {
  EXPECT_TRUE(is_date_line("30th March 2025, 16:26"));
  EXPECT_FALSE(is_date_line("On 30 March 2025 the boats came home to the harbor"));
  EXPECT_FALSE(is_date_line("March"));
}

TEST(WithoutSigns, Table) {
  EXPECT_EQ(without_signs(" | \xC2\xB7 By Jane"), "By Jane");
  EXPECT_EQ(without_signs("---"), "");
  EXPECT_EQ(without_signs("By Jane"), "By Jane");
}

}  // namespace
}  // namespace pith::internal
