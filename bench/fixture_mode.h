// `pith-bench --fixtures`: shows the scores of the project's own pages and which of their known
// gaps have become smaller, updates floors and gaps, and blesses expectations.
#pragma once

#include <string>
#include <vector>

#include "bench/fixture.h"
#include "bench/gate.h"
#include "pith/result.h"

namespace pith::internal::bench {

struct FixtureModeOptions {
  std::string directory = {};
  bool diff = false;                    // also print the lines that differ
  std::string floors_file = {};         // where the floors are written; empty: nowhere
  bool update_gaps = false;             // update the gaps that case.json files admit
  bool allow_lower = false;             // also if a figure falls or a gap grows
  std::vector<std::string> bless = {};  // slugs whose expectations are rewritten
};

// Returns the process's exit code: 0, 1 if a floor would fall or a gap grow, 2 if something cannot
// be read or written. Prints to standard output, and errors to standard error.
int fixture_mode(const FixtureModeOptions& options);

// Extracts and scores every fixture below `directory`. Returns the first error if one cannot be
// read.
Result<std::vector<FixtureScore>> score_fixtures(const std::string& directory);

}  // namespace pith::internal::bench
