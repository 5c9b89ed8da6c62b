#include "plain/segment_text.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/binary.h"
#include "text/words.h"

namespace pith::internal {
namespace {

// Widths at which people and programs wrap lines, in bytes; a line may be a little longer.
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 120;
// Two lines may look wrapped by chance: a headline and a name below it.
constexpr std::size_t kMinWrapped = 3;

bool is_blank(std::string_view line) {
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; });
}

// The text up to the line's first gap after its margin.
std::size_t first_word(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  return std::min(line.find_first_of(" \t", begin), line.size()) - begin;
}

bool ends_sentence(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\"')");
  return last != std::string_view::npos &&
         std::string_view(".!?:").find(line[last]) != std::string_view::npos;
}

// Whether lines were wrapped at one width: there was no room for the first word of the next line.
bool is_wrapped(std::span<const TextLine> lines) {
  if (lines.size() < kMinWrapped) return false;
  std::size_t width = 0;
  for (const TextLine& line : lines) width = std::max(width, line.text.size());
  if (width < kNarrowest || width > kWidest) return false;
  std::size_t ended = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].text.size() + 1 + first_word(lines[i + 1].text) <= width) return false;
    ended += ends_sentence(lines[i].text);
  }
  return 2 * ended <= lines.size();  // lists of sentences have ends of sentences there
}

PageBlock block_of(std::span<const TextLine> lines) {
  PageBlock block;
  std::string& text = block.block.text;
  for (const TextLine& line : lines) {
    if (!text.empty()) text.push_back('\n');
    text.append(line.text);
  }
  block.block.source = {lines.front().begin, lines.back().begin + lines.back().text.size()};
  block.block.line_ends_before = lines.front().line_ends_before;
  block.counts = count_text(text);
  return block;
}

}  // namespace

std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  std::uint32_t ends = 1;
  // The next line end of each kind; each one is searched for once.
  std::size_t feed = text.find('\n');
  std::size_t carriage = text.find('\r');
  for (std::size_t at = 0; at < text.size();) {
    if (feed < at) feed = text.find('\n', at);
    if (carriage < at) carriage = text.find('\r', at);
    const std::size_t end = std::min({feed, carriage, text.size()});
    const std::string_view line = text.substr(at, end - at);
    if (!is_blank(line)) {
      lines.push_back({line, at, lines.empty() ? 1 : ends});
      ends = 0;
    }
    at = end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
    ++ends;
  }
  return lines;
}

PageModel segment_lines(std::span<const TextLine> lines, std::size_t max_blocks) {
  PageModel page;
  page.blocks.reserve(std::min(lines.size(), max_blocks));
  for (std::size_t begin = 0; begin < lines.size() && page.whole;) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].line_ends_before == 1) ++end;
    const bool wrapped = is_wrapped(lines.subspan(begin, end - begin));
    const std::size_t step = wrapped ? end - begin : 1;
    for (; begin < end && page.whole; begin += step) {
      page.whole = page.blocks.size() < max_blocks;
      if (page.whole) page.blocks.push_back(block_of(lines.subspan(begin, step)));
    }
  }
  return page;
}

void separate_paragraphs(std::span<Block* const> blocks) {
  std::vector<TextLine> lines;
  for (std::size_t begin = 0; begin < blocks.size();) {
    std::size_t end = begin + 1;
    while (end < blocks.size() && blocks[end]->line_ends_before == 1) ++end;
    lines.clear();
    for (std::size_t i = begin; i < end; ++i) lines.push_back({blocks[i]->text, 0, 1});
    if (is_wrapped(lines)) {
      for (std::size_t i = begin + 1; i < end; ++i) blocks[i]->line_ends_before = 2;
    }
    begin = end;
  }
}

bool is_plain_text(std::string_view text, const Options& options) {
  if (options.format != InputFormat::automatic) return options.format == InputFormat::text;
  return is_plain_text_type(options.content_type) && !has_markup(text);
}

}  // namespace pith::internal
