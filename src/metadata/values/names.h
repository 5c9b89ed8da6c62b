// Tells what a single name is: whether a text can be one, where it ends, and whose it is.
// name_words.h has the words by which names are recognized, and byline_names.h finds the names in a
// byline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace pith::internal {

// What stands around a name and is no part of it.
constexpr std::string_view kNameEdges = " \t,;:-|/*\"'()[]";
inline std::string_view trim_edges(std::string_view text) { return trim(text, kNameEdges); }

// The words between the spaces of `text`.
std::vector<std::string_view> words_of(std::string_view text);

// A word as the lists have it: in lower case, without punctuation at its end.
std::string bare(std::string_view word);

// True for a word that is an e-mail address, a handle or a URL.
bool is_address(std::string_view word);

// True when the name begins with a small letter in a script that has capitals.
bool begins_small(std::string_view name);

// True for "van", and for "al-" and "d'" before the rest of a word.
bool is_particle(std::string_view word);

// True if a word of a button is in the text, such as "Follow" or "Facebook0".
bool has_interface_word(std::string_view text);

// Cuts a part of a byline at the first word that can't belong to a name, and drops addresses.
std::string cut_tail(std::string_view part);

// True if the whole text can be a name.
bool is_name(std::string_view name);

// True for a part that describes the person named before it.
bool is_description(std::string_view part);

// True for a role, initials, a month, or a word in small letters, which is a name only where a
// byline has no other.
bool is_aside_of_name(std::string_view name);

// True for a text that says what a person does and names nobody: "Attorney".
bool is_role_alone(std::string_view text);

// How much a name looks like a person's.
enum class NameKind : std::uint8_t {
  full_name,
  single_word,   // a user's name, or half of a name
  organization,  // or a newsroom
};
NameKind name_kind(std::string_view name);

}  // namespace pith::internal
