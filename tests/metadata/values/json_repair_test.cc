#include "metadata/values/json_repair.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace pith {
namespace {

// The repaired objects as a parser reads them, joined by spaces; "!" for one it refuses.
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
}  // namespace pith
