// How likely a block is main content, and why.
#pragma once

#include <string>

namespace pith {

struct Score {
  float probability = 0;
  // What moved the score most, for and against; set only with Options::explain.
  std::string for_it = {};
  std::string against_it = {};
};

}  // namespace pith
