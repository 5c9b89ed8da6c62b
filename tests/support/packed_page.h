// A compressed page, as servers send it.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace pith::internal::test {

using std::string_view_literals::operator""sv;

inline const std::string kPackedPage =
    "<!DOCTYPE html><title>Packed</title><p>Sent in fewer bytes, sent in fewer bytes.";
// Compressed in two ways, made once.
inline constexpr std::string_view kBrotli =
    "\x1b\x4f\x00\x00\x8c\xc3\x38\x46\xfc\xb4\x38\x29\x11\x41\x6d\x2e\xd5\xa7\x8b\x35\x88\x27\x58"
    "\x55\x18\x6b\x9f\x29\x37\x38\xe0\x90\x03\xf6\x6f\x97\x94\x9b\x07\xec\x75\x35\x9a\xa7\xc2\x03"
    "\xc4\x84\x4f\x43\xbe\x03\x37\x23\x9d\x3a\x15\x8f\x51\xfc\x63\x4d\x0b\xe2"sv;
inline constexpr std::string_view kZstd =
    "\x28\xb5\x2f\xfd\x20\x50\x15\x02\x00\x84\x03\x3c\x21\x44\x4f\x43\x54\x59\x50\x45\x20\x68\x74"
    "\x6d\x6c\x3e\x3c\x74\x69\x74\x6c\x65\x3e\x50\x61\x63\x6b\x65\x64\x3c\x2f\x3c\x70\x3e\x53\x65"
    "\x6e\x74\x20\x69\x6e\x20\x66\x65\x77\x65\x72\x20\x62\x79\x74\x65\x73\x2c\x20\x73\x2e\x02\x00"
    "\xe1\xf4\xc3\x18\x66\x1e"sv;

// zlib's own framing, which HTTP calls deflate.
inline std::string deflated(const std::string& text) {
  std::string bytes(compressBound(text.size()), '\0');
  uLongf size = bytes.size();
  compress(reinterpret_cast<Bytef*>(bytes.data()), &size,
           reinterpret_cast<const Bytef*>(text.data()), text.size());
  bytes.resize(size);
  return bytes;
}

}  // namespace pith::internal::test
