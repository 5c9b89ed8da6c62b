// Makes a libFuzzer program of one target: compiled once for each, with PITH_FUZZ_TARGET its name.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pith::internal::fuzz::PITH_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
