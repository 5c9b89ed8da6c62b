// What the characters of a line show, beside what words.h counts: what it begins with and ends in,
// capitals, glued words, signs that part the items of a menu.
#pragma once

#include <cstdint>
#include <string_view>

#include "block/flat_features.h"

namespace pith {

// Fills these features of the text; returns how many characters of scripts without spaces it has.
std::uint32_t look_at_characters(std::string_view text, FlatFeatures& f);

}  // namespace pith
