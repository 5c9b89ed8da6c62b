// The words of a text as hashes, for comparing texts. Case and punctuation are ignored.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::internal {

using Token = std::uint64_t;

// The token of every number ("12", "2024").
inline constexpr Token kNumberToken = 1;

// Appends the tokens of `utf8`: hashes of runs of letters and digits (with case folded), and of
// single characters of scripts without spaces. They are the same on every machine.
void append_tokens(std::string_view utf8, std::vector<Token>& tokens);

}  // namespace pith::internal
