// What must hold of any article, made of any bytes; for tests and fuzz targets. Each function
// names what is wrong, "" if nothing.
#pragma once

#include <cstddef>
#include <string>

#include "pith/article.h"

namespace pith::internal::test {

// Outcome, blocks, sizes; `input_size` is that of the bytes it was made of.
std::string flaw(const Article& article, std::size_t input_size);

// Every writer, with and without options: UTF-8 that ends its last line, JSON that reads back.
std::string flaw_of_writers(const Article& article, std::size_t input_size);

}  // namespace pith::internal::test
