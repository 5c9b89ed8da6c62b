// A JSON object read without a tree: where its members stand, and what a string says. Knows nothing
// of pages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

constexpr std::size_t kMostJsonDepth = 1'000;      // of brackets within brackets
constexpr std::size_t kMostJsonMembers = 100'000;  // of the object itself

// As it is written: the name with its quotes, the value without the white space around it.
struct JsonMember {
  std::string_view name;
  std::string_view value;
};

struct JsonObject {
  std::vector<JsonMember> members = {};  // in their order, also several of one name
  std::string_view flaw = {};            // why it is none, and there are no members; else empty
};

// Takes what RFC 8259 takes, in valid UTF-8, and nothing else: numbers of any size, escapes that
// are half of a surrogate pair, and a byte order mark in front; but not what is deeper or has more
// members than the constants above. Time is linear, and memory is the members' array alone. What
// it returns points into `text`.
JsonObject read_json_object(std::string_view text);

// Whether a member's name, escapes undone, is this one.
bool has_name(const JsonMember& member, std::string_view name);

inline bool is_json_string(std::string_view value) { return value.starts_with('"'); }
// What a string (a value of which that is true, or a name) says. Half a surrogate pair becomes
// U+FFFD; \u0000 is a NUL.
std::string json_text(std::string_view string);

}  // namespace pith
