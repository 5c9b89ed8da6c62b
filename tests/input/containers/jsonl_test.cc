#include "input/containers/jsonl.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <string>
#include <vector>

#include "input/folder_file.h"
#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

// Without the numbers of lines. Damaged data decodes to lines, too, and how many depends on the
// decoder.
std::vector<std::string> without_numbers(const std::vector<std::string>& lines) {
  std::vector<std::string> bare;
  for (const std::string& line : lines) {
    bare.push_back(std::regex_replace(line, std::regex("^[0-9]+|:[0-9]+"), ""));
  }
  return bare;
}

class JsonlTest : public testing::Test {
 protected:
  // A line a page: "id|url|bytes|name=value ...", or "! source: reason".
  std::vector<std::string> read(const std::string& bytes, std::size_t most = 1000) {
    const auto source = open_jsonl(dir_.write("a.jsonl", bytes), InputOptions{.max_bytes = most});
    std::vector<std::string> lines;
    while (const auto next = source->next()) {
      if (!next->ok()) {
        const std::string input = next->error().input;
        lines.push_back("! " + input.substr(input.rfind('/') + 1) + ": " + next->error().reason);
        continue;
      }
      const Page& page = next->value();
      std::string line = page.id + "|" + page.url + "|" + page.bytes + "|";
      for (const auto& [name, value] : page.fields) line += name + "=" + value + " ";
      lines.push_back(line);
    }
    return lines;
  }

  using Lines = std::vector<std::string>;
  test::TempDir dir_;
};

TEST_F(JsonlTest, Table) {
  const struct {
    std::string bytes;
    Lines expected;
  } cases[] = {
      {R"({"html":"<p>a","url":"http://x/","id":"k"})", {"k|http://x/|<p>a|"}},
      {"{\"html\":\"a\"}\n\n \t\r\n{\"html\":\"b\"}\r\n", {"1||a|", "4||b|"}},
      {"\xEF\xBB\xBF{\"html\":\"a\"}", {"1||a|"}},
      {R"({"id":12,"html":"a"})", {"12||a|"}},
      {R"({"id":null,"html":"a"})", {"1||a|"}},
      {R"({"id":"","html":"a"})", {"1||a|"}},
      {R"({"id":1234567890123456789012345678901234567890,"html":"a"})",
       {"1234567890123456789012345678901234567890||a|"}},
      {R"({"id":-1.50E+3,"html":"a"})", {"-1.50E+3||a|"}},
      {R"({"id":true,"html":"a"})", {"true||a|"}},
      {R"({"id":"\u00e9\ud800","html":"a"})", {"\u00E9\uFFFD||a|"}},
      {"{\"id\":" + std::string(1'000, '[') + std::string(1'000, ']') + ",\"html\":\"a\"}",
       {"! a.jsonl:1: nested more than 1000 deep"}},
      {R"({"html":"\u00e9\n\"x\""})", {"1||\u00E9\n\"x\"|"}},
      // The user's own members are kept as they were written.
      {R"( { "a" : 1.50 , "html":"h" ,"b":[1, {"c":"}\"]"}],"d":"\u0041","text":"t", "e":1e400 } )",
       {R"(1||h|"a"=1.50 "b"=[1, {"c":"}\"]"}] "d"="\u0041" "text"="t" "e"=1e400 )"}},
      {R"({"html":"h","n\"\u0041\udc00":"\ud800"})", {R"(1||h|"n\"\u0041\udc00"="\ud800" )"}},
      {R"({"html":"h","a":1,"b":2,"a":3})", {R"(1||h|"a"=1 "b"=2 "a"=3 )"}},
      // If a name repeats among the members that are read, the last one counts.
      {R"({"html":"h","url":"u","id":"i","\u0069d":"j","\u0075rl":"v","ht\u006dl":"g"})",
       {"j|v|g|"}},
      {R"({"html":"h","html":5,"text":"t"})", {R"(1||t|"html"="h" "html"=5 )"}},
      {R"({"html":"h","id":"i","id":null})", {"1||h|"}},
      // A member of another type is not read, and not lost; null counts as missing.
      {R"({"html":"h","url":["u"],"id":{"$oid":"5"}})", {R"(1||h|"url"=["u"] "id"={"$oid":"5"} )"}},
      {R"({"html":null,"text":"t","url":null,"id":null})", {"1||t|"}},
      {R"({"html":"h","text":null,"url":7})", {R"(1||h|"text"=null "url"=7 )"}},
      {R"({"html":"\ud83d\ude00\ud83d \udc00"})", {"1||\U0001F600\uFFFD \uFFFD|"}},
      {R"({"html":"a\u0000b"})", {std::string("1||a\0b|", 7)}},
      {"{\"html\":\"a\"}\n\xEF\xBB\xBF{\"html\":\"b\"}\n\xEF\xBB\xBF\n", {"1||a|", "2||b|"}},
      {"[1]\n7\n{\"html\":\"a\"}",
       {"! a.jsonl:1: not a JSON object", "! a.jsonl:2: not a JSON object", "3||a|"}},
      {"{\"html\":\"a\"\n{}\n",
       {"! a.jsonl:1: invalid JSON: cut short",
        "! a.jsonl:2: neither \"html\" nor \"text\" is a string in it"}},
      {R"({"html":5})", {"! a.jsonl:1: neither \"html\" nor \"text\" is a string in it"}},
      {"{\"html\":\"\xFF\"}", {"! a.jsonl:1: invalid JSON: not UTF-8"}},
      {"{\"html\":\"" + std::string(1001, 'x') + "\"}\n{\"html\":\"a\"}",
       {"! a.jsonl:1: more than 1000 bytes", "2||a|"}},
      {"", {"! a.jsonl: file is empty"}},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.bytes), c.expected) << c.bytes.substr(0, 80);
}

TEST_F(JsonlTest, IdsHaveTheirType) {
  const auto source = open_jsonl(
      dir_.write("a.jsonl",
                 "{\"id\":5,\"html\":\"a\"}\n{\"id\":\"5\",\"html\":\"a\"}\n{\"html\":\"a\"}\n"
                 "{\"id\":false,\"html\":\"a\"}\n{\"id\":6}\n{\"id\":\"\",\"html\":\"a\"}\n"),
      {});
  std::string all;
  while (const auto page = source->next()) {
    const std::string& json = page->ok() ? page->value().json_id : page->error().json_id;
    all += (page->ok() ? page->value().id : page->error().id) + (json.empty() ? "s " : " ");
    EXPECT_TRUE(json.empty() || json == (page->ok() ? page->value().id : page->error().id));
  }
  EXPECT_EQ(all, "5 5s 3s false 6 6s ");
}

TEST_F(JsonlTest, FieldsOfOtherNames) {
  const auto source =
      open_jsonl(dir_.write("a.jsonl",
                            "{\"html\":\"h\",\"body\":\"b\",\"raw\":\"r\"}\n"
                            "{\"text\":\"t\",\"raw\":\"r\"}\n{\"html\":\"h\",\"text\":\"t\"}\n"),
                 InputOptions{.html_field = "body", .text_field = "raw"});
  std::string all;
  while (const auto page = source->next()) {
    all += page->ok() ? page->value().bytes + " " + page->value().content_type + "\n"
                      : page->error().reason + "\n";
  }
  EXPECT_EQ(all,
            "b text/html; charset=utf-8\nr text/plain; charset=utf-8\n"
            "neither \"body\" nor \"raw\" is a string in it\n");
}

// Some programs write empty markup beside the text that they have found.
TEST_F(JsonlTest, MarkupWithoutAnyTextGivesWayToText) {
  const std::string frame = "<html><head><title>T</title></head><body> <img> </body></html>";
  for (const std::string& html : {std::string(), std::string(" \\n"), frame}) {
    EXPECT_EQ(read(R"({"html":")" + html + R"(","text":"t","a":1})"), Lines{"1||t|\"a\"=1 "});
    EXPECT_EQ(read(R"({"html":")" + html + R"(","text":""})"),
              Lines{"1||" + (html == " \\n" ? " \n" : html) + "|\"text\"=\"\" "});
  }
  const std::string late = "<p>" + std::string(900, ' ') + "x";
  for (const std::string& html :
       {std::string("<p>x"), std::string("<SCRIPT>x = {}</script>"), std::string("&amp;x"), late}) {
    EXPECT_EQ(read(R"({"html":")" + html + R"(","text":"t"})"),
              Lines{"1||" + html + "|\"text\"=\"t\" "});
  }
}

TEST_F(JsonlTest, Utf16WithItsMark) {
  const std::string line = "{\"html\":\"<p>a\"}\r\n";
  for (const bool is_little : {true, false}) {
    std::string bytes = is_little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : line + line) {
      bytes += is_little ? std::string{c, '\0'} : std::string{'\0', c};
    }
    EXPECT_EQ(read(bytes), (Lines{"1||<p>a|", "2||<p>a|"}));
    EXPECT_EQ(look_at_head(bytes, {}).kind, InputKind::jsonl);
  }
}

TEST_F(JsonlTest, MembersOfMembers) {
  const struct {
    std::string bytes;
    std::string expected;
  } cases[] = {
      {R"({"page":{"a":1, "html":"h" ,"b":[2]},"c":3})", R"(h|"page"={"a":1, "b":[2]} "c"=3 )"},
      {R"({"page":{"a":1 , "html":"h"}})", R"(h|"page"={"a":1 } )"},
      {R"({"page":{ "html":"h" }})", R"(h|"page"={  } )"},
      {R"({"page":{"html":"g","html":"h"}})", R"(h|"page"={"html":"g"} )"},
      {R"({"page":1,"page":{"h\u0074ml":"h"}})", R"(h|"page"=1 "page"={} )"},
      // A member of that very name is stronger.
      {R"({"page":{"html":"g"},"page.html":"h"})", R"(h|"page"={"html":"g"} )"},
      {R"({"page":{"html":null,"raw":{"text":"t"}}})", R"(t|"page"={"html":null,"raw":{}} )"},
      {R"({"page":{"raw.text":"t"}})", R"(t|"page"={} )"},
      {R"({"page.raw":{"text":"t"}})", R"(t|"page.raw"={} )"},
      {R"({"page":{"html":"h","raw":{"text":"t"}}})", R"(h|"page"={"raw":{"text":"t"}} )"},
      {R"({"page":{"html":" ","raw":{"text":"t"}}})", R"(t|"page"={"html":" ","raw":{}} )"},
      {R"({"page":"{\"html\":\"h\"}"})", "! neither"},
      {R"({"page":{"html":7}})", "! neither"},
      {R"({"page":[{"html":"h"}]})", "! neither"},
      {R"({"html":"h"})", "! neither"},
  };
  for (const auto& [bytes, expected] : cases) {
    const auto source =
        open_jsonl(dir_.write("a.jsonl", bytes),
                   InputOptions{.html_field = "page.html", .text_field = "page.raw.text"});
    const auto next = source->next();
    ASSERT_TRUE(next) << bytes;
    std::string line = next->ok() ? next->value().bytes + "|" : "! neither";
    if (next->ok()) {
      for (const auto& [name, value] : next->value().fields) line += name + "=" + value + " ";
    }
    EXPECT_EQ(line, expected) << bytes;
  }
}

TEST_F(JsonlTest, TextIsFlat) {
  const auto source = open_jsonl(dir_.write("a.jsonl", R"({"text":"<b> words"})"), {});
  const auto page = source->next();
  ASSERT_TRUE(page.has_value() && page->ok());
  EXPECT_TRUE(page->value().is_plain_text);
  EXPECT_EQ(page->value().bytes, "<b> words");
}

TEST_F(JsonlTest, WhatIsOfAnotherKindIsCounted) {
  const auto source =
      open_jsonl(dir_.write("a.jsonl",
                            "{\"html\":\"a\",\"url\":5,\"id\":[]}\n{\"html\":\"a\",\"url\":{}}\n"
                            "{\"html\":\"a\",\"url\":null,\"id\":null}\n{\"url\":5}\n"),
                 {});
  while (source->next()) {
  }
  EXPECT_EQ(source->skipped(), (std::map<std::string, std::size_t>{
                                   {"parts of pages: \"id\" that is an object or an array", 1},
                                   {"parts of pages: \"url\" that is not a string", 2}}));
}

TEST_F(JsonlTest, PackedAndDamaged) {
  EXPECT_EQ(read(test::gzip("{\"html\":\"a\"}\n")), (Lines{"1||a|"}));
  const std::string packed = test::gzip("{\"html\":\"a\"}\n{\"html\":\"b\"}\n");
  const Lines lines = read(packed.substr(0, packed.size() - 9));
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), "! a.jsonl: gzip data cut short: get it again");
}

TEST_F(JsonlTest, GoodLinesBeforeTheDamageAreRead) {
  std::string packed = test::gzip("{\"html\":\"a\"}\n{\"html\":\"b\"}\n");
  packed[packed.size() - 8] ^= 0x55;  // the checksum
  EXPECT_EQ(read(packed + test::gzip("{\"html\":\"c\"}\n")),
            (Lines{"1||a|", "2||b|", "! a.jsonl:2: damaged gzip (incorrect data check)", "3||c|"}));
}

// Data that looks like members within damaged data, or decodes to nonsense, is part of the damage.
TEST_F(JsonlTest, DamageIsReportedOnceUpToTheNextRecord) {
  const std::string good = test::gzip("{\"html\":\"a\"}\n");
  std::string bad = test::gzip(std::string(1'000, 'x') + "{\"html\":\"lost\"}\n");
  bad.resize(bad.size() / 2);
  const std::string damage = bad + "\x1f\x8b\x08 no member" + bad + "\x1f\x8b\x08\xff" +
                             test::gzip("nonsense\n\n7\n") + bad;
  EXPECT_EQ(without_numbers(read(good + damage + good + good + damage + good)),
            (Lines{"||a|", "! a.jsonl: damaged gzip (incorrect data check)", "||a|", "||a|",
                   "! a.jsonl: damaged gzip (incorrect data check)", "||a|"}));
  EXPECT_EQ(read(good + damage),
            (Lines{"1||a|", "! a.jsonl:2: damaged gzip (incorrect data check)"}));
}

TEST_F(JsonlTest, EndlessLine) {
  // Longer in JSON than any page may be: skipped without being held in memory.
  const std::string bytes =
      "{\"html\":\"" + std::string(11'000'000, 'x') + "\"}\n{\"html\":\"a\"}\n";
  EXPECT_EQ(read(bytes, 10), (Lines{"! a.jsonl:1: more than 10000060 bytes", "2||a|"}));
}

}  // namespace
}  // namespace pith::internal
