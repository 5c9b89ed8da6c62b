#include "serve/request_head.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace pith::internal::serve {
namespace {

RequestHead with(Fields headers, const char* version = "HTTP/1.1") {
  headers.insert(headers.begin(), {"Host", "example.org"});
  return {.version = version, .headers = std::move(headers)};
}

TEST(RequestHead, HeadersOfAnyCaseAreJoined) {
  const RequestHead head =
      with({{"accept", "text/plain"}, {"X", ""}, {"ACCEPT", "*/*"}, {"x", "y"}});
  EXPECT_EQ(head.header("Accept"), "text/plain, */*");
  EXPECT_EQ(head.header("x"), ", y");
  EXPECT_EQ(head.header("Accep"), "");
  EXPECT_EQ(head.header("host"), "example.org");
}

TEST(RequestHead, WhoReadsTheAnswer) {
  EXPECT_TRUE(with({{"Accept", "application/xml,Text/HTML;q=0.9"}}).accepts_html());
  EXPECT_TRUE(with({{"Accept", "*/*"}, {"Accept", "text/html"}}).accepts_html());
  EXPECT_FALSE(with({{"Accept", "*/*"}}).accepts_html());
  EXPECT_FALSE(with({}).accepts_html());
}

TEST(RequestHead, WhereTheBodyEnds) {
  EXPECT_EQ(with({}).length(), 0U);
  EXPECT_EQ(with({{"content-length", "1234"}}).length(), 1234U);
  EXPECT_FALSE(with({{"Content-Length", "1"}}).is_chunked());
  EXPECT_TRUE(with({{"transfer-encoding", "chunked"}}).is_chunked());
}

// The status of the refusal, or 0.
TEST(RequestHead, WhatProxiesMayReadDifferently) {
  const struct {
    Fields headers;
    int status;
    const char* version = "HTTP/1.1";
  } cases[] = {
      {{}, 0},
      {{{"X-Odd!#$%&'*+-.^_`|~9", "any\tvalue, \xc3\xa4"}}, 0},
      {{{"Content-Length", "12"}}, 0},
      {{{"Transfer-Encoding", "chunked"}}, 0},
      {{{"Transfer-Encoding", "Chunked"}}, 0},
      {{{"Content-Length", "12"}}, 0, "HTTP/1.0"},
      // Names and values.
      {{{"", "x"}}, 400},
      {{{"Name ", "x"}}, 400},
      {{{" Name", "x"}}, 400},
      {{{"Na(me", "x"}}, 400},
      {{{"N\xc3\xa4me", "x"}}, 400},
      {{{"Name", "x\ry"}}, 400},
      {{{"Name", "x\ny"}}, 400},
      {{{"Name", "x\x7f"}}, 400},
      {{{"Name", std::string("x\0y", 3)}}, 400},
      // Where a request ends.
      {{{"Content-Length", "+12"}}, 400},
      {{{"Content-Length", "-1"}}, 400},
      {{{"Content-Length", "1 2"}}, 400},
      {{{"Content-Length", "0x12"}}, 400},
      {{{"Content-Length", "12"}, {"content-length", "12"}}, 400},
      {{{"Content-Length", "12"}, {"Transfer-Encoding", "chunked"}}, 400},
      {{{"Transfer-Encoding", ""}}, 400},
      {{{"Transfer-Encoding", ""}, {"Content-Length", "12"}}, 400},
      {{{"Transfer-Encoding", "gzip, chunked"}}, 501},
      {{{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}, 501},
      {{{"Transfer-Encoding", "identity"}}, 501},
      {{{"Transfer-Encoding", "chunked"}}, 400, "HTTP/1.0"},
      // Whom it is for.
      {{{"Host", "other.example"}}, 400},
  };
  for (const auto& c : cases) {
    const std::optional<Answer> refused = check_head(with(c.headers, c.version));
    const std::string what =
        c.headers.empty() ? "" : c.headers.back().first + ": " + c.headers.back().second;
    EXPECT_EQ(refused ? refused->status : 0, c.status) << what;
    EXPECT_EQ(refused && refused->reason.empty(), false) << what;
  }
}

TEST(RequestHead, HostIsOneName) {
  const auto is_refused = [](const char* version, Fields headers) {
    return check_head({.version = version, .headers = std::move(headers)}).has_value();
  };
  EXPECT_TRUE(is_refused("HTTP/1.1", {}));
  EXPECT_TRUE(is_refused("HTTP/1.1", {{"Host", ""}}));
  EXPECT_TRUE(is_refused("HTTP/1.1", {{"Host", "a.example, b.example"}}));
  EXPECT_TRUE(is_refused("HTTP/1.0", {{"Host", "a.example"}, {"Host", "b.example"}}));
  EXPECT_FALSE(is_refused("HTTP/1.0", {}));
  EXPECT_FALSE(is_refused("HTTP/1.1", {{"host", "a.example:8080"}}));
}

// A reason may quote what a client sent.
TEST(RequestHead, RefusalsAreOneLineOfJson) {
  for (const std::string reason :
       {"plain", "a \"quoted\" \\ one", "two\nlines", "not UTF-8: \xff", ""}) {
    const Answer answer = refusal(418, reason);
    EXPECT_EQ(answer.status, 418);
    EXPECT_EQ(answer.reason, reason);
    EXPECT_EQ(std::string(answer.type), "application/json");
    EXPECT_EQ(answer.body.find('\n'), answer.body.size() - 1) << answer.body;
    const nlohmann::json object = nlohmann::json::parse(answer.body);
    EXPECT_EQ(object.size(), 1U);
    if (reason.find('\xff') == std::string::npos) {
      EXPECT_EQ(object["error"], reason);
    }
  }
  const Answer later = refusal_for_now("busy");
  EXPECT_EQ(later.status, 503);
  EXPECT_EQ(later.headers, (Fields{{"Retry-After", "1"}}));
  EXPECT_TRUE(refusal(503, "busy").headers.empty());
}

}  // namespace
}  // namespace pith::internal::serve
