#include "input/containers/warc.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/gzip.h"
#include "support/temp_dir.h"
#include "support/zstd.h"

namespace pith::internal {
namespace {

constexpr char kHtml[] = "<!DOCTYPE html><p>Words of a page.";

std::string record(const std::string& type, const std::string& content_type,
                   const std::string& block, const std::string& extra = "") {
  static int number = 0;
  return "WARC/1.1\r\nWARC-Type: " + type +
         "\r\nWARC-Record-ID: <urn:x:" + std::to_string(++number) +
         ">\r\nWARC-Target-URI: http://example.org/" + type + "\r\n" + extra +
         "Content-Type: " + content_type + "\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& body = kHtml, const std::string& headers = "",
                     const std::string& status = "200 OK") {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body);
}

class WarcTest : public testing::Test {
 protected:
  // A line a page: its bytes, or "! reason".
  std::vector<std::string> read(const std::string& bytes, std::size_t most = 100'000) {
    const auto source = open_warc(dir_.write("a.warc", bytes), InputOptions{.max_bytes = most});
    std::vector<std::string> lines;
    while (const auto page = source->next()) {
      lines.push_back(page->ok() ? page->value().bytes : "! " + page->error().reason);
    }
    EXPECT_FALSE(source->next().has_value());
    skipped_ = source->skipped();
    passed_over_ = source->passed_over();
    return lines;
  }

  using Lines = std::vector<std::string>;
  test::TempDir dir_;
  std::map<std::string, std::size_t> skipped_;
  std::map<std::string, std::size_t> passed_over_;
};

TEST_F(WarcTest, FillsThePage) {
  const std::string path =
      dir_.write("a.warc", response(kHtml, "Content-Type: text/html; charset=koi8-r\r\n"));
  const auto page = open_warc(path, {})->next();
  ASSERT_TRUE(page.has_value() && page->ok());
  EXPECT_EQ(page->value().bytes, kHtml);
  EXPECT_EQ(page->value().content_type, "text/html; charset=koi8-r");
  EXPECT_EQ(page->value().url, "http://example.org/response");
  EXPECT_TRUE(page->value().id.starts_with("urn:x:"));
  EXPECT_EQ(page->value().source, path);
  EXPECT_FALSE(page->value().is_plain_text);
}

// A page that is read without its data: URIs is as incomplete as any other.
TEST_F(WarcTest, NoticesThatAPageWithDataUrisIsCutShort) {
  const std::string body =
      "<p>Words.<img src='data:image/png;base64," + std::string(2'000'000, 'A') + "'>";
  const auto of_length = [&body](std::size_t length) {
    return response(body, "Content-Length: " + std::to_string(length) + "\r\n");
  };
  const Lines whole = read(of_length(body.size()));
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_TRUE(whole[0].starts_with("<p>Words.")) << whole[0];
  const Lines cut = read(of_length(body.size() + 10));
  ASSERT_EQ(cut.size(), 1U);
  EXPECT_TRUE(cut[0].starts_with("! ")) << cut[0];
}

TEST_F(WarcTest, KindsOfRecords) {
  const std::string bytes = record("warcinfo", "application/warc-fields", "software: x") +
                            record("request", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                            response() + record("metadata", "application/warc-fields", "a: b") +
                            record("resource", "text/html", "<p>A resource.") +
                            record("revisit", "application/http", "HTTP/1.1 200 OK\r\n\r\n") +
                            record("conversion", "text/plain", "<b> plain text") +
                            record("resource", "image/png", "\x89PNG") +
                            record("response", "text/dns", "example.org. 1.2.3.4") +
                            response("{}", "Content-Type: application/json\r\n") +
                            response("gone", "", "404 Not Found");
  EXPECT_EQ(read(bytes), (Lines{kHtml, "<p>A resource.", "<b> plain text"}));
  EXPECT_EQ(skipped_["revisit records"], 1U);
  EXPECT_EQ(skipped_["records that are not HTML"], 2U);
  EXPECT_EQ(skipped_["records that are not HTTP"], 1U);
  EXPECT_EQ(skipped_["HTTP status other than 2xx"], 1U);
}

TEST_F(WarcTest, APageThatIsTooLargeIsNotCalledCutShort) {
  const std::string body = "<p>" + std::string(3'000'000, 'x');
  const std::string length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
  EXPECT_EQ(read(response(body, length) + response(), 100),
            (Lines{"! more than 100 bytes", kHtml}));
  EXPECT_EQ(read(response(body.substr(0, 2000), "Content-Length: 2000\r\n") + response(), 1999),
            (Lines{"! more than 1999 bytes", kHtml}));
  EXPECT_EQ(read(response(body.substr(0, 2000), "Content-Length: 2001\r\n"), 2001),
            (Lines{"! its body is cut short (got 2000 of 2001 bytes): crawl the page again"}));
}

TEST_F(WarcTest, CompressedFilesAreRead) {
  const std::string type = "Content-Type: application/gzip\r\n";
  EXPECT_EQ(read(response(test::gzip(kHtml), type)), Lines{kHtml});
  EXPECT_EQ(read(response(kHtml, type)), Lines{kHtml});
  EXPECT_EQ(read(response(test::gzip("\x89PNG\r\n\x1a\n"), type)), Lines{});
  EXPECT_EQ(passed_over_["pictures"], 1U);
}

TEST_F(WarcTest, BytesOfNoTypeArePagesIfTheyAreHtml) {
  const std::string type = "Content-Type: application/octet-stream\r\n";
  const std::string large = "PK\3\4" + std::string(3'000'000, 'x');
  EXPECT_EQ(read(response(kHtml, type) + response("var a = '<p>';", type) +
                     response("\x89PNG\r\n\x1a\n", type + "Content-Length: 900\r\n") +
                     response(large, type) +
                     record("resource", "application/octet-stream", "<p>A resource.") +
                     record("resource", "binary/octet-stream", large) +
                     record("resource", "image/png", large),
                 1000),
            (Lines{kHtml, "<p>A resource."}));
  EXPECT_EQ(skipped_["records that are not HTML"], 5U);
}

TEST_F(WarcTest, PlainTextIsSaidToBe) {
  const auto source =
      open_warc(dir_.write("a.wet", record("conversion", "text/plain", "Some <b> words")), {});
  const auto page = source->next();
  ASSERT_TRUE(page.has_value() && page->ok());
  EXPECT_TRUE(page->value().is_plain_text);
}

TEST_F(WarcTest, PackedByRecordOrWhole) {
  const std::string one = response("<p>One page.");
  const std::string two = response("<p>Two pages.");
  const Lines both = {"<p>One page.", "<p>Two pages."};
  EXPECT_EQ(read(test::gzip(one) + test::gzip(two)), both);
  EXPECT_EQ(read(test::gzip(one + two)), both);
  EXPECT_EQ(read(one + two), both);
}

TEST_F(WarcTest, BrokenRecordsAreReportedAndSkipped) {
  const std::string good = response();
  const struct {
    const char* what;
    std::string bytes;
    Lines expected;
  } cases[] = {
      {"cut short at the end",
       good + good.substr(0, good.size() - 20),
       {kHtml, "! cut short: get the file again"}},
      {"cut in the header", good + good.substr(0, 40), {kHtml, "! cut short in its header"}},
      {"no length",
       "WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n\r\n" + good,
       {"! no Content-Length", kHtml}},
      {"a length that is none",
       "WARC/1.0\r\nContent-Length: -5\r\n\r\n" + good,
       {"! no Content-Length", kHtml}},
      {"a length that no record has",
       "WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\n\r\n\r\n" + good,
       {"! no Content-Length", kHtml}},
      {"no length, and its block",
       "WARC/1.0\r\n\r\n<p>block\r\n\r\n" + good,
       {"! no Content-Length", kHtml}},
      {"rubbish between",
       good + "rubbish\r\n" + good,
       {kHtml, "! damaged: not a valid record", kHtml}},
      {"no HTTP in it",
       record("response", "application/http", "hello") + good,
       {"! not an HTTP response", kHtml}},
      {"too large",
       response("<p>" + std::string(200'000, 'x')) + good,
       {"! more than 100000 bytes", kHtml}},
      {"huge",
       response("<p>" + std::string(3'000'000, 'x')) + good,
       {"! more than 100000 bytes", kHtml}},
      {"a header without end",
       record("response", "application/http", "HTTP/1.1 200 OK\r\n\r\n<p>lost",
              []() {
                std::string lines;
                for (int i = 0; i < 20'000; ++i)
                  lines += "X-Line: " + std::string(50, 'x') + "\r\n";
                return lines;
              }()) +
           good,
       {"! its header is longer than 1 MB", kHtml}},
      {"nothing in it", response("") + good, {kHtml}},
      {"no WARC", "<html>", {"! not a WARC file"}},
      {"empty", "", {"! not a WARC file"}},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.bytes), c.expected) << c.what;
}

TEST_F(WarcTest, DamagedGzipContinuesAtTheNextMember) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i * 7919);
  std::string damaged = test::gzip(response("<p>" + text));
  for (std::size_t i = damaged.size() / 2; i < damaged.size() / 2 + 40; ++i) damaged[i] = '\x55';
  const Lines lines = read(test::gzip(response()) + damaged + test::gzip(response()));
  ASSERT_GE(lines.size(), 3U) << lines.back();
  EXPECT_EQ(lines.front(), kHtml);
  EXPECT_EQ(lines[1].front(), '!');
  EXPECT_EQ(lines.back(), kHtml);
}

TEST_F(WarcTest, GzipCutAnywhere) {
  const std::string packed = test::gzip(response("<p>One page.")) + test::gzip(response());
  for (std::size_t size = 0; size < packed.size(); ++size) {
    const Lines lines = read(packed.substr(0, size));
    ASSERT_FALSE(lines.empty()) << size;
    ASSERT_LE(lines.size(), 3U) << size;
  }
}

// The pages before the cut are kept, and a failure reports the page that is lost or may be. Missing
// complete members cannot be detected.
TEST_F(WarcTest, CutAnywhereIsReported) {
  const auto packings = {+[](const std::string& text) { return test::gzip(text); },
                         +[](const std::string& text) { return test::zstd(text); }};
  for (const auto& pack : packings) {
    std::string whole;
    std::vector<std::size_t> ends = {0};
    for (int i = 0; i < 4; ++i) {
      whole += pack(response());
      ends.push_back(whole.size());
    }
    for (std::size_t size = 1; size <= whole.size(); ++size) {
      const Lines lines = read(whole.substr(0, size));
      const auto pages = static_cast<std::size_t>(std::count(lines.begin(), lines.end(), kHtml));
      const auto end = std::upper_bound(ends.begin(), ends.end(), size) - 1;
      const bool at_end = *end == size;
      EXPECT_GE(pages, static_cast<std::size_t>(end - ends.begin())) << size;
      EXPECT_LE(pages, static_cast<std::size_t>(end - ends.begin()) + 1) << size;
      ASSERT_EQ(lines.size() - pages, at_end ? 0U : 1U) << size << " " << lines.back();
      if (!at_end && size > 10) {  // less than this does not show its type
        EXPECT_NE(lines.back().find("cut short"), std::string::npos) << lines.back();
      }
    }
  }
}

// Padding is not reported.
TEST_F(WarcTest, DataBetweenMembersIsReported) {
  const std::string member = test::gzip(response());
  EXPECT_EQ(read(member + std::string(1'000, '\0') + member + "\r\n" + member),
            (Lines{kHtml, kHtml, kHtml}));
  std::string lost = member;
  lost[1] = '?';
  EXPECT_EQ(read(member + lost + member),
            (Lines{kHtml, "! damaged gzip (other data between its members)", kHtml}));
}

// A page with a missing part is an error.
TEST_F(WarcTest, BodiesCutShort) {
  const std::string packed = test::gzip("<p>Words of a page, and more words.");
  const std::string body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const struct {
    std::string http;
    const char* expected;
  } cases[] = {
      {body + "Content-Encoding: gzip\r\n\r\n" + packed.substr(0, packed.size() - 9),
       "! its body is cut short (gzip data cut short: get it again): crawl the page again"},
      {body + "Content-Length: 900\r\n\r\n<p>Words.",
       "! its body is cut short (got 9 of 900 bytes): crawl the page again"},
      {body + "Transfer-Encoding: chunked\r\n\r\n9\r\n<p>Words.\r\n",
       "! its body is cut short (its chunks end too early): crawl the page again"},
      {body + "Content-Length: 9\r\nContent-Length: 8\r\n\r\n<p>Words.",
       "! its body is cut short (two Content-Length headers that differ: the end of its body "
       "is unknown; get it again): crawl the page again"},
      {body.substr(0, body.size() - 2),
       "! its body is cut short (its head ends too early): crawl the page again"},
      {"HTTP/1.1 200 OK\r\nServer: x",
       "! its body is cut short (its head ends too early): crawl the page again"},
      {body + "Transfer-Encoding: gzip\r\n\r\n" + packed.substr(0, packed.size() - 9),
       "! its body is cut short (gzip data cut short: get it again): crawl the page again"},
      {"HTTP/1.1 206 Partial Content\r\nContent-Type: text/html\r\n\r\n<p>Words.",
       "! HTTP 206 Partial Content: a part of the page only; get it whole"},
      {"HTTP/1.1 101 Switching Protocols\r\nContent-Type: text/html\r\n\r\n<p>Words.",
       "! the last HTTP status is below 200: there is no page; get it again"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(read(record("response", "application/http", c.http) + response()),
              (Lines{c.expected, kHtml}));
  }
  // If the crawler says that it truncated the page, its beginning is read. Pictures are not pages.
  EXPECT_EQ(
      read(record("response", "application/http", cases[1].http, "WARC-Truncated: length\r\n")),
      (Lines{"<p>Words."}));
  EXPECT_EQ(read(record("response", "application/http",
                        "HTTP/1.1 206 OK\r\nContent-Type: image/png\r\n\r\nx")),
            Lines{});
}

TEST_F(WarcTest, TruncatedByTheCrawler) {
  EXPECT_EQ(read(record("resource", "text/html", kHtml, "WARC-Truncated: length\r\n")),
            (Lines{kHtml}));
  EXPECT_EQ(skipped_["parts of pages: truncated by the crawler"], 1U);
}

// A length beyond the end of the input does not swallow the following records.
TEST_F(WarcTest, LengthBeyondTheEnd) {
  const std::string wrong =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999\r\n\r\n"
      "HTTP/1.1 200 OK\r\n\r\n<p>About WARC/1.0 files\nWARC/1.0 begins each\n\r\n\r\n";
  const std::string bytes = wrong + response() + wrong + response() + response();
  const Lines expected = {"! cut short: get the file again", kHtml,
                          "! cut short: get the file again", kHtml, kHtml};
  EXPECT_EQ(read(bytes), expected);
  EXPECT_EQ(read(test::gzip(bytes)), expected);
  EXPECT_EQ(read(test::zstd(bytes)), expected);
  EXPECT_EQ(read(test::gzip(bytes.substr(0, 90)) + test::gzip(bytes.substr(90))), expected);
}

TEST_F(WarcTest, LengthBeyondTheMember) {
  const std::string wrong =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 600\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>";
  const Lines expected = {kHtml, "! Content-Length reaches beyond its member", kHtml, kHtml, kHtml};
  for (const auto& pack : {test::gzip, +[](const std::string& text) { return test::zstd(text); }}) {
    EXPECT_EQ(read(pack(response()) + pack(wrong) + pack(response()) + pack(response()) +
                   pack(response())),
              expected);
  }
}

TEST_F(WarcTest, ZstdByRecordOrWhole) {
  const std::string one = response();
  const std::string two = response("<p>Another");
  EXPECT_EQ(read(test::zstd(one) + test::zstd(two)), (Lines{kHtml, "<p>Another"}));
  EXPECT_EQ(read(test::zstd(one + two)), (Lines{kHtml, "<p>Another"}));
  std::string damaged = test::zstd(one);
  damaged.replace(8, 12, std::string(12, '\xff'));
  EXPECT_EQ(read(damaged + test::zstd(two)).back(), "<p>Another");
}

// As from a pipe: input that cannot be read again is searched in the part that is held in memory.
TEST_F(WarcTest, LengthBeyondTheEndOfWhatIsReadOnce) {
  class Once : public RawBytes {
   public:
    explicit Once(std::string bytes) : bytes_(std::move(bytes)) {}
    Result<std::size_t> read(char* to, std::size_t size) override {
      const std::size_t count = bytes_.copy(to, size, at_);
      at_ += count;
      return count;
    }

   private:
    std::string bytes_;
    std::size_t at_ = 0;
  };
  const std::string wrong =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999\r\n\r\nHTTP/1.1 200 OK\r\n";
  auto stream = ByteStream::over(std::make_unique<Once>(wrong + response() + response()));
  ASSERT_TRUE(stream.ok());
  const auto source = open_warc(std::move(stream.value()), "once", {});
  Lines lines;
  while (const auto page = source->next()) {
    lines.push_back(page->ok() ? page->value().bytes : "! " + page->error().to_string());
  }
  EXPECT_EQ(lines, (Lines{"! once:1: cut short: get the file again", kHtml, kHtml}));
}

TEST(Warc, Missing) {
  const auto source = open_warc("/nonexistent/a.warc", {});
  const auto page = source->next();
  ASSERT_TRUE(page.has_value() && !page->ok());
  EXPECT_EQ(page->error().to_string(), "/nonexistent/a.warc: no such file or directory");
  EXPECT_FALSE(source->next().has_value());
}

}  // namespace
}  // namespace pith::internal
