// Holds a fixture to the gap that its case.json admits: more is a regression, less is told, so that
// the gap can be narrowed. The layout of case.json is in fixture.h; what `pith-bench --fixtures`
// does with it in fixture_mode.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench/fixture.h"

namespace pith::internal::bench {

// What `score` falls short by; nothing when all is as expected. The why is that of the fixture's
// own gap.
std::optional<Gap> gap_of(const FixtureScore& score);

// True when `now` has any number higher than `admitted`.
bool is_wider(const Gap& now, const Gap& admitted);

// Where what a page falls short by is not what its fixture admits, a line each.
struct GapChange {
  std::vector<std::string> worse = {};   // regressions
  std::vector<std::string> better = {};  // what the fixture need not admit any more
};

GapChange gap_change(const FixtureScore& score);

// The same of the numbers alone.
GapChange gap_change(const Gap& now, const Gap& admitted);

// The text of a case.json with `gap` in place of the one it has, or without one. `text` must be
// one that read_fixture() takes.
std::string case_with_gap(const std::string& text, const std::optional<Gap>& gap);

}  // namespace pith::internal::bench
