// Hostile pages: deep, wide, endless, unclosed. With their sizes, quadratic or recursive code takes
// seconds or all memory.
#pragma once

#include <string>
#include <vector>

namespace pith::internal::test {

struct HostilePage {
  const char* name;       // letters and digits
  std::string (*make)();  // the page's bytes
};

const std::vector<HostilePage>& hostile_pages();

// Short pieces of markup that are difficult for tokenizers, tree builders and decoders.
std::vector<std::string> hostile_fragments();

std::string repeated(const char* piece, std::size_t count);

}  // namespace pith::internal::test
