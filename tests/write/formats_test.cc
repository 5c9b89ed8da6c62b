// The table of formats: names and extensions.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pith/extract.h"
#include "pith/write.h"

namespace pith::internal {
namespace {

TEST(Formats, ByNameOrExtension) {
  const struct {
    std::string_view word;
    const char* format;  // null: none
  } cases[] = {{"markdown", "markdown"}, {"md", "markdown"},  {"html", "html"},
               {"htm", "html"},          {"txt", "text"},     {"json", "json"},
               {"jsonl", "jsonl"},       {"ndjson", "jsonl"}, {"csv", "csv"},
               {"csv-bom", "csv-bom"},   {"tsv", "explain"},  {"", nullptr},
               {".md", nullptr},         {"MD", nullptr},     {"xml", "xml-tei"}};
  for (const auto& [word, format] : cases) {
    const OutputFormat* const found = find_format(word);
    EXPECT_STREQ(found == nullptr ? nullptr : found->name, format) << word;
  }
}

TEST(Formats, OfAFile) {
  const struct {
    std::string_view name;
    const char* format;
  } cases[] = {
      {"a/x.md", "markdown"}, {"x.MARKDOWN", "markdown"}, {"x.htm", "html"},    {"x.json", "json"},
      {"x.ndjson", "jsonl"},  {"x.csv", "csv"},           {"x.tsv", "explain"}, {"x.txt", "text"},
      {"md", nullptr},        {"x.md/", nullptr},         {"x", nullptr},       {"x.mdx", nullptr}};
  for (const auto& [name, format] : cases) {
    EXPECT_EQ(format_of_file(name), format == nullptr ? nullptr : find_format(format)) << name;
  }
}

// What a format prints changes with the options that it names, and with no other.
TEST(Formats, OptionsAreThoseThatAreRead) {
  const Article article = extract(
      "<title>Tides</title><article><h1>Tides</h1><p>The <a href='https://example.org/sea'>sea</a> "
      "rises and falls twice a day, and the harbor master writes down how far.</p>"
      "<img src='https://example.org/tide.png' alt='A tide'><p>The book that he writes it in has "
      "not been opened by anybody else for twenty years.</p></article>",
      {.explain = true});
  for (const OutputFormat& format : output_formats()) {
    std::size_t named = 0;
    for (const OptionRow<WriteOptions>& row : write_options()) {
      WriteOptions before;
      // In objects, some options are about their members.
      if (std::string_view(row.name) != "with_formats") {
        before.with_formats = {find_format("markdown"), find_format("html")};
      }
      WriteOptions after = before;
      const bool is_on = row.get(before) == "true";
      const char* const other = row.kind == OptionKind::boolean ? (is_on ? "false" : "true")
                                : row.kind == OptionKind::list  ? "html"
                                                                : "x";
      ASSERT_TRUE(row.set(after, other)) << row.name;
      const bool is_named =
          std::find(format.options.begin(), format.options.end(), row.name) != format.options.end();
      EXPECT_EQ(format.write(article, before) != format.write(article, after), is_named)
          << format.name << " " << row.name;
      named += is_named ? 1 : 0;
    }
    EXPECT_EQ(named, format.options.size()) << format.name;
  }
}

}  // namespace
}  // namespace pith::internal
