#include "write/report.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using nlohmann::json;
using test::article;
using test::paragraph;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

// The data of the pages, read as a browser finds it: up to the first end of the element.
std::vector<json> pages_of(const std::string& report) {
  const std::string begin = "<script type=\"application/json\" class=\"page\">";
  std::vector<json> pages;
  for (std::size_t at = report.find(begin); at != std::string::npos; at = report.find(begin, at)) {
    at += begin.size();
    pages.push_back(json::parse(report.substr(at, report.find("</script", at) - at)));
  }
  return pages;
}

TEST(Report, HasBlocksReasonsAndMetadataWithSources) {
  Block kept = test::heading(2, "Tides");
  kept.score = 0.91234F;
  kept.reason = "words 12, links 0.10";
  Block dropped = test::dropped(paragraph("Menu"));
  dropped.spans = {test::over("Menu", "Men", SpanKind::link)};
  dropped.score = std::numeric_limits<float>::quiet_NaN();
  Article made = article({kept, dropped});
  made.metadata.title = {"Tides", "og:title"};
  const std::vector<json> pages = pages_of(write_report(made, {.source = "a.html"}));
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0]["source"], "a.html");
  EXPECT_EQ(pages[0]["meta"], json::parse(R"([["title","Tides","og:title"]])"));
  const json& blocks = pages[0]["blocks"];
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0]["label"], "main_content");
  EXPECT_EQ(blocks[0]["score"], 0.912);
  EXPECT_EQ(blocks[0]["reason"], kept.reason);
  EXPECT_EQ(blocks[0]["level"], 2);
  EXPECT_EQ(blocks[1]["label"], "boilerplate");
  EXPECT_TRUE(blocks[1]["score"].is_null());
  EXPECT_EQ(blocks[1]["links"], 75);
}

TEST(Report, NothingOfAPageIsMarkup) {
  const std::string plain = write_report(article({paragraph("words")}), {});
  const std::string evil =
      "</script><script>alert(1)</script><!--<script>\" onload=\"x' &lt;img src=x onerror=alert(1)>"
      "\xe2\x80\xa8\xe2\x80\xa9\xff]]>";
  Block block = paragraph(evil);
  block.reason = evil;
  block.code_language = evil;
  block.spans = {{SpanKind::image, 0, 0, evil, evil}};
  Block image = block;
  image.kind = BlockKind::image;
  Article made = article({block, image});
  made.url = made.message = made.encoding = made.page_type_reason = evil;
  made.metadata.title = {evil, evil};
  made.metadata.tags = {{evil, evil}};
  const std::string report = write_report(made, {.id = evil, .source = evil});
  for (const char* sign : {"<", ">", "&", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xff"}) {
    EXPECT_EQ(count(report, sign), count(plain, sign)) << sign;
  }
  const std::vector<json> pages = pages_of(report);
  ASSERT_EQ(pages.size(), 1U);
  std::string read = evil;
  read.replace(read.find('\xff'), 1, "\xef\xbf\xbd");
  EXPECT_EQ(pages[0]["blocks"][0]["text"], read);
  EXPECT_EQ(pages[0]["blocks"][0]["reason"], read);
  EXPECT_EQ(pages[0]["meta"][0][1], read);
}

TEST(Report, IsBounded) {
  const Article many = article(std::vector<Block>(120'000, paragraph("word")));
  const Article signs = article(std::vector<Block>(60, paragraph(std::string(8'000, '<'))));
  const Article one = article({paragraph(std::string(500'000, 'e'))});
  Article named = many;
  const std::vector<MetaValue> values(100, {std::string(10'000, '<'), "og"});
  named.metadata.title = named.metadata.description = values[0];
  named.metadata.authors = named.metadata.tags = named.metadata.feeds = values;
  for (const Article* long_one :
       std::initializer_list<const Article*>{&many, &signs, &one, &named}) {
    const std::string report = write_report(*long_one, {});
    EXPECT_LT(report.size(), 2'000'000U);
    const json page = pages_of(report).at(0);
    EXPECT_EQ(page["blocks"].size() + page["left_out"].get<std::size_t>(), long_one->blocks.size());
    EXPECT_EQ(page["left_out_bytes"],
              page["left_out"].get<std::size_t>() * long_one->blocks.back().text.size());
    EXPECT_GT(page["blocks"].size(), 0U);
  }
  EXPECT_EQ(pages_of(write_report(one, {})).at(0)["blocks"][0]["cut"], true);
}

TEST(Report, HasTheResultsAsTheWritersMakeThem) {
  Block linked = paragraph("Tides & <boats> in \xe6\xbd\xae");
  linked.spans = {{SpanKind::link, 0, 5, "https://example.org/"}};
  const Article made =
      article({test::heading(2, "Tides"), linked, test::dropped(paragraph("Menu"))});
  for (const bool links : {false, true}) {
    const JsonOptions options{.source = "a.html", .members = {.links = links}};
    const json page = pages_of(write_report(made, options)).at(0);
    const json& results = page["results"];
    ASSERT_EQ(results.size(), 3U);
    EXPECT_EQ(results[0]["text"], write_markdown(made, options.members));
    EXPECT_EQ(results[1]["text"], write_text(made));
    EXPECT_EQ(results[2]["text"], write_json(made, options));
    for (const json& result : results) {
      EXPECT_EQ(result["cut"], false);
      EXPECT_EQ(result["bytes"], result["text"].get<std::string>().size());
    }
  }
}

TEST(Report, HasTheWordsOfTheWholePage) {
  const Article made = article({paragraph("one two three"), test::dropped(paragraph("four five"))});
  EXPECT_EQ(pages_of(write_report(made, {})).at(0)["total"],
            json::parse(R"({"blocks":2,"kept_blocks":1,"words":5,"kept_words":3})"));
}

TEST(Report, CutsResultsBetweenCharacters) {
  // Of several sizes, so that a cut would fall into escapes and code points of all lengths.
  for (const char* unit :
       {"<", "\ny", "\x01", "\xe6\xbd\xae", "\xf0\x9f\x9a\xa2", "\\", "\"", "a"}) {
    std::string text = "x";
    while (text.size() < 1'500'000) text += unit;
    const std::size_t whole = 7'998 / std::string_view(unit).size() * std::string_view(unit).size();
    std::vector<Block> blocks(40, paragraph(text.substr(0, 1 + whole)));
    Block code = paragraph(text);
    code.kind = BlockKind::code;
    blocks.push_back(code);
    const std::string report = write_report(article(blocks), {});
    EXPECT_LT(report.size(), 2'000'000U) << unit;
    const auto pages = pages_of(report);
    for (const json& result : pages.at(0)["results"]) {
      const std::string part = result["text"];
      EXPECT_EQ(result["cut"], true) << unit;
      EXPECT_GT(part.size(), 10'000U) << unit;
      EXPECT_LT(part.size(), result["bytes"].get<std::size_t>()) << unit;
      EXPECT_EQ(part.find("\xef\xbf\xbd"), std::string::npos) << unit;
    }
  }
}

TEST(Report, HoldsSeveralPagesAndSaysHowManyItDoesNot) {
  const Article made = article({paragraph("words")});
  const std::string report =
      report_head() + report_page(made, {}) + report_page(made, {}) + report_tail(7);
  EXPECT_EQ(pages_of(report).size(), 2U);
  EXPECT_NE(report.find(R"({"left_out":7})"), std::string::npos);
}

TEST(Report, LeadsBackToTheFormThatAskedForIt) {
  EXPECT_NE(report_tail(0, "/").find(R"({"left_out":0,"form":"/"})"), std::string::npos);
  EXPECT_EQ(report_tail(0).find("\"form\":"), std::string::npos);
}

TEST(Report, AsksForNothingFromOutside) {
  const std::string empty = report_head() + report_tail(0);
  EXPECT_NE(empty.find("default-src 'none'"), std::string::npos);
  for (const char* sign : {"src=", "http:", "https:", "url(", "@import", "unsafe-"}) {
    EXPECT_EQ(count(empty, sign), 0U) << sign;
  }
}

}  // namespace
}  // namespace pith::internal
