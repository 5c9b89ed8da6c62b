#include "metadata/values/json_value.h"

#include <gtest/gtest.h>

#include <string>

namespace pith {
namespace {

// In brackets what is of which kind; members in the order of their names.
std::string shown(const JsonValue& value) {
  if (value.is_null()) return "null";
  if (value.is_string()) return "'" + value.text() + "'";
  std::string out;
  if (value.is_array()) {
    for (const JsonValue& element : value.elements()) out += shown(element) + " ";
    return "[ " + out + "]";
  }
  if (!value.is_object()) return "scalar";
  for (const JsonValue::Member& member : value.members()) {
    out += member.name + ":" + shown(member.value) + " ";
  }
  return "{ " + out + "}";
}

TEST(JsonValue, Table) {
  const std::pair<const char*, const char*> cases[] = {
      {"null", "null"},
      {" \"a\\u00e4\" ", "'a\xc3\xa4'"},
      {"1.5", "scalar"},
      {"[true, -1, [], {}, null]", "[ scalar scalar [ ] { } null ]"},
      {R"({"b":1,"a":{"x":["y",{"z":"w"}]},"b":"last"})", "{ a:{ x:[ 'y' { z:'w' } ] } b:'last' }"},
  };
  for (const auto& [text, expected] : cases) {
    const auto value = parse_json(text);
    ASSERT_TRUE(value.has_value()) << text;
    EXPECT_EQ(shown(*value), expected);
  }
  for (const char* text : {"", "{", "[1,]", "{\"a\":1}x", "\"\xff\"", "1e999"}) {
    EXPECT_FALSE(parse_json(text).has_value()) << text;
  }
}

TEST(JsonValue, FindsMembers) {
  const auto value = parse_json(R"({"c":"3","a":"1","b":"2"})");
  ASSERT_TRUE(value.has_value());
  ASSERT_NE(value->find("b"), nullptr);
  EXPECT_EQ(value->find("b")->text(), "2");
  EXPECT_EQ(value->find("bb"), nullptr);
  EXPECT_EQ(value->find("z"), nullptr);
  EXPECT_EQ(value->find("b")->find("b"), nullptr);
}

}  // namespace
}  // namespace pith
