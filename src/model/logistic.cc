#include "model/logistic.h"

#include <algorithm>

namespace pith {

float logistic(float log_odds) {
  constexpr float kLargest = 30;  // beyond it the result is 0 or 1 to a float's precision
  const double x = -std::clamp(log_odds, -kLargest, kLargest);
  // e^x = (e^(x/1024))^1024, the root by its Taylor series: |x/1024| < .03.
  const double r = x / 1024;
  double power = 1 + r * (1 + r / 2 * (1 + r / 3 * (1 + r / 4)));
  for (int i = 0; i < 10; ++i) power *= power;
  return static_cast<float>(1 / (1 + power));
}

}  // namespace pith
