#include "metadata/values/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace pith::internal {
namespace {

// The kinds of the values, in brackets; members sorted by name.
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

// The repaired objects as a parser reads them, joined by spaces; "!" for one that it rejects.
std::string repaired(std::string_view text) {
  std::string out;
  for (const std::string& object : repair_json(text)) {
    const nlohmann::json json = nlohmann::json::parse(object, nullptr, false);
    out += (out.empty() ? "" : " ") + (json.is_discarded() ? "!" : json.dump());
  }
  return out;
}

TEST(RepairJson, Table) {
  struct Case {
    std::string text, json;
  };
  const std::vector<Case> cases = {
      {R"({"a":1})", R"({"a":1})"},
      {R"({"a":"x","b":[true,null,-1.5]})", R"({"a":"x","b":[true,null,"-1.5"]})"},
      {R"({"a":[1,2,],})", R"({"a":[1,2]})"},
      {R"({"a":1,,"b":2})", R"({"a":1,"b":2})"},
      {R"({"a":1 "b":2})", R"({"a":1,"b":2})"},
      {"{\"a\":\"one\ntwo\tthree\"}", R"({"a":"one two three"})"},
      {R"({"a":"the "best" of"})", R"({"a":"the \"best\" of"})"},
      {R"({"a":"it\'s \x"})", R"({"a":"it's  "})"},
      {R"({"a":"\ud83d broken"})", R"({"a":" broken"})"},
      {R"(<!-- {"a":1} -->)", R"({"a":1})"},
      {R"(//<![CDATA[
        {"a":1}
        //]]>)",
       R"({"a":1})"},
      {R"({"a":1 /* one */, // two
        "b":2})",
       R"({"a":1,"b":2})"},
      {R"({"a":1}{"b":2})", R"({"a":1} {"b":2})"},
      {R"({"a":1};{"b":2};)", R"({"a":1} {"b":2})"},
      {R"({"a":{"b":[1,2)", R"({"a":{"b":[1,2]}})"},
      {R"({"a":{"b":1)", R"({"a":{"b":1}})"},
      {R"({"a":"cut)", R"({"a":"cut"})"},
      {R"({"a":})", R"({"a":null})"},
      {R"({"a":undefined})", R"({"a":"undefined"})"},
      {R"({&quot;a&quot;:&quot;x&quot;})", R"({"a":"x"})"},
      {"no json here", ""},
      {"", ""}};
  for (const Case& c : cases) EXPECT_EQ(repaired(c.text), c.json) << c.text;
}

TEST(RepairJson, DepthIsCapped) {
  const std::string deep(100000, '[');
  EXPECT_FALSE(json_depth_ok(deep));
  EXPECT_TRUE(json_depth_ok(R"({"a":"[[[[","b":[[1]]})"));
  for (const std::string& object : repair_json(deep)) EXPECT_TRUE(json_depth_ok(object));
}

TEST(RepairJson, LinearOnHostileText) {
  std::string quotes;
  for (int i = 0; i < 300000; ++i) quotes += "\"x ";
  EXPECT_LE(repair_json("{" + quotes).size(), 1U);
  EXPECT_EQ(repair_json(std::string(300000, '}')).size(), 0U);
}

}  // namespace
}  // namespace pith::internal
