#include "fetch/crawl.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "support/http_server.h"

namespace pith::internal {
namespace {

using test::HttpServer;
using Clock = HttpServer::Clock;
using std::chrono::duration;

// The rounding of a clock's time as a double.
constexpr double kRounding = 1e-6;

class CrawlTest : public testing::Test {
 protected:
  CrawlTest() {
    // A proxy of the environment cannot reach this loopback address.
    ::setenv("no_proxy", "*", 1);
    options_.allow_private = true;
    options_.timeout = 10;
    options_.politeness.delay = 0.05;
  }

  // The result of each URL: "ok", or the reason of the failure.
  std::vector<std::string> fetch(const std::vector<std::string>& urls) {
    Crawl crawl(options_);
    for (const std::string& url : urls) crawl.add(url);
    return take(crawl, urls);
  }

  // The same for URLs that were added already.
  static std::vector<std::string> take(Crawl& crawl, const std::vector<std::string>& urls) {
    std::vector<std::string> all;
    for (const std::string& url : urls) {
      const std::optional<Fetched> fetched = crawl.take();
      if (!fetched) {
        all.emplace_back("canceled");
      } else if (fetched->page.ok()) {
        EXPECT_EQ(fetched->page.value().source, url);
        all.emplace_back("ok");
      } else {
        EXPECT_EQ(fetched->page.error().input, url);
        all.push_back(fetched->page.error().reason);
      }
    }
    return all;
  }

  // No request begins while another is answered or less than `pause` after.
  static void expect_polite(const HttpServer& server, double pause) {
    const std::vector<HttpServer::Visit> visits = server.visits();
    for (std::size_t i = 1; i < visits.size(); ++i) {
      EXPECT_GE(duration<double>(visits[i].begin - visits[i - 1].end).count(), pause - kRounding)
          << visits[i - 1].path << " " << visits[i].path;
    }
  }

  HttpServer server_;
  InputOptions options_;
};

using Strings = std::vector<std::string>;

TEST_F(CrawlTest, PagesComeInTheOrderOfTheListWithPausesBetween) {
  Strings urls;
  for (int i = 0; i < 8; ++i) urls.push_back(server_.url("/ok?" + std::to_string(i)));
  EXPECT_EQ(fetch(urls), Strings(8, "ok"));
  EXPECT_EQ(server_.visits().front().path, "/robots.txt");
  EXPECT_EQ(server_.visits().size(), 9U);
  expect_polite(server_, 0.05);
}

TEST_F(CrawlTest, SlowHostsDoNotHoldFastOnesBack) {
  HttpServer slow(2);
  const HttpServer fast(3);
  Strings urls;
  for (int i = 0; i < 4; ++i) {
    urls.push_back(slow.url("/held"));
    urls.push_back(fast.url("/ok"));
  }
  Crawl crawl(options_);
  for (const std::string& url : urls) crawl.add(url);
  EXPECT_TRUE(fast.wait_for_visits(5)) << "with robots.txt";
  slow.release();
  EXPECT_EQ(take(crawl, urls), Strings(8, "ok"));
  EXPECT_EQ(slow.visits().size(), 5U);
  expect_polite(slow, 0.05);
  expect_polite(fast, 0.05);
}

TEST_F(CrawlTest, RobotsAreObeyed) {
  server_.set_robots("User-agent: pith\nDisallow: /private\nCrawl-delay: 0.2\n");
  EXPECT_EQ(fetch({server_.url("/ok"), server_.url("/private/1"), server_.url("/private/2"),
                   server_.url("/plain")}),
            (Strings{"ok", "robots.txt disallows it", "robots.txt disallows it", "ok"}));
  ASSERT_EQ(server_.visits().size(), 3U);  // with robots.txt
  expect_polite(server_, 0.2);
}

TEST_F(CrawlTest, RobotsAreNotRequestedIfDisabled) {
  server_.set_robots("User-agent: *\nDisallow: /\n");
  options_.politeness.obey_robots = false;
  EXPECT_EQ(fetch({server_.url("/ok")}), Strings{"ok"});
  EXPECT_EQ(server_.visits().size(), 1U);
}

TEST_F(CrawlTest, RobotsAlsoWhereARedirectLeads) {
  HttpServer other(2);
  other.set_robots("User-agent: *\nDisallow: /ok\n");
  EXPECT_EQ(fetch({server_.url("/to?" + other.url("/ok"))}), Strings{"robots.txt disallows it"});
  EXPECT_EQ(other.visits().size(), 1U);
}

TEST_F(CrawlTest, NoRobotsMeansAllIsAllowedAndBrokenOnesThatNothingIs) {
  server_.set_robots_status(404);
  EXPECT_EQ(fetch({server_.url("/ok")}), Strings{"ok"});
  HttpServer broken(2);
  broken.set_robots_status(500);
  options_.politeness.retries = 0;
  EXPECT_EQ(fetch({broken.url("/ok")}),
            Strings{"robots.txt can't be read (HTTP 500 Internal Server Error)"});
  EXPECT_EQ(broken.visits().size(), 1U);
}

TEST_F(CrawlTest, WhatMayPassIsTriedAgain) {
  options_.politeness.obey_robots = false;
  options_.politeness.retries = 1;
  const auto begin = Clock::now();
  EXPECT_EQ(fetch({server_.url("/flaky/1"), server_.url("/ok")}), (Strings{"ok", "ok"}));
  EXPECT_GE(duration<double>(Clock::now() - begin).count(), 1.9);
  EXPECT_EQ(server_.visits().size(), 3U);
}

TEST_F(CrawlTest, RetryAfterHoldsTheWholeHost) {
  options_.politeness.obey_robots = false;
  EXPECT_EQ(fetch({server_.url("/later/1"), server_.url("/ok")}), (Strings{"ok", "ok"}));
  const std::vector<HttpServer::Visit> visits = server_.visits();
  ASSERT_EQ(visits.size(), 3U);
  EXPECT_GE(duration<double>(visits[1].begin - visits[0].begin).count(), 0.95);
}

TEST_F(CrawlTest, NotForEverAndNotWhatStays) {
  options_.politeness.obey_robots = false;
  options_.politeness.retries = 0;
  EXPECT_EQ(fetch({server_.url("/flaky/1"), server_.url("/status/404")}),
            (Strings{"HTTP 503 Service Unavailable", "HTTP 404 Not Found"}));
  EXPECT_EQ(server_.visits().size(), 2U);
}

TEST_F(CrawlTest, RedirectsAreFollowedWithTheirCookies) {
  EXPECT_EQ(fetch({server_.url("/redirect/2"), server_.url("/cookie-wall")}),
            (Strings{"ok", "ok"}));
}

TEST_F(CrawlTest, RedirectsThatLeadNowhere) {
  EXPECT_EQ(fetch({server_.url("/loop"), server_.url("/to-file"), server_.url("/no-location")}),
            (Strings{"too many redirects (5)",
                     "redirect: unsupported scheme 'file' (only http and https are supported)",
                     "HTTP 302 without a new address"}));
}

TEST_F(CrawlTest, PrivateAddressesAreRefusedAfterNamesWereLookedUp) {
  options_.allow_private = false;
  const std::string port = ":" + std::to_string(server_.port());
  const Strings reasons = fetch({server_.url("/ok"), "http://localhost" + port + "/ok",
                                 "http://[::ffff:127.0.0.1]" + port + "/ok"});
  for (const std::string& reason : reasons) {
    EXPECT_NE(reason.find("is a private address"), std::string::npos) << reason;
  }
  EXPECT_EQ(server_.requests(), 0);
}

TEST_F(CrawlTest, AHostThatDoesNotAnswerIsGivenUp) {
  options_.politeness.obey_robots = false;
  options_.politeness.retries = 0;
  const test::ClosedPort closed;
  const std::string dead = "http://127.0.0.1:" + std::to_string(closed.port()) + "/";
  Strings urls;
  for (int i = 0; i < 5; ++i) urls.push_back(dead + std::to_string(i));
  urls.push_back(server_.url("/ok"));
  const Strings reasons = fetch(urls);
  EXPECT_EQ(reasons[2], "connection refused");
  EXPECT_EQ(reasons[3],
            "given up: its host did not answer requests for 3 earlier pages (connection refused)");
  EXPECT_EQ(reasons[4], reasons[3]);
  EXPECT_EQ(reasons[5], "ok");  // the same host, another port
}

TEST_F(CrawlTest, WhatIsNoUrlFailsAlone) {
  const Strings results = fetch({"ftp://host/a", "http://a b c/", server_.url("/ok")});
  EXPECT_EQ(results[0], "unsupported scheme 'ftp' (only http and https are supported)");
  EXPECT_TRUE(results[1].starts_with("not a valid URL (")) << results[1];
  EXPECT_EQ(results[2], "ok");
}

TEST_F(CrawlTest, CancelledWhileItWaits) {
  bool stop = false;
  options_.politeness.canceled = [&stop] { return std::exchange(stop, true); };
  EXPECT_EQ(fetch({server_.url("/mute")}), Strings{"canceled"});
}

TEST_F(CrawlTest, EndsWithTransfersUnderWay) {
  options_.timeout = 3600;
  auto crawl = std::make_unique<Crawl>(options_);
  for (int i = 0; i < 50; ++i) crawl->add(server_.url("/held"));
  EXPECT_TRUE(server_.wait_for_visits(2)) << "with robots.txt";
  const auto end = std::async(std::launch::async, [&crawl] { crawl.reset(); });
  EXPECT_EQ(end.wait_for(std::chrono::seconds(30)), std::future_status::ready)
      << "waits for the answer";
  server_.release();
  end.wait();
  EXPECT_EQ(server_.visits().size(), 2U);
}

// Pages of an earlier run, by the end of their URLs.
class Kept : public Earlier {
 public:
  const Validators* validators(const WebUrl& url) const override {
    return url.path.starts_with("/tagged") ? &tag_ : url.path == "/dated" ? &date_ : nullptr;
  }
  std::optional<EarlierPage> read(const WebUrl& url) const override {
    if (url.path == "/tagged/lost") return std::nullopt;
    const bool is_picture = url.path == "/tagged/picture";
    return EarlierPage{.head = "HTTP/1.1 200 OK\r\n\r\n",
                       .content_type = is_picture ? "image/png" : "text/html",
                       .bytes = "<p>Kept of " + url.path,
                       .date = "then"};
  }

 private:
  Validators tag_ = {.etag = "\"1\""};
  Validators date_ = {.last_modified = "Mon, 01 Jun 2026 08:00:00 GMT"};
};

class RevisitTest : public CrawlTest {
 protected:
  // The result of one URL, and where it came from.
  std::string revisit(const std::string& url) {
    Crawl crawl(options_, std::make_unique<Kept>());
    crawl.add(url);
    const Fetched fetched = std::move(*crawl.take());
    if (!fetched.page.ok()) return fetched.page.error().reason;
    const Page& page = fetched.page.value();
    EXPECT_EQ(page.source, url);
    EXPECT_EQ(fetched.date, fetched.unchanged ? "then" : "");
    return (fetched.unchanged ? "kept: " : "new: ") + page.url.substr(server_.url("").size()) +
           " " + page.bytes;
  }

  bool asked_if(std::size_t visit) const {
    const std::string request = server_.visits().at(visit).request;
    return request.find("\r\nIf-") != std::string::npos;
  }
};

TEST_F(RevisitTest, UnchangedPagesAreTakenFromTheEarlierRun) {
  EXPECT_EQ(revisit(server_.url("/tagged")), "kept: /tagged <p>Kept of /tagged");
  EXPECT_EQ(revisit(server_.url("/dated")), "kept: /dated <p>Kept of /dated");
  EXPECT_FALSE(asked_if(0)) << "robots.txt";
  EXPECT_TRUE(asked_if(1));
  EXPECT_EQ(revisit(server_.url("/ok")).substr(0, 8), "new: /ok");
  EXPECT_FALSE(asked_if(5));
  server_.set_edition('2');
  EXPECT_EQ(revisit(server_.url("/tagged")),
            "new: /tagged <title>Dated</title><p>Fine text of edition 2, all of it, at /tagged.");
}

TEST_F(RevisitTest, WhatIsAskedForIsThePageThatARedirectLeadsTo) {
  EXPECT_EQ(revisit(server_.url("/to?/tagged")), "kept: /tagged <p>Kept of /tagged");
  ASSERT_EQ(server_.visits().size(), 3U);
  EXPECT_FALSE(asked_if(1));
  EXPECT_TRUE(asked_if(2));
}

TEST_F(RevisitTest, APageThatCannotBeReadAnyMoreIsFetched) {
  EXPECT_EQ(revisit(server_.url("/tagged/lost")).substr(0, 18), "new: /tagged/lost ");
  ASSERT_EQ(server_.visits().size(), 3U);
  EXPECT_TRUE(asked_if(1));
  EXPECT_FALSE(asked_if(2));
  expect_polite(server_, 0.05);
}

TEST_F(RevisitTest, AKeptPageIsJudgedLikeANewOne) {
  EXPECT_EQ(revisit(server_.url("/tagged/picture")), "not HTML (Content-Type: image/png)");
}

TEST_F(RevisitTest, NotModifiedThatNobodyAskedForIsAFailure) {
  EXPECT_EQ(revisit(server_.url("/status/304")), "unexpected HTTP 304 Not Modified");
}

TEST_F(RevisitTest, RobotsAndRetriesHoldAsBefore) {
  server_.set_robots("User-agent: *\nDisallow: /tagged\n");
  EXPECT_EQ(revisit(server_.url("/tagged")), "robots.txt disallows it");
  EXPECT_EQ(revisit(server_.url("/flaky/1")).substr(0, 5), "new: ");
}

}  // namespace
}  // namespace pith::internal
