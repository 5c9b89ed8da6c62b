#include "fetch/transfer.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <string>
#include <string_view>

#include "support/gzip.h"
#include "support/http_server.h"

namespace pith::internal {
namespace {

using Kind = Transfer::Kind;
using test::HttpServer;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

WebUrl parsed(const std::string& url) {
  std::string why_not;
  return parse_web_url(url, why_not);
}

class TransferTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    // A proxy of the environment cannot reach this loopback address.
    ::setenv("no_proxy", "*", 1);
    for (const char* name :
         {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
      ::unsetenv(name);
    }
  }

  // Performs the request that was prepared: "ok", or the reason of the failure.
  static std::string perform(Transfer& transfer) {
    const auto failure = transfer.end(curl_easy_perform(transfer.easy()));
    return failure ? failure->reason : "ok";
  }
  std::string get(Transfer& transfer, const std::string& path) {
    const WebUrl url = parsed(server_.url(path));
    transfer.prepare(url, url);
    return perform(transfer);
  }
  // The request as the server got it.
  std::string last_request() const { return server_.visits().back().request; }

  HttpServer server_;
  InputOptions options_ = {.timeout = 10, .allow_private = true};
};

TEST_F(TransferTest, WhatTheResponseHas) {
  Transfer transfer(options_, Kind::page);
  EXPECT_EQ(get(transfer, "/ok"), "ok");
  EXPECT_EQ(transfer.status(), 200);
  EXPECT_EQ(transfer.redirect(), "");
  EXPECT_EQ(transfer.content_type(), "text/html; charset=utf-8");
  EXPECT_EQ(transfer.url(), server_.url("/ok"));
  EXPECT_TRUE(transfer.head().starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"));
  EXPECT_TRUE(transfer.head().ends_with("\r\n\r\n"));
  EXPECT_TRUE(has(transfer.body(), "Fine text"));
}

TEST_F(TransferTest, OneRequestLeavesNothingToTheNext) {
  Transfer transfer(options_, Kind::page);
  for (const char* path :
       {"/png", "/two-lengths", "/gzip-thrice", "/truncated", "/status/404", "/close"}) {
    EXPECT_NE(get(transfer, path), "ok") << path;
    EXPECT_EQ(get(transfer, "/ok"), "ok") << path;
    EXPECT_TRUE(has(transfer.body(), "Fine text"));
    EXPECT_FALSE(has(transfer.head(), "404"));
  }
}

TEST_F(TransferTest, RedirectsAreReportedAndNotFollowed) {
  options_.max_redirects = 2;
  Transfer transfer(options_, Kind::page);
  EXPECT_EQ(get(transfer, "/redirect/1"), "ok");
  EXPECT_EQ(transfer.status(), 302);
  EXPECT_EQ(transfer.redirect(), server_.url("/ok"));
  EXPECT_EQ(server_.requests(), 1);
  Failure why_not;
  EXPECT_EQ(transfer.redirect_target(1, why_not).text, server_.url("/ok"));
  EXPECT_EQ(transfer.redirect_target(2, why_not).text, "");
  EXPECT_TRUE(has(why_not.reason, "too many redirects")) << why_not.reason;
  EXPECT_EQ(get(transfer, "/to-file"), "ok");
  EXPECT_EQ(transfer.redirect_target(0, why_not).text, "");
  EXPECT_TRUE(has(why_not.reason, "unsupported scheme 'file'")) << why_not.reason;
}

TEST_F(TransferTest, HeadersOfTheUser) {
  options_.user_agent = "mybot/2.1";
  options_.headers = {"Authorization: Bearer secret", "X-Empty:", "accept: text/markdown"};
  const HttpServer other(2);
  Transfer transfer(options_, Kind::page);
  EXPECT_EQ(get(transfer, "/echo"), "ok");
  const std::string asked = last_request();
  EXPECT_TRUE(has(asked, "\r\nUser-Agent: mybot/2.1\r\n"));
  EXPECT_TRUE(has(asked, "\r\nAuthorization: Bearer secret\r\n"));
  EXPECT_TRUE(has(asked, "\r\nX-Empty:\r\n"));
  EXPECT_TRUE(has(asked, "\r\naccept: text/markdown\r\n"));
  EXPECT_FALSE(has(asked, "text/html")) << "in place of pith's own Accept";
  // They may hold passwords: another host does not get them.
  transfer.prepare(parsed(other.url("/echo")), parsed(server_.url("/echo")));
  EXPECT_EQ(perform(transfer), "ok");
  const std::string behind = other.visits().back().request;
  EXPECT_FALSE(has(behind, "secret") || has(behind, "X-Empty")) << behind;
  EXPECT_TRUE(has(behind, "\r\nUser-Agent: mybot/2.1\r\n"));
  EXPECT_TRUE(has(behind, "\r\nAccept: text/html")) << behind;
  // Nor does a request that is none for a page.
  transfer.prepare(server_.url("/echo"));
  EXPECT_EQ(perform(transfer), "ok");
  EXPECT_FALSE(has(last_request(), "secret"));
}

TEST_F(TransferTest, ConditionsAreSentOnce) {
  Transfer transfer(options_, Kind::page);
  const WebUrl url = parsed(server_.url("/tagged"));
  const Validators validators = {.etag = "\"1\"", .last_modified = "Mon, 01 Jun 2026 08:00:00 GMT"};
  transfer.prepare(url, url, &validators);
  EXPECT_NE(perform(transfer), "ok") << "there is no page";
  EXPECT_EQ(transfer.status(), 304);
  EXPECT_TRUE(has(last_request(), "\r\nIf-None-Match: \"1\"\r\n"));
  EXPECT_TRUE(has(last_request(), "\r\nIf-Modified-Since: Mon, 01 Jun 2026 08:00:00 GMT\r\n"));
  EXPECT_EQ(get(transfer, "/tagged"), "ok");
  EXPECT_FALSE(has(last_request(), "\r\nIf-"));
}

TEST_F(TransferTest, CookiesUntilTheyAreForgotten) {
  Transfer transfer(options_, Kind::page);
  EXPECT_EQ(get(transfer, "/cookie-wall"), "ok");
  EXPECT_EQ(transfer.status(), 302);
  EXPECT_EQ(get(transfer, "/cookie-wall"), "ok");
  EXPECT_EQ(transfer.status(), 200);
  transfer.forget_cookies();
  EXPECT_EQ(get(transfer, "/cookie-wall"), "ok");
  EXPECT_EQ(transfer.status(), 302);
}

TEST_F(TransferTest, AnythingMayBeWanted) {
  Transfer pages(options_, Kind::page);
  Transfer anything(options_, Kind::page, nullptr, Wanted::anything);
  for (const char* path : {"/png", "/rss", "/pdf-as-html"}) {
    EXPECT_TRUE(get(pages, path).starts_with("not HTML")) << path;
    EXPECT_EQ(get(anything, path), "ok") << path;
    EXPECT_FALSE(anything.body().empty()) << path;
  }
  EXPECT_EQ(get(anything, "/empty"), "empty response");
  EXPECT_EQ(get(anything, "/status/404"), "HTTP 404 Not Found");
}

TEST_F(TransferTest, OfRobotsTheBeginningIsEnough) {
  Transfer robots(options_, Kind::robots);
  server_.set_robots("User-agent: *\nDisallow: /a\n");
  robots.prepare(server_.url("/robots.txt"));
  EXPECT_EQ(perform(robots), "ok");
  EXPECT_EQ(robots.body(), "User-agent: *\nDisallow: /a\n");
  robots.prepare(server_.url("/endless"));
  EXPECT_EQ(perform(robots), "ok");
  EXPECT_EQ(robots.body().size(), Transfer::kMaxRobotsBytes);
  // Its type does not matter, and redirects are followed.
  for (const char* path : {"/png", "/gzip", "/redirect/3"}) {
    robots.prepare(server_.url(path));
    EXPECT_EQ(perform(robots), "ok") << path;
    EXPECT_FALSE(robots.body().empty()) << path;
  }
  EXPECT_EQ(robots.url(), server_.url("/ok"));
  robots.prepare(server_.url("/status/404"));
  EXPECT_EQ(perform(robots), "HTTP 404 Not Found");
}

TEST_F(TransferTest, AWatchedTransferCanBeGivenUp) {
  Transfer transfer(options_, Kind::page);
  transfer.watch([] { return true; });
  EXPECT_NE(get(transfer, "/mute"), "ok");
  transfer.watch({});
  EXPECT_EQ(get(transfer, "/ok"), "ok");
  transfer.watch([] { return false; });
  EXPECT_EQ(get(transfer, "/ok"), "ok");
}

TEST_F(TransferTest, HowLongTheServerAsksToWait) {
  Transfer transfer(options_, Kind::page);
  EXPECT_NE(get(transfer, "/busy"), "ok");
  EXPECT_EQ(transfer.status(), 429);
  EXPECT_EQ(transfer.retry_after(), 120);
  EXPECT_EQ(get(transfer, "/ok"), "ok");
  EXPECT_EQ(transfer.retry_after(), 0);
}

TEST_F(TransferTest, TheTimeOfARequest) {
  Transfer transfer(options_, Kind::page);
  const auto begin = HttpServer::Clock::now();
  for (const double seconds : {0.05, 0.0, -1.0}) {
    transfer.limit_seconds(seconds);
    EXPECT_TRUE(get(transfer, "/mute").starts_with("timed out"));
  }
  EXPECT_LT(HttpServer::Clock::now() - begin, std::chrono::seconds(5));
  transfer.limit_seconds(10);
  EXPECT_EQ(get(transfer, "/ok"), "ok");
}

TEST_F(TransferTest, PrivateAddressesAreNotConnectedTo) {
  options_.allow_private = false;
  Transfer transfer(options_, Kind::page);
  EXPECT_TRUE(has(get(transfer, "/ok"), "127.0.0.1"));
  EXPECT_TRUE(transfer.is_private());
  // Strangers learn nothing about the network, not even the address of a name.
  transfer.protect_from_ssrf();
  for (const std::string& url :
       {server_.url("/ok"), "http://localhost:" + std::to_string(server_.port()) + "/",
        std::string("http://[::1]:8080/"), std::string("http://169.254.169.254/")}) {
    transfer.prepare(parsed(url), parsed(url));
    const auto failure = transfer.end(curl_easy_perform(transfer.easy()));
    ASSERT_TRUE(failure) << url;
    EXPECT_EQ(failure->kind, Error::Kind::forbidden) << url;
    EXPECT_TRUE(transfer.is_private()) << url;
    EXPECT_FALSE(has(failure->reason, "127.0") || has(failure->reason, "::1") ||
                 has(failure->reason, "169."))
        << failure->reason;
  }
  EXPECT_EQ(server_.requests(), 0);
}

TEST_F(TransferTest, StrangersReachOnlyPortsOfTheWeb) {
  options_.allow_private = false;
  Transfer transfer(options_, Kind::page);
  transfer.protect_from_ssrf();
  for (const int port : {1, 22, 25, 81, 1023}) {
    const WebUrl url = parsed("http://192.0.2.1:" + std::to_string(port) + "/");
    transfer.prepare(url, url);
    EXPECT_TRUE(has(perform(transfer), "port " + std::to_string(port) + " is not allowed")) << port;
  }
}

TEST_F(TransferTest, StrangersHaveNoPasswords) {
  const std::string url = "http://me:secret@127.0.0.1:" + std::to_string(server_.port()) + "/echo";
  Transfer own(options_, Kind::page);
  own.prepare(parsed(url), parsed(url));
  EXPECT_EQ(perform(own), "ok");
  EXPECT_EQ(own.url(), server_.url("/echo"));
  EXPECT_TRUE(has(last_request(), "Authorization: Basic"));
  Transfer foreign(options_, Kind::page);
  foreign.protect_from_ssrf();
  foreign.prepare(parsed(url), parsed(url));
  EXPECT_NE(perform(foreign), "ok");
  EXPECT_EQ(server_.requests(), 1);
}

}  // namespace
}  // namespace pith::internal
