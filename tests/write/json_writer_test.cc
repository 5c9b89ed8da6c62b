#include "write/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string>

namespace pith::internal {
namespace {

using Json = nlohmann::ordered_json;

std::string written(int indent) {
  JsonWriter json(indent);
  json.begin_object().member("text", "a \"b\"\n\x01 \xc3\xa4 \xff").member("number", 0.125);
  json.member("count", 7U).member("minus", -7).member("yes", true).member_if_any("none", "");
  json.member("nan", std::numeric_limits<double>::quiet_NaN());
  json.key("empty").begin_array().end_array().key("none").begin_object().end_object();
  json.key("list").begin_array().value(1).begin_array().value("x").null().end_array();
  json.begin_object().member("k", "v").end_object().end_array();
  return json.end_object().take();
}

// Compared with what nlohmann writes of a tree.
TEST(JsonWriter, WritesAsNlohmannDoes) {
  Json tree;
  tree["text"] = "a \"b\"\n\x01 \xc3\xa4 \xff";
  tree["number"] = 0.125;
  tree["count"] = 7;
  tree["minus"] = -7;
  tree["yes"] = true;
  tree["nan"] = nullptr;
  tree["empty"] = Json::array();
  tree["none"] = Json::object();
  tree["list"] = Json::array({1, Json::array({"x", nullptr}), {{"k", "v"}}});
  for (const int indent : {JsonWriter::kOneLine, 2, 0}) {
    EXPECT_EQ(written(indent), tree.dump(indent, ' ', false, Json::error_handler_t::replace));
  }
}

TEST(JsonWriter, GoesBack) {
  JsonWriter json;
  json.begin_array();
  const JsonWriter::Mark first = json.mark();
  json.value(1);
  json.go_back(first);
  json.value(2);
  const JsonWriter::Mark second = json.mark();
  json.begin_object().member("k", "v").end_object();
  json.go_back(second);
  EXPECT_EQ(json.value(3).end_array().take(), "[2,3]");
}

}  // namespace
}  // namespace pith::internal
