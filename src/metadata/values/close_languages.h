// Languages that are so alike that a detector confuses them in short texts. The words and letters
// that tell them apart are in close_languages.data.
#pragma once

#include <string_view>

namespace pith::internal {

// True when both languages are in one group of the data.
bool are_close(std::string_view language, std::string_view other);

// Returns the language of the group of `told` whose words and letters `text` has most of; `told`
// itself if it is in no group or if no other language has more. A few languages that detectors tell
// too often need more than the others themselves.
std::string_view closest_language(std::string_view told, std::string_view text);

// True when `text` has so many words and letters of the group of `language` that it is in one of
// its languages, even if a detector is not sure of it.
bool has_many_pieces(std::string_view language, std::string_view text);

}  // namespace pith::internal
