#include "page/page.h"

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(Dump, OneLineABlock) {
  Page page;
  EXPECT_EQ(dump(page), "");
  const auto add = [&page]() -> Block& { return page.blocks.emplace_back().block; };
  add().text = "a\nb";
  Block& heading = add();
  heading.kind = BlockKind::heading;
  heading.heading_level = 2;
  heading.text = "c";
  Block& item = add();
  item.kind = BlockKind::list_item;
  item.quote_depth = 1;
  item.list = {2, true, -3, 7};
  item.text = "d";
  Block& bullet = add();
  bullet.kind = BlockKind::list_item;
  bullet.list = {1, false, 0, 8};
  Block& cell = add();
  cell.kind = BlockKind::table_cell;
  cell.table = {1, 2, 3, true};
  Block& code = add();
  code.kind = BlockKind::code;
  code.code_language = "c++";
  code.text = "e";
  EXPECT_EQ(dump(page),
            "paragraph: a\\nb\n"
            "heading2: c\n"
            "list_item quote=1 list=2.7#-3: d\n"
            "list_item list=1.8: \n"
            "table_cell table=1.2.3h: \n"
            "code in=c++: e\n");
}

}  // namespace
}  // namespace pith
