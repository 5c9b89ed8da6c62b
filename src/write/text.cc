// Plain text: what a reader would type into a mail.
#include <algorithm>
#include <string>

#include "pith/write.h"
#include "write/inline_tokens.h"
#include "write/outline.h"
#include "write/structure.h"

namespace pith {
namespace {

std::string_view without_margin(std::string_view text) {
  const TextRange inner = trimmed(text, {0, text.size()});
  return text.substr(inner.begin, inner.end - inner.begin);
}

std::string cell_text(const GridCell& cell) {
  std::string text;
  for (const Block* block : cell.blocks) {
    if (!text.empty()) text += ' ';
    text += without_margin(block->text);
  }
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::string row_text(const GridRow& row) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) text += " | ";
    text += cell_text(row[i]);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

bool is_flat(const Article& article) {
  return !article.blocks.empty() && article.blocks.front().line_ends_before > 0;
}

// Plain text comes out as it came, without what was not kept.
std::string plain_text(const Article& article) {
  std::string text;
  for (const Block& block : article.blocks) {
    if (!kept(block)) continue;
    if (!text.empty()) text.append(block.line_ends_before, '\n');
    text += block.text;
  }
  if (!text.empty()) text += '\n';
  return text;
}

class TextWriter : public StructureVisitor {
 public:
  void open(const Frame& frame) override { outline_.open(frame); }
  void close(const Frame&) override { outline_.close(); }

  void block(const Block& block) override {
    std::string_view text = block.text;
    if (block.kind == BlockKind::code) {
      while (text.ends_with('\n')) text.remove_suffix(1);
    } else {
      text = without_margin(text);
    }
    outline_.add(text, block.kind != BlockKind::code);
  }

  void table(const TableGrid& grid) override {
    for (const Block* caption : grid.captions) block(*caption);
    std::string rows;
    for (const GridRow& row : grid.rows) rows += row_text(row) + '\n';
    if (rows.empty()) return;
    rows.pop_back();
    outline_.add(rows, false);
  }

  std::string take() { return outline_.take(); }

 private:
  Outline outline_{OutlineStyle::text};
};

}  // namespace

std::string write_text(const Article& article) {
  if (is_flat(article)) return plain_text(article);
  TextWriter writer;
  walk(article, false, writer);
  return writer.take();
}

}  // namespace pith
