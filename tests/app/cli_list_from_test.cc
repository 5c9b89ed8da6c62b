// --list-from: the URLs that sitemaps and feeds list.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "app/process.h"
#include "support/gzip.h"
#include "support/http_server.h"

namespace pith::internal::test {
namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

std::string sitemap(const Strings& urls) {
  std::string all = "<?xml version='1.0'?><urlset>";
  for (const std::string& url : urls) all += "<url><loc>" + url + "</loc></url>";
  return all + "</urlset>";
}

std::string index_of(const Strings& urls) {
  std::string all = "<?xml version='1.0'?><sitemapindex>";
  for (const std::string& url : urls) all += "<sitemap><loc>" + url + "</loc></sitemap>";
  return all + "</sitemapindex>";
}

class CliListFrom : public testing::Test {
 protected:
  Finished list_from(const std::string& what, const Strings& more = {}) const {
    Strings args = {"--list-from", what};
    args.insert(args.end(), more.begin(), more.end());
    return work_.pith(args);
  }

  // Allowed to fetch from this machine.
  Finished fetch_from(const std::string& what, const Strings& more = {}) const {
    Strings args = {"--allow-private", "--delay", "0.01"};
    args.insert(args.end(), more.begin(), more.end());
    return list_from(what, args);
  }

  HttpServer server_;
  Workspace work_;
};

TEST_F(CliListFrom, FilesGiveTheirUrlsOnce) {
  work_.write("sitemap.xml",
              sitemap({"https://example.org/1", "https://example.org/2", "https://example.org/1"}));
  work_.write("sitemap.xml.gz", gzip(work_.read("sitemap.xml")));
  work_.write("list.txt", "https://example.org/2\nhttps://example.org/3\n");
  const Finished one = list_from("sitemap.xml");
  EXPECT_EQ(one.exit_code, 0);
  EXPECT_EQ(one.err, "");
  EXPECT_EQ(one.out, "https://example.org/1\nhttps://example.org/2\n");
  EXPECT_EQ(list_from("sitemap.xml.gz").out, one.out);
  EXPECT_EQ(work_.pith({"--list-from", "-"}, work_.read("sitemap.xml.gz")).out, one.out);
  const Finished two = list_from("sitemap.xml", {"--list-from=list.txt", "-o", "urls.txt"});
  EXPECT_EQ(two.out, "");
  EXPECT_EQ(work_.read("urls.txt"), one.out + "https://example.org/3\n");
  EXPECT_EQ(server_.requests(), 0);
}

TEST_F(CliListFrom, DatesAndTitlesAreMembers) {
  work_.write("feed.rss",
              "<rss><channel><item><title>A, \"B\"</title><link>https://example.org/1</link>"
              "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate></item>"
              "<item><link>https://example.org/2</link></item></channel></rss>");
  EXPECT_EQ(list_from("feed.rss").out, "https://example.org/1\nhttps://example.org/2\n");
  EXPECT_EQ(list_from("feed.rss", {"-f", "jsonl"}).out,
            "{\"url\":\"https://example.org/1\",\"date\":\"2026-03-02T10:00:00Z\","
            "\"title\":\"A, \\\"B\\\"\"}\n{\"url\":\"https://example.org/2\"}\n");
  list_from("feed.rss", {"-o", "urls.csv"});
  EXPECT_EQ(work_.read("urls.csv"),
            "url,date,title\r\nhttps://example.org/1,2026-03-02T10:00:00Z,\"A, \"\"B\"\"\"\r\n"
            "https://example.org/2,,\r\n");
}

TEST_F(CliListFrom, IndexesAreFollowed) {
  server_.set_file("/index.xml", "application/xml",
                   index_of({server_.url("/a.xml"), server_.url("/b.xml.gz"), server_.url("/a.xml"),
                             server_.url("/missing.xml")}));
  server_.set_file("/a.xml", "application/xml",
                   sitemap({server_.url("/ok"), server_.url("/plain")}));
  server_.set_file("/b.xml.gz", "application/x-gzip", gzip(sitemap({server_.url("/ok?2")})));
  server_.set_file("/missing.xml", "image/png", "\x89PNG\r\n\x1a\n");
  const std::string urls =
      server_.url("/ok") + "\n" + server_.url("/plain") + "\n" + server_.url("/ok?2") + "\n";
  const Finished fetched = fetch_from(server_.url("/index.xml"));
  EXPECT_EQ(fetched.exit_code, 3);
  EXPECT_EQ(fetched.out, urls);
  EXPECT_EQ(fetched.err, "pith: " + server_.url("/missing.xml") +
                             ": neither a sitemap nor a feed (PNG image)\n");
  // A local index, and robots.txt, which may forbid a sitemap too.
  server_.set_robots("User-agent: *\nDisallow: /b\nSitemap: " + server_.url("/index.xml") + "\n");
  work_.write("index.xml", index_of({server_.url("/a.xml"), server_.url("/b.xml.gz")}));
  const Finished local = fetch_from("index.xml");
  EXPECT_EQ(local.exit_code, 3);
  EXPECT_EQ(local.out, server_.url("/ok") + "\n" + server_.url("/plain") + "\n");
  EXPECT_EQ(local.err, "pith: " + server_.url("/b.xml.gz") + ": robots.txt disallows it\n");
  EXPECT_EQ(fetch_from("index.xml", {"--no-robots"}).out, urls);
  EXPECT_EQ(fetch_from(server_.url("/robots.txt")).out, local.out);
  const int before = server_.requests();
  const Finished refused = list_from("index.xml");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("127.0.0.1 is a private address (see --allow-private)"),
            std::string::npos)
      << refused.err;
  EXPECT_EQ(server_.requests(), before);
}

// They may be passwords.
TEST_F(CliListFrom, HeadersAreSentToTheServersThatAreNamed) {
  HttpServer other(2);
  server_.set_file("/index.xml", "text/xml",
                   index_of({server_.url("/a.xml"), other.url("/b.xml")}));
  server_.set_file("/a.xml", "text/xml", sitemap({server_.url("/ok")}));
  other.set_file("/b.xml", "text/xml", sitemap({other.url("/ok")}));
  const Finished run =
      fetch_from(server_.url("/index.xml"), {"--header", "X-Key: 1", "--user-agent", "tester/1"});
  EXPECT_EQ(run.out, server_.url("/ok") + "\n" + other.url("/ok") + "\n") << run.err;
  for (const HttpServer* const server : {&server_, &other}) {
    for (const HttpServer::Visit& visit : server->visits()) {
      EXPECT_NE(visit.request.find("tester/1"), std::string::npos) << visit.request;
      const bool has_key = visit.request.find("X-Key: 1") != std::string::npos;
      EXPECT_EQ(has_key, server == &server_ && visit.path != "/robots.txt") << visit.request;
    }
  }
}

TEST_F(CliListFrom, AnIndexThatListsItselfEnds) {
  server_.set_file("/loop.xml", "application/xml", index_of({server_.url("/loop.xml")}));
  const Finished loop = fetch_from(server_.url("/loop.xml"));
  EXPECT_EQ(loop.exit_code, 1);
  EXPECT_EQ(loop.err, "pith: " + server_.url("/loop.xml") + ": no page is listed\n");
  for (int i = 0; i < 9; ++i) {
    server_.set_file("/" + std::to_string(i), "application/xml",
                     index_of({server_.url("/" + std::to_string(i + 1))}));
  }
  const Finished deep = fetch_from(server_.url("/0"));
  EXPECT_EQ(deep.exit_code, 2);
  EXPECT_EQ(deep.err, "pith: " + server_.url("/4") +
                          ": not followed: 4 indexes, each of which lists the next one, led to "
                          "it\n");
}

TEST_F(CliListFrom, APageLeadsToItsFeed) {
  server_.set_file("/blog", "text/html",
                   "<title>T</title><link rel=alternate type=application/rss+xml href=/feed>"
                   "<link rel=alternate type=application/rss+xml href=/comments><p>Words.");
  server_.set_file("/feed", "application/rss+xml",
                   "<rss><channel><item><link>post</link></item></channel></rss>");
  EXPECT_EQ(fetch_from(server_.url("/blog")).out, server_.url("/post") + "\n");
  const Finished none = fetch_from(server_.url("/ok"));
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_EQ(none.err, "pith: " + server_.url("/ok") +
                          ": an HTML page that names no feed: give the site's sitemap or feed, "
                          "such as https://example.org/sitemap.xml\n");
  // A feed that is asked for as a page.
  const Finished page = work_.pith({"--allow-private", server_.url("/feed")});
  EXPECT_EQ(page.err, "pith: " + server_.url("/feed") +
                          ": not HTML (Content-Type: application/rss+xml): --list-from prints its "
                          "links\n");
}

TEST_F(CliListFrom, IsReadByList) {
  work_.write("sitemap.xml", sitemap({server_.url("/ok"), server_.url("/tagged")}));
  const Finished both = work_.shell(
      "$PITH --list-from sitemap.xml | $PITH --quiet --list - --allow-private --delay 0.01");
  EXPECT_EQ(both.exit_code, 0) << both.err;
  std::istringstream in(both.out);
  Strings urls;
  for (std::string line; std::getline(in, line);) urls.push_back(json::parse(line)["url"]);
  EXPECT_EQ(urls, (Strings{server_.url("/ok"), server_.url("/tagged")}));
  const Finished early = work_.shell("$PITH --list-from sitemap.xml | head -n 1");
  EXPECT_EQ(early.out, server_.url("/ok") + "\n");
  EXPECT_EQ(early.err, "");
}

TEST_F(CliListFrom, ErrorsAreOneLine) {
  work_.write("a.xml", sitemap({"https://example.org/1"}));
  work_.write("cut.xml", "<urlset><url><loc>https://example.org/1</loc></url><url><loc>https://e");
  work_.write("old.txt", "older");
  const struct {
    Strings args;
    int exit_code;
    std::string err;
  } cases[] = {
      {{"--list-from", "no.xml"}, 2, "no.xml: no such file or directory"},
      {{"--list-from", "no.xml", "-o", "old.txt"}, 2, "no.xml: no such file or directory"},
      {{"--list-from", "no.xml", "--list-from", "a.xml"}, 3, "no.xml: no such file or directory"},
      {{"--list-from", "example.org/sitemap.xml"},
       2,
       "example.org/sitemap.xml: no such file or directory (a URL needs its scheme: "
       "https://example.org/sitemap.xml)"},
      {{"--list-from", "cut.xml"}, 3, "cut.xml: cut short: the rest of it is lost"},
      {{"--list-from", "a.xml", "a.html"},
       2,
       "--list-from: takes no INPUT: pith --list-from X | pith --list - reads the pages"},
      {{"--list-from", "a.xml", "--list", "b"},
       2,
       "--list-from: --list is an option of reading pages"},
      {{"--list-from", "a.xml", "--comments"},
       2,
       "--list-from: --comments is an option of reading pages"},
      {{"--list-from", "a.xml", "--save-warc", "b"},
       2,
       "--list-from: --save-warc is an option of reading pages"},
      {{"--list-from", "a.xml", "-f", "markdown"},
       2,
       "--list-from: needs --format text, jsonl, csv or csv-bom"},
      {{"--list-from", "a.xml", "-o", "urls.md"},
       2,
       "--list-from: needs --format text, jsonl, csv or csv-bom"},
      {{"--list-from", "a.xml", "-o", "urls.html.gz"},
       2,
       "--list-from: needs --format text, jsonl, csv or csv-bom"},
      {{"--list-from", "a.xml", "-o", "./a.xml"}, 2, "--output: \"./a.xml\" is also an input"},
      {{"--list-from", ""}, 2, "--list-from: \"\" is empty"}};
  for (const auto& [args, exit_code, err] : cases) {
    const Finished run = work_.pith(args);
    EXPECT_EQ(run.exit_code, exit_code) << err;
    EXPECT_EQ(run.err, "pith: " + err + "\n");
  }
  EXPECT_EQ(work_.read("old.txt"), "older");
  EXPECT_EQ(list_from("a.xml", {"-o", "a.md", "-f", "text"}).exit_code, 0);
  EXPECT_EQ(list_from("cut.xml").out, "https://example.org/1\n");
}

TEST_F(CliListFrom, EntriesWithoutALinkAreSaid) {
  work_.write("feed.rss",
              "<rss><channel><item><title>A</title></item><item><title>B</title></item>"
              "<item><link>https://example.org/2</link></item></channel></rss>");
  const Finished run = list_from("feed.rss");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "https://example.org/2\n");
  EXPECT_EQ(run.err, "pith: feed.rss: leaves out 2 entries without a link\n");
  EXPECT_EQ(list_from("feed.rss", {"-f", "csv-bom"}).out.substr(0, 17),
            "\xEF\xBB\xBFurl,date,title");
  EXPECT_EQ(list_from("feed.rss", {"-f", "markdown"}).err,
            "pith: --list-from: needs --format text, jsonl, csv or csv-bom\n");
}

}  // namespace
}  // namespace pith::internal::test
