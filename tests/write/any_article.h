// Random articles from a seed: well-formed ones as the extractor makes them, and hostile ones with
// spans, places and bytes that it never would.
#pragma once

#include <cstdint>

#include "pith/article.h"

namespace pith::internal::test {

enum class Manners : std::uint8_t { well_formed, hostile };

Article any_article(std::uint32_t seed, Manners manners);

}  // namespace pith::internal::test
