// Reads a JSON object without building a tree: finds where its members are, and decodes strings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

constexpr std::size_t kMaxJsonDepth = 1'000;      // of brackets within brackets
constexpr std::size_t kMaxJsonMembers = 100'000;  // of the object itself

// A member as it is written: the name with its quotes, the value without white space around it.
struct JsonMember {
  std::string_view name;
  std::string_view value;
};

struct JsonObject {
  std::vector<JsonMember> members = {};  // in their order; names may repeat
  std::string_view flaw = {};  // why the text is invalid, or ""; then there are no members
};

// Accepts exactly what RFC 8259 accepts, in valid UTF-8, including numbers of any size, unpaired
// surrogate escapes and a leading byte order mark, but not objects that are deeper or have more
// members than the constants above. It takes linear time and no memory but the array of members.
// The result points into `text`.
JsonObject read_json_object(std::string_view text);

// Whether a member's name is `name` after decoding its escapes.
bool has_name(const JsonMember& member, std::string_view name);

// The value of a member as it is written, the last one if the name repeats; "" if there is none.
std::string_view json_member(const JsonObject& object, std::string_view name);

inline bool is_json_string(std::string_view value) { return value.starts_with('"'); }
// Decodes a string, which is a name or a value that is a string. An unpaired surrogate becomes
// U+FFFD, and \u0000 becomes a NUL byte.
std::string json_text(std::string_view string);
// The text of a member that is a string, or "".
std::string json_string_member(const JsonObject& object, std::string_view name);

}  // namespace pith::internal
