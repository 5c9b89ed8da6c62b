// `pith-bench --faithful`: holds the property of faithful.h on every page of data sets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bench/run.h"
#include "pith/article.h"

namespace pith::internal::bench {

struct PageFaithfulness {
  std::string breach = {};  // what is broken and the first text that breaks it; empty: nothing
  std::size_t declared = 0;
};

// What was made of a page: its kept blocks and the text they are written as.
PageFaithfulness check_page(std::string_view bytes, const Article& article);

// Prints a line a page that breaks the property, then how many there are. Returns the process's
// exit code: 0, 1 when a page does, 2 when one can't be read. Of the options `baseline` is ignored.
int faithful_mode(const std::vector<std::string>& datasets, const RunOptions& options);

}  // namespace pith::internal::bench
