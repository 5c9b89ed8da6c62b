// `pith-bench --fixtures`: shows how the project's own pages fare and which of their known gaps
// have become smaller, pins floors and gaps, blesses.
#pragma once

#include <string>
#include <vector>

#include "bench/fixture.h"
#include "bench/gate.h"
#include "pith/result.h"

namespace pith::internal::bench {

struct FixtureModeOptions {
  std::string directory = {};
  bool diff = false;                    // print the lines that differ too
  std::string floors_file = {};         // where to pin what is reached; empty: nowhere
  bool update_gaps = false;             // pin the gaps that case.json files admit
  bool allow_lower = false;             // also when a figure falls or a gap grows
  std::vector<std::string> bless = {};  // slugs whose expectations are rewritten
};

// Returns the process's exit code: 0, 1 when a floor would fall or a gap grow, 2 when something
// can't be read or written. Prints to standard output, errors to standard error.
int fixture_mode(const FixtureModeOptions& options);

// Extracts and scores every fixture below `directory`; the first that can't be read is the error.
Result<std::vector<FixtureScore>> score_fixtures(const std::string& directory);

}  // namespace pith::internal::bench
