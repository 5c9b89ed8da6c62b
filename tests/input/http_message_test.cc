#include "input/http_message.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "support/gzip.h"
#include "support/zstd.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMax = 1'000'000;

HttpMessage parse(const std::string& headers, const std::string& body, std::size_t most = kMax) {
  return parse_http_message("HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body, most)
      .value_or(HttpMessage{});
}

TEST(HttpMessage, Table) {
  const struct {
    std::string headers, body, expected, flaw;
  } cases[] = {
      {"", "plain", "plain", ""},
      {"Content-Length: 5\r\n", "plain", "plain", ""},
      {"Content-Length: 6\r\n", "plain", "plain", "cut short"},
      {"Content-Length: 6\r\n", "", "", "cut short"},
      {"Content-Length: 5\r\nContent-Length: 5, 5\r\n", "plain", "plain", ""},
      {"Content-Length: 5\r\nContent-Length: 4\r\n", "plain", "plain", "cut short"},
      {"Content-Length: 4, 5\r\n", "plain", "plain", "cut short"},
      {"Content-Length: many\r\n", "plain", "plain", ""},
      {"Content-Length: 60\r\nTransfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\n\r\n", "a", ""},
      // The length is that of the body that the archive decompressed.
      {"Content-Length: 60\r\nContent-Encoding: gzip\r\n", "not packed", "not packed", ""},
      {"Content-Length: 60\r\nContent-Encoding: gzip\r\n", test::gzip("packed"), "packed",
       "cut short"},
      {"Content-Encoding: gzip\r\n", "\x1f\x8b", "", "cut short"},
      {"Content-Encoding: zstd\r\n", "\x28\xb5", "", "cut short"},
      {"Content-Length: 3\r\n", "plain", "plain", ""},  // the bytes that are there count
      {"Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde", ""},
      {"transfer-encoding: Chunked\r\n", "3\nabc\n0\n\n", "abc", ""},
      {"Transfer-Encoding: chunked\r\n", "<p>undone by the archive", "<p>undone by the archive",
       ""},
      {"Transfer-Encoding: chunked\r\n", "5\r\nabc", "abc", "cut short"},
      {"Transfer-Encoding: chunked\r\n", "3\r\nabc\r\nzz\r\n", "abc", "cut short"},
      {"Content-Encoding: gzip\r\n", test::gzip("packed"), "packed", ""},
      {"Content-Encoding: gzip\r\n", test::gzip("packed ") + test::gzip("twice"), "packed twice",
       ""},
      {"Transfer-Encoding: gzip, chunked\r\n", "3\r\nabc\r\n0\r\n\r\n", "abc", ""},
      {"Transfer-Encoding: gzip\r\n", test::gzip("packed"), "packed", ""},
      {"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "2\r\n\x1f\x8b\r\n0\r\n\r\n",
       "", "cut short"},
      {"Content-Encoding: zstd\r\nContent-Encoding: gzip\r\n", test::gzip(test::zstd("packed")),
       "packed", ""},
      {"Content-Encoding: x-gzip\r\n", test::gzip("packed"), "packed", ""},
      {"Content-Encoding: gzip\r\n", "not packed any more", "not packed any more", ""},
      {"Content-Encoding: deflate\r\n", "not packed any more", "not packed any more", ""},
      {"Content-Encoding: identity\r\n", "plain", "plain", ""},
      {"Content-Encoding: br\r\n", std::string("\x0b\x02\x80", 3) + "<p>ab\x03", "<p>ab", ""},
      {"Content-Encoding: br\r\n", "\x0b\x02", "", "cut short"},
      {"Content-Encoding: br\r\n", "<p>not packed any more", "<p>not packed any more", ""},
      {"Content-Encoding: zstd\r\n", test::zstd("packed"), "packed", ""},
      {"Content-Encoding: zstd\r\n", "not packed any more", "not packed any more", ""},
      {"Content-Encoding: zstd, gzip\r\n", test::gzip(test::zstd("packed")), "packed", ""},
      {"Content-Encoding: br,br,br,br,br,br\r\n", "packed", "packed", "too many content codings"},
      {"Content-Encoding: rot13\r\n", "cnpxrq", "cnpxrq", "unknown coding"},
  };
  for (const auto& c : cases) {
    const HttpMessage message = parse(c.headers, c.body);
    EXPECT_EQ(message.body, c.expected) << c.headers;
    EXPECT_EQ(message.flaw, c.flaw) << c.headers;
    EXPECT_EQ(message.status, 200);
  }
}

TEST(HttpMessage, PackedBodyCutShort) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += std::to_string(i * 7919);
  const std::string packed = test::gzip(text);
  const HttpMessage message =
      parse("Content-Encoding: gzip\r\n", packed.substr(0, packed.size() / 2));
  EXPECT_EQ(message.flaw, "cut short");
  EXPECT_GT(message.body.size(), 100U);
  EXPECT_TRUE(text.starts_with(message.body));
}

TEST(HttpMessage, ContinueInFrontOfTheResponse) {
  const std::string bytes =
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a";
  const std::optional<HttpMessage> message = parse_http_message(bytes, 1000);
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->status, 200);
  EXPECT_EQ(message->body, "<p>a");
  EXPECT_EQ(message->flaw, "");
}

// A body that is cut anywhere is reported.
TEST(HttpMessage, PackedBodyCutAnywhere) {
  const std::string page = "<p>Words of a page.";
  const std::pair<const char*, std::string> bodies[] = {{"gzip", test::gzip(page)},
                                                        {"zstd", test::zstd(page)}};
  for (const auto& [coding, whole] : bodies) {
    const std::string header = std::string("Content-Encoding: ") + coding + "\r\n";
    EXPECT_EQ(parse(header, whole).flaw, "") << coding;
    for (std::size_t size = 1; size < whole.size(); ++size) {
      const HttpMessage message = parse(header, whole.substr(0, size));
      EXPECT_EQ(message.flaw, "cut short") << coding << size;
      EXPECT_EQ(message.why, std::string(coding) + " data cut short: get it again") << size;
    }
  }
}

TEST(HttpMessage, ABombEndsAtTheLimit) {
  const HttpMessage message =
      parse("Content-Encoding: gzip\r\n", test::gzip(std::string(10'000'000, 'x')), 1000);
  EXPECT_EQ(message.body.size(), 1000U);
}

TEST(HttpMessage, Headers) {
  const auto message = parse_http_message(
      "HTTP/1.0 404 Not Found\nCONTENT-TYPE:  text/html;\n  charset=utf-8\nnonsense\n\nbody", kMax);
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->status, 404);
  EXPECT_EQ(message->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(message->body, "body");
}

TEST(HttpMessage, AnythingElse) {
  for (const char* bytes : {"", "GET / HTTP/1.1\r\n\r\n", "<html>", "HTTP"}) {
    EXPECT_FALSE(parse_http_message(bytes, kMax).has_value()) << bytes;
  }
  EXPECT_EQ(parse_http_message("HTTP/1.1", kMax).value_or(HttpMessage{}).status, 0);
}

}  // namespace
}  // namespace pith::internal
