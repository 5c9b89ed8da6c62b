// Log-odds to probability with nothing but IEEE additions, multiplications and divisions,
// so that every machine and C library gives the same bits.
#pragma once

namespace pith {

// 1 / (1 + e^-x), to within a few units in the last place of a float.
float logistic(float log_odds);

}  // namespace pith
