// `pith-bench --faithful`: checks the property of faithful.h on every page of data sets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bench/run.h"
#include "pith/article.h"

namespace pith::internal::bench {

struct PageFaithfulness {
  std::string breach = {};  // the violation and the first text that violates it, or ""
  std::size_t declared = 0;
};

// Checks a page's kept blocks and the text that is written of them.
PageFaithfulness check_page(std::string_view bytes, const Article& article);

// Prints a line for each page that violates the property, then their number. Returns the process's
// exit code: 0, 1 if a page violates it, 2 if one cannot be read. The option `baseline` is ignored.
int faithful_mode(const std::vector<std::string>& datasets, const RunOptions& options);

}  // namespace pith::internal::bench
