// Holds a fixture to the gap that its case.json admits: no more, no less. The layout of case.json
// is in fixture.h; what `pith-bench --fixtures` does with it in fixture_mode.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench/fixture.h"

namespace pith::bench {

// What `score` falls short by; nothing when all is as expected. The why is that of the fixture's
// own gap.
std::optional<Gap> gap_of(const FixtureScore& score);

// True when `now` has any number higher than `admitted`.
bool is_wider(const Gap& now, const Gap& admitted);

// Where a page does not fall short by exactly what its fixture admits, a line each; empty: it does.
std::vector<std::string> gap_complaints(const FixtureScore& score);

// The text of a case.json with `gap` in place of the one it has, or without one. `text` must be
// one that read_fixture() takes.
std::string case_with_gap(const std::string& text, const std::optional<Gap>& gap);

}  // namespace pith::bench
