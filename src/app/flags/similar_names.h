// Finds the names that a mistyped name may stand for.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::app {

// The fewest letters that must be added, removed, replaced or swapped with their neighbor to turn
// one name into the other. Case does not matter. Names are short: the time is the product of their
// lengths.
std::size_t edit_distance(std::string_view one, std::string_view other);

// The names that are most like `word`, at most three, in their order: those that differ by the
// fewest letters, if these are few for the length of the word. If there are none, those that begin
// with the word, or that the word begins or ends with, up to or from a '-' ("output-format":
// format, output).
std::vector<std::string_view> similar_names(std::string_view word,
                                            std::span<const std::string_view> names);

}  // namespace pith::internal::app
