// Decodes the content codings of HTTP (RFC 9110, 8.4), for pages from the network and from
// archives.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unpack/unpacker.h"

namespace pith::internal {

// The value of Accept-Encoding: the codings that decompress() supports.
inline constexpr char kContentCodings[] = "deflate, gzip, br, zstd";

// The names in the value of a header ("gzip, br"), in their order, without "identity".
std::vector<std::string_view> listed_codings(std::string_view value);

// Case does not matter.
bool is_known_coding(std::string_view coding);

// Decodes bytes that were encoded with `coding`, up to `max_bytes`. Unpacked::flaw is worded as by
// describe_flaw(). Precondition: is_known_coding().
Unpacked decompress(std::string_view coding, std::string_view body, std::size_t max_bytes);
// The same piece by piece, with nothing in Unpacked::bytes.
Unpacked decompress(std::string_view coding, std::string_view body, const TakePiece& take);

}  // namespace pith::internal
