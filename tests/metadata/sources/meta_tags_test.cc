#include "metadata/sources/meta_tags.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "metadata/dump.h"

namespace pith::internal {
namespace {

using test::dump;
using test::read;

TEST(MetaTags, NamesAndFields) {
  const Metadata m = read(R"(<html lang=de><head>
      <meta property="og:title" content="A long road home">
      <meta name="DC.Date" content="2024-03-05">
      <meta name="DC:Creator" content="Doe, Jane">
      <meta property="article:modified_time" content="2024-03-06T10:00:00Z">
      <meta name="Description" content="What   happened &amp;amp; why.">
      <meta property="og:site_name" content="The Daily">
      <meta property="article:section" content="Transport">
      <meta name="keywords" content="rail,strike">
      <meta property="og:image" content="/a.jpg">
      <link rel="canonical" href="/a?x=1">
      <link rel="license" href="/license">)",
                          "https://example.org/b");
  EXPECT_EQ(dump(m.title), "A long road home <og:title>");
  EXPECT_EQ(dump(m.date), "2024-03-05 <dc.date>");
  EXPECT_EQ(dump(m.authors), "Jane Doe <dc.creator>");
  EXPECT_EQ(dump(m.modified), "2024-03-06T10:00:00Z <article:modified_time>");
  EXPECT_EQ(dump(m.description), "What happened & why. <meta:description>");
  EXPECT_EQ(dump(m.site), "The Daily <og:site_name>");
  EXPECT_EQ(dump(m.language), "de <html-lang>");
  EXPECT_EQ(dump(m.categories), "Transport <article:section>");
  EXPECT_EQ(dump(m.tags), "rail; strike <meta:keywords>");
  EXPECT_EQ(dump(m.image), "https://example.org/a.jpg <og:image>");
  EXPECT_EQ(dump(m.canonical_url), "https://example.org/a?x=1 <link-canonical>");
  EXPECT_EQ(dump(m.license), "https://example.org/license <rel-license>");
}

TEST(MetaTags, SeveralAuthors) {
  const Metadata m = read(R"(<meta name=citation_author content="Doe, Jane">
      <meta name=citation_author content="Roe, John">)");
  EXPECT_EQ(dump(m.authors), "Jane Doe; John Roe <citation_author>");
}

TEST(MetaTags, Repositories) {
  const Metadata m = read(R"(<meta name=bepress_citation_title content="A long road home">
      <meta name=bepress_citation_author content="Doe, Jane">
      <meta name=bepress_citation_date content="2009/07/01">
      <meta name="prism.publicationName" content="Annals of Roads">)");
  EXPECT_EQ(dump(m.title), "A long road home <bepress_citation_title>");
  EXPECT_EQ(dump(m.authors), "Jane Doe <bepress_citation_author>");
  EXPECT_EQ(dump(m.date), "2009-07-01 <bepress_citation_date>");
  EXPECT_EQ(dump(m.site), "Annals of Roads <prism.publicationname>");
  EXPECT_EQ(dump(read(R"(<meta name="eprints.creators_name" content="Doe, Jane">
      <meta name="prism.publicationDate" content="2014-02-03">)")
                     .authors),
            "Jane Doe <eprints.creators_name>");
  EXPECT_EQ(dump(read(R"(<meta name=citation_authors content="Doe, Jane; Roe, John">)").authors),
            "Jane Doe; John Roe <citation_authors>");
}

TEST(MetaTags, ObjectsInItemprops) {
  const Metadata m = read(R"(<article><h1>A long road home</h1>
      <div itemprop=image itemscope itemtype="https://schema.org/ImageObject">
        <img src=/small.jpg><meta itemprop=url content=/large.jpg></div>
      <div itemprop=publisher itemscope><span itemprop=logo itemscope><img itemprop=url src=/l.png>
        </span><meta itemprop=name content="The Daily"></div></article>)",
                          "https://example.org/b");
  EXPECT_EQ(dump(m.image), "https://example.org/large.jpg <itemprop:image>");
  EXPECT_EQ(dump(m.site), "The Daily <itemprop:publisher>");
  EXPECT_EQ(dump(read(R"(<p itemprop=image itemtype="http://schema.org/ImageObject">
      <img itemprop=contentUrl src=/smile.gif>)")
                     .image),
            "-");
  EXPECT_EQ(dump(read("<p itemprop=image><img itemprop=url src=/smile.gif>").image), "-");
}

TEST(MetaTags, ItempropsAndAnchors) {
  const Metadata m = read(R"(<article><h1 itemprop=headline>A long road home</h1>
      <meta itemprop=dateModified content=2024-03-06>
      <time itemprop=datePublished datetime=2024-03-05>x</time>
      <a rel="category tag" href=/c>Transport</a><a rel=tag href=/t>Rail</a>
      <a rel=license href=https://example.org/by>some rights</a></article>)");
  EXPECT_EQ(dump(m.date), "2024-03-05 <itemprop:datepublished>");
  EXPECT_EQ(dump(m.modified), "2024-03-06 <itemprop:datemodified>");
  EXPECT_EQ(dump(m.categories), "Transport <rel-category>");
  EXPECT_EQ(dump(m.tags), "Rail <rel-tag>");
  EXPECT_EQ(dump(m.license), "https://example.org/by <rel-license>");
}

TEST(MetaTags, DatesUnderOtherNames) {
  EXPECT_EQ(dump(read("<meta name=page.date content=2024-03-05>").date), "2024-03-05 <meta-date>");
  EXPECT_EQ(dump(read("<meta name=expiration-date content=2024-03-05>").date), "-");
  EXPECT_EQ(dump(read("<meta name=publisher content='Daily 2024'>").date), "-");
}

TEST(MetaTags, EmptyAndStrange) {
  const Metadata m = read(R"(<meta><meta name=author><meta name=author content="">
      <meta property="article:author" content="https://example.org/jane">
      <meta name=date content="soon"><link rel=canonical><link href=x>)");
  EXPECT_EQ(dump(m.authors), "-");
  EXPECT_EQ(dump(m.date), "-");
  EXPECT_EQ(dump(m.canonical_url), "-");
}

TEST(MetaTags, VisibleTopics) {
  const std::string list = "<a href=/a>Boats</a> <a href=/b>#Storms</a>";
  for (const char* name : {"tags", "article-topics", "tag-list", "schlagworte"}) {
    EXPECT_EQ(
        dump(read("<main><p>x</p><div class=" + std::string(name) + ">" + list + "</div>").tags),
        "Boats; Storms <topic-links>")
        << name;
  }
  EXPECT_EQ(dump(read("<ul class=topics><li><a href=/1>News</a></ul><h1>A b c</h1>").tags), "-");
  EXPECT_EQ(dump(read("<h1>A b c</h1><ul class=tags><li><a href=https://facebook.com/x>Facebook</a>"
                      "<li><a href=/b>Boats</a><li><a href=/>Show all tags</a></ul>")
                     .tags),
            "Boats <topic-links>");
  std::string menu;
  for (int i = 0; i < 30; ++i) menu += "<a href=/x>Topic " + std::to_string(i) + "</a>";
  EXPECT_EQ(dump(read("<div class=tags>" + menu + "</div>").tags), "-");
}

TEST(MetaTags, DatesOfAnswersAreNotThePages) {
  EXPECT_EQ(dump(read("<h1>A</h1><div itemscope itemtype='https://schema.org/Comment'>"
                      "<time itemprop=datePublished>2024-03-06</time>"
                      "<meta itemprop=datePublished content=2024-03-06></div>")
                     .date)
                .find("itemprop"),
            std::string::npos);
}

TEST(MetaTags, LicenseOfMicrodata) {
  EXPECT_EQ(dump(read("<p><a itemprop=license href='/terms/by'>terms</a>", "https://example.org/a")
                     .license),
            "https://example.org/terms/by <itemprop:license>");
}

TEST(MetaTags, AuthorsForSearchAndCounting) {
  for (const std::string name : {"cXenseParse:author", "DCSext.author", "article.author"}) {
    const Metadata m = read("<meta name='" + name + "' content='Jane Doe'><p>x");
    ASSERT_EQ(m.authors.size(), 1U) << name;
    EXPECT_EQ(m.authors[0].value, "Jane Doe") << name;
  }
}

}  // namespace
}  // namespace pith::internal
