#include "serve/page_fetcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace pith::internal::serve {
namespace {

using namespace std::chrono_literals;

bool never() { return false; }

// The host of "https://host/path".
Result<std::string> host_of(const std::string& url) {
  if (!url.starts_with("https://")) return Error{Error::Kind::unsupported, url, "no web address"};
  return url.substr(8, url.find('/', 8) - 8);
}

class PageFetcherTest : public testing::Test {
 protected:
  ~PageFetcherTest() override { join(); }

  PageFetcher& make(double seconds) { return fetcher_.emplace(fetch_, seconds, metrics_); }

  std::optional<FetchFailure> fetch(PageFetcher& fetcher, const std::string& url,
                                    const std::function<bool()>& is_abandoned = never) {
    ExtractRequest request{.options = {.url = url}};
    return fetcher.fetch(request, is_abandoned);
  }

  // Makes fetch_.page wait until open() is called.
  void block() {
    fetch_.page = [this](const FetchRequest& wanted) -> Result<Fetched> {
      std::unique_lock lock(mutex_);
      begun_.push_back(wanted.url);
      changed_.notify_all();
      changed_.wait_for(lock, 20s, [this] { return is_open_; });
      return Fetched{"<p>x", wanted.url, "text/html"};
    };
  }
  void open() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }
  // Waits until so many fetches have begun.
  bool wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 20s, [&] { return begun_.size() >= count; });
  }
  // Starts a fetch on a thread of its own, whose failure is counted.
  void start(PageFetcher& fetcher, const std::string& url) {
    threads_.emplace_back([this, &fetcher, url] { failures_ += fetch(fetcher, url).has_value(); });
  }
  void start_and_wait(PageFetcher& fetcher, const std::string& url, std::size_t waiting) {
    start(fetcher, url);
    const auto end = FairSemaphore::Clock::now() + 20s;
    while (fetcher.waiting() < waiting && FairSemaphore::Clock::now() < end) {
      std::this_thread::sleep_for(1ms);
    }
    ASSERT_EQ(fetcher.waiting(), waiting);
  }
  void join() {
    open();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  // How often a fetch had this outcome.
  bool has_outcome(const std::string& outcome, int count) const {
    return metrics_.text({.to_fetch = 0})
               .find("\npith_fetches_total{outcome=\"" + outcome + "\"} " + std::to_string(count) +
                     "\n") != std::string::npos;
  }

  Fetch fetch_ = {.host = host_of};
  Metrics metrics_;
  std::optional<PageFetcher> fetcher_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> begun_;
  bool is_open_ = false;
  std::atomic<int> failures_ = 0;
  std::vector<std::thread> threads_;
};

TEST_F(PageFetcherTest, ThePageIsPutIntoTheRequest) {
  double seconds = 0;
  fetch_.page = [&seconds](const FetchRequest& wanted) -> Result<Fetched> {
    EXPECT_EQ(wanted.url, "https://e.org/a");
    EXPECT_FALSE(wanted.is_abandoned());
    seconds = wanted.seconds;
    return Fetched{"<p>Words.", "https://e.org/b", "text/html; charset=utf-8"};
  };
  PageFetcher& fetcher = make(5);
  ExtractRequest request{.options = {.url = "https://e.org/a"}};
  EXPECT_FALSE(fetcher.fetch(request, never));
  EXPECT_EQ(request.bytes, "<p>Words.");
  EXPECT_EQ(request.options.url, "https://e.org/b");
  EXPECT_EQ(request.options.content_type, "text/html; charset=utf-8");
  EXPECT_LE(seconds, 5);
  EXPECT_GT(seconds, 0);
  EXPECT_TRUE(has_outcome("ok", 1));
  EXPECT_NE(metrics_.text({.to_fetch = 0}).find("\npith_fetched_bytes_total 9\n"),
            std::string::npos);
}

TEST_F(PageFetcherTest, FailuresAreStatusesAndOutcomes) {
  using Kind = Error::Kind;
  const struct {
    Kind kind;
    int status;
    const char* outcome;
  } cases[] = {
      {Kind::unsupported, 400, "bad_url"}, {Kind::forbidden, 403, "forbidden"},
      {Kind::empty, 422, "empty"},         {Kind::too_large, 422, "too_large"},
      {Kind::not_html, 422, "not_html"},   {Kind::timed_out, 504, "timed_out"},
      {Kind::not_found, 502, "not_found"}, {Kind::refused, 502, "refused"},
      {Kind::protocol, 502, "protocol"},   {Kind::http_status, 502, "http_status"},
  };
  Kind kind = Kind::unsupported;
  fetch_.page = [&kind](const FetchRequest& wanted) -> Result<Fetched> {
    return Error{kind, wanted.url, "why"};
  };
  PageFetcher& fetcher = make(5);
  for (const auto& c : cases) {
    kind = c.kind;
    const std::optional<FetchFailure> failure = fetch(fetcher, "https://e.org/");
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->status, c.status) << c.outcome;
    EXPECT_EQ(failure->reason, "https://e.org/: why");
    EXPECT_FALSE(failure->is_temporary);
    EXPECT_TRUE(has_outcome(c.outcome, 1)) << c.outcome;
  }
}

// Neither of them takes a place or opens a connection.
TEST_F(PageFetcherTest, UrlsThatCannotBeFetched) {
  fetch_.page = [](const FetchRequest& wanted) -> Result<Fetched> {
    ADD_FAILURE() << wanted.url;
    return Fetched{};
  };
  PageFetcher& fetcher = make(5);
  const std::string longest = "https://e.org/" + std::string(8192 - 14, 'x');
  for (const std::string& url : {std::string("ftp://e.org/"), std::string(), longest + "x"}) {
    const std::optional<FetchFailure> failure = fetch(fetcher, url);
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->status, 400);
    EXPECT_LT(failure->reason.size(), 300U);
  }
  EXPECT_TRUE(has_outcome("bad_url", 3));
  fetch_.page = [](const FetchRequest&) -> Result<Fetched> { return Fetched{}; };
  EXPECT_FALSE(fetch(fetcher, longest));
}

TEST_F(PageFetcherTest, AReasonIsOneLineOfAscii) {
  PageFetcher& fetcher = make(5);
  const std::optional<FetchFailure> failure = fetch(fetcher, "a\r\nb\xc3\xa4\x7f");
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->reason, "a??b???: no web address");
}

TEST_F(PageFetcherTest, OnePageOfAHostAtATime) {
  block();
  PageFetcher& fetcher = make(20);
  start(fetcher, "https://a.org/1");
  ASSERT_TRUE(wait_for(1));
  start_and_wait(fetcher, "https://a.org/2", 1);
  start(fetcher, "https://b.org/1");
  ASSERT_TRUE(wait_for(2));
  EXPECT_EQ(begun_, (std::vector<std::string>{"https://a.org/1", "https://b.org/1"}));
  EXPECT_EQ(fetcher.waiting(), 1U);
  join();
  EXPECT_EQ(begun_.size(), 3U);
  EXPECT_EQ(begun_.back(), "https://a.org/2");
  EXPECT_EQ(failures_, 0);
}

// Four wait for each place. The next is sent away and may come again.
TEST_F(PageFetcherTest, TheQueueHasAnEnd) {
  block();
  fetch_.at_once = 1;
  PageFetcher& fetcher = make(20);
  start(fetcher, "https://a.org/0");
  ASSERT_TRUE(wait_for(1));
  for (std::size_t i = 1; i <= 4; ++i) {
    start_and_wait(fetcher, "https://a.org/" + std::to_string(i), i);
  }
  const std::optional<FetchFailure> failure = fetch(fetcher, "https://b.org/");
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->status, 503);
  EXPECT_TRUE(failure->is_temporary);
  EXPECT_TRUE(has_outcome("full", 1));
  join();
  EXPECT_EQ(failures_, 0);
}

TEST_F(PageFetcherTest, TheTimeForAPageIncludesTheWait) {
  block();
  PageFetcher& fetcher = make(0.05);
  start(fetcher, "https://a.org/1");
  ASSERT_TRUE(wait_for(1));
  const std::optional<FetchFailure> late = fetch(fetcher, "https://a.org/2");
  ASSERT_TRUE(late);
  EXPECT_EQ(late->status, 503);
  EXPECT_TRUE(late->is_temporary);
  const std::optional<FetchFailure> abandoned =
      fetch(fetcher, "https://a.org/3", [] { return true; });
  ASSERT_TRUE(abandoned);
  EXPECT_EQ(abandoned->status, 503);
  EXPECT_TRUE(has_outcome("full", 1));
  EXPECT_TRUE(has_outcome("given_up", 1));
  join();
}

// A fetch that ends because nobody waits for it any more is no failure of the page.
TEST_F(PageFetcherTest, AFetchThatWasGivenUp) {
  std::atomic<bool> is_gone = false;
  fetch_.page = [&is_gone](const FetchRequest& wanted) -> Result<Fetched> {
    EXPECT_FALSE(wanted.is_abandoned());
    is_gone = true;
    EXPECT_TRUE(wanted.is_abandoned());
    return Error{Error::Kind::protocol, wanted.url, "canceled"};
  };
  PageFetcher& fetcher = make(5);
  const std::optional<FetchFailure> failure =
      fetch(fetcher, "https://a.org/", [&is_gone] { return is_gone.load(); });
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->status, 503);
  EXPECT_TRUE(has_outcome("given_up", 1));
}

}  // namespace
}  // namespace pith::internal::serve
