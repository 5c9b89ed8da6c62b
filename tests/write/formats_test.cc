// The table of formats: names and extensions.
#include <gtest/gtest.h>

#include <string_view>

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

}  // namespace
}  // namespace pith::internal
