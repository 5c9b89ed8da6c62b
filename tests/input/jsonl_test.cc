#include "input/jsonl.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith {
namespace {

class JsonlTest : public testing::Test {
 protected:
  // A line a page: "id|url|bytes|name=value ...", or "! source: reason".
  std::vector<std::string> read(const std::string& bytes, std::size_t most = 1000) {
    const auto source = open_jsonl(dir_.write("a.jsonl", bytes), {.max_bytes = most});
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
      {"{\"id\":" + std::string(100'000, '[') + std::string(100'000, ']') + ",\"html\":\"a\"}",
       {"1||a|"}},
      {R"({"html":"\u00e9\n\"x\""})", {"1||\u00E9\n\"x\"|"}},
      // What is the user's stays as it was written.
      {R"( { "a" : 1.50 , "html":"h" ,"b":[1, {"c":"}\"]"}],"d":"\u0041","text":"t", "e":1e400 } )",
       {"! a.jsonl:1: no JSON"}},  // 1e400 is beyond JSON's numbers here
      {R"( { "a" : 1.50 , "html":"h" ,"b":[1, {"c":"}\"]"}],"d":"\u0041","text":"t" } )",
       {R"(1||h|a=1.50 b=[1, {"c":"}\"]"}] d="\u0041" text="t" )"}},
      {R"({"html":"h","n\"ame":true})", {"1||h|n\"ame=true "}},
      {"[1]\n7\n{\"html\":\"a\"}",
       {"! a.jsonl:1: no JSON object", "! a.jsonl:2: no JSON object", "3||a|"}},
      {"{\"html\":\"a\"\n{}\n",
       {"! a.jsonl:1: no JSON", "! a.jsonl:2: neither \"html\" nor \"text\" is a string in it"}},
      {R"({"html":5})", {"! a.jsonl:1: neither \"html\" nor \"text\" is a string in it"}},
      {"{\"html\":\"\xFF\"}", {"! a.jsonl:1: no JSON"}},
      {"{\"html\":\"" + std::string(1001, 'x') + "\"}\n{\"html\":\"a\"}",
       {"! a.jsonl:1: more than 1000 bytes", "2||a|"}},
      {"", {"! a.jsonl: file is empty"}},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.bytes), c.expected) << c.bytes.substr(0, 80);
}

TEST_F(JsonlTest, TextIsFlat) {
  const auto source = open_jsonl(dir_.write("a.jsonl", R"({"text":"<b> words"})"), {});
  const auto page = source->next();
  ASSERT_TRUE(page.has_value() && page->ok());
  EXPECT_TRUE(page->value().is_flat);
  EXPECT_EQ(page->value().bytes, "<b> words");
}

TEST_F(JsonlTest, PackedAndDamaged) {
  EXPECT_EQ(read(test::gzip("{\"html\":\"a\"}\n")), (Lines{"1||a|"}));
  const std::string packed = test::gzip("{\"html\":\"a\"}\n{\"html\":\"b\"}\n");
  const Lines lines = read(packed.substr(0, packed.size() - 9));
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), "! a.jsonl: damaged gzip");
}

TEST_F(JsonlTest, GoodLinesBeforeTheDamageAreRead) {
  std::string packed = test::gzip("{\"html\":\"a\"}\n{\"html\":\"b\"}\n");
  packed[packed.size() - 8] ^= 0x55;  // the checksum
  EXPECT_EQ(read(packed + test::gzip("{\"html\":\"c\"}\n")),
            (Lines{"1||a|", "2||b|", "! a.jsonl:2: damaged gzip", "3||c|"}));
}

TEST_F(JsonlTest, EndlessLine) {
  // More than any page may take in JSON: passed without being held.
  const std::string bytes =
      "{\"html\":\"" + std::string(11'000'000, 'x') + "\"}\n{\"html\":\"a\"}\n";
  EXPECT_EQ(read(bytes, 10), (Lines{"! a.jsonl:1: more than 10000060 bytes", "2||a|"}));
}

}  // namespace
}  // namespace pith
