#include "model/explanation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace pith {

std::vector<std::size_t> moved_towards(int direction, std::span<const std::int32_t> moved) {
  std::vector<std::size_t> inputs;
  for (std::size_t input = 0; input < moved.size(); ++input) {
    if (direction * moved[input] > 0) inputs.push_back(input);
  }
  return inputs;
}

std::string strongest_inputs(std::span<const std::int32_t> moved, int direction,
                             const std::function<std::string(std::size_t)>& words) {
  std::vector<std::size_t> order = moved_towards(direction, moved);
  const std::size_t named = std::min(kNamedInputs, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(named), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      const std::int32_t x = direction * moved[a];
                      const std::int32_t y = direction * moved[b];
                      return x != y ? x > y : a < b;
                    });
  std::string text;
  for (std::size_t n = 0; n < named; ++n) text += (n > 0 ? ", " : "") + words(order[n]);
  return text;
}

std::string number_in_words(float value) {
  std::array<char, 64> text;
  const bool whole = value == std::floor(value) || std::fabs(value) >= 100;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::fixed, whole ? 0 : 2);
  return end.ec == std::errc() ? std::string(text.data(), end.ptr) : "beyond measure";
}

}  // namespace pith
