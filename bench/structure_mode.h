// `pith-bench --structure` and `pith-bench --round-trip`: run structure.h and round_trip.h over
// data sets.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/dataset.h"
#include "bench/run.h"
#include "bench/structure.h"
#include "pith/result.h"

namespace pith::internal::bench {

// A Markdown table with one row for each kind that the pages have and, if a truth has structure, a
// second table for it. '-' if there is no figure.
std::string structure_table(const StructureScore& sum);

// The structure of the outputs DIR/SET/ID.html, or else DIR/SET/ID.md (UTF-8), that an extractor
// made of the pages of a data set: for each page its counts against the truth, or an error if it
// has no file. An empty file means that nothing was found.
std::vector<Result<StructureScore>> score_markups(const Dataset& dataset,
                                                  const std::string& directory);

struct StructureRun {
  int code = 0;  // the process's exit code: 0, or 2 if a page cannot be read
  // An array with an object per data set: "set", and "units", the counts of each kind that the
  // pages or their truths have.
  std::string json = {};
};

// Prints the tables of each data set and of all, and for each kind `misses` pages that lose one.
// With `texts`, a directory, its outputs are scored instead of pith's (score_markups()).
StructureRun structure_mode(const std::vector<std::string>& datasets, const RunOptions& options,
                            const std::string& texts, std::size_t misses);

// Prints the rows that differ, at most `misses` per page (0: 3), and their number. Returns 0, 1 if
// a page's Markdown differs from its HTML, 2 if one cannot be read.
int round_trip_mode(const std::vector<std::string>& datasets, const RunOptions& options,
                    std::size_t misses);

}  // namespace pith::internal::bench
