#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "page/page_model.h"
#include "page/segment.h"

namespace pith::internal {
namespace {

TEST(Dump, OneLineABlock) {
  PageModel page;
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
  item.list = ListPlace{2, true, -3, 7};
  item.text = "d";
  Block& bullet = add();
  bullet.kind = BlockKind::list_item;
  bullet.list = ListPlace{1, false, 0, 8};
  Block& cell = add();
  cell.kind = BlockKind::table_cell;
  cell.table = TablePlace{1, 2, 3, true};
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

using namespace std::string_view_literals;

// The bytes each block of a page came from, "|" behind each.
std::string sources(std::string_view bytes, std::string_view content_type = {}) {
  const DecodedText decoded = decode(bytes, content_type);
  const Document document = Document::parse(decoded.text(), 10'000'000);
  std::vector<Block> blocks;
  for (PageBlock& block : segment(document, "").blocks) blocks.push_back(std::move(block.block));
  locate_sources(blocks, decoded, bytes);
  std::string out;
  for (const Block& block : blocks) {
    EXPECT_LE(block.source.end, bytes.size());
    out += bytes.substr(block.source.begin, block.source.end - block.source.begin);
    out += "|";
  }
  return out;
}

TEST(LocateSources, Utf8) {
  EXPECT_EQ(sources("<p>caf\xC3\xA9</p><script>x</script><p>b <b>c</b></p>"),
            "caf\xC3\xA9|b <b>c|");
  EXPECT_EQ(sources("\xEF\xBB\xBF<p>caf\xC3\xA9</p><p>b</p>"), "caf\xC3\xA9|b|");
}

TEST(LocateSources, OtherCharsets) {
  EXPECT_EQ(sources("<p>caf\xE9 \x80</p><p>b\xE9</p>", "text/html; charset=windows-1252"),
            "caf\xE9 \x80|b\xE9|");
  EXPECT_EQ(sources("<p>\x93\xFA\x96\x7B</p><p>b</p>", "text/html; charset=shift_jis"),
            "\x93\xFA\x96\x7B|b|");
  EXPECT_EQ(sources("\xFF\xFE<\0p\0>\0a\0\xE9\0<\0/\0p\0>\0b\0"sv),
            std::string("a\0\xE9\0|b\0|", 8));
}

TEST(LocateSources, OutOfOrder) {
  // The text in the table is before it in the tree and behind its first cell in the page.
  EXPECT_EQ(sources("<table><tr><td>\xE9 one<tr><p>two \xE9</table><p>\xE9 three",
                    "text/html; charset=windows-1252"),
            "two \xE9|\xE9 one|\xE9 three|");
}

TEST(LocateSources, MadeUpBlocksStandNowhere) {
  const std::string_view bytes = "\xE9<p>a</p>";
  const DecodedText decoded = decode(bytes, "text/html; charset=windows-1252");
  std::vector<Block> blocks(2);
  blocks[1].source = {5, 6};
  locate_sources(blocks, decoded, bytes);
  EXPECT_EQ(blocks[0].source.begin, 0u);
  EXPECT_EQ(blocks[0].source.end, 0u);
  EXPECT_EQ(blocks[1].source.begin, 4u);
  EXPECT_EQ(blocks[1].source.end, 5u);
  std::vector<Block> none;
  locate_sources(none, decoded, bytes);
}

}  // namespace

}  // namespace pith::internal
