// Leaves out the contents of data: URIs, in which a page that was saved as one file has its
// pictures and fonts. Every reader of pages does so with a page that is too large with them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "unpack/unpacker.h"

namespace pith::internal {

// Copies a page that comes in pieces. Of "data:image/png;base64,iVBO..." it keeps the first 64
// bytes behind the comma.
class DataUriFilter {
 public:
  void add(std::string_view piece, std::string& out);
  // At the end of the page.
  void finish(std::string& out);

 private:
  std::size_t pass(std::string& out);

  std::string pending_;   // not copied yet
  bool inside_ = false;   // the content of a URI
  std::size_t kept_ = 0;  // bytes of it
};

// How much is read of a page whose data: URIs are left out, for each byte of the largest page.
// Chosen: a page with all its pictures rarely has more than 100 MB.
inline constexpr std::size_t kMostWithDataUris = 10;
constexpr std::size_t most_with_data_uris(std::size_t max_bytes) {
  constexpr std::size_t kMost = static_cast<std::size_t>(-1);
  return max_bytes > kMost / kMostWithDataUris ? kMost : max_bytes * kMostWithDataUris;
}

// Collects a page that comes in pieces. It stays as it is unless it is larger than `max_bytes`;
// then the contents of its data: URIs are left out.
class PageBytes {
 public:
  explicit PageBytes(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Both return false if the page is too large even without them, or is hopeless to read on.
  bool add(std::string_view piece);
  bool finish();

  std::string& bytes() { return bytes_; }
  bool is_shrunk() const { return is_shrunk_; }
  // How many bytes were left out so far. Precondition: bytes() was not moved from.
  std::size_t left_out() const { return is_shrunk_ ? read_ - bytes_.size() : 0; }

 private:
  std::size_t max_bytes_;
  std::size_t read_ = 0;
  std::string bytes_;
  bool is_shrunk_ = false;
  DataUriFilter filter_;
};

// The same for a page that is in memory. Returns false if it is too large even then.
bool shrink_page(std::string& page, std::size_t max_bytes, bool& is_shrunk);

// Decodes a page that was encoded with `coding` (unpack/content_coding.h).
Unpacked decompress_page(std::string_view coding, std::string_view body, std::size_t max_bytes,
                         bool& is_shrunk);

}  // namespace pith::internal
