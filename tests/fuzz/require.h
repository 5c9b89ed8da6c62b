// How a fuzz target reports a violated property: one line, then the abort that fuzzers and death
// tests detect.
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
