// Gzip of what is written piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pith::cli {

class Gzip {
 public:
  Gzip();
  ~Gzip();

  // What is to be written for these bytes; may be nothing yet.
  std::string add(std::string_view bytes);
  // What is left, and the end.
  std::string finish();

 private:
  struct Stream;
  std::string run(std::string_view bytes, int flush);

  std::unique_ptr<Stream> stream_;
};

// Whether a file's name asks for it.
bool is_gzip_name(std::string_view path);

}  // namespace pith::cli
