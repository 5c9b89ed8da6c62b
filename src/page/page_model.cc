#include "page/page_model.h"

#include <algorithm>

#include "base/hash.h"

namespace pith::internal {

void fold_text(PageBlock& block, PageModel& page) {
  const std::size_t begin = page.folded.size();
  append_folded_key(block.block.text, page.folded);
  block.folded = {static_cast<std::uint32_t>(begin),
                  static_cast<std::uint32_t>(page.folded.size())};
  block.key = hash_bytes(folded_text(block, page));
}

std::string_view folded_text(const PageBlock& block, const PageModel& page) {
  const TextPart part = block.folded;
  return std::string_view(page.folded).substr(part.begin, part.end - part.begin);
}

void drop_helper_text(PageBlock& entry) {
  if (entry.helper_text.empty()) return;
  Block& block = entry.block;
  std::string text;
  // Where each byte of the old text is in the new one.
  std::vector<std::uint32_t> places;
  places.reserve(block.text.size() + 1);
  auto part = entry.helper_text.begin();
  for (std::uint32_t at = 0; at < block.text.size(); ++at) {
    places.push_back(static_cast<std::uint32_t>(text.size()));
    while (part != entry.helper_text.end() && part->end <= at) ++part;
    const bool dropped = part != entry.helper_text.end() && part->begin <= at;
    const bool margin = text.empty() && (block.text[at] == ' ' || block.text[at] == '\n');
    if (!dropped && !margin) text.push_back(block.text[at]);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
  places.push_back(static_cast<std::uint32_t>(text.size()));
  const auto size = static_cast<std::uint32_t>(text.size());
  for (Span& span : block.spans) {
    const auto last = static_cast<std::uint32_t>(places.size() - 1);
    span.begin = std::min(places[std::min(span.begin, last)], size);
    span.end = std::min(places[std::min(span.end, last)], size);
  }
  std::erase_if(block.spans, [](const Span& span) {
    return span.kind != SpanKind::image && span.begin >= span.end;
  });
  block.text = std::move(text);
  entry.helper_text.clear();
}

void place_figures(PageModel& page) {
  if (page.figures.empty()) return;
  std::vector<PageBlock> merged;
  merged.reserve(page.blocks.size() + page.figures.size());
  auto figure = page.figures.begin();
  for (std::size_t i = 0; i <= page.blocks.size(); ++i) {
    for (; figure != page.figures.end() && figure->before <= i; ++figure) {
      merged.push_back(std::move(figure->block));
    }
    if (i < page.blocks.size()) merged.push_back(std::move(page.blocks[i]));
  }
  page.blocks = std::move(merged);
  page.figures.clear();
}

std::string dump(const PageModel& page) {
  std::string out;
  for (const PageBlock& entry : page.blocks) {
    const Block& block = entry.block;
    out.append(to_string(block.kind));
    if (block.heading_level > 0) out.append(std::to_string(block.heading_level));
    if (block.quote_depth > 0) out.append(" quote=").append(std::to_string(block.quote_depth));
    if (block.list) {
      out.append(" list=").append(std::to_string(block.list->depth));
      out.append(".").append(std::to_string(block.list->item));
      if (block.list->ordered) out.append("#").append(std::to_string(block.list->number));
    }
    if (block.table) {
      out.append(" table=").append(std::to_string(block.table->table)).append(".");
      out.append(std::to_string(block.table->row)).append(".");
      out.append(std::to_string(block.table->column)).append(block.table->header ? "h" : "");
    }
    if (!block.code_language.empty()) out.append(" in=").append(block.code_language);
    out.append(": ");
    for (const char c : block.text) c == '\n' ? out.append("\\n") : out.append(1, c);
    out.append("\n");
  }
  return out;
}

void locate_sources(std::vector<Block>& blocks, const DecodedText& decoded,
                    std::string_view bytes) {
  if (!decoded.converted && decoded.bom_bytes == 0) return;
  // Misnested tables put blocks before text that stands earlier: order has to be made.
  std::vector<std::size_t*> ends;
  for (Block& block : blocks) {
    if (block.source.end == 0) continue;  // made up by the parser: stands nowhere
    ends.push_back(&block.source.begin);
    ends.push_back(&block.source.end);
  }
  std::stable_sort(ends.begin(), ends.end(),
                   [](const std::size_t* a, const std::size_t* b) { return *a < *b; });
  std::vector<std::size_t> offsets;
  offsets.reserve(ends.size());
  for (const std::size_t* end : ends) offsets.push_back(*end);
  const std::vector<std::size_t> found = source_offsets(decoded, bytes, offsets);
  for (std::size_t i = 0; i < ends.size(); ++i) *ends[i] = found[i];
}

}  // namespace pith::internal
