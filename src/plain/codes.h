// The codes of what only plain text has: the edges of its lines.
#pragma once

#include <array>
#include <cstdint>

#include "model/codes.h"
#include "plain/flat_features.h"

namespace pith {

inline constexpr CodeTable kEdgeCodes(std::to_array<Code<Edge>>({
    {Edge::none, 0},
    {Edge::upper, 1},
    {Edge::lower, 2},
    {Edge::digit, 3},
    {Edge::comma, 4},
    {Edge::stop, 5},
    {Edge::colon, 6},
    {Edge::sign, 7},
    {Edge::unspaced, 8},
    {Edge::ellipsis, 9},
}));

constexpr std::uint8_t model_code(Edge edge) { return kEdgeCodes.code(edge); }

}  // namespace pith
