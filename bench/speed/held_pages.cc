#include "bench/speed/held_pages.h"

#include <utility>

#include "bench/dataset.h"

namespace pith::bench {

Result<HeldPages> hold_pages(const std::vector<std::string>& datasets, std::size_t every) {
  HeldPages held;
  for (const std::string& folder : datasets) {
    const Result<Dataset> dataset = Dataset::open(folder);
    if (!dataset) return dataset.error();
    for (std::size_t i = 0; i < dataset.value().size(); i += every) {
      Result<LabelledPage> page = dataset.value().load(i);
      if (!page) return page.error();
      held.bytes += page.value().html.size();
      held.pages.push_back({std::move(page.value().html), std::move(page.value().url)});
    }
  }
  return held;
}

}  // namespace pith::bench
