// The words behind a name that say where its bearer is or for which desk: "Jane Doe, London".
#pragma once

#include <string_view>

namespace pith::internal {

// True for the one-word name of a big city, a country or a desk ("Sports"), in the languages that
// many bylines are in. Other single words may be people who are known by one.
bool is_known_place(std::string_view word);

}  // namespace pith::internal
