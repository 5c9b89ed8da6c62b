#include "pith/extractor.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

#include "pith/extract.h"
#include "support/pages.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

using test::describe;

constexpr std::string_view kPage =
    "<title>Tides</title><nav><a href=/>Home</a> <a href=/a>About</a></nav><article><h1>Tides</h1>"
    "<p>The sea rises and falls twice a day, and the keeper writes the hours of the tides into his "
    "book, because the boats wait for them in the harbor.</p></article><div class=comments><p>Ann: "
    "How lovely the sea is in the fog.</p></div>";

std::string source_file(const std::string& name) {
  std::ifstream in(std::string(PITH_SOURCE_DIR) + "/src/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Extractor, GivesTheSameAsExtract) {
  Extractor extractor({.explain = true});
  for (const std::string_view page : {kPage, std::string_view("text"), std::string_view(), kPage}) {
    EXPECT_EQ(describe(extractor.extract(page)), describe(extract(page, {.explain = true})));
  }
}

TEST(Extractor, ItsOptionsMayChangeBetweenPages) {
  Extractor extractor;
  EXPECT_EQ(extractor.extract(kPage).url, "");
  extractor.options.url = "https://example.org/tides";
  EXPECT_EQ(extractor.extract(kPage).url, "https://example.org/tides");
}

TEST(Extractor, StopsWhenItIsAsked) {
  Extractor extractor;
  std::stop_source source;
  EXPECT_EQ(extractor.extract(kPage, source.get_token()).outcome, Outcome::content);
  source.request_stop();
  const Article article = extractor.extract(kPage, source.get_token());
  EXPECT_EQ(article.outcome, Outcome::canceled);
  EXPECT_TRUE(article.blocks.empty());
  EXPECT_EQ(extractor.extract(kPage).outcome, Outcome::content);
}

TEST(Extractor, TakesAModelOfItsOwn) {
  const std::string text = source_file("markup/scorer.model") + source_file("plain/plain.model");
  const Result<pith::Model> shipped = pith::Model::parse(text);
  ASSERT_TRUE(shipped.ok());
  EXPECT_EQ(describe(Extractor({}, shipped.value()).extract(kPage)), describe(extract(kPage)));

  const Result<pith::Model> half = pith::Model::parse(source_file("markup/scorer.model"));
  ASSERT_FALSE(half.ok());
  EXPECT_EQ(half.error().kind, Error::Kind::unsupported);
  EXPECT_FALSE(pith::Model::parse("").ok());
  EXPECT_FALSE(pith::Model::parse(text.substr(0, text.size() / 2)).ok());
  EXPECT_FALSE(pith::Model::parse("<p>A page</p>").ok());
}

TEST(Extractor, TheModelDecides) {
  const auto nothing_likely =
      pith::Model::parse(test::model_text({}, {"own.words", "0 15 0;-900000;-900000"}));
  ASSERT_TRUE(nothing_likely.ok());
  EXPECT_EQ(Extractor({}, nothing_likely.value()).extract(kPage).outcome, Outcome::no_content);
  EXPECT_EQ(Extractor().extract(kPage).outcome, Outcome::content);
}

}  // namespace
}  // namespace pith::internal
