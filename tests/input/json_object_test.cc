#include "input/json_object.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "support/json_reference.h"

namespace pith::internal {
namespace {

using nlohmann::json;

// "name=value;" for each member as written, or "! " and why it is invalid.
std::string read(std::string_view text) {
  const JsonObject object = read_json_object(text);
  if (!object.flaw.empty()) return "! " + std::string(object.flaw);
  std::string listed;
  for (const JsonMember& member : object.members) {
    listed.append(member.name).append("=").append(member.value).append(";");
  }
  return listed;
}

std::string nested(std::size_t depth) {
  return "{\"a\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
}

TEST(JsonObject, MembersAreAsTheyAreWritten) {
  const struct {
    std::string_view text;
    std::string_view listed;
  } cases[] = {
      {"{}", ""},
      {" \t\r\n{ \t\r\n} \t\r\n", ""},
      {R"({"a":1})", R"("a"=1;)"},
      {R"( { "a" : 1.50 , "b" : [ 1 , {"c" : "}\"]"} ] } )",
       R"("a"=1.50;"b"=[ 1 , {"c" : "}\"]"} ];)"},
      {R"({"b":true,"a":false,"b":null})", R"("b"=true;"a"=false;"b"=null;)"},
      {R"({"":{},"a":[],"b":[[],{}, [ ] ,{ }]})", R"(""={};"a"=[];"b"=[[],{}, [ ] ,{ }];)"},
      // Numbers are not interpreted.
      {R"({"a":1e400,"b":-0,"c":123456789012345678901234567890,"d":1E+2,"e":-1.25e-07,"f":0.0})",
       R"("a"=1e400;"b"=-0;"c"=123456789012345678901234567890;"d"=1E+2;"e"=-1.25e-07;"f"=0.0;)"},
      {R"({"a":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00"})",
       R"("a"="\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00";)"},
      // Halves of surrogate pairs.
      {R"({"\ud800":"\udc00","a":["\uDBFF\u0041"]})", R"("\ud800"="\udc00";"a"=["\uDBFF\u0041"];)"},
      {"{\"\xC3\xA9\":\"\xE2\x82\xAC \xF0\x9F\x98\x80 \x7F\"}",
       "\"\xC3\xA9\"=\"\xE2\x82\xAC \xF0\x9F\x98\x80 \x7F\";"},
      {"\xEF\xBB\xBF{\"a\":1}", "\"a\"=1;"},
      {"\xEF\xBB\xBF {\"a\":1}", "\"a\"=1;"},
      {R"({"a":{"a":{"a":[{"a":1}]}},"b":"{\"c\":1}"})",
       R"("a"={"a":{"a":[{"a":1}]}};"b"="{\"c\":1}";)"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(read(c.text), c.listed) << c.text;
    EXPECT_NE(test::reference_verdict(c.text), test::Verdict::refused) << c.text;
  }
}

TEST(JsonObject, Flaws) {
  const std::string_view no = "! invalid JSON: ";
  const struct {
    std::string text;
    const char* flaw;
  } cases[] = {
      {"", "cut short"},
      {" ", "cut short"},
      {"\xEF\xBB\xBF", "cut short"},
      {"{", "cut short"},
      {"{\"a", "cut short"},
      {"{\"a\\", "cut short"},
      {"{\"a\\u00", "cut short"},
      {"{\"a\"", "cut short"},
      {"{\"a\":", "cut short"},
      {"{\"a\":1", "cut short"},
      {"{\"a\":-", "cut short"},
      {"{\"a\":1.", "cut short"},
      {"{\"a\":1e", "cut short"},
      {"{\"a\":\"", "cut short"},
      {"{\"a\":1,", "cut short"},
      {"{\"a\":[", "cut short"},
      {"{\"a\":[1", "cut short"},
      {"{\"a\":[1,", "cut short"},
      {"{\"a\":{\"b\":1}", "cut short"},
      {"{,}", "a name is missing"},
      {"{1:2}", "a name is missing"},
      {"{a:2}", "a name is missing"},
      {"{'a':2}", "a name is missing"},
      {"{\"a\":1,}", "a name is missing"},
      {"{\"a\":1,,\"b\":2}", "a name is missing"},
      {"{\"a\":{1}}", "a name is missing"},
      {"{\"a\":{\"b\":1,}}", "a name is missing"},
      {"{\"a\":1,\"b\"]", "a colon is missing"},
      {"{\"a\"}", "a colon is missing"},
      {"{\"a\" 1}", "a colon is missing"},
      {"{\"a\":{\"b\"}}", "a colon is missing"},
      {"{\"a\":{\"b\":1,\"c\"}}", "a colon is missing"},
      {"{\"a\":}", "a value is missing"},
      {"{\"a\"::1}", "a value is missing"},
      {"{\"a\":+1}", "a value is missing"},
      {"{\"a\":.5}", "a value is missing"},
      {"{\"a\":nul}", "a value is missing"},
      {"{\"a\":True}", "a value is missing"},
      {"{\"a\":NaN}", "a value is missing"},
      {"{\"a\":[1,]}", "a value is missing"},
      {"{\"a\":[,1]}", "a value is missing"},
      {"{\"a\":[}", "a value is missing"},
      {"{\"a\":{\"b\":]}}", "a value is missing"},
      {"{\"a\":/* */1}", "a value is missing"},
      {"{\"a\":-}", "a number lacks a digit"},
      {"{\"a\":-x}", "a number lacks a digit"},
      {"{\"a\":1.}", "a number lacks a digit"},
      {"{\"a\":1.e5}", "a number lacks a digit"},
      {"{\"a\":1e}", "a number lacks a digit"},
      {"{\"a\":1e+}", "a number lacks a digit"},
      {"{\"a\":01}", "a comma or } is missing"},
      {"{\"a\":-01}", "a comma or } is missing"},
      {"{\"a\":0x1}", "a comma or } is missing"},
      {"{\"a\":1.5.5}", "a comma or } is missing"},
      {"{\"a\":nulll}", "a comma or } is missing"},
      {"{\"a\":1 \"b\":2}", "a comma or } is missing"},
      {"{\"a\":1]", "a comma or } is missing"},
      {"{\"a\":{\"b\":1]}", "a comma or } is missing"},
      {"{\"a\":[1}", "a comma or ] is missing"},
      {"{\"a\":[1 2]}", "a comma or ] is missing"},
      {"{\"a\":[{\"b\":1}:2]}", "a comma or ] is missing"},
      {"{\"a\":\"\n\"}", "a control character in a string"},
      {"{\"\t\":1}", "a control character in a string"},
      {std::string("{\"a\":\"12345678\0\"}", 17), "a control character in a string"},
      {"{\"a\":\"\\x41\"}", "an invalid escape"},
      {"{\"a\":\"\\'\"}", "an invalid escape"},
      {"{\"a\":\"\\U0041\"}", "an invalid escape"},
      {"{\"a\":\"\\u004\"}", "an invalid escape"},
      {"{\"a\":\"\\u004g\"}", "an invalid escape"},
      {std::string("{\"a\":\"\\\0\"}", 10), "an invalid escape"},
      {"{\"a\":\"\xFF\"}", "not UTF-8"},
      {"{\"a\":\"\x80\"}", "not UTF-8"},
      {"{\"a\":\"\xC3\"}", "not UTF-8"},
      {"{\"a\":\"\xC0\x80\"}", "not UTF-8"},
      {"{\"a\":\"\xE0\x9F\xBF\"}", "not UTF-8"},
      {"{\"a\":\"\xED\xA0\x80\"}", "not UTF-8"},
      {"{\"a\":\"\xE2\x82\"}", "not UTF-8"},
      {"{\"a\":\"\xF0\x8F\xBF\xBF\"}", "not UTF-8"},
      {"{\"a\":\"\xF4\x90\x80\x80\"}", "not UTF-8"},
      {"{\"a\":\"\xF5\x80\x80\x80\"}", "not UTF-8"},
      {"{\"\xFF\":1}", "not UTF-8"},
      {"{}x", "text follows its end"},
      {"{} {}", "text follows its end"},
      {"{\"a\":1}}", "text follows its end"},
      {"{\"a\":1},", "text follows its end"},
      {std::string("{}\0", 3), "text follows its end"},
      {"\xEF\xBB\xBF\xEF\xBB\xBF{}", "a value is missing"},
      {"nonsense", "a value is missing"},
      {"[1", "cut short"},
      {"[1]]", "text follows its end"},
      {"7 7", "text follows its end"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(read(c.text), std::string(no) + c.flaw) << c.text;
    if (c.text.find('\0') != std::string::npos) continue;  // the other reader treats it as the end
    EXPECT_EQ(test::reference_verdict(c.text), test::Verdict::refused) << c.text;
  }
  for (const char* value : {"[1]", "7", "\"a\"", " null ", "[{}]"}) {
    EXPECT_EQ(read(value), "! not a JSON object") << value;
  }
}

TEST(JsonObject, DepthAndMembersAreBounded) {
  EXPECT_EQ(read_json_object(nested(kMaxJsonDepth)).members.size(), 1U);
  EXPECT_EQ(read(nested(kMaxJsonDepth + 1)), "! nested more than 1000 deep");
  EXPECT_EQ(read(std::string(1'000'000, '[')), "! nested more than 1000 deep");
  std::string objects = "1";
  for (std::size_t i = 0; i < kMaxJsonDepth; ++i) objects = "{\"a\":" + objects + "}";
  EXPECT_EQ(read_json_object(objects).members.size(), 1U);
  EXPECT_EQ(read("{\"a\":" + objects + "}"), "! nested more than 1000 deep");

  std::string members = "{\"\":0";
  for (std::size_t i = 1; i < kMaxJsonMembers; ++i) members += ",\"\":0";
  EXPECT_EQ(read_json_object(members + "}").members.size(), kMaxJsonMembers);
  EXPECT_EQ(read(members + ",\"\":0}"), "! more than 100000 members");
}

TEST(JsonObject, WhatAStringSays) {
  const struct {
    std::string_view string;
    std::string text;
  } cases[] = {
      {R"("")", ""},
      {R"("a b")", "a b"},
      {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {R"("\u0041\u00e9\u20AC")", "A\xC3\xA9\xE2\x82\xAC"},
      {R"("\u0000x\u0000")", std::string("\0x\0", 3)},
      {R"("\u007f\u0080\u07ff\u0800\uffff")", "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF"},
      {R"("\ud83d\ude00\uDBFF\uDFFF")", "\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF"},
      {"\"\xC3\xA9\"", "\xC3\xA9"},
      // Halves of pairs, each alone.
      {R"("\ud800")", "\xEF\xBF\xBD"},
      {R"("\udc00")", "\xEF\xBF\xBD"},
      {R"("\ud800\ud800\udc00")", "\xEF\xBF\xBD\xF0\x90\x80\x80"},
      {R"("\udc00\ud800")", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {R"("\ud800\u0041")", "\xEF\xBF\xBD\x41"},
      {R"("\ud800x\udc00")", "\xEF\xBF\xBDx\xEF\xBF\xBD"},
      {R"("\ud800\n")", "\xEF\xBF\xBD\n"},
      {R"("\ud800\\udc00")", "\xEF\xBF\xBD\\udc00"},
      // What no checked object has, but a name in a HAR file may have.
      {R"("a\u")", "au"},
      {R"("a\u00e")", "au00e"},
      {R"("a\u00zz")", "au00zz"},
      {"\"a\\\"", "a"},
  };
  for (const auto& c : cases) EXPECT_EQ(json_text(c.string), c.text) << c.string;
}

TEST(JsonObject, Names) {
  const auto is_html = [](std::string_view name) { return has_name({name, "1"}, "html"); };
  for (const char* name : {R"("html")", R"("\u0068tml")", R"("\u0068\u0074\u006d\u006C")"}) {
    EXPECT_TRUE(is_html(name)) << name;
  }
  for (const char* name : {R"("")", R"("htm")", R"("htmls")", R"("Html")", R"("\u0048tml")",
                           R"("html\u0000")", R"("\\html")", R"(" html")"}) {
    EXPECT_FALSE(is_html(name)) << name;
  }
}

// Random JSON texts that use the whole grammar.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  unsigned below(unsigned count) { return static_cast<unsigned>(random_() % count); }

  std::string object(int depth) {
    std::string text = blanks() + "{" + blanks();
    const unsigned count = below(5);
    for (unsigned i = 0; i < count; ++i) {
      if (i > 0) text += "," + blanks();
      text += (below(2) == 0 ? known_name() : string()) + blanks() + ":" + value(depth);
    }
    return text + "}" + blanks();
  }

 private:
  std::string any_of(const std::vector<std::string>& all) {
    return all[below(static_cast<unsigned>(all.size()))];
  }
  std::string blanks() { return any_of({"", "", "", " ", "\t", "\n", "\r\n  "}); }
  std::string known_name() {
    return any_of(
        {R"("html")", R"("text")", R"("url")", R"("id")", R"("\u0069d")", R"("\u0075rl")"});
  }
  std::string string() {
    std::string text = "\"";
    const unsigned count = below(12);
    for (unsigned i = 0; i < count; ++i) {
      text += any_of({"plain ", "a", "<p>", R"(\n)", R"(\")", R"(\\)", R"(\/)", R"(\b\f\r\t)",
                      R"(\u0000)", R"(\u00e9)", R"(\u20ac)", R"(\ud83d\ude00)", R"(\uDBFF\uDFFF)",
                      "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "{[,:]}"});
    }
    return text + "\"";
  }
  std::string number() {
    return any_of({"", "-"}) + any_of({"0", "7", "10", "18446744073709551616"}) +
           any_of({"", ".0", ".125"}) + any_of({"", "e5", "E-12", "e+007"});
  }
  std::string array(int depth) {
    std::string text = "[" + blanks();
    const unsigned count = below(4);
    for (unsigned i = 0; i < count; ++i) text += (i > 0 ? "," : "") + value(depth);
    return text + "]";
  }
  std::string value(int depth) {
    const unsigned kind = below(depth > 0 ? 6 : 4);
    if (kind == 0) return blanks() + any_of({"true", "false", "null"}) + blanks();
    if (kind == 1) return blanks() + number() + blanks();
    if (kind == 5) return object(depth - 1);
    return blanks() + (kind == 4 ? array(depth - 1) : string()) + blanks();
  }

  std::mt19937 random_;
};

TEST(JsonObject, ReadsWhatAnotherReaderReads) {
  Writer writer(1);
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = writer.object(4);
    const JsonObject object = read_json_object(text);
    ASSERT_EQ(object.flaw, "") << text;
    json expected = json::object();
    for (const JsonMember& member : object.members) {
      expected[json_text(member.name)] = json::parse(member.value);
    }
    ASSERT_EQ(expected, json::parse(text)) << text;
    for (const JsonMember& member : object.members) {
      const std::string name = json::parse(member.name);
      ASSERT_EQ(json_text(member.name), name) << text;
      for (const char* known : {"html", "text", "url", "id"}) {
        ASSERT_EQ(has_name(member, known), name == known) << text;
      }
      ASSERT_EQ(is_json_string(member.value), json::parse(member.value).is_string()) << text;
      if (!is_json_string(member.value)) continue;
      ASSERT_EQ(json_text(member.value), json::parse(member.value).get<std::string>()) << text;
    }
  }
}

// Both readers refuse the same invalid texts.
TEST(JsonObject, RefusesWhatAnotherReaderRefuses) {
  const std::string_view bytes = "{}[],:\"\\ue-+.019 \n\ttfnd8\x01\x7F\x80\xBF\xC2\xE2\xED\xF0\xFF";
  Writer writer(2);
  int taken = 0;
  int refused = 0;
  for (int i = 0; i < 40'000; ++i) {
    std::string text = writer.object(3);
    for (unsigned changes = 1 + writer.below(2); changes > 0; --changes) {
      const std::size_t at = writer.below(static_cast<unsigned>(text.size()));
      const char byte = bytes[writer.below(static_cast<unsigned>(bytes.size()))];
      const unsigned kind = writer.below(4);
      if (kind == 0) text.erase(at, 1 + writer.below(3));
      if (kind == 1) text.insert(at, 1, byte);
      if (kind == 2) text[at] = byte;
      if (kind == 3)
        text.insert(at, text.substr(writer.below(static_cast<unsigned>(text.size())), 5));
      if (text.empty()) text = " ";
    }
    const bool is_object = read_json_object(text).flaw.empty();
    const test::Verdict other = test::reference_verdict(text);
    if (other == test::Verdict::ours_is_lenient) continue;
    const bool expected = other == test::Verdict::taken && json::parse(text).is_object();
    ASSERT_EQ(is_object, expected) << text << "\n" << read(text);
    (is_object ? taken : refused) += 1;
  }
  EXPECT_GT(taken, 5'000);
  EXPECT_GT(refused, 5'000);
}

// Each byte of a text is read a fixed number of times, whatever the text is; otherwise this would
// take hours.
TEST(JsonObject, LongTextsTakeNoLonger) {
  constexpr std::size_t kSize = 20'000'000;
  std::string backslashes = "{\"a\":\"";
  while (backslashes.size() < kSize) backslashes += "\\\\\\ud800";
  std::string levels = "{\"a\":[";
  while (levels.size() < kSize) levels += "[[[[{}]]]],";
  for (const std::string& text :
       {backslashes + "\"}", levels + "0]}", "{\"a\":" + std::string(kSize, '1') + "}",
        "{" + std::string(kSize, ' ') + "\"a\":1}", "{\"" + std::string(kSize, '\\') + "\":1}"}) {
    EXPECT_EQ(read_json_object(text).members.size(), 1U) << text.substr(0, 40);
  }
}

TEST(JsonObject, MembersByName) {
  const JsonObject object = read_json_object(R"({"a":1,"b":"x\n","a":[2],"\u0063":null})");
  EXPECT_EQ(json_member(object, "a"), "[2]");
  EXPECT_EQ(json_member(object, "c"), "null");
  EXPECT_EQ(json_member(object, "d"), "");
  EXPECT_EQ(json_string_member(object, "b"), "x\n");
  EXPECT_EQ(json_string_member(object, "a"), "");
}

}  // namespace
}  // namespace pith::internal
