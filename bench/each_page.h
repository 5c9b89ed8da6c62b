// Extracts every page of a data set on one or several threads, and evaluates each article.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bench/dataset.h"
#include "bench/run.h"
#include "extract_with.h"
#include "pith/article.h"
#include "pith/result.h"

namespace pith::internal::bench {

// The results of look(page, article) for each page, in the order of the data set; an error for
// pages that cannot be read. The options `plain` and `baseline` are ignored, and pages of the other
// half are left out.
template <typename Value, typename Look>
std::vector<Result<Value>> each_page(const Dataset& dataset, const RunOptions& options,
                                     Look&& look) {
  std::vector<std::optional<Result<Value>>> slots(dataset.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t index = next++; index < slots.size(); index = next++) {
      const Result<LabeledPage> page = dataset.load(index);
      const Model* model = options.models == nullptr
                               ? &Model::built_in()
                               : options.models->model_for(dataset.name(), dataset.id(index));
      if (!page) {
        slots[index].emplace(page.error());
      } else if (model == nullptr) {
        slots[index].emplace(
            Error{Error::Kind::not_found, dataset.id(index), "no fold's model is for this page"});
      } else if (options.half == 0 || half_of(page.value().url) == options.half) {
        Options extract = options.extract;
        extract.url = page.value().url;
        if (options.with_site) extract.site = options.site;
        slots[index].emplace(look(page.value(), extract_with(model, page.value().html, extract)));
      }
    }
  };
  std::vector<std::thread> workers;
  for (int job = 1; job < options.jobs; ++job) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  std::vector<Result<Value>> results;
  for (std::optional<Result<Value>>& slot : slots) {
    if (slot) results.push_back(std::move(*slot));
  }
  return results;
}

}  // namespace pith::internal::bench
