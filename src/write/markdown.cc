// Markdown: CommonMark with GitHub's tables. What is printed inline is in markdown_inline.h.
#include <algorithm>
#include <string>

#include "pith/write.h"
#include "write/inline_tokens.h"
#include "write/markdown_inline.h"
#include "write/outline.h"
#include "write/structure.h"

namespace pith {
namespace {

constexpr std::size_t kShortestFence = 3;  // (CommonMark 4.5)

// "## Sharp #" would lose its last sign: it closes a heading.
void guard_closing_marks(std::string& heading) {
  const std::size_t last = heading.find_last_not_of('#');
  const std::size_t marks = last == std::string::npos ? 0 : last + 1;
  if (marks < heading.size() && (marks == 0 || heading[last] == ' ')) heading.insert(marks, "\\");
}

std::string fenced(std::string_view code, std::string_view language) {
  while (code.ends_with('\n')) code.remove_suffix(1);
  std::string lines;
  for (std::size_t i = 0; i < code.size(); ++i) {
    // A lone carriage return is a line's end in Markdown, and one before '\n' is no text.
    if (code[i] != '\r') {
      lines += code[i];
    } else if (i + 1 == code.size() || code[i + 1] != '\n') {
      lines += '\n';
    }
  }
  const std::string fence(std::max(kShortestFence, longest_backtick_run(code) + 1), '`');
  return fence + printable_language(language) + '\n' + lines + '\n' + fence;
}

// Also in code spans and link targets: GitHub cuts the row before it reads anything inside.
std::string with_escaped_pipes(std::string_view cell) {
  std::string out;
  for (const char c : cell) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

// One code span a line: a cell cannot hold a fence.
std::string cell_code(std::string_view code) {
  std::string out;
  while (!code.empty()) {
    const std::size_t end = std::min(code.find('\n'), code.size());
    const std::string_view line = code.substr(0, end);
    if (!is_blank(line)) out += (out.empty() ? "" : "<br>") + markdown_code_span(line);
    code.remove_prefix(std::min(end + 1, code.size()));
  }
  return out;
}

class MarkdownWriter : public StructureVisitor {
 public:
  explicit MarkdownWriter(const WriteOptions& options) : markup_{options.links, options.images} {}

  void open(const Frame& frame) override { outline_.open(frame); }
  void close(const Frame&) override { outline_.close(); }
  void block(const Block& block) override;
  void table(const TableGrid& grid) override;
  std::string take() { return outline_.take(); }

 private:
  std::string cell(const GridCell& cell) const;
  std::string row(const GridRow& row) const;

  InlineOptions markup_;
  Outline outline_{OutlineStyle::markdown};
};

void MarkdownWriter::block(const Block& block) {
  if (block.kind == BlockKind::code) {
    return outline_.add(fenced(block.text, block.code_language), false);
  }
  const bool heading = block.kind == BlockKind::heading;
  const bool caption = block.kind == BlockKind::caption;
  const MarkdownBreak breaks = heading ? MarkdownBreak::space : MarkdownBreak::backslash;
  std::string text = markdown_inline(block, {markup_, breaks, caption});
  if (heading) {
    guard_closing_marks(text);
    text = std::string(std::clamp<std::size_t>(block.heading_level, 1, 6), '#') + ' ' + text;
  }
  outline_.add(text, true);
}

std::string MarkdownWriter::cell(const GridCell& cell) const {
  std::string out;
  for (const Block* block : cell.blocks) {
    const std::string text = block->kind == BlockKind::code
                                 ? cell_code(block->text)
                                 : markdown_inline(*block, {markup_, MarkdownBreak::html, false});
    if (!out.empty() && !text.empty()) out += "<br>";
    out += text;
  }
  return with_escaped_pipes(out);
}

std::string MarkdownWriter::row(const GridRow& row) const {
  std::string out = "|";
  for (const GridCell& of_row : row) out += ' ' + cell(of_row) + " |";
  return out;
}

void MarkdownWriter::table(const TableGrid& grid) {
  for (const Block* caption : grid.captions) block(*caption);
  if (grid.rows.empty()) return;
  std::string lines = row(grid.rows.front()) + "\n|";
  for (std::size_t i = 0; i < grid.rows.front().size(); ++i) lines += " --- |";
  for (std::size_t i = 1; i < grid.rows.size(); ++i) lines += '\n' + row(grid.rows[i]);
  outline_.add(lines, false);
}

}  // namespace

std::string write_markdown(const Article& article, const WriteOptions& options) {
  MarkdownWriter writer(options);
  walk(article, options.images, writer);
  return writer.take();
}

}  // namespace pith
