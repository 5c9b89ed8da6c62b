#include "metadata/sources/json_ld.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "metadata/dump.h"

namespace pith::internal {
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
      {R"({"@list":[{"name":"Jane Doe"},{"name":"John Roe"}]})", "Jane Doe; John Roe <json-ld>"},
      {R"({"@type":"Role","author":{"@type":"Person","name":"Jane Doe"},"roleName":"reporter"})",
       "Jane Doe <json-ld>"},
      {R"([{"@type":"Role","creator":{"@id":"#jane"}},"John Roe"])",
       "John Roe; Jane Doe <json-ld>"},
      {R"({"@type":"Role","author":{"@type":"Role","author":{}}})", "-"},
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

// The paragraphs of these blocks, " | " between them.
std::string texts(const std::vector<std::string>& blocks) {
  JsonLdReader reader;
  for (const std::string& block : blocks) reader.add_block(block);
  std::string out;
  for (const std::string& text : reader.texts()) out += (out.empty() ? "" : " | ") + text;
  return out;
}

struct TextCase {
  const char* json;
  const char* expected;
};

TEST(JsonLd, TextsAreSplitIntoParagraphs) {
  const TextCase cases[] = {
      {R"({"@type":"NewsArticle","articleBody":"One."})", "One."},
      {R"({"@type":"NewsArticle","articleBody":"One.\n\nTwo.\r\n  Three. "})",
       "One. | Two. | Three."},
      {R"({"@type":"Product","description":"<p>Oak.</p><p class=\"a\">Ash.</p>"})", "Oak. | Ash."},
      {R"({"@type":"Product","description":"Woods:<ul><li>Oak<li>Ash</ul>Both <b>dry</b>."})",
       "Woods: | Oak | Ash | Both dry."},
      {R"({"@type":"Product","description":"Oak.<br/>Ash.<BR>Elm."})", "Oak. | Ash. | Elm."},
      {R"({"@type":"Product","description":"<h2>Woods</h2>Oak<table><tr><td>a<td>b</table>"})",
       "Woods | Oak | a | b"},
      {R"({"@type":"Product","description":"&lt;p&gt;Oak &amp;amp; ash&lt;\/p&gt;&lt;p&gt;Elm"})",
       "Oak &amp; ash | Elm"},
      {R"({"@type":"Product","description":"2 < 3, <pine> & <3"})", "2 < 3, & <3"},
      {R"({"@type":"Product","description":" \n<p>\u00a0</p> "})", ""},
  };
  for (const TextCase& c : cases) EXPECT_EQ(texts({c.json}), c.expected) << c.json;
}

TEST(JsonLd, TextsOfWhatAPageMayBeAbout) {
  const TextCase cases[] = {
      {R"({"@type":"Product","description":"Oak."})", "Oak."},
      {R"({"@type":"https://schema.org/Product","description":"Oak."})", "Oak."},
      {R"({"@type":["Thing","Product"],"description":"Oak."})", "Oak."},
      {R"({"@type":"JobPosting","description":"Saw oak."})", "Saw oak."},
      {R"({"@type":"DiscussionForumPosting","text":"Which oak?"})", "Which oak?"},
      {R"({"@type":"Review","reviewBody":"Fine oak."})", "Fine oak."},
      {R"({"@type":"Article","description":"About.","articleBody":"Body."})", "Body. | About."},
      {R"({"@graph":[{"@type":"BreadcrumbList"},{"@type":"Product","description":"Oak."}]})",
       "Oak."},
      {R"({"@type":"WebPage","mainEntity":{"@type":"Product","description":"Oak."}})", "Oak."},
      {R"({"@type":"ItemList","itemListElement":[{"item":{"@type":"Product","description":"Oak."}},
          {"item":{"@type":"Product","description":"Ash."}}]})",
       "Oak. | Ash."},
      {R"({"@type":"Product","review":{"@type":"Review","reviewBody":"Fine."},"description":"Oak."})",
       "Oak. | Fine."},
      // The publisher and the page itself are not what the page is about.
      {R"({"@type":"Organization","description":"We saw."})", ""},
      {R"({"@type":"WebSite","description":"Our site."})", ""},
      {R"({"@type":"WebPage","description":"Our page."})", ""},
      {R"({"@type":"LocalBusiness","description":"Our shop."})", ""},
      {R"({"@type":"Product","brand":{"@type":"Brand","description":"Old."},"description":"Oak."})",
       "Oak."},
      {R"({"description":"Of what?","articleBody":"Body."})", ""},
      {R"({"@type":"Product","name":"Oak","slogan":"Oak!"})", ""},
  };
  for (const TextCase& c : cases) EXPECT_EQ(texts({c.json}), c.expected) << c.json;
}

TEST(JsonLd, TextsOfNothingAndOfWrongTypes) {
  const TextCase cases[] = {
      {"", ""},
      {"garbage", ""},
      {"null", ""},
      {"[]", ""},
      {"{}", ""},
      {"\"Oak.\"", ""},
      {R"({"@type":"Product"})", ""},
      {R"({"@type":"Product","description":""})", ""},
      {R"({"@type":"Product","description":null})", ""},
      {R"({"@type":"Product","description":7})", ""},
      {R"({"@type":"Product","description":true,"text":"Ash."})", "Ash."},
      {R"({"@type":"Product","description":["Oak."]})", ""},
      {R"({"@type":"Product","description":{"@type":"Product","text":"Oak."}})", "Oak."},
      {R"({"@type":null,"description":"Oak."})", ""},
      {R"({"@type":7,"description":"Oak."})", ""},
      {R"({"@type":{"@value":7},"description":"Oak."})", ""},
      {R"([null,[[{"@type":"Product","description":"Oak."}]],3])", "Oak."},
      {R"({"@type":"Product","description":"Oak.",})", "Oak."},
      {R"({"@type":"Article","articleBody":"cut off he)", "cut off he"},
  };
  for (const TextCase& c : cases) EXPECT_EQ(texts({c.json}), c.expected) << c.json;
}

TEST(JsonLd, TextsOfAllBlocks) {
  EXPECT_EQ(texts({}), "");
  EXPECT_EQ(texts({R"({"@type":"Product","description":"Oak."})", "garbage",
                   R"({"@type":"Product","description":"Ash."})"}),
            "Oak. | Ash.");
}

TEST(JsonLd, TextsHaveAMost) {
  std::string lines;
  for (int i = 0; i < 6000; ++i) lines += "Oak.\\n";
  JsonLdReader reader;
  reader.add_block(R"({"@type":"Article","articleBody":")" + lines + R"("})");
  EXPECT_EQ(reader.texts().size(), 5000U);
}

TEST(JsonLd, ImagesByReferenceAndTheSiteAround) {
  const Metadata m = read(with_json_ld(R"({"@graph":[{"@type":"NewsArticle","headline":"A road",
      "image":{"@id":"https://example.org/a#primaryimage"},
      "isPartOf":{"@type":["CreativeWork","Product"],"name":"The Daily"}},
      {"@type":"ImageObject","@id":"https://example.org/a#primaryimage","url":"/a.jpg"}]})"),
                          "https://example.org/a");
  EXPECT_EQ(dump(m.image), "https://example.org/a.jpg <json-ld>");
  EXPECT_EQ(dump(m.site), "The Daily <json-ld:publisher>");
}

TEST(JsonLd, NamesOfReferredAndInvertedPersons) {
  const Metadata m = read(with_json_ld(R"({"@graph": [
      {"@type": "Article", "headline": "Old mills", "author": [{"@id": "#a"}, {"@id": "#b"}]},
      {"@type": "Person", "@id": "#a", "givenName": "Jane", "familyName": "Doe"},
      {"@type": "Person", "@id": "#b", "name": "Roe, John"}]})"));
  EXPECT_EQ(dump(m.authors), "Jane Doe; John Roe <json-ld>");
}

}  // namespace
}  // namespace pith::internal
