#include "input/link_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith::internal {
namespace {

using Kind = LinkList::Kind;

// "kind: url date title, ... (+left out) flaw".
std::string dump(const std::string& bytes, const std::string& url = "") {
  const LinkList list = read_link_list(bytes, "", url);
  std::string out = list.kind == Kind::pages   ? "pages:"
                    : list.kind == Kind::lists ? "lists:"
                    : list.kind == Kind::html  ? "html"
                                               : "other";
  for (const ListedLink& link : list.links) {
    out += " " + link.url;
    if (!link.date.empty()) out += " " + link.date;
    if (!link.title.empty()) out += " (" + link.title + ")";
  }
  if (list.not_web > 0) out += " +" + std::to_string(list.not_web);
  if (list.without > 0) out += " -" + std::to_string(list.without);
  if (!list.flaw.empty()) out += " ! " + list.flaw;
  return out;
}

TEST(LinkList, Sitemaps) {
  const std::string head = "<?xml version='1.0'?>";
  const struct {
    std::string bytes;
    std::string expected;
  } cases[] = {
      {head + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
              "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url>"
              "<loc>\n https://example.org/1?a=1&amp;b=2 </loc><lastmod>2026-01-02</lastmod>"
              "<image:image><image:loc>https://example.org/i.jpg</image:loc></image:image></url>"
              "<url><loc><![CDATA[https://example.org/2]]></loc></url></urlset>",
       "pages: https://example.org/1?a=1&b=2 2026-01-02 https://example.org/2"},
      {"<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url>"
       "<loc>https://example.org/1</loc><lastmod>2026-01-05</lastmod><n:news>"
       "<n:publication_date>2026-01-02</n:publication_date><n:title>A &amp; B</n:title></n:news>"
       "</url></urlset>",
       "pages: https://example.org/1 2026-01-02 (A & B)"},
      {"<urlset><url><loc>/1</loc></url><url><loc>ftp://example.org/1</loc></url>"
       "<url><loc>https://example.org/a\nb</loc></url><url><loc/></url></urlset>",
       "pages: +3 -1"},
      {head + "<!-- made by hand --><sitemapindex><sitemap><loc>https://example.org/a.xml.gz</loc>"
              "<lastmod>2026</lastmod></sitemap></sitemapindex>",
       "lists: https://example.org/a.xml.gz 2026"},
      {"https://example.org/1\r\n# comment\n\n HTTP://example.org/2 \n/etc/passwd\n",
       "pages: https://example.org/1 HTTP://example.org/2 +1"},
      {"User-agent: *\nDisallow: /x\nSitemap: https://example.org/s.xml\nSITEMAP:/t.xml\n",
       "lists: https://example.org/s.xml +1"},
      {"<?xml version='1.0'?><opml><body><outline text='a'><outline "
       "xmlUrl='https://example.org/feed'/></outline></body></opml>",
       "lists: https://example.org/feed"},
      {"<rss><channel><link>https://example.org/</link><item><link>1</link><title>A</title>"
       "<pubDate>d</pubDate></item></channel></rss>",
       "pages: https://example.org/1 d (A)"},
      {"<rss><channel><item><title>A</title></item><item><link>https://example.org/1</link></item>"
       "</channel></rss>",
       "pages: https://example.org/1 -1"},
      {R"({"version":"https://jsonfeed.org/version/1","items":[{"url":"https://example.org/1"}]})",
       "pages: https://example.org/1"},
      {"<!doctype html><p>Words.", "html"},
      {"Words <b>and</b> a <p>paragraph</p>.",
       "html ! neither a sitemap nor a feed nor a list of URLs (text)"},
      {"Words and no more.", "other ! neither a sitemap nor a feed nor a list of URLs (text)"},
      {"[{\"html\": \"<p>Words</p>\"}]",
       "other ! neither a sitemap nor a feed nor a list of URLs (JSON file)"},
      {"{\"log\": {\"entries\": [\"<p>Words</p>\"]}}",
       "other ! neither a sitemap nor a feed nor a list of URLs (HAR file)"},
      {"%PDF-1.7", "other ! neither a sitemap nor a feed (PDF document)"},
      {head + "<note/>", "other ! neither a sitemap nor a feed (XML document)"},
  };
  for (const auto& [bytes, expected] : cases) EXPECT_EQ(dump(bytes), expected) << bytes;
  EXPECT_EQ(dump("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='1'/></entry></feed>",
                 "https://example.org/feed/x"),
            "pages: https://example.org/feed/1");
  const std::string cut =
      dump("<urlset><url><loc>https://example.org/1</loc></url><url><loc>https");
  EXPECT_EQ(cut, "pages: https://example.org/1 ! cut short");
  EXPECT_EQ(dump("<urlset><url><loc>https://example.org/1</loc></url>"),
            "pages: https://example.org/1 ! cut short");
}

}  // namespace
}  // namespace pith::internal
