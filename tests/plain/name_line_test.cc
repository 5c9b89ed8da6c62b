#include "plain/name_line.h"

#include <gtest/gtest.h>

#include <string_view>

namespace pith::internal {
namespace {

TEST(NameLine, Shapes) {
  const struct {
    std::string_view line;
    NameShape shape;
  } cases[] = {
      {"Rhona Mbeki", NameShape::capitals},
      {"Jean-Luc de la Tour", NameShape::capitals},
      {"J. R. Miller", NameShape::capitals},
      {"\u041E\u043A\u0441\u0430\u043D\u0430 \u042F\u0440\u0435\u043C\u0447\u0443\u043A",
       NameShape::capitals},
      {"\u0394\u03AC\u03C6\u03BD\u03B7 \u039C\u03B5\u03BB\u03B5\u03C4\u03AF\u03BF\u03C5",
       NameShape::capitals},
      {"Tr\u1EA7n Minh Khu\u00EA", NameShape::capitals},
      {"\u0644\u064A\u0644\u0649 \u0627\u0644\u0645\u0631\u0632\u0648\u0642\u064A",
       NameShape::uncased},
      {"\u092E\u0940\u0930\u093E \u091C\u094B\u0936\u0940", NameShape::uncased},
      {"\u05EA\u05DE\u05E8 \u05D0\u05DC\u05D1\u05D6", NameShape::uncased},
      {"\u4E09\u679D \u3072\u304B\u308A", NameShape::unspaced},
      {"\u6797\u8BED\u5B89", NameShape::unspaced},
      {"\uD55C\uC11C\uC724 \uAE30\uC790", NameShape::unspaced},
      {"Politics", NameShape::none},
      {"The keeper counts the boats", NameShape::none},
      {"Boats at night", NameShape::none},
      {"Jane Doe, editor", NameShape::none},
      {"4 June", NameShape::none},
      {"\u8001\u57CE\u533A\u6700\u540E\u4E00\u5BB6\u949F\u8868\u94FA\u8FCE\u6765\u7B2C\u56DB\u4EE3"
       "\u4F20\u4EBA",
       NameShape::none},
      {"One Two Three Four Five Six", NameShape::none},
      {"", NameShape::none},
  };
  for (const auto& c : cases) EXPECT_EQ(name_shape(c.line), c.shape) << c.line;
}

}  // namespace
}  // namespace pith::internal
