#include "page/provenance.h"

#include <algorithm>

namespace pith {

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

}  // namespace pith
