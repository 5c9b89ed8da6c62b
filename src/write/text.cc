// Plain text: what a reader would type into a mail.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/places.h"
#include "pith/write.h"
#include "write/inline_tokens.h"
#include "write/outline.h"
#include "write/structure.h"
#include "write/text_inline.h"

namespace pith::internal {
namespace {

std::string_view without_margin(std::string_view text) {
  const TextRange inner = trimmed(text, {0, text.size()});
  return text.substr(inner.begin, inner.end - inner.begin);
}

std::string cell_text(const GridCell& cell) {
  std::string text;
  for (const Block* block : cell.blocks) {
    if (!text.empty()) text += ' ';
    text += without_margin(text_inline(*block));
  }
  // Only what parts cells and rows may look so.
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

std::string row_text(const GridRow& row) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) text += '\t';
    text += cell_text(row[i]);
  }
  return text;
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
  void open(const Frame& frame) override {
    outline_.open(frame);
    open_.push_back(frame.kind);
  }
  void close(const Frame&) override {
    outline_.close();
    open_.pop_back();
  }

  void block(const Block& block) override {
    if (block.kind == BlockKind::code) {
      std::string_view text = block.text;
      while (text.ends_with('\n')) text.remove_suffix(1);
      return outline_.add(text, Lines::apart);
    }
    if (block.kind == BlockKind::math) return outline_.add('$' + block.text + '$', Lines::apart);
    std::string text(without_margin(text_inline(block)));
    if (block.kind == BlockKind::list_item) text.insert(0, task_box(task_of(block)));
    const bool term = block.kind == BlockKind::term && !open_.empty() &&
                      open_.back() == FrameKind::definition_list;
    outline_.add(text, term ? Lines::term : Lines::running_text);
  }

  void table(const TableGrid& grid) override {
    for (const Block* caption : grid.captions) block(*caption);
    std::string rows;
    for (const GridRow& row : grid.rows) rows += row_text(row) + '\n';
    if (rows.empty()) return;
    rows.pop_back();
    outline_.add(rows, Lines::apart);
  }

  void thematic_break() override { outline_.add("* * *", Lines::apart); }

  std::string take() { return outline_.take(); }

 private:
  std::vector<FrameKind> open_;
  Outline outline_{OutlineStyle::text};
};

}  // namespace

}  // namespace pith::internal

namespace pith {

std::string write_text(const Article& article) {
  if (article.is_plain_text) return internal::plain_text(article);
  internal::TextWriter writer;
  internal::walk(article, {}, writer);
  return writer.take();
}

}  // namespace pith
