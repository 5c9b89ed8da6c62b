// Markdown: CommonMark with GitHub's tables. What is printed inline is in markdown_inline.h.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/places.h"
#include "pith/write.h"
#include "write/front_matter.h"
#include "write/inline_tokens.h"
#include "write/markdown_inline.h"
#include "write/outline.h"
#include "write/structure.h"

namespace pith::internal {
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

std::string_view separator(Alignment alignment) {
  switch (alignment) {
    case Alignment::none:
      return " --- |";
    case Alignment::left:
      return " :-- |";
    case Alignment::center:
      return " :-: |";
    case Alignment::right:
      return " --: |";
  }
  return " --- |";
}

// A term of a list that documents no API.
bool is_term(const Block& block) {
  return block.kind == BlockKind::term && !block.containers.empty() &&
         block.containers.back().kind == ContainerKind::definition_list;
}

class MarkdownWriter : public StructureVisitor {
 public:
  MarkdownWriter(const MarkdownOptions& options, const std::set<std::string_view>& notes)
      : markup_{options.links, options.images, &notes} {}

  void open(const Frame& frame) override {
    outline_.open(frame);
    open_.push_back(frame.kind);
    if (frame.kind == FrameKind::definition_list) in_api_.push_back(frame.api);
  }
  void close(const Frame& frame) override {
    outline_.close();
    open_.pop_back();
    if (frame.kind == FrameKind::definition_list) in_api_.pop_back();
  }
  void block(const Block& block) override;
  void table(const TableGrid& grid) override;
  void thematic_break() override { outline_.add("* * *", Lines::apart); }
  std::string take() { return outline_.take(); }

 private:
  std::string cell(const GridCell& cell) const;
  std::string row(const GridRow& row) const;

  InlineOptions markup_;
  std::vector<FrameKind> open_;
  std::vector<bool> in_api_;  // the open definition lists
  Outline outline_{OutlineStyle::markdown};
};

void MarkdownWriter::block(const Block& block) {
  if (block.kind == BlockKind::code) {
    return outline_.add(fenced(block.text, block.code_language), Lines::apart);
  }
  if (block.kind == BlockKind::math) {
    return outline_.add("$$\n" + block.text + "\n$$", Lines::apart);
  }
  if (block.kind == BlockKind::embed) {
    return outline_.add(markdown_embed(block), Lines::running_text);
  }
  const bool heading = block.kind == BlockKind::heading;
  const bool caption = block.kind == BlockKind::caption;
  const MarkdownBreak breaks = heading ? MarkdownBreak::space : MarkdownBreak::backslash;
  // Signatures of an API have their own emphasis.
  const bool term = block.kind == BlockKind::term && !open_.empty() &&
                    open_.back() == FrameKind::definition_list && !in_api_.back();
  // What <details> are headed by looks like any other line.
  const bool title = block.kind == BlockKind::callout_title &&
                     (open_.empty() || open_.back() != FrameKind::details);
  std::string text = markdown_inline(block, {markup_, breaks, caption, term || title});
  if (block.kind == BlockKind::list_item) text.insert(0, task_box(task_of(block)));
  if (heading) {
    guard_closing_marks(text);
    text = std::string(std::clamp<std::size_t>(block.heading_level, 1, 6), '#') + ' ' + text;
  }
  outline_.add(text, term ? Lines::term : Lines::running_text);
  if (!markup_.images) return;
  for (const std::string_view below : captions_of(block)) {
    outline_.add(markdown_caption(below), Lines::running_text);
  }
}

std::string MarkdownWriter::cell(const GridCell& cell) const {
  std::string out;
  for (const Block* block : cell.blocks) {
    const bool caption = block->kind == BlockKind::caption;
    const bool strong = block->kind == BlockKind::callout_title || is_term(*block);
    const std::string text =
        block->kind == BlockKind::code ? cell_code(block->text)
        : block->kind == BlockKind::embed
            ? markdown_embed(*block)
            : markdown_inline(*block, {markup_, MarkdownBreak::html, caption, strong});
    if (!out.empty() && !text.empty()) out += "<br>";
    out += text;
    if (!markup_.images) continue;
    for (const std::string_view below : captions_of(*block)) {
      out += "<br>" + markdown_caption(below);
    }
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
  for (const Alignment alignment : grid.alignments) lines += separator(alignment);
  for (std::size_t i = 1; i < grid.rows.size(); ++i) lines += '\n' + row(grid.rows[i]);
  outline_.add(lines, Lines::apart);
}

}  // namespace

}  // namespace pith::internal

namespace pith {

std::string write_markdown(const Article& article, const MarkdownOptions& options) {
  const internal::Printed what{options.images, options.links};
  const std::set<std::string_view> notes = internal::printed_notes(article, what);
  internal::MarkdownWriter writer(options, notes);
  internal::walk(article, what, writer);
  std::string text = writer.take();
  if (options.front_matter && !text.empty()) text.insert(0, internal::front_matter(article));
  return text;
}

}  // namespace pith
