#include "input/containers/har.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

using Lines = std::vector<std::string>;
using Counts = std::map<std::string, std::size_t>;

std::string har(const std::string& entries) {
  return R"({"log":{"version":"1.2","pages":[{"entries":[1]}],"entries":[)" + entries +
         R"(],"comment":"}]"}})";
}
std::string entry(const std::string& content, int status = 200,
                  const std::string& url = "https://x.org/") {
  return R"({"time":1.5,"request":{"headers":[],"url":")" + url + R"("},"response":{"status":)" +
         std::to_string(status) + R"(,"content":{)" + content + "}}}";
}
std::string html(const std::string& text) {
  return R"("mimeType":"text/html; charset=koi8-r","text":")" + text + "\"";
}

class HarTest : public testing::Test {
 protected:
  // A line a page: "id|source|url|type|bytes", or "! source: reason".
  Lines read(const std::string& bytes, std::size_t most = 1000) {
    const auto source = open_har(dir_.write("a.har", bytes), InputOptions{.max_bytes = most});
    Lines lines;
    const auto base = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
    while (const auto next = source->next()) {
      if (!next->ok()) {
        lines.push_back("! " + base(next->error().input) + ": " + next->error().reason);
        continue;
      }
      const Page& page = next->value();
      const std::string id = page.url.empty() ? base(page.id) : page.id;
      lines.push_back(id + "|" + base(page.source) + "|" + page.url + "|" + page.content_type +
                      "|" + page.bytes);
    }
    EXPECT_FALSE(source->next().has_value());
    skipped_ = source->skipped();
    return lines;
  }

  test::TempDir dir_;
  Counts skipped_;
};

TEST_F(HarTest, Table) {
  const std::string read_a = "https://x.org/|a.har:1|https://x.org/|text/html; charset=utf-8|<p>a";
  const struct {
    std::string bytes;
    Lines expected;
    Counts skipped;
  } cases[] = {
      {har(entry(html("<p>a"))), {read_a}, {}},
      {"\xEF\xBB\xBF \n" + har(" " + entry(html("<p>a")) + "\n"), {read_a}, {}},
      {har(entry(html("<p>\\u00e4\\\"]"))),
       {"https://x.org/|a.har:1|https://x.org/|text/html; charset=utf-8|<p>\u00E4\"]"},
       {}},
      // The bytes as they came have their own charset.
      {har(entry(R"("encoding":"base64",)" + html("PHA+\\n4Q=="))),
       {"https://x.org/|a.har:1|https://x.org/|text/html; charset=koi8-r|<p>\xE1"},
       {}},
      {har(entry(R"("encoding":"base64",)" + html("<p>"))),
       {"! a.har:1: its body is not in Base64"},
       {}},
      {har(entry(R"("mimeType":"","text":"<p>a")", 200, "")),
       {"a.har:1|a.har:1||text/html; charset=utf-8|<p>a"},
       {}},
      // Of an unknown type, the bytes decide.
      {har(entry(R"("mimeType":"x-unknown","text":"<!doctype html><p>a")") + "," +
           entry(R"("text":"<html>a")") + "," +
           entry(R"("mimeType":" */* ","encoding":"base64","text":"PHA+4Q==")") + "," +
           entry(R"("mimeType":"application/octet-stream","text":"<html>b")")),
       {"https://x.org/|a.har:1|https://x.org/|text/html; charset=utf-8|<!doctype html><p>a",
        "https://x.org/|a.har:2|https://x.org/|text/html; charset=utf-8|<html>a",
        "https://x.org/|a.har:3|https://x.org/||<p>\xE1",
        "https://x.org/|a.har:4|https://x.org/|text/html; charset=utf-8|<html>b"},
       {}},
      {har(entry(R"("mimeType":"","text":"{\"a\":\"<p>\"}")") + "," +
           entry(R"("mimeType":"x-unknown","text":"function f() { return '<br>'; }")") + "," +
           entry(R"("mimeType":"","text":"<?xml version='1.0'?><rss/>")")),
       {"! a.har: no page in it, but 2 files (JSON files: 1, feeds: 1)"},
       {{"entries that are not HTML", 1}}},
      {har(entry(R"("mimeType":"text/plain","text":"a")")),
       {"https://x.org/|a.har:1|https://x.org/|text/plain; charset=utf-8|a"},
       {}},
      {har(entry(html("<p>a")) + "," + entry(html("b"), 301) + "," + entry(html("b"), 404) + "," +
           entry(html("b"), 0) + "," + entry(R"("mimeType":"image/png","text":"x")") + "," +
           entry(R"("mimeType":"text/html")")),
       {read_a},
       {{"HTTP status other than 2xx", 3},
        {"entries that are not HTML", 1},
        {"entries without a body", 1}}},
      {har(entry(html("<p>a"), 206)),
       {"! a.har:1: HTTP 206 Partial Content: a part of the page only; get it whole"},
       {}},
      {har(entry(R"("mimeType":"text/html")")),
       {"! a.har: no page in it: save it with the contents of the responses"},
       {{"entries without a body", 1}}},
      {har(""), {"! a.har: no page in it"}, {}},
      {har("7," + entry(html("<p>a"))),
       {"! a.har:1: not a JSON object",
        "https://x.org/|a.har:2|https://x.org/|text/html; charset=utf-8|<p>a"},
       {}},
      {har(R"({"response":[]},{})"),
       {"! a.har: no page in it"},
       {{"HTTP status other than 2xx", 2}}},
      {har(entry(html("<p>a")) + " 7"),
       {read_a, "! a.har:1: invalid JSON: the rest is not read"},
       {}},
      {har(entry(html(std::string(1001, 'x')))), {"! a.har:1: more than 1000 bytes"}, {}},
      {"{\"log\":{\"entries\":{}}}", {"! a.har: not a HAR file, or cut short"}, {}},
      {"{\"logs\":[]}", {"! a.har: not a HAR file, or cut short"}, {}},
      {"<p>x", {"! a.har: not a HAR file, or cut short"}, {}},
      {"", {"! a.har: file is empty"}, {}},
  };
  for (const auto& [bytes, expected, skipped] : cases) {
    EXPECT_EQ(read(bytes), expected) << bytes;
    EXPECT_EQ(skipped_, skipped) << bytes;
  }
}

TEST_F(HarTest, CutAnywhere) {
  const std::string whole = har(entry(html("<p>a")) + "," + entry(html("<p>b")));
  const std::size_t end = whole.find("],\"comment\"");
  for (std::size_t size = 1; size <= end; ++size) {
    const Lines lines = read(whole.substr(0, size));
    ASSERT_FALSE(lines.empty());
    EXPECT_TRUE(lines.back().ends_with("cut short") || lines.back().ends_with("get the file again"))
        << size << lines.back();
  }
  // What follows the entries is not looked at.
  EXPECT_EQ(read(whole.substr(0, end + 1)).size(), 2U);
  const std::string packed = test::gzip(whole);
  EXPECT_EQ(read(packed).size(), 2U);
}

TEST_F(HarTest, AnEntryTooLargeIsPassed) {
  const std::string large = entry("\"x\":\"" + std::string(10'010'000, 'x') + "\"");
  const Lines lines = read(har(large + "," + entry(html("<p>b"))));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "! a.har:1: more than 10006000 bytes");
}

TEST_F(HarTest, AnyDepth) {
  EXPECT_EQ(read(har(std::string(100'000, '['))).size(), 1U);
  EXPECT_EQ(read("{\"log\":{\"a\":" + std::string(1'000'000, '[')).size(), 1U);
  EXPECT_EQ(read(std::string(1'000'000, '{')).size(), 1U);
}

TEST_F(HarTest, Utf16) {
  const std::string bytes = har(entry(html("<p>a")) + "," + entry(html("<p>b")));
  std::string wide = "\xFF\xFE";
  for (const char c : bytes) wide += std::string(1, c) + '\0';
  EXPECT_EQ(read(wide), read(bytes));
  EXPECT_EQ(read(test::gzip(wide)).size(), 2U);
  EXPECT_EQ(read(wide.substr(0, wide.size() / 2)).back(),
            "! a.har:1: cut short: get the file again");
}

}  // namespace
}  // namespace pith::internal
