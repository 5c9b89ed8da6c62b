#include "input/containers/feed.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

using Lines = std::vector<std::string>;

std::string rss(const std::string& items) {
  return "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
         "<title>The Blog</title><link>https://example.org/</link>" +
         items + "</channel></rss>";
}

class FeedPagesTest : public testing::Test {
 protected:
  // "id source url type bytes" or "! input: reason", sources without the folder.
  Lines read(const std::string& bytes, std::size_t most = 100'000) {
    const std::string path = dir_.write("f.rss", bytes);
    const auto source = open_feed(path, InputOptions{.max_bytes = most});
    Lines lines;
    while (const auto page = source->next()) {
      const std::string input = page->ok() ? page->value().source : page->error().input;
      const std::string shown = input.substr(path.size() - 5);
      lines.push_back(page->ok() ? page->value().id + " " + shown + " " + page->value().url + " " +
                                       page->value().content_type + " " + page->value().bytes
                                 : "! " + shown + ": " + page->error().reason);
      if (page->ok()) last_ = page->value();
    }
    EXPECT_FALSE(source->next().has_value());
    skipped_ = source->skipped();
    return lines;
  }

  test::TempDir dir_;
  Page last_;
  std::map<std::string, std::size_t> skipped_;
};

TEST_F(FeedPagesTest, EntriesWithTheirTextArePages) {
  const std::string feed =
      rss("<item><title>A</title><link>a</link><guid>g</guid><author>Jo</author>"
          "<pubDate>2026-01-02</pubDate><content:encoded>&lt;p>Text.</content:encoded></item>"
          "<item><title>B</title><link>b</link><description>Short.</description></item>"
          "<item><content:encoded>&lt;p>More.</content:encoded></item>");
  const Lines expected = {
      "g f.rss:1 https://example.org/a text/html; charset=utf-8 <p>Text.",
      "3 f.rss:3  text/html; charset=utf-8 <base href=\"https://example.org/\"><p>More."};
  EXPECT_EQ(read(feed), expected);
  EXPECT_EQ(read(test::gzip(feed)), expected);
  EXPECT_EQ(skipped_, (std::map<std::string, std::size_t>{{"entries without their full text", 1}}));
  EXPECT_EQ(last_.site_hint, "The Blog");
  read(
      rss("<item><title>A</title><author>Jo</author><pubDate>2026-01-02</pubDate>"
          "<content:encoded>x</content:encoded></item>"));
  EXPECT_EQ(last_.title_hint + last_.author_hint + last_.date_hint, "AJo2026-01-02");
}

TEST_F(FeedPagesTest, Json) {
  EXPECT_EQ(read("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\","
                 "\"content_text\":\"Words.\"}]}"),
            Lines{"1 f.rss:1  text/plain; charset=utf-8 Words."});
  EXPECT_TRUE(last_.is_plain_text);
}

TEST_F(FeedPagesTest, AFeedWithoutTextsSaysSo) {
  EXPECT_EQ(read(rss("<item><link>a</link></item>")),
            Lines{"! f.rss: a feed without the full text of any entry"});
  EXPECT_EQ(read(rss("")), Lines{"! f.rss: a feed without entries"});
  EXPECT_EQ(read("<p>Words."), (Lines{"! f.rss: not a feed"}));
  EXPECT_EQ(read(""), Lines{"! f.rss: file is empty"});
}

TEST_F(FeedPagesTest, LimitsAndDamage) {
  const std::string item = "<item><guid>g</guid><content:encoded>12345</content:encoded></item>";
  EXPECT_EQ(read(rss(item + item), 4),
            (Lines{"! f.rss:1: more than 4 bytes", "! f.rss:2: more than 4 bytes"}));
  const std::string whole = rss(item + item);
  const Lines lines = read(whole.substr(0, whole.size() - 40));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1], "! f.rss: cut short: the rest of the feed is lost; get it again");
}

TEST_F(FeedPagesTest, WholeEntriesOfACutFeed) {
  const std::string lost = ": the rest of the feed is lost; get it again";
  const std::string item = "<item><guid>g</guid><content:encoded>12345</content:encoded></item>";
  const std::string whole = rss(item + item);
  EXPECT_EQ(read(whole.substr(0, whole.find("</channel>"))),
            (Lines{"g f.rss:1  text/html; charset=utf-8 <base href=\"https://example.org/\">12345",
                   "g f.rss:2  text/html; charset=utf-8 <base href=\"https://example.org/\">12345",
                   "! f.rss: cut short" + lost}));
  EXPECT_EQ(read("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\","
                 "\"content_text\":\"Words.\"},{\"id\":\"2\",\"conte"),
            (Lines{"1 f.rss:1  text/plain; charset=utf-8 Words.",
                   "! f.rss: invalid JSON: cut short" + lost}));
}

TEST_F(FeedPagesTest, JsonInUtf16AndWhatIsNoEntry) {
  const std::string json =
      "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"url\":\"/a\","
      "\"content_text\":\"Words.\"},5,{\"id\":\"2\"}]}";
  std::string wide = "\xFF\xFE";
  for (const char c : json) wide += std::string(1, c) + '\0';
  // A link that is relative to nothing is no address.
  EXPECT_EQ(read(wide), Lines{"1 f.rss:1  text/plain; charset=utf-8 Words."});
  EXPECT_EQ(skipped_, (std::map<std::string, std::size_t>{{kEntriesWithoutText, 2}}));
}

}  // namespace
}  // namespace pith::internal
