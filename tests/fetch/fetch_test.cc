#include "fetch/fetch.h"

#include <curl/curl.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "pith/version.h"
#include "support/http_server.h"

namespace pith::internal {
namespace {

using Kind = Error::Kind;
using test::HttpServer;

// Long enough for a busy machine to serve requests that must not time out.
constexpr double kPatience = 10;
// Short, for servers that never finish.
constexpr double kImpatience = 0.4;

struct Case {
  const char* path;
  Kind kind;
  const char* reason;
};

class FetchTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    // A proxy of the environment cannot reach this loopback address.
    ::setenv("no_proxy", "127.0.0.1,localhost", 1);
    ::unsetenv("all_proxy");
    ::unsetenv("ALL_PROXY");
  }

  Result<Page> get(const std::string& path) { return fetch(server_.url(path)); }
  Result<Page> fetch(const std::string& url) { return Fetcher(options_).fetch(url); }

  // "kind: reason", with the input checked on the way.
  std::string error_of(const std::string& url) {
    const Result<Page> result = fetch(url);
    if (result.ok()) return "no error";
    EXPECT_EQ(result.error().input, url);
    EXPECT_EQ(result.error().reason.find_first_of("\r\n"), std::string::npos);
    return std::to_string(static_cast<int>(result.error().kind)) + ": " + result.error().reason;
  }
  static std::string error(Kind kind, const std::string& reason) {
    return std::to_string(static_cast<int>(kind)) + ": " + reason;
  }

  // For tests that need a timeout after an answer: tries a short timeout first, and longer ones
  // while `attempt` returns false because the machine was too busy to answer.
  void with_growing_patience(const std::function<bool()>& attempt) {
    for (options_.timeout = kImpatience; !attempt(); options_.timeout *= 2) {
      if (options_.timeout > kPatience) return;
    }
  }

  HttpServer server_;
  InputOptions options_ = {.timeout = kPatience, .allow_private = true};
};

TEST_F(FetchTest, GivesBytesTypeAndAddress) {
  const Result<Page> result = get("/ok");
  ASSERT_TRUE(result.ok()) << result.error().to_string();
  const Page& page = result.value();
  EXPECT_EQ(page.bytes, "<!DOCTYPE html><title>Served</title><p>Fine text, all of it.");
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(page.id, server_.url("/ok"));
  EXPECT_EQ(page.source, server_.url("/ok"));
  EXPECT_EQ(page.url, server_.url("/ok"));
}

TEST_F(FetchTest, AddressIsTheOneAfterRedirects) {
  const Result<Page> result = get("/redirect/5");
  ASSERT_TRUE(result.ok()) << result.error().to_string();
  EXPECT_EQ(result.value().url, server_.url("/ok"));
  EXPECT_EQ(result.value().source, server_.url("/redirect/5"));
  EXPECT_EQ(server_.requests(), 6);
}

TEST_F(FetchTest, DecompressesContentEncodings) {
  for (const char* path : {"/gzip", "/deflate", "/br", "/zstd", "/gzip-twice"}) {
    const Result<Page> result = get(path);
    ASSERT_TRUE(result.ok()) << result.error().to_string();
    EXPECT_EQ(result.value().bytes,
              "<!DOCTYPE html><title>Packed</title><p>Sent in fewer bytes, sent in fewer bytes.")
        << path;
  }
}

// libcurl would decompress terabytes of zeros, which takes days.
TEST_F(FetchTest, RefusesCodingsWithinCodings) {
  EXPECT_EQ(error_of(server_.url("/gzip-thrice")),
            error(Kind::protocol, "compressed more than twice"));
  Fetcher for_strangers(options_, Fetcher::Trust::remote);
  EXPECT_TRUE(for_strangers.fetch(server_.url("/gzip")).ok());
  const Result<Page> twice = for_strangers.fetch(server_.url("/gzip-twice"));
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().reason, "compressed more than once");
}

// libcurl does not report compressed data that ends too early.
TEST_F(FetchTest, RefusesWhatIsNoWholePage) {
  const Case cases[] = {
      {"/cut-gzip", Kind::protocol,
       "its body cannot be decompressed: gzip data cut short: get it again"},
      {"/cut-deflate", Kind::protocol,
       "its body cannot be decompressed: gzip data cut short: get it again"},
      {"/cut-br", Kind::protocol,
       "its body cannot be decompressed: brotli data cut short: get it again"},
      {"/cut-zstd", Kind::protocol,
       "its body cannot be decompressed: zstd data cut short: get it again"},
      {"/status/206", Kind::http_status,
       "HTTP 206 Partial Content: a part of the page only; get it whole"},
      {"/status/226", Kind::http_status, "HTTP 226 IM Used: what has changed only; get it whole"},
      {"/two-lengths", Kind::protocol,
       "two Content-Length headers that differ: the end of its body is unknown; get it again"},
      {"/two-lengths-in-one", Kind::protocol,
       "two Content-Length headers that differ: the end of its body is unknown; get it again"},
  };
  for (const Case& expected : cases) {
    EXPECT_EQ(error_of(server_.url(expected.path)), error(expected.kind, expected.reason))
        << expected.path;
  }
  EXPECT_TRUE(get("/same-length-twice").ok());
  EXPECT_NE(error_of(server_.url("/status/101")), "no error");
}

TEST_F(FetchTest, LeavesCharsetsToTheDecoder) {
  const Result<Page> result = get("/charset");
  ASSERT_TRUE(result.ok()) << result.error().to_string();
  EXPECT_EQ(result.value().content_type, "text/html; charset=utf-8");
  EXPECT_EQ(result.value().bytes, "<p>\xcf\xf0\xe8\xe2\xe5\xf2");
}

TEST_F(FetchTest, SendsUserAgentAndAcceptEncoding) {
  const Result<Page> result = get("/echo");
  ASSERT_TRUE(result.ok()) << result.error().to_string();
  const std::string& request = result.value().bytes;
  const auto agent = request.find("\r\nUser-Agent: ") + 14;
  const std::string name = request.substr(agent, request.find('\r', agent) - agent);
  EXPECT_EQ(name, "pith/" PITH_VERSION);
  for (const char* encoding : {"gzip", "deflate", "br", "zstd"}) {
    EXPECT_NE(request.find(encoding, request.find("Accept-Encoding:")), std::string::npos)
        << encoding << " in " << request;
  }
}

TEST_F(FetchTest, PassesOverTrailers) {
  const Result<Page> result = get("/trailers");
  ASSERT_TRUE(result.ok()) << result.error().to_string();
  EXPECT_EQ(result.value().bytes, "<p>Words.");
}

// Some releases of libcurl refuse such a header themselves, before pith sees it.
TEST_F(FetchTest, RefusesTransferCodingsThatNobodyAskedFor) {
  const std::string found = error_of(server_.url("/coded-transfer"));
  const std::string by_pith =
      error(Kind::protocol, "unexpected transfer coding 'gzip' (only chunked is supported)");
  const std::string by_libcurl = error(Kind::protocol, "damaged or unknown content encoding");
  EXPECT_TRUE(found == by_pith || found == by_libcurl) << found;
}

TEST_F(FetchTest, EscapesWhatUrlsMustNotHold) {
  const Result<Page> result = get("/a b/\xc3\xbc?q=%20 x#part");
  ASSERT_TRUE(result.ok()) << result.error().to_string();
  EXPECT_EQ(result.value().bytes.substr(0, result.value().bytes.find('\r')),
            "GET /a%20b/%c3%bc?q=%20+x HTTP/1.1");
}

TEST_F(FetchTest, DropsCredentialsFromTheAddress) {
  const std::string port = std::to_string(server_.port());
  const Result<Page> result = fetch("http://me:secret@127.0.0.1:" + port + "/echo");
  ASSERT_TRUE(result.ok()) << result.error().to_string();
  EXPECT_EQ(result.value().url, server_.url("/echo"));
  EXPECT_NE(result.value().bytes.find("Authorization: Basic "), std::string::npos);
}

TEST_F(FetchTest, KeepsCookiesWithinOnePageOnly) {
  Fetcher fetcher(options_);
  EXPECT_TRUE(fetcher.fetch(server_.url("/cookie-wall")).ok());
  const Result<Page> other = fetcher.fetch(server_.url("/echo"));
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(other.value().bytes.find("Cookie:"), std::string::npos);
}

TEST_F(FetchTest, AcceptsPagesWhateverTheirLabel) {
  for (const char* path : {"/plain", "/no-type", "/unknown-type", "/xhtml-as-xml"}) {
    const Result<Page> result = get(path);
    EXPECT_TRUE(result.ok()) << result.error().to_string();
  }
}

TEST_F(FetchTest, OneFetcherServesAfterFailures) {
  std::string message;
  with_growing_patience([&] {
    Fetcher fetcher(options_);
    EXPECT_FALSE(fetcher.fetch(server_.url("/status/500")).ok());
    EXPECT_FALSE(fetcher.fetch(server_.url("/close")).ok());
    EXPECT_FALSE(fetcher.fetch(server_.url("/stall")).ok());
    EXPECT_FALSE(fetcher.fetch("ftp://127.0.0.1/").ok());
    const Result<Page> served = fetcher.fetch(server_.url("/ok"));
    message = served ? "" : served.error().to_string();
    return served || served.error().kind != Kind::timed_out;
  });
  EXPECT_EQ(message, "");
}

TEST_F(FetchTest, FetchersOfManyThreadsDoNotDisturbEachOther) {
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 5; ++n) good += Fetcher(options_).fetch(server_.url("/gzip")).ok();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 40);
}

TEST_F(FetchTest, SaysInOneLineWhyThereIsNoPage) {
  const Case cases[] = {
      {"/loop", Kind::protocol, "too many redirects (5)"},
      {"/redirect/6", Kind::protocol, "too many redirects (5)"},
      {"/to-file", Kind::protocol,
       "redirect: unsupported scheme 'file' (only http and https are supported)"},
      {"/to-ftp", Kind::protocol,
       "redirect: unsupported scheme 'ftp' (only http and https are supported)"},
      {"/no-location", Kind::protocol, "HTTP 302 without a new address"},
      {"/status/404", Kind::http_status, "HTTP 404 Not Found"},
      {"/status/403", Kind::http_status, "HTTP 403 Forbidden"},
      {"/status/500", Kind::http_status, "HTTP 500 Internal Server Error"},
      {"/status/599", Kind::http_status, "HTTP 599"},
      {"/busy", Kind::http_status, "HTTP 429 Too Many Requests (retry after 120 s)"},
      {"/png", Kind::not_html, "not HTML (Content-Type: image/png)"},
      {"/pdf", Kind::not_html, "not HTML (Content-Type: application/pdf)"},
      {"/rss", Kind::not_html, "not HTML (Content-Type: application/xml)"},
      {"/pdf-as-html", Kind::not_html, "not HTML (PDF document, sent as text/html)"},
      {"/no-type-png", Kind::not_html, "not HTML (PNG image, no Content-Type)"},
      {"/typed-redirect", Kind::not_html, "not HTML (PNG image, no Content-Type)"},
      {"/empty", Kind::empty, "empty response"},
      {"/truncated", Kind::protocol, "body truncated: got 100 of 500 bytes"},
      {"/truncated-chunks", Kind::protocol, "body truncated after 100 bytes"},
      {"/bad-gzip", Kind::protocol,
       "its body cannot be decompressed: damaged gzip (incorrect header check)"},
      {"/odd-encoding", Kind::protocol, "unknown content coding 'lzma'"},
      {"/close", Kind::protocol, "connection closed without an answer"},
      {"/not-http", Kind::protocol, "the server's answer is not HTTP"},
      {"/headers", Kind::protocol, "headers of more than 262144 bytes"},
      {"/long-header", Kind::protocol,
       LIBCURL_VERSION_NUM < 0x080600 ? "out of memory or a header of more than 100 kB"
                                      : "a header of more than 100 kB"},
  };
  for (const Case& expected : cases) {
    EXPECT_EQ(error_of(server_.url(expected.path)), error(expected.kind, expected.reason))
        << expected.path;
  }
}

// None of these answers ends while a test may run.
TEST_F(FetchTest, TimesOut) {
  options_.timeout = kImpatience;
  for (const char* path : {"/drip", "/stall", "/mute"}) {
    EXPECT_EQ(error_of(server_.url(path)), error(Kind::timed_out, "timed out after 0.4 s")) << path;
  }
}

TEST_F(FetchTest, AStatusIsReportedEvenIfItsBodyNeverComes) {
  std::string message;
  with_growing_patience([&] {
    message = error_of(server_.url("/status/404/stall"));
    return message.find("timed out") == std::string::npos;
  });
  EXPECT_EQ(message, error(Kind::http_status, "HTTP 404 Not Found"));
}

TEST_F(FetchTest, TimesOutConnecting) {
  const test::DeafPort deaf;
  options_.connect_timeout = 0.3;
  EXPECT_EQ(error_of("http://127.0.0.1:" + std::to_string(deaf.port()) + "/"),
            error(Kind::timed_out, "timed out: no connection after 0.3 s"));
}

TEST_F(FetchTest, StopsAtTheSizeLimit) {
  options_.max_bytes = 1'000'000;
  const std::string expected = error(Kind::too_large, "more than 1000000 bytes");
  EXPECT_EQ(error_of(server_.url("/endless")), expected);
  EXPECT_EQ(error_of(server_.url("/bomb")), expected);
  // Decided from the headers, without waiting for the body, which never ends.
  EXPECT_EQ(error_of(server_.url("/announced")), expected);
}

TEST_F(FetchTest, TheSizeLimitIsExact) {
  options_.max_bytes = get("/gzip").value().bytes.size();
  EXPECT_TRUE(get("/gzip").ok());
  --options_.max_bytes;
  EXPECT_EQ(error_of(server_.url("/gzip")),
            error(Kind::too_large, "more than " + std::to_string(options_.max_bytes) + " bytes"));
}

TEST_F(FetchTest, RedirectsCanBeForbidden) {
  options_.max_redirects = 0;
  EXPECT_TRUE(get("/ok").ok());
  EXPECT_EQ(error_of(server_.url("/redirect/1")), error(Kind::protocol, "too many redirects (0)"));
}

TEST_F(FetchTest, SaysWhyThereIsNoConnection) {
  const test::ClosedPort closed;
  EXPECT_EQ(error_of("http://127.0.0.1:" + std::to_string(closed.port()) + "/"),
            error(Kind::refused, "connection refused"));
  EXPECT_EQ(error_of("https://127.0.0.1:" + std::to_string(server_.port()) + "/ok"),
            error(Kind::refused, "TLS handshake failed"));
  // A name with a label of more than 63 letters is not passed to a resolver.
  EXPECT_EQ(error_of("http://" + std::string(70, 'x') + ".invalid/"),
            error(Kind::not_found, "host not found"));
}

TEST_F(FetchTest, RefusesWhatIsNoHttpUrl) {
  const std::string only = " (only http and https are supported)";
  EXPECT_EQ(error_of("ftp://127.0.0.1/x.html"),
            error(Kind::unsupported, "unsupported scheme 'ftp'" + only));
  EXPECT_EQ(error_of("FILE:///etc/passwd"),
            error(Kind::unsupported, "unsupported scheme 'file'" + only));
  EXPECT_EQ(error_of("http://"),
            error(Kind::unsupported, "not a valid URL (No host part in the URL)"));
  EXPECT_EQ(error_of("http://127.0.0.1:99999/"),
            error(Kind::unsupported,
                  "not a valid URL (Port number was not a decimal number between 0 and 65535)"));
  EXPECT_EQ(error_of(server_.url("/ok") + std::string(1, '\0') + "x"),
            error(Kind::unsupported, "not a valid URL (it holds a NUL byte)"));
}

TEST(UrlScheme, IsWhatPrecedesTheSlashes) {
  EXPECT_EQ(url_scheme("http://a/"), "http");
  EXPECT_EQ(url_scheme("HTTPS://a/"), "https");
  EXPECT_EQ(url_scheme("git+ssh://a/"), "git+ssh");
  for (const char* path :
       {"", "://", "a.html", "/tmp/http://x", "./a://b", "1a://b", "c:/x", "-"}) {
    EXPECT_EQ(url_scheme(path), "") << path;
  }
}

}  // namespace
}  // namespace pith::internal
