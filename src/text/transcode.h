// Converts bytes of a known charset to UTF-8 in steps, so that offsets in one can be mapped to the
// other. decode.cc decides which charset it is.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "text/charsets.h"

namespace pith::internal {

class Transcoder {
 public:
  // `bytes` must outlive it. Byte order marks are not handled.
  Transcoder(const Charset& charset, std::string_view bytes);
  ~Transcoder();
  Transcoder(const Transcoder&) = delete;
  Transcoder& operator=(const Transcoder&) = delete;

  // Appends the next characters to `out` as long as produced() stays within `limit`. Characters are
  // never split. An undecodable byte becomes U+FFFD, and decoding continues right after it.
  void run(std::string& out, std::size_t limit = static_cast<std::size_t>(-1));

  std::size_t consumed() const { return consumed_; }  // bytes of the input
  std::size_t produced() const { return produced_; }  // bytes of UTF-8
  std::size_t errors() const { return errors_; }      // how many U+FFFD replace invalid bytes

 private:
  struct Iconv;
  struct ByteTable;

  void run_utf8(std::string& out, std::size_t limit);
  void run_table(std::string& out, std::size_t limit);
  void run_iconv(std::string& out, std::size_t limit);
  bool replace(std::size_t bytes, std::string& out, std::size_t limit);
  std::size_t error_length() const;

  const Charset& charset_;
  std::string_view bytes_;
  std::size_t consumed_ = 0;
  std::size_t produced_ = 0;
  std::size_t errors_ = 0;
  std::unique_ptr<Iconv> iconv_;      // for all but UTF-8; absent if the system lacks the charset
  std::unique_ptr<ByteTable> table_;  // for single-byte charsets
};

}  // namespace pith::internal
