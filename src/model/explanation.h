// What moved a sum of trees most, in words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace pith {

// How many inputs an explanation names on either side.
inline constexpr std::size_t kNamedInputs = 2;

// The inputs that moved a sum in one direction (+1, -1), in their order. Most inputs move nothing,
// or the other way.
std::vector<std::size_t> moved_towards(int direction, std::span<const std::int32_t> moved);

// The kNamedInputs inputs that moved a sum most in one direction (+1, -1), in `words`; fewer where
// fewer did.
std::string strongest_inputs(std::span<const std::int32_t> moved, int direction,
                             const std::function<std::string(std::size_t)>& words);

// "0.82", "12".
std::string number_in_words(float value);

}  // namespace pith
