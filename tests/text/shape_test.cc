#include "text/shape.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

struct Case {
  const char* text;
  Shape expected;
};

TEST(ShapeOf, Table) {
  const Case cases[] = {
      {"", Shape::text},
      {" \n ", Shape::text},
      {"Plain words.", Shape::text},
      // Icons.
      {"more_vert", Shape::icon_names},
      {"share favorite_border more_vert", Shape::icon_names},
      {"share home menu", Shape::text},  // words like any others
      {"icon arrow-upicon bellicon x", Shape::icon_names},
      {"icon icon icon", Shape::icon_names},
      {"icon icon", Shape::text},
      {"An icon is not an icon unless it is an icon in the eye of whoever looks", Shape::text},
      {"Call read_file to read_file", Shape::text},
      {"_x", Shape::text},
      // Clocks.
      {"0:00", Shape::clocks},
      {"0:00 / 12:07", Shape::clocks},
      {"1:02:33", Shape::clocks},
      {"- 0:00 | 1:00 -", Shape::clocks},
      {"/ - |", Shape::text},
      {"12:7", Shape::text},
      {":30", Shape::text},
      {"1:00:00:00", Shape::text},
      {"Ratio 3:1", Shape::text},
      // Dates.
      {"4 May 2024", Shape::date_line},
      {"by Jane Doe, 4 May 2024, 16:41", Shape::date_line},
      {"2024-05-04", Shape::date_line},
      {"04.05.2024 16:41", Shape::date_line},
      {"16:41 Uhr", Shape::date_line},
      {"2024\xE5\xB9\xB4"
       "5\xE6\x9C\x88"
       "4\xE6\x97\xA5",
       Shape::date_line},
      {"May 2024", Shape::text},  // one number
      {"In 1984", Shape::text},
      {"12 of 30", Shape::text},
      {"3024-05-04", Shape::text},
      {"He was born on 4 May 1924 in a small town near the river and lived there", Shape::text},
      // Copyright.
      {"\xC2\xA9 Example", Shape::copyright},
      {"Copyright \xC2\xA9 2024 Example Ltd", Shape::copyright},
      {"Copyright Example", Shape::text},
  };
  for (const Case& c : cases) EXPECT_EQ(shape_of(c.text), c.expected) << c.text;
}

TEST(ShapeOf, LongTextIsText) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word ";
  EXPECT_EQ(shape_of(words + "\xC2\xA9"), Shape::text);
  EXPECT_EQ(shape_of(words + "4 May 2024"), Shape::text);
  EXPECT_EQ(shape_of(std::string(1'000'000, ':')), Shape::text);
}

}  // namespace
}  // namespace pith::internal
