// Reads a container of a form that can only be read as a whole.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "input/byte_stream.h"
#include "pith/result.h"

namespace pith::internal {

// How many bytes of a container are read for one page: as in JSONL, six for each byte of the
// largest page (a mail has its attachments beside the text, encoded), and 10 MB.
constexpr std::size_t most_around_page(std::size_t max_bytes) {
  constexpr std::size_t kPerByte = 6;
  constexpr std::size_t kRoom = 10'000'000;
  return max_bytes * kPerByte + kRoom;
}

inline Error too_large_container(const std::string& name, std::size_t most) {
  return {Error::Kind::too_large, name, "more than " + std::to_string(most) + " bytes"};
}

// What ended a stream early: an I/O error or damage, or nullopt.
inline std::optional<Error> why_cut(const ByteStream& stream, const std::string& path) {
  if (stream.error()) return stream.error();
  if (stream.damages() == 0) return std::nullopt;
  return Error{Error::Kind::unreadable, path, stream.damage()};
}

}  // namespace pith::internal
