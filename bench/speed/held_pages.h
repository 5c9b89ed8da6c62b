// The pages on which speed is measured. They are held in memory, so that no disk is timed.
#pragma once

#include <cstddef>
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

// Every `every`th page of the data sets, one set after the other. `plain`: the text that a tag
// stripper leaves of it.
Result<HeldPages> hold_pages(const std::vector<std::string>& datasets, std::size_t every,
                             bool plain);

}  // namespace pith::internal::bench
