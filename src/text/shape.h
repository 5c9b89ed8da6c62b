// Recognizes texts by their shape, in any language: icon names, clock times, date lines and
// copyright notes, which the structure of a page does not show.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class Shape : std::uint8_t {
  text,        // none of the following
  icon_names,  // "icon arrow-upicon bell", "share favorite_border more_vert"
  clocks,      // "0:00 / 12:07"
  date_line,   // "by Jane Doe, 4 May 2024, 16:41": a date or clock with few words around it
  copyright,   // a short line with a copyright sign
};

Shape shape_of(std::string_view text);

}  // namespace pith::internal
