// How a fuzz target says that something does not hold: one line, then the abort that fuzzers and
// death tests see.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace pith::internal::fuzz {

inline void require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what.c_str());
  std::abort();
}

}  // namespace pith::internal::fuzz
