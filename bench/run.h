// Extracts and scores every page of a data set on one or several threads. tally.h has the results.
#pragma once

#include <vector>

#include "bench/dataset.h"
#include "bench/fold_models.h"
#include "bench/tally.h"
#include "pith/options.h"
#include "pith/result.h"
#include "pith/site.h"

namespace pith::internal::bench {

struct RunOptions {
  Options extract = {};                // its url is set to each page's
  int jobs = 1;                        // threads; CPU times are most reliable with one
  const FoldModels* models = nullptr;  // used instead of the built-in model
  int half = 0;        // 1 or 2: only the pages whose host is in this half (half_of), 0: all
  bool plain = false;  // pages are read as plain text, see strip_tags.h
  // The number of pages of each host. If `with_site` is set, extract() also uses it.
  const Site* site = nullptr;
  bool with_site = false;
  bool baseline = false;  // also time a bare Gumbo parse of each page, see parse_baseline.h
};

struct RunResult {
  std::vector<PageScore> pages = {};  // in the data set's order
  std::vector<Error> failed = {};     // pages that could not be read
};

// Adds what the pages of each host have in common to `site`.
void learn_site(const Dataset& dataset, Site& site);

RunResult run(const Dataset& dataset, const RunOptions& options);

}  // namespace pith::internal::bench
