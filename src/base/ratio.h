// Shares and means that are 0 if there is nothing to divide by.
#pragma once

namespace pith::internal {

// part / whole, 0 of nothing.
inline float ratio(float part, float whole) { return whole > 0 ? part / whole : 0; }

}  // namespace pith::internal
