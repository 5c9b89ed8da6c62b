// Shares and means that may be of nothing.
#pragma once

namespace pith {

// part / whole, 0 of nothing.
inline float ratio(float part, float whole) { return whole > 0 ? part / whole : 0; }

}  // namespace pith
