#include "tests/write/any_article.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

#include "tests/write/blocks.h"

namespace pith::internal::test {
namespace {

// Pieces that Markdown, HTML or JSON could stumble over, in several scripts.
constexpr std::array kPieces = {
    "word",
    "Two words",
    "3*4",
    "*",
    "**",
    "_",
    "snake_case",
    "__init__",
    "`",
    "``",
    "#",
    "##",
    "-",
    "+",
    "1.",
    "2)",
    "1986.",
    ">",
    "<",
    "<b>",
    "</p>",
    "<!--",
    "a < b",
    "&amp;",
    "&",
    "&#35;",
    "[",
    "]",
    "[x]",
    "[ ]",
    "](u)",
    "[a](b)",
    "[n]: /u",
    "!",
    "![",
    "|",
    "a|b",
    "~~",
    "~",
    "~~~",
    "---",
    "===",
    "\\",
    "\\*",
    "C:\\dir",
    "http://example.org/a_b",
    "(",
    ")",
    "\"quoted\"",
    "'",
    ".",
    ",",
    ":",
    "$",
    "^",
    "=",
    "{}",
    "\xC3\xA9t\xC3\xA9",
    "\xE4\xB8\xAD\xE6\x96\x87",
    "\xE3\x80\x8C\xE5\xBC\xB7\xE3\x80\x8D",
    "\xD0\xBC\xD0\xB8\xD1\x80",
    "\xF0\x9F\x98\x80",
    "\xE2\x80\x94",
    "\xC2\xAB",
    "\xC2\xBB",
    "7",
    "42 %",
    "end.",
    "- item",
    "# head",
    "| - | - |",
};
constexpr std::array kTargets = {
    "https://example.org/a?b=1&amp;c=2",
    "/path/with_(parentheses)",
    "page.html",
    "#part",
    "mailto:someone@example.org",
    "javascript:alert(1)",
    "a b",
    "<x>",
    "",
    "a|b",
    "back\\slash",
    "data:image/png;base64,AAAA",
};

class Maker {
 public:
  Maker(std::uint32_t seed, Manners manners)
      : random_(seed), hostile_(manners == Manners::hostile) {}

  Article article();

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }

  Block paragraph();
  std::string text(bool multi_line);
  std::vector<Span> nested_spans(std::string_view text);
  void spans_in(std::string_view text, const Span& around, int depth, std::vector<Span>& spans);
  void list(int depth, std::uint8_t quotes);
  void table(ListPlace place, std::uint8_t quotes);
  void add(Block block);
  void spoil(Block& block);
  void spoil_containers(Block& block);

  std::mt19937 random_;
  bool hostile_;
  Article article_;
  std::uint32_t next_item_ = 1;
  std::uint32_t next_table_ = 1;
};

std::string Maker::text(bool multi_line) {
  std::string out;
  const std::uint32_t pieces = 1 + below(8);
  for (std::uint32_t i = 0; i < pieces; ++i) {
    if (i > 0 && chance(60)) out += multi_line && chance(15) ? '\n' : ' ';
    out += kPieces[below(kPieces.size())];
  }
  return out;
}

bool starts_character(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void Maker::spans_in(std::string_view text, const Span& around, int depth,
                     std::vector<Span>& spans) {
  std::uint32_t at = around.begin;
  while (depth < 3 && at < around.end && chance(70)) {
    Span span;
    span.begin = at + below(around.end - at);
    span.end = span.begin + 1 + below(around.end - span.begin);
    while (!starts_character(text, span.begin)) --span.begin;
    while (!starts_character(text, span.end)) ++span.end;
    if (span.begin < at || span.end > around.end || span.begin == span.end) break;
    span.kind = static_cast<SpanKind>(below(5));
    if (span.kind == SpanKind::image) span.end = span.begin;
    if (span.kind == SpanKind::image || span.kind == SpanKind::link) {
      span.target = kTargets[below(kTargets.size())];
    }
    if (span.kind == SpanKind::image) span.alt = kPieces[below(kPieces.size())];
    spans.push_back(span);
    if (span.kind != SpanKind::image) spans_in(text, span, depth + 1, spans);
    at = std::max(span.end, span.begin + 1);
    while (!starts_character(text, at)) ++at;
  }
}

std::vector<Span> Maker::nested_spans(std::string_view text) {
  std::vector<Span> spans;
  Span all;
  all.end = static_cast<std::uint32_t>(text.size());
  spans_in(text, all, 0, spans);
  return spans;
}

Block Maker::paragraph() {
  Block block;
  block.text = text(true);
  block.spans = nested_spans(block.text);
  return block;
}

void Maker::spoil(Block& block) {
  if (chance(30))
    block.text.insert(below(static_cast<std::uint32_t>(block.text.size()) + 1), "\xFF");
  if (chance(20)) block.text += std::string("\0\r\t \x1B", 5);
  for (Span& span : block.spans) {
    if (chance(30)) span.begin = below(40);
    if (chance(30)) span.end = chance(20) ? 0xFFFFFFFFu : below(40);
    if (chance(10)) span.kind = static_cast<SpanKind>(below(256));
  }
  if (chance(20)) block.kind = static_cast<BlockKind>(below(14));
  if (chance(20)) block.quote_depth = static_cast<std::uint8_t>(below(256));
  if (chance(20)) block.heading_level = static_cast<std::uint8_t>(below(256));
  if (chance(20)) block.list.emplace().depth = static_cast<std::uint16_t>(below(65536));
  if (block.list && chance(20)) block.list->number = static_cast<std::int32_t>(random_());
  if (block.list && chance(20)) block.list->item = below(4);
  if (chance(10)) {
    block.table = TablePlace{below(3), below(0xFFFFFFFFu), below(0xFFFFFFFFu), chance(50)};
  }
}

void Maker::spoil_containers(Block& block) {
  const std::uint32_t more = chance(40) ? below(4) : 0;
  for (std::uint32_t i = 0; i < more; ++i) {
    const auto place =
        static_cast<std::ptrdiff_t>(below(static_cast<std::uint32_t>(block.containers.size()) + 1));
    block.containers.insert(block.containers.begin() + place,
                            {static_cast<ContainerKind>(below(8)), below(4)});
  }
  if (chance(10)) block.containers.clear();
  if (chance(20)) block.note = chance(50) ? "1" : kPieces[below(kPieces.size())];
  block.break_before = chance(10);
}

void Maker::add(Block block) {
  block.label =
      chance(85) ? Label::main_content : (chance(50) ? Label::boilerplate : Label::comment);
  block.score = static_cast<float>(below(1001)) / 1000;
  block.reason = chance(50) ? text(false) : "";
  if (hostile_) spoil(block);
  article_.blocks.push_back(std::move(block));
}

void Maker::list(int depth, std::uint8_t quotes) {
  const bool ordered = chance(40);
  std::int32_t number = chance(70) ? 1 : static_cast<std::int32_t>(below(20));
  const std::uint32_t items = 1 + below(4);
  for (std::uint32_t i = 0; i < items; ++i, ++number) {
    Block block = paragraph();
    block.kind = BlockKind::list_item;
    block.quote_depth = quotes;
    const ListPlace place{static_cast<std::uint16_t>(depth), ordered, number, next_item_++};
    block.list = place;
    add(block);
    if (depth < 4 && chance(25)) list(depth + 1, quotes);
    if (chance(15)) {
      Block more = paragraph();
      more.kind = chance(50) ? BlockKind::paragraph : BlockKind::code;
      more.quote_depth = static_cast<std::uint8_t>(quotes + (chance(30) ? 1 : 0));
      more.list = place;
      add(more);
    }
    if (chance(5)) table(place, quotes);
  }
}

void Maker::table(ListPlace place, std::uint8_t quotes) {
  const std::uint32_t rows = 1 + below(4);
  const std::uint32_t columns = 1 + below(4);
  const std::uint32_t id = next_table_++;
  for (std::uint32_t row = 0; row < rows; ++row) {
    for (std::uint32_t column = 0; column < columns; ++column) {
      if (chance(10)) continue;
      Block block = paragraph();
      block.kind = BlockKind::table_cell;
      block.list = place;
      block.quote_depth = quotes;
      block.table = TablePlace{id, row, column * (chance(5) ? 1000 : 1), row == 0};
      add(block);
    }
  }
}

Article Maker::article() {
  const std::uint32_t parts = 1 + below(6);
  for (std::uint32_t i = 0; i < parts; ++i) {
    const auto quotes = static_cast<std::uint8_t>(chance(20) ? 1 + below(2) : 0);
    const std::uint32_t form = below(7);
    if (form == 0) {
      list(1, quotes);
    } else if (form == 1) {
      table({}, quotes);
    } else {
      Block block = paragraph();
      constexpr std::array kKinds = {BlockKind::paragraph, BlockKind::heading, BlockKind::code,
                                     BlockKind::caption, BlockKind::paragraph};
      block.kind = kKinds[form - 2];
      block.heading_level = static_cast<std::uint8_t>(1 + below(6));
      block.quote_depth = quotes;
      if (block.kind == BlockKind::code && chance(50)) block.code_language = "python";
      add(block);
    }
  }
  nest(article_.blocks);
  if (hostile_) {
    for (Block& block : article_.blocks) spoil_containers(block);
  }
  article_.outcome = Outcome::content;
  article_.metadata.title = {text(false), "h1"};
  article_.metadata.tags = {{text(false), "meta"}, {}};
  return std::move(article_);
}

}  // namespace

Article any_article(std::uint32_t seed, Manners manners) { return Maker(seed, manners).article(); }

}  // namespace pith::internal::test
