// The lines in which two texts differ, for people who investigate why an expectation failed.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal::bench {

// "@ N" (a line of `expected`, from 1) before each difference, then its lines: "-" expected, "+"
// got. Long lines are cut. Empty if the texts are equal. For texts of up to a few thousand lines.
std::string line_diff(std::string_view expected, std::string_view got);

}  // namespace pith::internal::bench
