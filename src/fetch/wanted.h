// What a transfer may bring.
#pragma once

#include <cstdint>

namespace pith::internal {

enum class Wanted : std::uint8_t {
  pages,     // everything else is refused
  anything,  // sitemaps and feeds, which come with many types
};

}  // namespace pith::internal
