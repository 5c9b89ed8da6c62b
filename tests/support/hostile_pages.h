// Pages made to hurt: deep, wide, endless, unclosed. Their sizes are meant to take seconds or all
// memory where something is quadratic or recursive.
#pragma once

#include <string>
#include <vector>

namespace pith::internal::test {

struct HostilePage {
  const char* name;       // letters and digits
  std::string (*make)();  // the page's bytes
};

const std::vector<HostilePage>& hostile_pages();

// Short pieces of markup that upset tokenizers, tree builders and decoders.
std::vector<std::string> hostile_fragments();

std::string repeated(const char* piece, std::size_t count);

}  // namespace pith::internal::test
