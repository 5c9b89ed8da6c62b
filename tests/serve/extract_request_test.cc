#include "serve/extract_request.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "option_table.h"

namespace pith::internal::serve {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(SetOption, ByFlagOrByName) {
  const struct {
    const char* name;
    const char* value;
    bool (*is_set)(const ExtractRequest& request);
  } cases[] = {
      {"format", "markdown", [](const auto& r) { return r.format == find_format("markdown"); }},
      {"format", "md", [](const auto& r) { return r.format == find_format("markdown"); }},
      {"url", "https://e.org/", [](const auto& r) { return r.options.url == "https://e.org/"; }},
      {"from", "text", [](const auto& r) { return r.options.format == InputFormat::text; }},
      {"favor", "recall", [](const auto& r) { return r.options.favor == Favor::recall; }},
      {"comments", "true", [](const auto& r) { return r.options.comments; }},
      {"comments", "on", [](const auto& r) { return r.options.comments; }},
      {"comments", "", [](const auto& r) { return r.options.comments; }},
      {"tables", "0", [](const auto& r) { return !r.options.tables; }},
      {"min-words", "12", [](const auto& r) { return r.options.min_words == 12; }},
      {"min_words", "12", [](const auto& r) { return r.options.min_words == 12; }},
      {"language", "en,de", [](const auto& r) { return r.options.languages.size() == 2; }},
      {"select", "main", [](const auto& r) { return r.options.select == "main"; }},
      {"links", "", [](const auto& r) { return r.write.links; }},
      {"front-matter", "1", [](const auto& r) { return r.write.front_matter; }},
      {"front_matter", "1", [](const auto& r) { return r.write.front_matter; }},
      {"with", "html", [](const auto& r) { return r.write.with_formats.size() == 1; }},
      {"id", "7", [](const auto& r) { return r.write.id == "7"; }},
  };
  for (const auto& c : cases) {
    ExtractRequest request;
    EXPECT_FALSE(c.is_set(request)) << c.name;
    EXPECT_EQ(set_option(request, c.name, c.value), "") << c.name;
    EXPECT_TRUE(c.is_set(request)) << c.name << "=" << c.value;
  }
}

// Every option that a client may set can be set by both of its names, to the value that it has, and
// none of the limits can.
template <typename Target>
void expect_settable(std::span<const OptionEntry<Target>> rows) {
  for (const OptionEntry<Target>& row : rows) {
    for (const std::string name : {row.flag, row.name}) {
      // "format" is that of the answer, and what has no flag comes with the page.
      if (name.empty() || *row.flag == '\0' || name == "format") continue;
      ExtractRequest request;
      const std::string wrong = set_option(request, name, row.get(Target{}));
      EXPECT_EQ(wrong.starts_with("unknown option"), row.scope == OptionScope::limit) << name;
      if (row.kind != OptionKind::text) {
        EXPECT_EQ(wrong.empty(), row.scope != OptionScope::limit) << name << ": " << wrong;
      }
    }
  }
}

TEST(SetOption, AllButTheLimits) {
  expect_settable(extract_option_table());
  expect_settable(write_option_table());
}

TEST(SetOption, WhatIsWrongIsOneShortLine) {
  const struct {
    std::string name, value;
    std::string_view says;
  } cases[] = {
      {"format", "pdf", "\"pdf\" is not one of text, markdown, html, json"},
      {"colour", "red", "unknown option \"colour\""},
      {"", "red", "unknown option"},
      {"content_type", "text/html", "unknown option"},
      {"max-size", "5", "unknown option"},
      {"max_work", "5", "unknown option"},
      {"favor", "speed", "favor: \"speed\" is not one of balanced, precision, recall"},
      {"favor", "", "favor: "},
      {"comments", "maybe", "comments: \"maybe\""},
      {"min-words", "-1", "min-words: \"-1\""},
      {"min-words", "many", "min-words: \"many\""},
      {"language", "en,,", "language: "},
      {"select", "a[", "select: "},
      {"with", "text", "with: \"text\""},
      {"retrieved", "2026-02-30", "retrieved: "},
      {"favor", "two\nlines", "\\n"},
      {"favor", "\xff\x01\xc3\xa4", "favor: "},
      {std::string(5000, 'x'), "y", "unknown option \"xxx"},
      {"favor", std::string(5000, 'x'), "favor: \"xxx"},
  };
  for (const auto& c : cases) {
    ExtractRequest request;
    const std::string wrong = set_option(request, c.name, c.value);
    EXPECT_TRUE(has(wrong, c.says)) << wrong;
    EXPECT_LT(wrong.size(), 400U);
    for (const char letter : wrong) EXPECT_TRUE(letter >= ' ' && letter <= '~') << wrong;
  }
}

TEST(SetOption, AWrongValueChangesNothing) {
  ExtractRequest request;
  EXPECT_EQ(set_option(request, "language", "en"), "");
  EXPECT_NE(set_option(request, "language", "de,?"), "");
  EXPECT_NE(set_option(request, "format", "pdf"), "");
  EXPECT_EQ(request.options.languages, std::vector<std::string>{"en"});
  EXPECT_EQ(request.format, find_format("json"));
}

// Options, "format=html links=1", and what is wrong with them together.
TEST(ValidateOptions, FormatsThatAnOptionNeeds) {
  const struct {
    std::vector<std::pair<const char*, const char*>> options;
    std::string_view begins;
  } cases[] = {
      {{}, ""},
      {{{"with", "markdown"}}, ""},
      {{{"with", "markdown"}, {"format", "jsonl"}}, ""},
      {{{"with", "markdown"}, {"format", "text"}}, "with: needs the format json"},
      {{{"with", "html"}, {"format", "csv"}}, "with: needs"},
      {{{"front_matter", "1"}, {"format", "markdown"}}, ""},
      {{{"front_matter", "1"}, {"with", "markdown"}}, ""},
      {{{"front_matter", "1"}}, "front_matter: needs the format markdown"},
      {{{"front_matter", "1"}, {"with", "html"}}, "front_matter: needs"},
      {{{"front_matter", "0"}, {"format", "text"}}, ""},
  };
  for (const auto& c : cases) {
    ExtractRequest request;
    std::string all;
    for (const auto& [name, value] : c.options) {
      EXPECT_EQ(set_option(request, name, value), "");
      all += std::string(name) + "=" + value + " ";
    }
    const std::string wrong = validate_options(request);
    EXPECT_TRUE(wrong.starts_with(c.begins) && wrong.empty() == c.begins.empty()) << all << wrong;
  }
}

TEST(ReadJson, PagesAndWhatIsKnownOfThem) {
  ExtractRequest request;
  EXPECT_EQ(read_json(request,
                      R"({"html": "<p>\u00e4", "url": "https://e.org/", "id": "x", "options":)"
                      R"( {"favor": "recall", "min_words": 5, "comments": true, "tables": false,)"
                      R"( "language": ["en", "de"], "select": "main", "format": "text"}})",
                      false),
            "");
  EXPECT_EQ(request.bytes, "<p>\xc3\xa4");
  EXPECT_EQ(request.options.format, InputFormat::html);
  EXPECT_TRUE(has(request.options.content_type, "charset=utf-8"));
  EXPECT_EQ(request.options.url, "https://e.org/");
  EXPECT_EQ(request.write.id, "x");
  EXPECT_EQ(request.options.favor, Favor::recall);
  EXPECT_EQ(request.options.min_words, 5U);
  EXPECT_TRUE(request.options.comments);
  EXPECT_FALSE(request.options.tables);
  EXPECT_EQ(request.options.languages, (std::vector<std::string>{"en", "de"}));
  EXPECT_EQ(request.options.select, "main");
  EXPECT_EQ(request.format, find_format("text"));
  EXPECT_FALSE(request.by_url);
}

TEST(ReadJson, ANumberMayBeAnId) {
  ExtractRequest request;
  EXPECT_EQ(read_json(request, R"({"id": 17, "text": "x"})", false), "");
  EXPECT_EQ(request.write.id, "17");
  EXPECT_EQ(request.options.format, InputFormat::text);
}

// The order of members does not matter, and null is the same as nothing.
TEST(ReadJson, HowThePageIsReadWhateverTheOrder) {
  const struct {
    std::string page, options;
    InputFormat format;
  } cases[] = {
      {R"("html": "x")", R"("options": {})", InputFormat::html},
      {R"("text": "x")", R"("options": {})", InputFormat::text},
      {R"("html": "x")", R"("options": {"from": "text"})", InputFormat::text},
      {R"("text": "x")", R"("options": {"from": "auto"})", InputFormat::automatic},
      {R"("text": "x")", R"("options": {"from": "html"})", InputFormat::html},
      {R"("html": "x")", R"("options": {"from": null})", InputFormat::html},
      {R"("text": "x")", R"("options": {"from": null})", InputFormat::text},
      {R"("text": "x")", R"("url": null)", InputFormat::text},
  };
  for (const auto& c : cases) {
    for (const std::string& body :
         {"{" + c.page + "," + c.options + "}", "{" + c.options + "," + c.page + "}"}) {
      ExtractRequest request;
      EXPECT_EQ(read_json(request, body, false), "") << body;
      EXPECT_EQ(request.options.format, c.format) << body;
    }
  }
}

TEST(ReadJson, WhatIsWrong) {
  const struct {
    std::string body;
    std::string_view says;
  } cases[] = {
      {"", "the body is not JSON"},
      {"{", "the body is not JSON"},
      {"<p>", "the body is not JSON"},
      {R"({"html": "x"} {})", "the body is not JSON"},
      {R"({"html": "x",})", "the body is not JSON"},
      {"{\"html\": \"\xff\"}", "the body is not JSON"},
      {std::string("{\"html\": \"x\"}\0{}", 16), "NUL"},
      {"[]", "not a JSON object"},
      {"null", "not a JSON object"},
      {"\"html\"", "not a JSON object"},
      {"5", "not a JSON object"},
      {"{}", "neither \"html\" nor \"text\""},
      {R"({"id": "x"})", "neither \"html\" nor \"text\""},
      {R"({"html": "x", "text": "y"})", "only one of them"},
      {R"({"html": "x", "html": "y"})", "only one of them"},
      {R"({"html": null})", "html: not a string"},
      {R"({"html": 5})", "html: not a string"},
      {R"({"text": true})", "text: not a string"},
      {R"({"text": ["x"]})", "text: not a string"},
      {R"({"html": {"a": "x"}})", "html: not a string"},
      {R"({"htm": "x"})", "unknown member \"htm\""},
      {R"({"html": "x", "options": "links"})", "options: not an object"},
      {R"({"html": "x", "options": null})", "options: not an object"},
      {R"({"html": "x", "options": []})", "options: not an object"},
      {R"({"html": "x", "options": {"colour": "red"}})", "unknown option \"colour\""},
      {R"({"html": "x", "options": {"html": "y"}})", "unknown option \"html\""},
      {R"({"html": "x", "options": {"max_work": 5}})", "max_work"},
      {R"({"html": "x", "options": {"links": {}}})", "links: "},
      {R"({"html": "x", "options": {"links": [true]}})", "links: "},
      {R"({"html": "x", "options": {"links": 1}})", "links: "},
      {R"({"html": "x", "options": {"min_words": 1.5}})", "min_words: "},
      {R"({"html": "x", "options": {"min_words": -1}})", "min_words: "},
      {R"({"html": "x", "options": {"language": [["en"]]}})", "language: "},
      {R"({"html": "x", "options": {"language": [{"a": "en"}]}})", "language: "},
      {R"({"html": "x", "url": ["https://e.org/"]})", "url: "},
      {R"({"html": "x", "url": 5})", "url: "},
  };
  for (const auto& c : cases) {
    ExtractRequest request;
    const std::string wrong = read_json(request, c.body, true);
    EXPECT_TRUE(has(wrong, c.says)) << c.body << " -> " << wrong;
    EXPECT_FALSE(request.by_url) << c.body;
  }
}

TEST(ReadJson, AUrlAloneIsFetchedIfTheServiceFetches) {
  for (const bool can_fetch : {false, true}) {
    ExtractRequest request;
    const std::string wrong = read_json(request, R"({"url": "https://e.org/"})", can_fetch);
    EXPECT_EQ(wrong.empty(), can_fetch) << wrong;
    EXPECT_EQ(has(wrong, "--serve-fetch"), !can_fetch) << wrong;
    EXPECT_EQ(request.by_url, can_fetch);
  }
}

// Nesting takes neither memory nor stack.
TEST(ReadJson, DeepNestingIsRefused) {
  const std::string deep = "{\"options\":" + std::string(1'000'000, '[');
  ExtractRequest request;
  EXPECT_TRUE(has(read_json(request, deep, false), "options: not an object"));
  EXPECT_TRUE(has(read_json(request, std::string(1'000'000, '['), false), "not a JSON object"));
}

}  // namespace
}  // namespace pith::internal::serve
