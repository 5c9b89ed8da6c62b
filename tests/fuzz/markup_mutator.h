// Changes markup by whole tags and elements. libFuzzer's own mutations change bytes, which seldom
// make other trees: they break a tag instead of moving, repeating or nesting it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal::fuzz {

// `markup` with one change that `seed` chooses, cut to `max_size` bytes. The same seed makes the
// same change.
std::string mutate_markup(std::string_view markup, std::size_t max_size, unsigned seed);

}  // namespace pith::internal::fuzz
