#include "metadata/sources/declared_texts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "html/dom.h"
#include "metadata/metadata.h"
#include "metadata/sources/json_ld.h"

namespace pith::internal {
namespace {

// "+Text" for a body, "?Text" for a description, "#Text" for a comment, " | " between them.
std::string dump(const std::vector<DeclaredText>& texts) {
  std::string out;
  for (const DeclaredText& text : texts) {
    out += out.empty() ? "" : " | ";
    out += text.kind == Declared::body ? '+' : text.kind == Declared::description ? '?' : '#';
    out += text.text;
  }
  return out;
}

std::string declared(const std::string& json) {
  JsonLdReader reader;
  reader.add_block(json);
  std::vector<DeclaredText> texts;
  reader.add_declared_texts(texts);
  return dump(texts);
}

struct Case {
  const char* json;
  const char* expected;
};

TEST(DeclaredTexts, Kinds) {
  const Case cases[] = {
      {R"({"@type":"NewsArticle","articleBody":"Body.","description":"About."})",
       "+Body. | ?About."},
      {R"({"@type":"https://schema.org/BlogPosting","articleBody":"Body."})", "+Body."},
      {R"({"@type":["Thing","Product"],"description":"Oak."})", "+Oak."},
      {R"({"@type":"Product","description":"<p>Oak.</p><p>Ash &amp; elm.</p>"})",
       "+Oak. | +Ash & elm."},
      {R"({"@type":"Recipe","description":"Soup.","recipeIngredient":["2 eggs","salt"],
          "recipeInstructions":"Boil.\nServe."})",
       "+2 eggs | +salt | +Boil. | +Serve. | ?Soup."},
      {R"({"@type":"Recipe","recipeInstructions":["Boil.","Serve."]})", "+Boil. | +Serve."},
      {R"({"@type":"Recipe","recipeInstructions":[{"@type":"HowToSection","name":"Broth",
          "itemListElement":[{"@type":"HowToStep","text":"Boil."},
                             {"@type":"HowToStep","name":"Last","text":"Serve."}]}]})",
       "+Broth | +Boil. | +Serve. | +Last"},
      {R"({"@type":"JobPosting","description":"Saw oak.","skills":"A steady hand."})",
       "+Saw oak. | +A steady hand."},
      {R"({"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Which oak?",
          "acceptedAnswer":{"@type":"Answer","text":"This."}}]})",
       "+Which oak? | +This."},
      {R"({"@type":"DiscussionForumPosting","text":"Which oak?",
          "comment":[{"@type":"Comment","text":"This."}]})",
       "+Which oak? | #This."},
      {R"({"@type":"Product","description":"Oak.","review":[{"@type":"Review",
          "reviewBody":"Fine."}]})",
       "+Oak. | #Fine."},
      {R"({"@type":"Review","reviewBody":"A fine film."})", "+A fine film."},
      {R"({"@type":"UserReview","reviewBody":"A fine film."})", "#A fine film."},
      {R"({"@type":"WebPage","description":"About."})", "?About."},
      {R"({"@graph":[{"@type":"BreadcrumbList"},{"@type":"Event","description":"A fair."}]})",
       "+A fair."},
  };
  for (const Case& c : cases) EXPECT_EQ(declared(c.json), c.expected) << c.json;
}

TEST(DeclaredTexts, OthersAreLeftOut) {
  const Case cases[] = {
      {R"({"@type":"Organization","description":"We saw."})", ""},
      {R"({"@type":"Product","brand":{"@type":"Product","description":"Old."}})", ""},
      {R"({"@type":"Product","isRelatedTo":[{"@type":"Product","description":"Ash."}]})", ""},
      {R"({"@type":"Article","author":{"@type":"Article","description":"Writes."}})", ""},
      {R"({"description":"Of what?"})", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(declared(c.json), c.expected) << c.json;
}

TEST(DeclaredTexts, NothingAndWrongTypes) {
  const Case cases[] = {
      {"", ""},
      {"garbage", ""},
      {"null", ""},
      {"[[],{},7]", ""},
      {R"({"@type":7,"description":"Oak."})", ""},
      {R"({"@type":["Product",7],"description":7})", ""},
      {R"({"@type":"Recipe","recipeIngredient":["2 eggs",7,null,["salt"]]})", "+2 eggs"},
      {R"({"@type":"Product","description":"\n\n<p></p>"})", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(declared(c.json), c.expected) << c.json;
}

TEST(DeclaredTexts, HaveAMost) {
  std::string lines;
  for (int i = 0; i < 6000; ++i) lines += std::to_string(i) + "\\n";
  JsonLdReader reader;
  reader.add_block(R"({"@type":"Article","articleBody":")" + lines + R"("})");
  std::vector<DeclaredText> texts;
  reader.add_declared_texts(texts);
  EXPECT_EQ(texts.size(), 5000U);
}

// The descriptions of the head come first, each once; those of the body's elements are its text.
TEST(DeclaredTexts, DescriptionsOfTheHead) {
  const std::string html =
      R"(<meta name=description content="About oak."><meta property=og:description
      content="About oak."><meta name=twitter:description content="Oak!">
      <script type="application/ld+json">{"@type":"Article","description":"About oak.",
      "articleBody":"Body."}</script><p itemprop=description>Visible.</p>)";
  const Document document = Document::parse(html, 100'000'000);
  HeadFacts facts;
  read_metadata(document, {}, &facts);
  EXPECT_EQ(dump(facts.declared), "?About oak. | ?Oak! | +Body.");
}

}  // namespace
}  // namespace pith::internal
