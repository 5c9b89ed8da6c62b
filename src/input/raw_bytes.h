// Where a stream's bytes are read from (byte_stream.h), before anything is unpacked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "pith/result.h"

namespace pith {

class RawBytes {
 public:
  virtual ~RawBytes() = default;
  // How many bytes were put to `to`, at most `size`; 0 at the end.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  // Goes to a place counted from where reading began. False where that can't be.
  virtual bool seek(std::uint64_t /*offset*/) { return false; }
  // How many bytes there are from where reading began, where that is known.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
};

// A file of any kind, or for "-" standard input, which may have been read from before.
// Of a file the bytes from `offset` on.
Result<std::unique_ptr<RawBytes>> open_raw(const std::string& path, std::uint64_t offset = 0);

}  // namespace pith
