#include "metadata/metadata.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/dump.h"

namespace pith::internal {
namespace {

using test::dump;
using test::read;
using test::with_json_ld;

TEST(ReadMetadata, NothingIsInvented) {
  for (const char* html : {"", "<p>Text alone.</p>", "\x01\xFF<<<>"}) {
    const Metadata m = read(html, "https://example.org/");
    EXPECT_TRUE(m.title.empty() && m.authors.empty() && m.date.empty() && m.modified.empty());
    EXPECT_TRUE(m.site.empty() && m.description.empty() && m.language.empty());
    EXPECT_TRUE(m.canonical_url.empty() && m.image.empty() && m.license.empty());
    EXPECT_TRUE(m.tags.empty() && m.categories.empty());
  }
}

TEST(ReadMetadata, Direction) {
  EXPECT_EQ(dump(read("<html dir=rtl lang=en><p>x").direction), "rtl <html-dir>");
  EXPECT_EQ(dump(read("<html dir=auto><body dir=LTR><p>x").direction), "ltr <body-dir>");
  EXPECT_EQ(dump(read("<p>x").direction), "-");
  EXPECT_EQ(dump(read("<html dir=ltr><body dir=rtl><p>x").direction), "rtl <body-dir>");
}

TEST(ReadMetadata, FeedsAndAmp) {
  const Metadata m = read(R"(<link rel=amphtml href="/a/amp">
      <link rel=alternate type="application/rss+xml" href="/rss">
      <link rel="alternate feed" type="Application/Atom+XML ; charset=utf-8" href="atom.xml">
      <link rel=alternate type="application/rss+xml" href="#top">
      <link rel=alternate type="application/rss+xml" href="mailto:a@b.c">
      <link rel=alternate type="application/rss+xml" href="https://example.org/rss">
      <link rel=alternate type="application/rss+xml" href="javascript:x">
      <link rel=alternate hreflang=de href="/de"><p>x)",
                          "https://example.org/a/b");
  EXPECT_EQ(dump(m.amp_url), "https://example.org/a/amp <link-amphtml>");
  ASSERT_EQ(m.feeds.size(), 2U);
  EXPECT_EQ(m.feeds[0].value, "https://example.org/rss");
  EXPECT_EQ(m.feeds[1].value, "https://example.org/a/atom.xml");
}

TEST(ReadMetadata, FailedDocument) {
  EXPECT_TRUE(read_metadata(Document(), "https://example.org/").title.empty());
}

Metadata read_with_hints(std::string_view html, const Hints& hints) {
  return read_metadata(Document::parse(html, 100'000'000), {}, nullptr, nullptr, hints);
}

TEST(ReadMetadata, HintsAreUsedForWhatThePageDoesNotDeclare) {
  const Hints hints = {.title = "Re: the tide tables | second draft",
                       .author = "Jane Doe; John Roe",
                       .date = "Mon, 30 Nov 2026 09:11:46 +0100",
                       .language = "de_AT",
                       .site = "The Almanac"};
  Metadata m = read_with_hints("<p>Hello, the tables are done.</p>", hints);
  EXPECT_EQ(dump(m.title), "Re: the tide tables | second draft <hint>");
  EXPECT_EQ(dump(m.authors), "Jane Doe; John Roe <hint>");
  EXPECT_EQ(dump(m.date), "2026-11-30T09:11:46+01:00 <hint>");
  EXPECT_EQ(dump(m.language), "de-AT <hint>");
  EXPECT_EQ(dump(m.site), "The Almanac <hint>");
  m = read_with_hints(
      "<html lang=en><title>Tide tables of the harbor</title>"
      "<meta name=author content='Mary Major'>"
      "<meta property=article:published_time content=2026-10-01><p>Hello.</p>",
      hints);
  EXPECT_EQ(dump(m.title), "Tide tables of the harbor <title>");
  EXPECT_EQ(dump(m.authors), "Mary Major <meta:author>");
  EXPECT_EQ(dump(m.date), "2026-10-01 <article:published_time>");
  EXPECT_EQ(dump(m.language), "en <html-lang>");
  m = read_with_hints("<title>Spring tides | The Almanac</title><p>Hello.</p>", hints);
  EXPECT_EQ(dump(m.title), "Spring tides <title>");
  // A mail announces something for another day.
  m = read_with_hints("<h1>Harbor feast</h1><p>We meet on 5 December 2026.</p>", hints);
  EXPECT_EQ(dump(m.date), "2026-11-30T09:11:46+01:00 <hint>");
  const Hints wrong = {.title = " ", .author = "info@example.org", .date = "soon", .language = "?"};
  m = read_with_hints("<p>Hello.</p>", wrong);
  EXPECT_TRUE(m.title.empty() && m.authors.empty() && m.date.empty() && m.language.empty());
  const Hints later = {.date = "2026-11-30",
                       .retrieved = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1)};
  EXPECT_EQ(dump(read_with_hints("<p>Hello.</p>", later).date), "-");
}

TEST(ReadMetadata, VersionInASlugIsNoDate) {
  EXPECT_EQ(dump(read("<h1>Kali Linux 2026.1 Release</h1>",
                      "https://example.org/blog/kali-linux-2026-1-release/")
                     .date),
            "-");
}

TEST(ReadMetadata, BylineBesideJsonLdOfTheSite) {
  const std::string html = with_json_ld(
      R"({"@type":"NewsArticle","author":{"@type":"Organization","name":"The Daily"}})",
      "<article><h1>A long road home</h1><p class=byline>By Jane Doe</p></article>");
  EXPECT_EQ(dump(read(html).authors), "Jane Doe <byline>");
}

TEST(ReadMetadata, BaseElementAndCanonicalWithoutUrl) {
  const Metadata m = read(R"(<base href="https://example.org/x/"><link rel=canonical href="a">
      <meta property=og:image content="b.jpg">)");
  EXPECT_EQ(dump(m.canonical_url), "https://example.org/x/a <link-canonical>");
  EXPECT_EQ(dump(m.image), "https://example.org/x/b.jpg <og:image>");
}

TEST(ReadMetadata, TemplatesAndScriptsAreNotRead) {
  const Metadata m = read(R"(<h1>A long road home</h1><template><p class=author>Jane Doe</p>
      </template><script>var x = "<p class=author>Jane Doe</p>";</script>)");
  EXPECT_EQ(dump(m.authors), "-");
}

TEST(ReadMetadata, CategoriesAsWikisListThem) {
  const Metadata m = read(R"(<h1>Lighthouse</h1><div id=catlinks class=catlinks>
      <div id=mw-normal-catlinks><a href=/c>Categories</a>: <ul><li><a href=/c/a>Towers, iron</a></li>
      <li><a href=/c/b>Skerries</a></li></ul></div><div class=mw-hidden-cats-hidden>Hidden: <ul>
      <li><a href=/c/s>Stubs</a></li></ul></div></div><ul><li><a href=/x>About</a></li></ul>)");
  EXPECT_EQ(dump(m.categories), "Towers, iron; Skerries <category-links>");
}

TEST(ReadMetadata, SiteNamedByTheLogo) {
  const std::string page =
      "<title>Paper and Ink: A long road home</title><a href=/>Paper and Ink</a>"
      "<h2>A long road home</h2>";
  EXPECT_EQ(dump(read(page, "https://example.org/a").site), "Paper and Ink <title>");
  EXPECT_EQ(dump(read("<meta property=og:site_name content=PI>" + page, "https://e.org/a").site),
            "PI <og:site_name>");
}

TEST(ReadMetadata, SameAnswerTwice) {
  const std::string html = with_json_ld(R"({"@type":"Article","author":["B A","A B"]})",
                                        "<h1>T</h1><time datetime=2024-03-05>x</time>");
  EXPECT_EQ(dump(read(html).authors), dump(read(html).authors));
}

// Time is not measured here; with a quadratic algorithm these take minutes.
TEST(ReadMetadata, HostilePages) {
  std::string deep, wide, metas, headings, home;
  for (int i = 0; i < 20000; ++i) deep += "<div class='author date article'>";
  for (int i = 0; i < 20000; ++i) {
    wide += "<span class=x" + std::to_string(i) + "-date>1.1.2020</span>";
    metas += "<meta name=author content='A B, C D and E F'>";
    headings += "<h1>a - b | c</h1><h2>a b c d</h2>";
    home +=
        "<h1>" + std::string(i % 2 == 0 ? "<span>" : "") + "<a href=/><b>a - b c d</b></a></h1>";
  }
  for (const std::string* html : {&deep, &wide, &metas, &headings, &home}) {
    EXPECT_LE(read(*html, "https://example.org/").authors.size(), 30U);
  }
}

// Most elements say nothing to any source, and the walk passes over them. Each of these differs
// from them in one thing only.
TEST(ReadMetadata, ElementsThatSaySomethingByOneTagOrAttribute) {
  struct Case {
    std::string_view html, authors, date;
  };
  const std::vector<Case> cases = {
      {"<p class=author>Jane Doe</p>", "Jane Doe <byline>", "-"},
      {"<p id=author>Jane Doe</p>", "Jane Doe <byline>", "-"},
      {"<p itemprop=author>Jane Doe</p>", "Jane Doe <itemprop:author>", "-"},
      {"<a rel=author href=/jane>Jane Doe</a>", "Jane Doe <rel-author>", "-"},
      {"<p><time>5 March 2024</time></p>", "-", "2024-03-05 <time>"},
      {"<relative-time datetime=2024-03-05></relative-time>", "-", "2024-03-05 <time>"},
      {"<p>Jane Doe</p>", "-", "-"},
  };
  for (const Case& c : cases) {
    const Metadata m = read("<title>Old mills</title><article><h1>Old mills</h1>" +
                            std::string(c.html) + "<p>The mills turn.</p></article>");
    EXPECT_EQ(dump(m.authors), c.authors) << c.html;
    EXPECT_EQ(dump(m.date), c.date) << c.html;
  }
}

}  // namespace
}  // namespace pith::internal
