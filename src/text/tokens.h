// The words of a text as hashes, for comparing texts. Case and punctuation are ignored.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::internal {

using Token = std::uint64_t;

// What every number is ("12", "2024"), whatever its digits.
inline constexpr Token kNumberToken = 1;

// Appends the tokens of `utf8`: runs of letters and digits, hashed with case folded, and single
// characters of scripts without spaces. The same on every machine.
void append_tokens(std::string_view utf8, std::vector<Token>& tokens);

}  // namespace pith::internal
