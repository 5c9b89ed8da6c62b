// The content codings of HTTP (RFC 9110, 8.4) undone, for pages as they come over the network and
// as archives keep them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unpack/unpacker.h"

namespace pith {

// As Accept-Encoding asks for them: what undo_coding() knows.
inline constexpr char kContentCodings[] = "deflate, gzip, br, zstd";

// The names in a header's value, "gzip, br", in their order; without "identity".
std::vector<std::string_view> listed_codings(std::string_view value);

// In any case of letters.
bool is_known_coding(std::string_view coding);

// What `coding` made of some bytes -> these, at most `max_bytes`. Unpacked::flaw is as
// describe_flaw() tells it. Precondition: is_known_coding().
Unpacked undo_coding(std::string_view coding, std::string_view body, std::size_t max_bytes);

}  // namespace pith
