#include "input/warc_earlier.h"

#include <gtest/gtest.h>

#include <string>

#include "support/gzip.h"
#include "support/temp_dir.h"
#include "support/zstd.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMax = 1000;

std::string response(const std::string& url, const std::string& validators,
                     const std::string& body = "<p>Kept.", const std::string& fields = "") {
  const std::string http =
      "HTTP/1.1 200 OK\r\n" + validators + "Content-Type: text/html\r\n\r\n" + body;
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2026-06-01T08:00:00Z\r\n" + fields +
         "Content-Type: application/http\r\nContent-Length: " + std::to_string(http.size()) +
         "\r\n\r\n" + http + "\r\n\r\n";
}

class WarcEarlierTest : public testing::Test {
 protected:
  std::unique_ptr<Earlier> open(const std::string& bytes) {
    Result<std::unique_ptr<Earlier>> earlier = open_earlier(dir_.write("old.warc", bytes), kMax);
    EXPECT_TRUE(earlier.ok()) << earlier.error().to_string();
    return earlier.ok() ? std::move(earlier.value()) : nullptr;
  }

  std::string why_not(const std::string& bytes) {
    const auto earlier = open_earlier(dir_.write("old.warc", bytes), kMax);
    return earlier.ok() ? "" : earlier.error().reason;
  }

  static WebUrl url(const std::string& text) {
    std::string ignored;
    return parse_web_url(text, ignored);
  }

  // What is known about a page: its validators, and its bytes.
  static std::string known(const Earlier& earlier, const std::string& text) {
    const Validators* validators = earlier.validators(url(text));
    const std::optional<EarlierPage> page = earlier.read(url(text));
    std::string all = validators == nullptr ? "-" : validators->etag + validators->last_modified;
    return all + " " + (page ? page->bytes : "-");
  }

  test::TempDir dir_;
};

TEST_F(WarcEarlierTest, PagesAreFoundAndReadInAnyOrder) {
  const std::string a = response("http://a.example/one", "ETag: W/\"1\"\r\n", "<p>One.");
  const std::string b = response("http://a.example/two#part", "last-modified: Monday\r\n",
                                 "<p>Two, a little longer.");
  const std::string c = response("<http://B.example:80/?q=1>", "ETag: x\r\n", "<p>Three.");
  for (const std::string& bytes : {a + b + c, test::gzip(a) + test::gzip(b) + test::gzip(c)}) {
    const auto earlier = open(bytes);
    ASSERT_NE(earlier, nullptr);
    EXPECT_EQ(known(*earlier, "http://b.example/?q=1#top"), "x <p>Three.");
    EXPECT_EQ(known(*earlier, "http://a.example/one"), "W/\"1\" <p>One.");
    EXPECT_EQ(known(*earlier, "http://a.example/two"), "Monday <p>Two, a little longer.");
    EXPECT_EQ(known(*earlier, "http://a.example/?q=1"), "- -");
    EXPECT_EQ(known(*earlier, "https://a.example/one"), "- -");
    const auto page = earlier->read(url("http://a.example/one"));
    EXPECT_EQ(page->head, "HTTP/1.1 200 OK\r\nETag: W/\"1\"\r\nContent-Type: text/html\r\n\r\n");
    EXPECT_EQ(page->content_type, "text/html");
    EXPECT_EQ(page->date, "2026-06-01T08:00:00Z");
  }
}

TEST_F(WarcEarlierTest, TheLastRecordOfAUrlCounts) {
  const std::string url = "http://a.example/";
  const std::string tagged = response(url, "ETag: \"1\"\r\n");
  const std::string newer = response(url, "ETag: \"2\"\r\n", "<p>Newer.");
  const std::string bare = response(url, "");
  EXPECT_EQ(known(*open(tagged + newer), url), "\"2\" <p>Newer.");
  EXPECT_EQ(known(*open(tagged + bare), url), "- -");
  std::string gone = response(url, "ETag: \"3\"\r\n");
  gone.replace(gone.find("200 OK"), 6, "404 No");
  EXPECT_EQ(known(*open(tagged + gone), url), "- -");
  EXPECT_EQ(known(*open(gone + tagged), url), "\"1\" <p>Kept.");
}

TEST_F(WarcEarlierTest, WhatIsNotWholeIsNotKnown) {
  const std::string url = "http://a.example/";
  const std::string good = response(url, "ETag: \"1\"\r\n");
  const std::string other = response("http://b.example/", "ETag: \"1\"\r\n");
  EXPECT_EQ(known(*open(other + good.substr(0, good.size() - 10)), url), "- -");
  const std::string packed = test::gzip(good);
  EXPECT_EQ(known(*open(test::gzip(other) + packed.substr(0, packed.size() - 40)), url), "- -");
  EXPECT_EQ(known(*open(test::gzip(other) + packed), url), "\"1\" <p>Kept.");
  const std::string cut = response(url, "ETag: \"1\"\r\n", "<p>", "WARC-Truncated: length\r\n");
  EXPECT_EQ(known(*open(cut), url), "- -");
  EXPECT_EQ(known(*open(response(url, "ETag: \"a\tb\"\r\n")), url), "- -");
  const std::string large = response(url, "ETag: \"1\"\r\n", std::string(kMax + 1, 'x'));
  EXPECT_EQ(known(*open(large), url), "\"1\" -");
}

TEST_F(WarcEarlierTest, AFileThatChangedMeanwhileGivesNoOtherPage) {
  const std::string one = response("http://a.example/1", "ETag: \"1\"\r\n");
  const std::string two = response("http://a.example/2", "ETag: \"1\"\r\n");
  const auto earlier = open(one + two);
  dir_.write("old.warc", two + one);
  EXPECT_EQ(known(*earlier, "http://a.example/1"), "\"1\" -");
  dir_.write("old.warc", "");
  EXPECT_EQ(known(*earlier, "http://a.example/2"), "\"1\" -");
}

TEST_F(WarcEarlierTest, FilesThatCannotBeReadAgain) {
  const std::string one = response("http://a.example/", "ETag: \"1\"\r\n");
  EXPECT_EQ(why_not(one + one), "");
  EXPECT_EQ(why_not(test::gzip(one)), "");
  EXPECT_EQ(why_not(test::gzip(one + one)),
            "its records are compressed together: each must be a gzip member of its own");
  EXPECT_EQ(why_not(test::zstd(one)), "compressed with zstd: only gzip records can be read again");
  EXPECT_EQ(why_not("<p>No archive"), "not a WARC file");
  EXPECT_EQ(why_not(""), "not a WARC file");
  EXPECT_EQ(open_earlier(dir_ / "no.warc", kMax).error().reason, "no such file or directory");
  EXPECT_EQ(open_earlier(dir_.path(), kMax).error().reason, "is a directory");
}

}  // namespace
}  // namespace pith::internal
