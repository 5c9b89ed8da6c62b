#include "input/json_path.h"

#include <cstddef>

namespace pith::internal {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

// The last member of this name, or null.
const JsonMember* last_member(const std::vector<JsonMember>& members, std::string_view name) {
  const JsonMember* last = nullptr;
  for (const JsonMember& member : members) {
    if (has_name(member, name)) last = &member;
  }
  return last;
}

}  // namespace

std::optional<NestedMember> nested_member(const std::vector<JsonMember>& members,
                                          std::string_view path) {
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos;
       dot = path.find('.', dot + 1)) {
    const JsonMember* const outer = last_member(members, path.substr(0, dot));
    if (outer == nullptr || !outer->value.starts_with('{')) continue;
    const JsonObject object = read_json_object(outer->value);
    const std::string_view rest = path.substr(dot + 1);
    if (const JsonMember* const member = last_member(object.members, rest)) {
      return NestedMember{*outer, *member};
    }
    if (const auto deeper = nested_member(object.members, rest)) {
      return NestedMember{*outer, deeper->member};
    }
  }
  return std::nullopt;
}

std::string without_nested(const NestedMember& nested) {
  const std::string_view all = nested.outer.value;
  const char* const last = nested.member.value.data() + nested.member.value.size();
  auto begin = static_cast<std::size_t>(nested.member.name.data() - all.data());
  auto end = static_cast<std::size_t>(last - all.data());
  // One comma goes with it: the one behind, or else the one in front.
  const std::size_t next = all.find_first_not_of(kBlank, end);
  const std::size_t before = all.find_last_not_of(kBlank, begin - 1);
  if (all[next] == ',') {
    end = next + 1;
  } else if (all[before] == ',') {
    begin = before;
  }
  return std::string(all.substr(0, begin)).append(all.substr(end));
}

}  // namespace pith::internal
