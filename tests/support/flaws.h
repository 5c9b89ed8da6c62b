// Properties that hold for any article, made of any bytes, for tests and fuzz targets. Each
// function returns what is wrong, or "".
#pragma once

#include <cstddef>
#include <string>

#include "pith/article.h"

namespace pith::internal::test {

// Checks outcome, blocks and sizes; `input_size` is the size of the bytes it was made from.
std::string flaw(const Article& article, std::size_t input_size);

// Checks every writer, with and without options: UTF-8 that ends its last line, JSON that can be
// parsed.
std::string flaw_of_writers(const Article& article, std::size_t input_size);

}  // namespace pith::internal::test
