#include "metadata/json_ld.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dump.h"

namespace pith {
namespace {

using test::dump;
using test::read;
using test::with_json_ld;

std::string authors(const std::string& json) { return dump(read(with_json_ld(json)).authors); }

TEST(JsonLd, ShapesOfAuthors) {
  struct Case {
    std::string author, dump;
  };
  const std::vector<Case> cases = {
      {R"("Jane Doe")", "Jane Doe <json-ld>"},
      {R"({"@type":"Person","name":"Jane Doe"})", "Jane Doe <json-ld>"},
      {R"(["Jane Doe","John Roe"])", "Jane Doe; John Roe <json-ld>"},
      {R"([{"name":"Jane Doe"},null,{"name":null},{"url":"/x"},{"name":"John Roe"}])",
       "Jane Doe; John Roe <json-ld>"},
      {R"({"name":["Jane Doe","John Roe"]})", "Jane Doe; John Roe <json-ld>"},
      {R"({"givenName":"Jane","familyName":"Doe"})", "Jane Doe <json-ld>"},
      {R"({"@id":"#jane"})", "Jane Doe <json-ld>"},
      {R"({"@type":"Organization","name":"The Daily"})", "The Daily <json-ld:organization>"},
      {R"([{"@type":"Organization","name":"The Daily"},{"@type":"Person","name":"Jane Doe"}])",
       "Jane Doe <json-ld>"},
      {R"("By Jane Doe, Staff Writer")", "Jane Doe <json-ld>"},
      {R"({"name":"Andr&eacute; &amp; Lea Noir"})", "Andr\xC3\xA9; Lea Noir <json-ld>"},
      {R"("")", "-"},
      {R"(null)", "-"},
      {R"(17)", "-"},
      {R"([])", "-"}};
  for (const Case& c : cases) {
    EXPECT_EQ(authors(R"({"@graph":[{"@type":"Person","@id":"#jane","name":"Jane Doe"},
        {"@type":"NewsArticle","author":)" +
                      c.author + "}]}"),
              c.dump)
        << c.author;
  }
}

TEST(JsonLd, EverythingOfAnArticle) {
  const Metadata m = read(with_json_ld(R"({"@context":"https://schema.org","@type":["NewsArticle"],
      "headline":"A long road &amp; back","description":"What happened.",
      "datePublished":"2024-03-05T08:30:00+01:00","dateModified":"2024-03-06",
      "inLanguage":"en-GB","image":[{"url":"/a.jpg"}],"keywords":["rail","strike"],
      "articleSection":"Transport","license":"https://example.org/license",
      "mainEntityOfPage":{"@id":"https://example.org/a"},
      "publisher":{"@type":"Organization","name":"The Daily"}})"),
                          "https://example.org/a");
  EXPECT_EQ(dump(m.title), "A long road & back <json-ld>");
  EXPECT_EQ(dump(m.description), "What happened. <json-ld>");
  EXPECT_EQ(dump(m.date), "2024-03-05T08:30:00+01:00 <json-ld>");
  EXPECT_EQ(dump(m.modified), "2024-03-06 <json-ld>");
  EXPECT_EQ(dump(m.language), "en-GB <json-ld>");
  EXPECT_EQ(dump(m.image), "https://example.org/a.jpg <json-ld>");
  EXPECT_EQ(dump(m.tags), "rail; strike <json-ld>");
  EXPECT_EQ(dump(m.categories), "Transport <json-ld>");
  EXPECT_EQ(dump(m.license), "https://example.org/license <json-ld>");
  EXPECT_EQ(dump(m.canonical_url), "https://example.org/a <json-ld>");
  EXPECT_EQ(dump(m.site), "The Daily <json-ld:publisher>");
}

TEST(JsonLd, OfSeveralArticlesTheOneWithThePagesAddress) {
  const std::string html = with_json_ld(R"([
      {"@type":"Article","url":"https://example.org/other","author":"Other Person"},
      {"@type":"Article","url":"https://www.example.org/this/","author":"Jane Doe"}])");
  EXPECT_EQ(dump(read(html, "https://example.org/this?x=1").authors), "Jane Doe <json-ld>");
}

TEST(JsonLd, CommentsReviewsAndRelatedItemsAreNotThePage) {
  EXPECT_EQ(authors(R"({"@type":"NewsArticle","comment":[{"@type":"Comment",
      "author":{"@type":"Person","name":"Angry Reader"}}]})"),
            "-");
  EXPECT_EQ(authors(R"({"@type":"Product","name":"Chair","review":{"@type":"Review",
      "author":{"name":"Happy Buyer"}}})"),
            "-");
  EXPECT_EQ(authors(R"({"@type":"ItemList","itemListElement":[{"@type":"Article",
      "author":"Related Writer"}]})"),
            "-");
}

TEST(JsonLd, BrokenBlocksAreSaved) {
  EXPECT_EQ(
      authors("<!--\n{\"@type\":\"Article\",\"headline\":\"a\nb\",\"author\":\"Jane Doe\",}\n-->"),
      "Jane Doe <json-ld>");
  EXPECT_EQ(authors(R"({"@type":"WebSite","name":"x"}{"@type":"Article","author":"Jane Doe"})"),
            "Jane Doe <json-ld>");
  EXPECT_EQ(authors(R"({"@type":"Article","author":"Jane Doe","articleBody":"cut off he)"),
            "Jane Doe <json-ld>");
}

TEST(JsonLd, NullsAndWrongTypesAnywhere) {
  EXPECT_EQ(authors(R"([null,1,"x",[null],{"@graph":null},{"@type":null},{"@type":{"a":1}},
      {"@type":"Article","headline":{},"image":[],"keywords":[null,{}],"publisher":[null],
       "author":"Jane Doe"}])"),
            "Jane Doe <json-ld>");
}

TEST(JsonLd, HostileBlocks) {
  EXPECT_EQ(authors(std::string(200000, '[')), "-");
  std::string nested;
  for (int i = 0; i < 50000; ++i) nested += R"({"@graph":[)";
  EXPECT_EQ(authors(nested), "-");
  std::string wide = "[";
  for (int i = 0; i < 50000; ++i) wide += R"({"@type":"Article","author":"A B"},)";
  EXPECT_EQ(authors(wide + "{}]"), "A B <json-ld>");
}

}  // namespace
}  // namespace pith
