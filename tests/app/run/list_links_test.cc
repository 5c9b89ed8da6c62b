#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "app/run/log.h"
#include "app/run/run.h"
#include "support/gzip.h"
#include "support/http_server.h"
#include "support/temp_dir.h"

namespace pith::internal::app {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string sitemap(const std::vector<std::string>& urls) {
  std::string all =
      "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
  for (const std::string& url : urls) all += "<url><loc>" + url + "</loc></url>";
  return all + "</urlset>";
}

class ListLinksTest : public testing::Test {
 protected:
  ListLinksTest() {
    flags_.output = folder_ / "links";
    flags_.format = find_format("text");
    flags_.allow_private = true;
    flags_.delay = 0;
    flags_.robots = false;
    flags_.quiet = true;
  }
  ~ListLinksTest() override { set_up_log({}); }

  // The exit code and the output: "0: https://a.example/\n".
  std::string list(const std::vector<std::string>& documents) {
    std::filesystem::remove(flags_.output);
    flags_.list_from = documents;
    testing::internal::CaptureStderr();
    const int exit_code = list_links(flags_);
    messages_ = testing::internal::GetCapturedStderr();
    return std::to_string(exit_code) + ": " + content_of(flags_.output);
  }

  test::TempDir folder_;
  test::HttpServer server_;
  Flags flags_;
  std::string messages_;
};

TEST_F(ListLinksTest, FormatsOfTheOutput) {
  const std::string feed = folder_.write(
      "feed.rss",
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>One, \"two\"</title>"
      "<link>https://e.org/1</link><pubDate>2026-06-01</pubDate></item>"
      "<item><link>https://e.org/2</link></item></channel></rss>");
  EXPECT_EQ(list({feed}), "0: https://e.org/1\nhttps://e.org/2\n");
  flags_.format = find_format("jsonl");
  EXPECT_EQ(
      list({feed}),
      "0: {\"url\":\"https://e.org/1\",\"date\":\"2026-06-01\",\"title\":\"One, \\\"two\\\"\"}\n"
      "{\"url\":\"https://e.org/2\"}\n");
  flags_.format = find_format("csv");
  EXPECT_EQ(list({feed}),
            "0: url,date,title\r\nhttps://e.org/1,2026-06-01,\"One, \"\"two\"\"\"\r\n"
            "https://e.org/2,,\r\n");
  flags_.format = find_format("csv-bom");
  EXPECT_TRUE(list({feed}).starts_with("0: \xef\xbb\xbfurl,date,title\r\n"));
}

TEST_F(ListLinksTest, EachUrlOnce) {
  const std::string one =
      folder_.write("1.xml", sitemap({"https://e.org/a", "https://e.org/b", "https://e.org/a"}));
  const std::string two = folder_.write("2.xml", sitemap({"https://e.org/b", "https://e.org/c"}));
  EXPECT_EQ(list({one, two, one}), "0: https://e.org/a\nhttps://e.org/b\nhttps://e.org/c\n");
}

TEST_F(ListLinksTest, ExitCodes) {
  const std::string good = folder_.write("good.xml", sitemap({"https://e.org/a"}));
  const std::string empty = folder_.write("empty.xml", sitemap({}));
  const std::string page = folder_.write("page.html", "<!DOCTYPE html><title>No feed</title><p>x");
  EXPECT_EQ(list({good}), "0: https://e.org/a\n");
  EXPECT_EQ(list({empty}), "1: ");
  EXPECT_EQ(list({folder_ / "none.xml"}), "2: ");
  EXPECT_EQ(list({page}), "2: ");
  EXPECT_EQ(list({good, folder_ / "none.xml"}), "3: https://e.org/a\n");
  EXPECT_FALSE(list({folder_ / "none.xml"}).empty());
  EXPECT_FALSE(std::filesystem::exists(flags_.output)) << "nothing replaces an older list";
  flags_.quiet = false;
  list({folder_ / "none.xml"});
  EXPECT_NE(messages_.find("none.xml: "), std::string::npos) << messages_;
}

TEST_F(ListLinksTest, AnOutputMayBeCompressed) {
  flags_.output = folder_ / "links.gz";
  list({folder_.write("a.xml", sitemap({"https://e.org/a"}))});
  EXPECT_EQ(test::read_gzip(flags_.output), "https://e.org/a\n");
}

// A page that names its feed, a feed, an index of sitemaps, and a packed one.
TEST_F(ListLinksTest, DocumentsThatNameOthersAreFollowed) {
  server_.set_file("/index.xml", "application/xml",
                   "<?xml version=\"1.0\"?><sitemapindex><sitemap><loc>" + server_.url("/a.xml") +
                       "</loc></sitemap><sitemap><loc>" + server_.url("/b.xml.gz") +
                       "</loc></sitemap></sitemapindex>");
  server_.set_file("/a.xml", "text/xml", sitemap({"https://e.org/a"}));
  server_.set_file("/b.xml.gz", "application/gzip", test::gzip(sitemap({"https://e.org/b"})));
  server_.set_file("/site", "text/html",
                   "<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/feed><p>x");
  server_.set_file(
      "/feed", "application/rss+xml",
      "<rss version=\"2.0\"><channel><item><link>https://e.org/f</link></item></channel></rss>");
  EXPECT_EQ(list({server_.url("/index.xml")}), "0: https://e.org/a\nhttps://e.org/b\n");
  EXPECT_EQ(list({server_.url("/site")}), "0: https://e.org/f\n");
}

TEST_F(ListLinksTest, IndexesThatGoInACircleEnd) {
  server_.set_file(
      "/1.xml", "application/xml",
      "<sitemapindex><sitemap><loc>" + server_.url("/2.xml") + "</loc></sitemap></sitemapindex>");
  server_.set_file(
      "/2.xml", "application/xml",
      "<sitemapindex><sitemap><loc>" + server_.url("/1.xml") + "</loc></sitemap></sitemapindex>");
  EXPECT_EQ(list({server_.url("/1.xml")}), "1: ");
  EXPECT_EQ(server_.requests(), 2);
}

// They may be passwords of the server that a person names.
TEST_F(ListLinksTest, HeadersGoToTheNamedServerOnly) {
  test::HttpServer other(2);
  flags_.headers = {"X-Secret: 7"};
  server_.set_file("/index.xml", "application/xml",
                   "<sitemapindex><sitemap><loc>" + other.url("/a.xml") +
                       "</loc></sitemap><sitemap><loc>" + server_.url("/b.xml") +
                       "</loc></sitemap></sitemapindex>");
  server_.set_file("/b.xml", "text/xml", sitemap({"https://e.org/b"}));
  other.set_file("/a.xml", "text/xml", sitemap({"https://e.org/a"}));
  EXPECT_EQ(list({server_.url("/index.xml")}), "0: https://e.org/a\nhttps://e.org/b\n");
  const auto has_header = [](const test::HttpServer& server, std::size_t visit) {
    return server.visits().at(visit).request.find("X-Secret: 7") != std::string::npos;
  };
  EXPECT_TRUE(has_header(server_, 0));
  EXPECT_TRUE(has_header(server_, 1));
  EXPECT_FALSE(has_header(other, 0));
}

}  // namespace
}  // namespace pith::internal::app
