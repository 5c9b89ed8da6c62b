// Articles and their parts as bytes, for pickle and for comparison by value.
#pragma once

#include <string>
#include <string_view>

#include "pith/article.h"

namespace pith::internal::python {

// What Python sees of the article: all but Article::timings and memory_bytes. Equal articles have
// equal bytes. Only the version of pith that wrote them reads them, on a machine of the same byte
// order.
std::string state_of(const Article& article);
std::string state_of(const Metadata& metadata);
std::string state_of(const Block& block);

// Returns false if `state` ends early or has bytes left over. Then `value` holds a part of it.
bool read_state(std::string_view state, Article& value);
bool read_state(std::string_view state, Metadata& value);
bool read_state(std::string_view state, Block& value);

}  // namespace pith::internal::python
