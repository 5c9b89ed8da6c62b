// Where blocks stand in the input as it was given, before decoding.
#pragma once

#include <string_view>
#include <vector>

#include "pith/article.h"
#include "text/decode.h"

namespace pith {

// Turns the blocks' source ranges from offsets in decoded.text() into offsets in `bytes`.
void locate_sources(std::vector<Block>& blocks, const DecodedText& decoded, std::string_view bytes);

}  // namespace pith
