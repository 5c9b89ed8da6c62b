#include "app/run/page_result.h"

#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "pith/write.h"
#include "write/csv.h"

namespace pith::internal::app {
namespace {

using Json = nlohmann::json;
using Verdict = Summary::Verdict;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Flags flags_of(const char* format) {
  Flags flags;
  flags.format = find_format(format);
  return flags;
}

Page page_of(const std::string& language = "en-GB") {
  return {.id = "tides",
          .source = "pages/tides.html",
          .url = "https://e.org/tides",
          .bytes = "<!DOCTYPE html><html lang=" + language +
                   "><title>Tides</title><article><h1>Tides</h1><p>The tide rises twice a day in "
                   "most places, and the water comes up to the steps of the old harbor, where the "
                   "boats are tied to iron rings.</p><p>Nobody in the town looks at the table of "
                   "tides, because everybody knows from the color of the sand how long the water "
                   "has been gone.</p></article></html>"};
}

TEST(PageResult, OfAPageWithContent) {
  Page page = page_of();
  const std::size_t bytes = page.bytes.size();
  const PageResult done = clean(page, flags_of("jsonl"), nullptr);
  EXPECT_EQ(done.page.verdict, Verdict::content);
  EXPECT_EQ(done.page.bytes, bytes);
  EXPECT_EQ(done.page.language, "en");
  EXPECT_FALSE(done.page.type.empty());
  EXPECT_EQ(done.id, "tides");
  EXPECT_EQ(done.source, "pages/tides.html");
  EXPECT_EQ(done.url, "https://e.org/tides");
  EXPECT_TRUE(done.message.starts_with("pages/tides.html: ")) << done.message;
  EXPECT_FALSE(done.input_failed);
  EXPECT_EQ(done.explanation, "");
  const Json object = Json::parse(done.result);
  EXPECT_EQ(object["id"], "tides");
  EXPECT_EQ(object["source"], "pages/tides.html");
  EXPECT_TRUE(has(object["text"], "The tide rises"));
  EXPECT_EQ(done.result.find('\n'), done.result.size() - 1);
}

TEST(PageResult, OfAPageWithout) {
  Page page = {.id = "x", .source = "x.html", .bytes = "<p>Menu"};
  Flags flags = flags_of("jsonl");
  flags.extract.min_words = 1000;
  const PageResult done = clean(page, flags, nullptr);
  EXPECT_EQ(done.page.verdict, Verdict::no_content);
  EXPECT_EQ(Json::parse(done.result)["outcome"], "no_content");
  EXPECT_TRUE(done.message.starts_with("x.html: "));
  EXPECT_GT(done.message.size(), std::string("x.html: ").size());
}

// The members of a JSONL object come back after ours, as they were written.
TEST(PageResult, FieldsOfTheUser) {
  Page page = page_of();
  page.id = "17";
  page.json_id = "17";
  page.fields = {{"\"price\"", "1.50"}, {"\"title\"", "\"mine\""}};
  const PageResult done = clean(page, flags_of("jsonl"), nullptr);
  EXPECT_TRUE(has(done.result, "{\"id\":17,"));
  EXPECT_TRUE(has(done.result, "\"price\":1.50"));
  EXPECT_EQ(Json::parse(done.result)["title"], "Tides");
  EXPECT_EQ(Json::parse(done.result)["input"]["title"], "mine");
  EXPECT_EQ(done.json_id, "17");
}

TEST(PageResult, ExplanationsGoBesideOrInside) {
  Page page = page_of();
  Flags flags = flags_of("text");
  flags.explain = flags.extract.explain = true;
  const PageResult beside = clean(page, flags, nullptr);
  EXPECT_TRUE(beside.explanation.starts_with("# pages/tides.html\n")) << beside.explanation;
  page = page_of();
  page.source = "a\nb";
  EXPECT_TRUE(clean(page, flags, nullptr).explanation.starts_with("# a?b\n"));
  flags.format = find_format("jsonl");
  page = page_of();
  const PageResult inside = clean(page, flags, nullptr);
  EXPECT_EQ(inside.explanation, "");
  EXPECT_TRUE(Json::parse(inside.result).contains("blocks"));
  flags.explain_file = "why.tsv";
  page = page_of();
  const PageResult in_file = clean(page, flags, nullptr);
  EXPECT_EQ(in_file.explanation, beside.explanation);
  EXPECT_FALSE(Json::parse(in_file.result).contains("blocks"));
}

TEST(PageResult, SignaturesAreMadeIfTheyAreNeeded) {
  Page page = page_of();
  Flags flags = flags_of("jsonl");
  EXPECT_EQ(clean(page, flags, nullptr).signature.words, 0U);
  flags.dedup = Dedup::mark;
  page = page_of();
  const PageResult one = clean(page, flags, nullptr);
  EXPECT_GT(one.signature.words, 20U);
  page = page_of("de");
  EXPECT_EQ(clean(page, flags, nullptr).signature.exact, one.signature.exact)
      << "of the text alone";
}

TEST(PageResult, OptionsComeFromFlagsAndFromThePage) {
  Page page = page_of();
  page.content_type = "text/html; charset=x";
  page.title_hint = "t";
  page.author_hint = "a";
  page.date_hint = "d";
  page.language_hint = "l";
  page.site_hint = "s";
  Flags flags = flags_of("text");
  flags.extract.comments = true;
  Options options = options_for(page, flags);
  EXPECT_TRUE(options.comments);
  EXPECT_EQ(options.url, "https://e.org/tides");
  EXPECT_EQ(options.content_type, page.content_type);
  EXPECT_EQ(options.title_hint + options.author_hint + options.date_hint + options.language_hint +
                options.site_hint,
            "tadls");
  EXPECT_EQ(options.format, InputFormat::automatic);
  EXPECT_TRUE(options.retrieved) << "today";
  flags.extract.url = "https://other.example/";
  flags.extract.retrieved = std::chrono::sys_days(std::chrono::year(2026) / 1 / 2);
  page.is_plain_text = true;
  options = options_for(page, flags);
  EXPECT_EQ(options.url, "https://other.example/");
  EXPECT_EQ(options.retrieved, flags.extract.retrieved);
  EXPECT_EQ(options.format, InputFormat::text);
}

TEST(PageResult, FailuresHaveAnObjectOrARow) {
  const Error error = {.kind = Error::Kind::too_large, .input = "a \"b\".html", .reason = "gone"};
  for (const char* format : {"json", "jsonl"}) {
    const PageResult done = failed(error, flags_of(format));
    const Json object = Json::parse(done.result);
    EXPECT_EQ(object["source"], "a \"b\".html");
    EXPECT_EQ(object["outcome"], "failed");
    EXPECT_TRUE(std::string(object["message"]).starts_with("gone"));
    EXPECT_TRUE(done.result.ends_with("}\n"));
    EXPECT_EQ(done.result.find('\n') == done.result.size() - 1, std::string(format) == "jsonl");
  }
  const PageResult row = failed(error, flags_of("csv"));
  const std::vector<std::string> values = csv_values(row.result);
  ASSERT_GT(values.size(), csv_column("outcome"));
  EXPECT_EQ(values[csv_column("source")], "a \"b\".html");
  EXPECT_EQ(values[csv_column("outcome")], "failed");
  EXPECT_EQ(failed(error, flags_of("text")).result, "");
  for (const char* format : {"jsonl", "csv", "text"}) {
    const PageResult done = failed(error, flags_of(format));
    EXPECT_EQ(done.page.verdict, Verdict::failed);
    EXPECT_EQ(done.page.reason, "gone")
        << "without the way out, so that the summary counts it once";
    EXPECT_TRUE(done.message.starts_with("a \"b\".html: gone")) << done.message;
    EXPECT_TRUE(done.input_failed);
  }
}

TEST(PageResult, IdsOfFailures) {
  const struct {
    Error error;
    std::string id;
    bool is_string, input_failed;
  } cases[] = {
      {{.input = "a/b.html"}, "b", true, true},
      {{.input = "https://e.org/a/b.html"}, "https://e.org/a/b.html", true, true},
      {{.input = "x.jsonl:3", .id = "17", .json_id = "17"}, "17", false, false},
      {{.input = "x.jsonl:3", .id = "17"}, "17", true, false},
  };
  for (const auto& c : cases) {
    const PageResult done = failed(c.error, flags_of("jsonl"));
    EXPECT_EQ(done.id, c.id);
    EXPECT_EQ(done.json_id.empty(), c.is_string) << c.id;
    EXPECT_EQ(done.input_failed, c.input_failed) << c.id;
    EXPECT_EQ(Json::parse(done.result)["id"].is_string(), c.is_string) << c.id;
  }
}

}  // namespace
}  // namespace pith::internal::app
