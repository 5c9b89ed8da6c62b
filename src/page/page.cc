#include "page/page.h"

namespace pith {

std::string dump(const Page& page) {
  std::string out;
  for (const PageBlock& entry : page.blocks) {
    const Block& block = entry.block;
    out.append(to_string(block.kind));
    if (block.heading_level > 0) out.append(std::to_string(block.heading_level));
    if (block.quote_depth > 0) out.append(" quote=").append(std::to_string(block.quote_depth));
    if (block.list.depth > 0) {
      out.append(" list=").append(std::to_string(block.list.depth));
      out.append(".").append(std::to_string(block.list.item));
      if (block.list.ordered) out.append("#").append(std::to_string(block.list.number));
    }
    if (block.table.table > 0) {
      out.append(" table=").append(std::to_string(block.table.table)).append(".");
      out.append(std::to_string(block.table.row)).append(".");
      out.append(std::to_string(block.table.column)).append(block.table.header ? "h" : "");
    }
    if (!block.code_language.empty()) out.append(" in=").append(block.code_language);
    out.append(": ");
    for (const char c : block.text) c == '\n' ? out.append("\\n") : out.append(1, c);
    out.append("\n");
  }
  return out;
}

}  // namespace pith
