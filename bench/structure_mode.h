// `pith-bench --structure` and `pith-bench --round-trip`: what structure.h and round_trip.h
// measure, over data sets.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/run.h"
#include "bench/structure.h"

namespace pith::internal::bench {

// A Markdown table, one row a kind that the pages have; and, where a truth has structure, a second
// one for it. '-' where there is no figure.
std::string structure_table(const StructureScore& sum);

// Prints the tables of each data set and of all, and for each kind `misses` pages that lose one.
// Returns the process's exit code: 0, 2 when a page can't be read.
int structure_mode(const std::vector<std::string>& datasets, const RunOptions& options,
                   std::size_t misses);

// Prints the rows that differ, at most `misses` a page (0: 3), and how many there are. Returns 0,
// 1 when a page's Markdown is not its HTML, 2 when one can't be read.
int round_trip_mode(const std::vector<std::string>& datasets, const RunOptions& options,
                    std::size_t misses);

}  // namespace pith::internal::bench
