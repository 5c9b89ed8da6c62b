// The pages on which speed is measured. They are held in memory, so that no disk is timed.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "pith/options.h"
#include "pith/result.h"

namespace pith::internal::bench {

struct HeldPage {
  std::string bytes = {};
  std::string url = {};
  InputFormat format = InputFormat::automatic;
};

struct HeldPages {
  std::vector<HeldPage> pages = {};
  std::size_t bytes = 0;  // of all pages
};

struct PageChoice {
  std::size_t every = 1;
  std::size_t least_bytes = 0;
  std::size_t most_bytes = std::numeric_limits<std::size_t>::max();
  bool plain = false;  // the text that a tag stripper leaves of the page
};

// Every `every`th page of the data sets that has the size, one set after the other.
Result<HeldPages> hold_pages(const std::vector<std::string>& datasets, const PageChoice& choice);

}  // namespace pith::internal::bench
