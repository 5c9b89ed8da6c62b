#include "bench/speed/held_pages.h"

#include <utility>

#include "bench/dataset.h"
#include "bench/strip_tags.h"
#include "text/decode.h"

namespace pith::internal::bench {

Result<HeldPages> hold_pages(const std::vector<std::string>& datasets, const PageChoice& choice) {
  HeldPages held;
  std::size_t of_size = 0;
  for (const std::string& folder : datasets) {
    const Result<Dataset> dataset = Dataset::open(folder);
    if (!dataset) return dataset.error();
    for (std::size_t i = 0; i < dataset.value().size(); ++i) {
      Result<LabeledPage> page = dataset.value().load(i);
      if (!page) return page.error();
      const std::size_t size = page.value().html.size();
      if (size < choice.least_bytes || size > choice.most_bytes) continue;
      if (of_size++ % choice.every != 0) continue;
      HeldPage& added = held.pages.emplace_back();
      added.url = std::move(page.value().url);
      added.bytes = std::move(page.value().html);
      if (choice.plain) {
        added.bytes = strip_tags(decode(added.bytes, "").text());
        added.format = InputFormat::text;
      }
      held.bytes += added.bytes.size();
    }
  }
  return held;
}

}  // namespace pith::internal::bench
