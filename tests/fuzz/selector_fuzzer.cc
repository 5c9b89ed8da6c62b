// Input: a line with a selector, and a page to use it on.
#include <string>

#include "fuzz/require.h"
#include "fuzz/take_line.h"
#include "fuzz/targets.h"
#include "html/selector.h"
#include "pith/extract.h"
#include "text/decode.h"

namespace pith::internal::fuzz {
namespace {

std::size_t kept_bytes(const Article& article) {
  std::size_t bytes = 0;
  for (const Block& block : article.blocks) bytes += block.text.size();
  return bytes;
}

}  // namespace

void selector(std::string_view input) {
  const std::string text(take_line(input));
  const std::string problem = selector_problem(text);
  require(is_utf8(problem), "a problem is said in UTF-8");
  Options options;
  options.format = InputFormat::html;
  options.select = text;
  const Article selected = extract(input, options);
  require(is_utf8(selected.message), "a message is UTF-8");
  if (!problem.empty() && !text.empty()) {
    require(kept_bytes(selected) == 0, "what is no selector selects nothing");
    return;
  }
  options.drop = text;
  require(text.empty() || kept_bytes(extract(input, options)) == 0, "drop outranks select");
}

}  // namespace pith::internal::fuzz
