// The quality gate: figures over all fixtures, pinned in a file and compared with what the code
// reaches now. Reading and scoring one fixture is in fixture.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/fixture.h"
#include "pith/result.h"

namespace pith::internal::bench {

// What a set of fixtures reached, or what it must not fall below. Every figure is in [0, 1],
// higher is better.
struct Floors {
  std::string digest = {};  // of the fixtures they were measured on
  std::map<std::string, double> figures = {};
};

// word_f1, shingle_f1, line_precision, line_recall, exact (share of pages), metadata (share of
// keys). None of the worst page: every page is held to its expectations, and one that is known to
// give nothing would keep that figure at 0. Rounded down to four digits, so that a floor never lies
// above what was measured.
Floors measure_floors(const std::vector<FixtureScore>& scores, const std::string& digest);

Result<Floors> read_floors(const std::string& path);
std::string floors_json(const Floors& floors);

// One line a figure that `now` has lower than `pinned`, or not at all; empty: none.
std::vector<std::string> fallen(const Floors& pinned, const Floors& now);

}  // namespace pith::internal::bench
