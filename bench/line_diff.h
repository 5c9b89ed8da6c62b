// The lines in which two texts differ, for people who read why an expectation failed.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal::bench {

// "@ N" (a line of `expected`, from 1) before each place, then its lines: "-" expected, "+" got.
// Long lines are cut. Empty when the texts are equal. For texts of up to some thousand lines.
std::string line_diff(std::string_view expected, std::string_view got);

}  // namespace pith::internal::bench
