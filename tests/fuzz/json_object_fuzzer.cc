// Input: a JSON text.
#include <string>

#include "base/utf8.h"
#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "input/json_object.h"
#include "support/json_reference.h"

namespace pith::internal::fuzz {
namespace {

bool lies_in(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

void check_string(std::string_view string) {
  require(string.size() >= 2 && string.back() == '"', "a string has its quotes");
  const std::string text = json_text(string);
  require(text.size() + 2 <= string.size(), "what a string says is no longer than it is");
  require(tally_utf8(text).bad == 0, "UTF-8");
}

// What was read, put together again.
std::string joined(const JsonObject& object) {
  std::string text = "{";
  for (const JsonMember& member : object.members) {
    if (text.size() > 1) text += ',';
    text.append(member.name).append(":").append(member.value);
  }
  return text + "}";
}

}  // namespace

void json_object(std::string_view input) {
  const JsonObject object = read_json_object(input);
  require(object.flaw.empty() || object.members.empty(), "an invalid object has no members");
  if (!object.flaw.empty()) return;
  std::string_view rest = input;
  for (const JsonMember& member : object.members) {
    require(lies_in(member.name, rest) && lies_in(member.value, rest), "members are in order");
    rest.remove_prefix(static_cast<std::size_t>(member.value.data() - rest.data()));
    rest.remove_prefix(member.value.size());
    check_string(member.name);
    require(has_name(member, json_text(member.name)), "a member has its name");
    if (is_json_string(member.value)) check_string(member.value);
  }
  const std::string again = joined(object);
  const JsonObject same = read_json_object(again);
  require(same.flaw.empty() && joined(same) == again, "the members make up the object");
  require(test::reference_verdict(input) != test::Verdict::refused, "what is no JSON is refused");
}

}  // namespace pith::internal::fuzz
