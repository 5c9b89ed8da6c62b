#include "block/segment_text.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "block/inline_run.h"
#include "html/flatten.h"
#include "text/binary.h"

namespace pith {
namespace {

// The line at `at` without its end; moves `at` behind it.
std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  const std::string_view line = text.substr(at, end - at);
  at = end;
  if (text.compare(at, 2, "\r\n") == 0) ++at;
  if (at < text.size()) ++at;
  return line;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\f\v") == std::string_view::npos;
}

bool has_empty_lines(std::string_view text) {
  bool content_before = false;
  bool blank_between = false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(next_line(text, at))) {
      blank_between = content_before;
    } else if (blank_between) {
      return true;
    } else {
      content_before = true;
    }
  }
  return false;
}

}  // namespace

Page segment_text(std::string_view text, std::size_t most_blocks) {
  Page page;
  page.elements.push_back({0, Tag::body, {}, 0, 0, 0, 0});
  InlineRun run;
  const auto flush = [&] {
    if (!run.has_text()) return;
    page.whole = page.blocks.size() < most_blocks;
    if (!page.whole) return;
    PageBlock block;
    block.element = static_cast<std::uint32_t>(page.elements.size());
    run.take(block);
    block.key = std::hash<std::string>{}(folded_key(block.block.text));
    const auto index = static_cast<std::uint32_t>(page.blocks.size());
    page.elements.push_back({0, Tag::p, {}, 0, 0, index, index + 1});
    ++page.elements[0].children;
    page.blocks.push_back(std::move(block));
  };
  const bool paragraphs = has_empty_lines(text);
  for (std::size_t at = 0; at < text.size() && page.whole;) {
    const std::size_t begin = at;
    const std::string_view line = next_line(text, at);
    if (is_blank(line)) {
      flush();
      continue;
    }
    run.line_break();
    run.text(line, {begin, begin + line.size()}, 0);
    if (!paragraphs) flush();
  }
  if (page.whole) flush();
  page.elements[0].end_block = static_cast<std::uint32_t>(page.blocks.size());
  return page;
}

Page segment_flat(std::string_view text, bool plain, std::size_t most_blocks) {
  if (plain) return segment_text(text, most_blocks);
  const Flattened flattened = flatten(text);
  Page page = segment_text(flattened.text, most_blocks);
  for (PageBlock& entry : page.blocks) {
    SourceRange& source = entry.block.source;
    source.begin = flattened.source_offset(source.begin);
    source.end = std::max(source.begin, flattened.source_offset(source.end - 1) + 1);
  }
  return page;
}

bool is_flat_text(std::string_view text, const Options& options) {
  if (options.format != InputFormat::automatic) return options.format == InputFormat::text;
  return is_plain_text_type(options.content_type) && !has_markup(text);
}

}  // namespace pith
