// Packing of what is written piece by piece: gzip and zstd, as the output's name asks for.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pith::app {

class Packer {
 public:
  virtual ~Packer() = default;
  // What is to be written for these bytes; may be nothing yet.
  virtual std::string add(std::string_view bytes) = 0;
  // What is left, and the end.
  virtual std::string finish() = 0;
};

// For names in .gz and .zst; null for others.
std::unique_ptr<Packer> packer_for(std::string_view path);

bool is_packed_name(std::string_view path);

}  // namespace pith::app
