// Makes a libFuzzer program of one target: compiled once for each, with PITH_FUZZ_TARGET its name.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/markup_mutator.h"
#include "fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pith::internal::fuzz::PITH_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}

#ifdef PITH_FUZZ_MARKUP
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

// Half of the changes are of bytes, half of tags.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::string changed = pith::internal::fuzz::mutate_markup(
      {reinterpret_cast<const char*>(data), size}, max_size, seed);
  std::copy(changed.begin(), changed.end(), data);
  return changed.size();
}
#endif
