// A wrapper of the two stages that turn decoded text into a tree, so that the rest of the benchmark
// does not depend on their interface.
#pragma once

#include <cstddef>
#include <string_view>

#include "html/dom.h"
#include "html/prefilter.h"
#include "pith/options.h"

namespace pith::internal::bench {

// Returns the number of remaining bytes, so that the optimizer cannot remove the work.
inline std::size_t run_prefilter(std::string_view text) { return prefilter(text).html.size(); }

inline Document run_parse(std::string_view text) {
  return Document::parse(text, Options{}.max_memory_bytes);
}

}  // namespace pith::internal::bench
