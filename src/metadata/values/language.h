// Language tags (BCP 47): as pages declare them, and as callers ask for them.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pith::internal {

// Stands for a language that cannot be told, as in BCP 47.
inline constexpr std::string_view kUndetermined = "und";

// Returns the language tag in a value from a page ("pt-BR" for "pt_br.UTF-8"), or "" if the value
// names no language ("utf-8", "none", "und"). Deprecated codes become the preferred ones ("he" for
// "iw", "en" for "eng"). What follows the language is left out from the first part that is not
// BCP 47.
std::string language_tag(std::string_view value);

// "pt" of "pt-BR".
std::string_view primary_language(std::string_view tag);

// Returns "rtl" or "ltr", the direction in which the language of `tag` is written; empty when `tag`
// names no language.
std::string_view direction_of(std::string_view tag);

// Returns a language range of a caller ("en", "pt-br") in the form of language_tag(); "" if it is
// not one. "und" is the range of pages whose language cannot be told.
std::string language_range(std::string_view text);

// True when `tag` is in one of the ranges by the basic filtering of RFC 4647: "en" has "en-GB". An
// empty tag is in "und" only.
bool is_in_ranges(std::string_view tag, std::span<const std::string> ranges);

}  // namespace pith::internal
