#include "input/feed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith::internal {
namespace {

using Lines = std::vector<std::string>;

std::string words(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "word" + std::to_string(i) + " ";
  return text + "end.";
}

// "id | link | base | title | authors | date | language | text" for each entry.
Lines entries(const Feed& feed) {
  Lines lines;
  for (const FeedEntry& entry : feed.entries) {
    const char* const kind = entry.kind == FeedEntry::Text::none    ? "none"
                             : entry.kind == FeedEntry::Text::plain ? "plain: "
                             : entry.kind == FeedEntry::Text::xhtml ? "xhtml: "
                                                                    : "html: ";
    lines.push_back(entry.id + " | " + entry.link + " | " + entry.base + " | " + entry.title +
                    " | " + entry.authors + " | " + entry.date + " | " + entry.language + " | " +
                    kind + entry.text);
  }
  return lines;
}

Lines of_xml(const std::string& xml, const std::string& url = "") {
  const XmlDocument document(xml);
  return entries(read_feed(document, url));
}

TEST(Feed, Rss2) {
  EXPECT_EQ(
      of_xml("<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
             "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:a='http://www.w3.org/2005/Atom' "
             "xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>"
             "<channel><title>T</title><link>https://example.org/</link><language>en</language>"
             "<a:link href='https://example.org/feed' rel='self'/>"
             "<item><title>Don&amp;#8217;t &lt;em&gt;go&lt;/em&gt; 1 &amp;lt; 2</title>"
             "<link> /a?b=1&amp;c=2 </link><guid isPermaLink='false'>g1</guid>"
             "<dc:creator>Ana Reyes</dc:creator><dc:creator>Jo Bell</dc:creator>"
             "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><description>Short.</description>"
             "<content:encoded><![CDATA[<p>Full.</p>]]></content:encoded></item>"
             "<item><guid>https://example.org/b</guid><author>j@example.org (Jo Bell)</author>"
             "<dc:date>2026-03-03</dc:date><description>Short.</description></item>"
             "<item><link>https://feeds.example.org/~r/c</link><author>j@example.org</author>"
             "<f:origLink>https://example.org/c</f:origLink></item>"
             "<item><a:link href='d'/><a:updated>2026-03-04</a:updated></item>"
             "</channel></rss>"),
      (Lines{
          "g1 | https://example.org/a?b=1&c=2 |  | Don\xe2\x80\x99t go 1 < 2 | "
          "Ana Reyes; Jo Bell | Mon, 02 Mar 2026 10:00:00 GMT | en | html: <p>Full.</p>",
          "https://example.org/b | https://example.org/b |  |  | Jo Bell | 2026-03-03 | en | none",
          " | https://example.org/c |  |  |  |  | en | none",
          " | https://example.org/d |  |  |  | 2026-03-04 | en | none"}));
}

TEST(Feed, Rss1And09) {
  EXPECT_EQ(of_xml("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                   "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
                   "xmlns:c='http://purl.org/rss/1.0/modules/content/'>"
                   "<channel rdf:about='x'><title>T</title><dc:language>fr</dc:language></channel>"
                   "<item rdf:about='https://example.org/1'><title>A</title>"
                   "<link>https://example.org/1</link><dc:date>2026-01-02</dc:date>"
                   "<c:encoded>&lt;p>x</c:encoded></item></rdf:RDF>"),
            (Lines{"https://example.org/1 | https://example.org/1 |  | A |  | 2026-01-02 | fr | "
                   "html: <p>x"}));
  EXPECT_EQ(of_xml("<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'x.dtd'>"
                   "<rss version='0.91'><channel><item><title>A</title>"
                   "<link>http://example.org/1</link></item></channel></rss>"),
            (Lines{" | http://example.org/1 |  | A |  |  |  | none"}));
}

TEST(Feed, Atom) {
  EXPECT_EQ(
      of_xml("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en' "
             "xml:base='https://example.org/blog/'><title type='html'>B &amp;amp; C</title>"
             "<author><name>Ana Reyes</name></author><link rel='self' href='/feed'/>"
             "<entry><id>tag:1</id><title>A &lt; B</title>"
             "<link rel='enclosure' href='x.mp3'/><link href='1.pdf' type='application/pdf'/>"
             "<link rel='alternate' type='text/html' href='1.html'/>"
             "<updated>2026-03-04</updated><published>2026-03-02</published>"
             "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a <b>b</b> "
             "<i>c</i></p></div></content></entry>"
             "<entry xml:lang='de'><id>https://example.org/2</id>"
             "<title type='html'>&lt;b&gt;x&lt;/b&gt;</title><updated>2026-03-05</updated>"
             "<author><name>Jo Bell</name></author><author><name>Al Moe</name></author>"
             "<content type='html' xml:base='in/'>&lt;p&gt;d</content></entry>"
             "<entry><id>3</id><link href='3'/><content>plain &lt;p&gt;</content></entry>"
             "<entry><id>4</id><link href='4'/><content type='image/png'>AAAA</content></entry>"
             "<entry><id>5</id><link href='5'/><content type='html' src='x'/></entry>"
             "<entry><id>6</id><link href='6'/><summary>Short.</summary></entry></feed>"),
      (Lines{"tag:1 | https://example.org/blog/1.html | https://example.org/blog/ | A < B | "
             "Ana Reyes | 2026-03-02 | en | xhtml: <div "
             "xmlns=\"http://www.w3.org/1999/xhtml\"><p>a <b>b</b> <i>c</i></p></div>",
             "https://example.org/2 | https://example.org/2 | https://example.org/blog/in/ | x | "
             "Jo Bell; Al Moe | 2026-03-05 | de | html: <p>d",
             "3 | https://example.org/blog/3 | https://example.org/blog/ |  | Ana Reyes |  | en | "
             "plain: plain <p>",
             "4 | https://example.org/blog/4 | https://example.org/blog/ |  | Ana Reyes |  | en | "
             "none",
             "5 | https://example.org/blog/5 | https://example.org/blog/ |  | Ana Reyes |  | en | "
             "none",
             "6 | https://example.org/blog/6 | https://example.org/blog/ |  | Ana Reyes |  | en | "
             "none"}));
}

TEST(Feed, Json) {
  const Feed feed = read_json_feed(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"J \u00e9","language":"en",
          "home_page_url":"https://example.org/","authors":[{"name":"Ana"},{"url":"x"}],"items":[
          {"id":7,"url":"/1","title":"A","content_html":"<p>a, [b]","date_published":"2026-01-02",
           "author":{"name":"Jo"}},
          {"id":"https://example.org/2","content_text":"t","date_modified":"2026-01-03"},
          {"id":"3","external_url":"https://example.com/3","summary":"s"}, 4, null]})",
      "");
  EXPECT_EQ(feed.title, "J \xc3\xa9");
  EXPECT_EQ(entries(feed),
            (Lines{"7 | https://example.org/1 |  | A | Jo | 2026-01-02 | en | html: <p>a, [b]",
                   "https://example.org/2 | https://example.org/2 |  |  | Ana | 2026-01-03 | en | "
                   "plain: t",
                   "3 | https://example.com/3 |  |  | Ana |  | en | none"}));
  EXPECT_EQ(feed.others, 2U);
  EXPECT_NE(read_json_feed("{\"items\":[", "").flaw, "");
  EXPECT_TRUE(read_json_feed("{\"items\":{}}", "").entries.empty());
}

TEST(Feed, ALongSummaryIsTheText) {
  const std::pair<std::string, bool> cases[] = {
      {words(20), false},
      {words(200), true},
      {"&lt;p&gt;" + words(200) + "&lt;/p&gt;", true},
      {words(200) + "...", false},
      {words(200) + " [&amp;#8230;]", false},
      {words(200) + "\xe2\x80\xa6", false},
      {words(200) + " &lt;a href='x'&gt;Read more&lt;/a&gt;", false},
      {words(200) + " Continue reading \xe2\x86\x92", false}};
  for (const auto& [description, is_text] : cases) {
    const XmlDocument document("<rss><channel><item><description>" + description +
                               "</description></item></channel></rss>");
    const Feed feed = read_feed(document, "");
    ASSERT_EQ(feed.entries.size(), 1U);
    EXPECT_EQ(feed.entries[0].kind == FeedEntry::Text::html, is_text)
        << description.substr(description.size() - 40);
  }
}

TEST(Feed, OfACutOneTheWholeEntriesAreRead) {
  const XmlDocument document(
      "<rss><channel><item><title>1</title></item><item><title>2</title></item>"
      "<item><title>3</title><link>https://exa");
  const Feed feed = read_feed(document, "");
  EXPECT_EQ(feed.entries.size(), 2U);
  EXPECT_EQ(feed.flaw, kCutShort);
  const std::string entry = "<entry><id>1</id><content>a</content></entry>";
  for (const char* rest : {"", "\n", "\n  <ent", "<!-- x"}) {
    EXPECT_EQ(read_feed(XmlDocument("<feed>" + entry + entry + rest), "").entries.size(), 2U)
        << rest;
  }
  EXPECT_EQ(read_feed(XmlDocument("<html/>"), "").flaw, "not a feed");
}

TEST(Feed, JsonFeedsAreRecognized) {
  EXPECT_TRUE(is_json_feed("\n{\"version\" : \"https://jsonfeed.org/version/1\","));
  EXPECT_TRUE(is_json_feed(R"({"version":"https:\/\/jsonfeed.org\/version\/1.1")"));
  EXPECT_FALSE(is_json_feed("[\"https://jsonfeed.org/version/1\"]"));
  EXPECT_FALSE(is_json_feed("{\"version\":\"1\"}"));
  EXPECT_FALSE(is_json_feed(""));
}

TEST(Feed, OfACutJsonFeedTheWholeItemsAreRead) {
  const std::string head =
      R"({"title":"\"items\": [","x":{"items":[{}]},"home_page_url":"https://example.org/","items":[)";
  const std::string first = R"({"id":"1","url":"a","content_text":"a } ] \" b","tags":["x"]})";
  const std::string second = R"({"id":"2","content_text":"b"})";
  const std::string whole = head + first + ", " + second + "]}";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Feed feed = read_json_feed(whole.substr(0, size), "");
    const std::size_t expected = size < head.size() + first.size() ? 0
                                 : size < whole.size() - 2         ? 1
                                                                   : 2;
    EXPECT_EQ(feed.entries.size(), expected) << whole.substr(0, size);
    EXPECT_NE(feed.flaw, "") << size;
    if (expected > 0) {
      EXPECT_EQ(feed.entries[0].link, "https://example.org/a");
    }
  }
  // What is damaged ends it.
  EXPECT_EQ(read_json_feed(head + first + ",{\"id\":x}," + second + "]}", "").entries.size(), 1U);
}

TEST(Feed, RootsWithPrefixes) {
  const std::string atom =
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:id>1</a:id><a:title>T</a:title>"
      "<a:link href='https://example.org/1'/><a:content type='html'>&lt;p>x</a:content></a:entry>"
      "</a:feed>";
  EXPECT_EQ(of_xml(atom), (Lines{"1 | https://example.org/1 |  | T |  |  |  | html: <p>x"}));
  const std::string rss =
      "<RDF xmlns='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:r='http://purl.org/rss/1.0/'>"
      "<r:channel><r:title>T</r:title></r:channel><r:item><r:title>A</r:title>"
      "<r:link>https://example.org/1</r:link></r:item></RDF>";
  EXPECT_EQ(of_xml(rss), (Lines{" | https://example.org/1 |  | A |  |  |  | none"}));
}

TEST(Feed, RelativeLinksAreResolved) {
  const std::string atom = "xmlns='http://www.w3.org/2005/Atom'";
  const std::string entry = "<entry><link href='/a'/></entry></feed>";
  const struct {
    std::string xml;
    std::string link;
  } cases[] = {
      {"<feed " + atom + "><link href='https://example.org/blog/'/>" + entry,
       "https://example.org/a"},
      {"<feed " + atom + "><link rel='self' href='https://example.org/f.xml'/>" + entry,
       "https://example.org/a"},
      {"<feed " + atom + " xml:base='https://example.org/x/'>" + entry, "https://example.org/a"},
      {"<feed " + atom + ">" + entry, "/a"},
      {"<rss xmlns:a='http://www.w3.org/2005/Atom'><channel>"
       "<a:link rel='self' href='https://example.org/f.xml'/><item><link>a</link></item>"
       "</channel></rss>",
       "https://example.org/a"},
  };
  for (const auto& [xml, link] : cases) {
    const XmlDocument document(xml);
    const Feed feed = read_feed(document, "");
    ASSERT_EQ(feed.entries.size(), 1U) << xml;
    EXPECT_EQ(feed.entries[0].link, link) << xml;
  }
}

}  // namespace
}  // namespace pith::internal
