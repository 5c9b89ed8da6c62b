// What a text's shape alone gives away, in any language: icon names, clocks, bare signs. For what
// structure does not show.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

enum class Shape : std::uint8_t {
  text,        // nothing of the below
  icon_names,  // "icon arrow-upicon bell", "share favorite_border more_vert"
  clocks,      // "0:00 / 12:07"
  signs,       // no letter and no digit
};

Shape shape_of(std::string_view text);

}  // namespace pith
