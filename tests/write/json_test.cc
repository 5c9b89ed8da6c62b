#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pith/write.h"
#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using namespace test;
using Json = nlohmann::ordered_json;

Article full_article() {
  Block kept_block = paragraph("Text.");
  kept_block.score = 0.87654f;
  kept_block.reason = "dense";
  kept_block.decided_by = "rule";
  kept_block.source = {100, 140};
  Article made = article({dropped(paragraph("Menu")), kept_block, bullet(1, 1, "item")});
  made.url = "https://example.org/a?utm=1";
  made.message = "a message";
  Metadata& metadata = made.metadata;
  metadata.title = {"Title", "og:title"};
  metadata.authors = {{"A. Writer", "json-ld"}, {"B. Writer", "byline"}};
  metadata.date = {"2024-03-05", "time"};
  metadata.modified = {"2024-03-06", "meta"};
  metadata.site = {"Site", "og:site_name"};
  metadata.description = {"About.", "meta"};
  metadata.language = {"en", "html"};
  metadata.canonical_url = {"https://example.org/a", "link"};
  metadata.image = {"https://example.org/a.png", "og:image"};
  metadata.tags = {{"t1", "meta"}, {"t2", "meta"}};
  metadata.categories = {{"c", "json-ld"}};
  metadata.license = {"CC-BY-4.0", "link"};
  metadata.direction = {"ltr", "html-dir"};
  metadata.amp_url = {"https://example.org/a/amp", "link-amphtml"};
  metadata.feeds = {{"https://example.org/rss", "link-feed"}};
  return made;
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

TEST(Json, AnIdIsATextOrWhatStandsInJson) {
  EXPECT_EQ(write_jsonl({}, {.id = "17"}).find("{\"id\":\"17\","), 0U);
  EXPECT_EQ(write_jsonl({}, {.id = "17", .json_id = "17"}).find("{\"id\":17,"), 0U);
  EXPECT_EQ(write_jsonl({}, {.json_id = "true"}).find("{\"id\":true,"), 0U);
  EXPECT_EQ(write_jsonl({}).find("{\"outcome\":"), 0U);
}

TEST(Json, KeysInTheContractsOrder) {
  const JsonOptions options = {.id = "a", .source = "pages/a.html"};
  const Json object = Json::parse(write_json(explained(full_article()), options));
  EXPECT_EQ(keys(object), (std::vector<std::string>{"id",
                                                    "source",
                                                    "url",
                                                    "outcome",
                                                    "message",
                                                    "title",
                                                    "authors",
                                                    "date",
                                                    "modified",
                                                    "site",
                                                    "description",
                                                    "language",
                                                    "canonical_url",
                                                    "image",
                                                    "tags",
                                                    "categories",
                                                    "license",
                                                    "direction",
                                                    "amp_url",
                                                    "feeds",
                                                    "text",
                                                    "blocks",
                                                    "metadata_sources"}));
  EXPECT_EQ(object["outcome"], "content");
  EXPECT_EQ(object["authors"], Json({"A. Writer", "B. Writer"}));
  EXPECT_EQ(object["text"], "Text.\n\n- item");
}

TEST(Json, UnknownIsLeftOut) {
  Article empty;
  empty.metadata.tags = {{}};
  EXPECT_EQ(write_jsonl(empty), "{\"outcome\":\"no_content\",\"text\":\"\"}\n");
  EXPECT_EQ(write_json(empty), "{\n  \"outcome\": \"no_content\",\n  \"text\": \"\"\n}\n");
}

TEST(Json, BlocksAreExplained) {
  const Json object = Json::parse(write_jsonl(explained(full_article())));
  ASSERT_EQ(object["blocks"].size(), 3u);
  EXPECT_EQ(object["blocks"][0]["label"], "boilerplate");
  EXPECT_EQ(
      object["blocks"][1].dump(),
      R"({"kind":"paragraph","label":"main_content","score":0.877,"by":"rule","reason":"dense",)"
      R"("text":"Text.","source":[100,140]})");
  EXPECT_EQ(object["metadata_sources"]["title"], "og:title");
  EXPECT_EQ(object["metadata_sources"]["authors"], "json-ld");
}

TEST(Json, OneLineEach) {
  const std::string line = write_jsonl(full_article());
  EXPECT_EQ(line.find('\n'), line.size() - 1);
}

TEST(Json, InvalidUtf8IsReplacedAndTextStaysReadable) {
  Article made = article({paragraph("caf\u00E9 \xFF \"x\" \x01")});
  EXPECT_EQ(write_jsonl(made),
            "{\"outcome\":\"content\",\"text\":\"caf\u00E9 \uFFFD \\\"x\\\" \\u0001\"}\n");
}

TEST(Json, MembersOfTheUsersOwnStandAsTheyAre) {
  JsonOptions options;
  options.fields = {{R"("a")", "1.50"},         {R"("title")", R"("\ud800")"},
                    {R"("\u0061")", "1e400"},   {R"("a")", R"({ "b" : [] })"},
                    {R"("t\u0065xt")", "null"}, {R"("\ud800")", "2"},
                    {R"("input")", "3"}};
  const std::string fields = R"(,"a":1.50,"\u0061":1e400,"a":{ "b" : [] },"\ud800":2,)"
                             R"("input":{"title":"\ud800","t\u0065xt":null,"input":3}})";
  EXPECT_EQ(write_jsonl(article({paragraph("{x}")}), options),
            R"({"outcome":"content","text":"{x}")" + fields + "\n");
  EXPECT_EQ(write_json(article({paragraph("{x}")}), options),
            "{\n  \"outcome\": \"content\",\n  \"text\": \"{x}\"\n" + fields + "\n");
  options.fields = {{R"("id")", "7"}};
  EXPECT_EQ(write_jsonl(article({paragraph("x")}), options),
            R"({"outcome":"content","text":"x","input":{"id":7}})" + std::string("\n"));
}

TEST(Json, RenderingsAreMembersBehindTheText) {
  const OutputFormat* const markdown = find_format("markdown");
  const OutputFormat* const html = find_format("html");
  const Article made = article({paragraph("3*4"), bullet(1, 1, "item")});
  EXPECT_EQ(write_jsonl(made, {.with_formats = {markdown}}),
            "{\"outcome\":\"content\",\"text\":\"3*4\\n\\n- item\","
            "\"markdown\":\"3\\\\*4\\n\\n- item\"}\n");
  // In the order of the table, each once; what cannot be a member is none.
  const JsonOptions all = {.with_formats = {html, nullptr, markdown, html, find_format("json")},
                           .members = {.links = true}};
  const Json object = Json::parse(write_json(explained(full_article()), all));
  const std::vector<std::string> names = keys(object);
  const auto text = std::find(names.begin(), names.end(), "text");
  EXPECT_EQ(std::vector<std::string>(text, names.end()),
            (std::vector<std::string>{"text", "markdown", "html", "blocks", "metadata_sources"}));
  EXPECT_EQ(object["html"].get<std::string>() + "\n", write_html(full_article(), {.links = true}));
  const Json empty = Json::parse(write_jsonl({}, all));
  EXPECT_EQ(empty["markdown"], "");
  EXPECT_EQ(empty["html"], "");
}

TEST(Json, OptionsOfMarkdownApplyToTheMember) {
  Article made = article({paragraph("a wall here")});
  made.blocks[0].spans = {{SpanKind::link, 2, 6, "https://example.org/wall"}};
  made.metadata.title = {"Walls", "h1"};
  JsonOptions options = {.with_formats = {find_format("markdown")}};
  EXPECT_EQ(Json::parse(write_json(made, options))["markdown"], "a wall here");
  options.members = {.links = true, .front_matter = true};
  EXPECT_EQ(Json::parse(write_json(made, options))["markdown"],
            "---\ntitle: Walls\n---\n\na [wall](https://example.org/wall) here");
}

TEST(Json, AMembersNameIsOursOnlyWhereItIsAskedFor) {
  JsonOptions options = {.fields = {{R"("markdown")", "1"}, {R"("html")", "2"}}};
  EXPECT_EQ(write_jsonl({}, options),
            "{\"outcome\":\"no_content\",\"text\":\"\",\"markdown\":1,\"html\":2}\n");
  options.with_formats = {find_format("markdown")};
  EXPECT_EQ(write_jsonl({}, options),
            "{\"outcome\":\"no_content\",\"text\":\"\",\"markdown\":\"\",\"html\":2,"
            "\"input\":{\"markdown\":1}}\n");
}

TEST(Json, ScoresThatAreNoNumbersAreLeftOut) {
  Block odd = paragraph("x");
  odd.score = std::numeric_limits<float>::quiet_NaN();
  const Json object = Json::parse(write_json(explained(article({odd}))));
  EXPECT_FALSE(object["blocks"][0].contains("score"));
}

// An object is to stay near the size of its page, however many blocks that has.
TEST(Json, BlocksAreBounded) {
  constexpr std::size_t kMaxBytes = 2'000'000;
  for (const std::size_t count : {std::size_t{100}, std::size_t{30'000}}) {
    Article made{.is_explained = true};
    for (std::size_t i = 0; i < count; ++i) made.blocks.push_back(paragraph("a"));
    for (Block& block : made.blocks) block.reason = "some words of why";
    made.metadata.title = {"Title", "og:title"};
    for (const std::string& text : {write_json(made), write_jsonl(made)}) {
      const Json object = Json::parse(text);
      const std::size_t written = object["blocks"].size();
      const std::size_t left_out = object.value("blocks_left_out", std::size_t{0});
      EXPECT_EQ(written + left_out, count);
      EXPECT_EQ(object.contains("blocks_left_out"), count > 100);
      EXPECT_LT(text.size(), kMaxBytes + 200'000);
      EXPECT_EQ(object["metadata_sources"]["title"], "og:title");
      if (left_out > 0) {
        EXPECT_GT(text.size(), kMaxBytes - 1'000);
      }
    }
  }
}

// The first block may be larger than all room.
TEST(Json, ABlockWithoutRoomIsLeftOut) {
  const Article made = explained(article({paragraph(std::string(3'000'000, 'x')), paragraph("b")}));
  const Json object = Json::parse(write_jsonl(made));
  EXPECT_TRUE(object["blocks"].empty());
  EXPECT_EQ(object["blocks_left_out"], 2);
}

}  // namespace
}  // namespace pith::internal
