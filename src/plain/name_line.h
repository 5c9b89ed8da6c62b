// Recognizes lines that are nothing but a person's name, by their shape.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class NameShape : std::uint8_t {
  none,
  capitals,  // two to five words, with capitals: any heading of a few words may look so
  uncased,   // likewise in a script without capitals
  unspaced,  // a few characters of a script without spaces, or a few Korean syllables
};

NameShape name_shape(std::string_view line);

}  // namespace pith::internal
