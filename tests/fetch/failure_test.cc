#include "fetch/failure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

namespace pith::internal {
namespace {

using Kind = Error::Kind;

struct Cleanup {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, Cleanup>;

constexpr std::string_view kPage = "<!DOCTYPE html><title>A page</title><p>Words.";
constexpr std::string_view kXml = "<?xml version='1.0'?><rss><channel/></rss>";
constexpr std::string_view kXhtml =
    "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><p>Words.</p></html>";
constexpr std::string_view kPdf = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";

TEST(Failure, ForeignTextIsOneShortLine) {
  EXPECT_EQ(internal::quoted("text/html; a=\"b\""), "text/html; a=\"b\"");
  EXPECT_EQ(internal::quoted("a\r\nb\tc\x7f\xc3\xa4"), "a??b?c???");
  EXPECT_EQ(internal::quoted(std::string(5000, 'x')), std::string(120, 'x'));
  EXPECT_EQ(too_large(500).kind, Kind::too_large);
  EXPECT_NE(too_large(500).reason.find("500"), std::string::npos);
}

TEST(Failure, TypesAndBodies) {
  const struct {
    std::string_view bytes;
    std::string type;
    bool is_page;
  } cases[] = {
      {kPage, "text/html", true},
      {kPage, "TEXT/HTML;charset=utf-8", true},
      {kPage, "text/html , text/plain", true},
      {kPage, "application/xhtml+xml", true},
      {"Words alone.", "text/plain", true},
      {kPage, "", true},
      {"Words alone.", "", true},
      {kPage, "*/*", true},
      {kPage, "unknown/unknown", true},
      {kPage, "application/octet-stream", true},
      {kPage, "Binary/Octet-Stream; charset=utf-8", true},
      {kXml, "application/octet-stream", false},
      {kPdf, "application/octet-stream", false},
      {kXhtml, "application/xml", true},
      {kXhtml, "text/xml; charset=utf-8", true},
      {kXml, "application/xml", false},
      {kXml, "", false},
      {kXml, "text/html", true},  // the server says that it is a page
      {kPdf, "text/html", false},
      {kPdf, "", false},
      {kPage, "image/png", false},
      {kPage, "application/json", false},
      {kPage, "text/htmlx", false},
      {std::string_view("\x1f\x8b\x08\0\0\0\0\0\0\3", 10), "text/html", false},
  };
  for (const auto& c : cases) {
    const std::optional<Failure> failure = judge_body(std::string(c.bytes), c.type);
    EXPECT_EQ(!failure, c.is_page) << c.type << " " << c.bytes.substr(0, 12);
    if (failure) {
      EXPECT_EQ(failure->kind, Kind::not_html);
    }
  }
  EXPECT_EQ(judge_body("", "text/html")->kind, Kind::empty);
  EXPECT_EQ(judge_body("", "image/png")->kind, Kind::empty);
}

// What libcurl says of requests that have no response.
TEST(Failure, EveryCodeIsOneLine) {
  const struct {
    CURLcode code;
    Kind kind;
    std::string_view says = "";
  } cases[] = {
      {CURLE_COULDNT_RESOLVE_HOST, Kind::not_found, "host"},
      {CURLE_COULDNT_RESOLVE_PROXY, Kind::refused, "proxy"},
      {CURLE_COULDNT_CONNECT, Kind::refused, "refused"},
      {CURLE_SSL_CONNECT_ERROR, Kind::refused, "TLS"},
      {CURLE_PEER_FAILED_VERIFICATION, Kind::refused, "the detail of libcurl"},
      {CURLE_PARTIAL_FILE, Kind::protocol, "truncated"},
      {CURLE_GOT_NOTHING, Kind::protocol, "without an answer"},
      {CURLE_RECV_ERROR, Kind::protocol, "the detail of libcurl"},
      {CURLE_SEND_ERROR, Kind::protocol, "the detail of libcurl"},
      {CURLE_TOO_MANY_REDIRECTS, Kind::protocol, "(7)"},
      {CURLE_URL_MALFORMAT, Kind::protocol, "host name"},
      {CURLE_LOGIN_DENIED, Kind::protocol, "password"},
      {CURLE_OUT_OF_MEMORY, Kind::protocol, "memory"},
      {CURLE_HTTP2, Kind::protocol, "the detail of libcurl"},
      {CURLE_OPERATION_TIMEDOUT, Kind::timed_out, "timed out"},
  };
  const Easy easy(curl_easy_init());
  const InputOptions options = {.max_redirects = 7};
  for (const auto& c : cases) {
    const auto failure = judge_end(easy.get(), c.code, "the detail of\nlibcurl", options);
    ASSERT_TRUE(failure) << c.code;
    EXPECT_EQ(failure->kind, c.kind) << c.code;
    std::string reason = failure->reason;
    EXPECT_EQ(reason.find('\n'), std::string::npos) << reason;
    std::replace(reason.begin(), reason.end(), '?', ' ');
    EXPECT_NE(reason.find(c.says), std::string::npos) << reason;
    EXPECT_FALSE(judge_end(easy.get(), c.code, "", options)->reason.empty()) << c.code;
  }
  EXPECT_FALSE(judge_end(easy.get(), CURLE_OK, "", options));
  EXPECT_FALSE(judge_headers(easy.get(), options, false, options.max_bytes))
      << "there are none yet";
}

// libcurl has one code for both limits.
TEST(Failure, WhichTimeHasPassed) {
  const Easy easy(curl_easy_init());
  const auto reason = [&easy](double connect, double all) {
    return judge_end(easy.get(), CURLE_OPERATION_TIMEDOUT, "",
                     {.timeout = all, .connect_timeout = connect})
        ->reason;
  };
  EXPECT_EQ(reason(10, 30), "timed out: no connection after 10 s");
  EXPECT_EQ(reason(0.25, 30), "timed out: no connection after 0.25 s");
  EXPECT_EQ(reason(10, 10), "timed out after 10 s");
  EXPECT_EQ(reason(10, 2.5), "timed out after 2.5 s");
}

}  // namespace
}  // namespace pith::internal
