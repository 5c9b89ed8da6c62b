// Compares a fixture with the gap that its case.json admits: a larger one is a regression, a
// smaller one is reported, so that the gap can be narrowed. The layout of case.json is in
// fixture.h; what `pith-bench --fixtures` does with it in fixture_mode.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench/fixture.h"

namespace pith::internal::bench {

// The gap between `score` and its expectations, or nullopt if there is none. The reason is copied
// from the fixture's own gap.
std::optional<Gap> gap_of(const FixtureScore& score);

// True if `now` has any number higher than `admitted`.
bool is_wider(const Gap& now, const Gap& admitted);

// The differences between a page's gap and the one that its fixture admits, one line each.
struct GapChange {
  std::vector<std::string> worse = {};   // regressions
  std::vector<std::string> better = {};  // parts that the fixture need not admit any more
};

GapChange gap_change(const FixtureScore& score);

// The same for the numbers alone.
GapChange gap_change(const Gap& now, const Gap& admitted);

// The text of a case.json with its gap replaced by `gap`, or removed. `text` must be accepted by
// read_fixture().
std::string case_with_gap(const std::string& text, const std::optional<Gap>& gap);

}  // namespace pith::internal::bench
