// The quality gate: figures over all fixtures, pinned in a file and compared with what the code
// reaches now. Reading and scoring one fixture is in fixture.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/fixture.h"
#include "pith/result.h"

namespace pith::internal::bench {

// The figures of a set of fixtures, or the floors that they must not fall below. Every figure is in
// [0, 1]; higher is better.
struct Floors {
  std::string digest = {};  // of the fixtures on which they were measured
  std::map<std::string, double> figures = {};
};

// word_f1, shingle_f1, line_precision, line_recall, exact (share of pages), metadata (share of
// keys). There is no figure for the worst page, because every page is compared with its
// expectations, and a page that is known to give nothing would keep that figure at 0. Figures are
// rounded down to four digits, so that a floor is never above the measured value.
Floors measure_floors(const std::vector<FixtureScore>& scores, const std::string& digest);

Result<Floors> read_floors(const std::string& path);
std::string floors_json(const Floors& floors);

// One line for each figure that is lower in `now` than in `pinned`, or missing.
std::vector<std::string> lowered_figures(const Floors& pinned, const Floors& now);

}  // namespace pith::internal::bench
