// Finds a member of an object in a JSON object, and leaves it out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/json_object.h"

namespace pith::internal {

// A member that is not among those of the object itself.
struct NestedMember {
  JsonMember outer = {};   // the object's own member that it is in
  JsonMember member = {};  // its views point into outer.value
};

// The member that a path leads to: "page.html" is the member "html" of the object "page", and
// "html" may be called "a.b" as well. If a name repeats, the last one counts.
std::optional<NestedMember> nested_member(const std::vector<JsonMember>& members,
                                          std::string_view path);

// The value of the outer member without the nested one, and otherwise as it is written.
std::string without_nested(const NestedMember& nested);

}  // namespace pith::internal
