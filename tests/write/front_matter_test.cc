#include "write/front_matter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pith/write.h"
#include "tests/write/blocks.h"

namespace pith::internal {
namespace {

using namespace test;

Article full_article() {
  Article made = article({paragraph("Text.")});
  Metadata& metadata = made.metadata;
  metadata.title = {"Tides: a book", "h1"};
  metadata.authors = {{"Ana Reyes", "meta"}, {"", "meta"}, {"B. O'Hara", "meta"}};
  metadata.date = {"2025-03-18", "time"};
  metadata.modified = {"2025-03-19", "time"};
  metadata.site = {"Gazette", "meta"};
  metadata.description = {"How far #1 rises", "meta"};
  metadata.language = {"no", "html-lang"};
  metadata.canonical_url = {"https://example.org/a", "link"};
  metadata.tags = {{"sea", "meta"}, {"42", "meta"}};
  metadata.categories = {{"news", "meta"}};
  return made;
}

constexpr char kBlock[] =
    "---\n"
    "title: \"Tides: a book\"\n"
    "authors:\n"
    "  - Ana Reyes\n"
    "  - B. O'Hara\n"
    "date: \"2025-03-18\"\n"
    "url: https://example.org/a\n"
    "site: Gazette\n"
    "language: \"no\"\n"
    "description: \"How far #1 rises\"\n"
    "tags:\n"
    "  - sea\n"
    "  - \"42\"\n"
    "---\n"
    "\n";

TEST(FrontMatter, StandsBeforeTheText) {
  EXPECT_EQ(write_markdown(full_article(), {.front_matter = true}),
            kBlock + std::string("Text.\n"));
  EXPECT_EQ(write_markdown(full_article()), "Text.\n");
}

TEST(FrontMatter, TheArticlesUrlComesFirst) {
  Article made = full_article();
  made.url = "https://example.org/b";
  const std::string block = front_matter(made);
  EXPECT_NE(block.find("\nurl: https://example.org/b\n"), std::string::npos) << block;
  EXPECT_EQ(block.find("example.org/a"), std::string::npos) << block;
}

TEST(FrontMatter, WhatIsUnknownIsLeftOut) {
  Article made = article({paragraph("Text.")});
  EXPECT_EQ(write_markdown(made, {.front_matter = true}), "Text.\n");
  made.metadata.tags = {{}};
  made.metadata.title = {"Tides", "h1"};
  EXPECT_EQ(front_matter(made), "---\ntitle: Tides\n---\n\n");
}

TEST(FrontMatter, NothingStandsBeforeNoText) {
  Article made = full_article();
  made.blocks = {dropped(paragraph("Menu"))};
  EXPECT_EQ(write_markdown(made, {.front_matter = true}), "");
}

// The table of fields alone decides.
TEST(FrontMatter, HasTheFieldsOfTheTable) {
  std::vector<std::string> names;
  for (const FrontMatterKey& key : front_matter_keys()) {
    EXPECT_GT(key.field->front_matter, 0);
    names.emplace_back(key.name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"title", "authors", "date", "url", "site", "language",
                                             "description", "tags"}));
}

}  // namespace
}  // namespace pith::internal
