#include "fetch/crawl.h"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "fetch/failure.h"
#include "fetch/fetch.h"
#include "fetch/hosts.h"
#include "fetch/request_header.h"
#include "fetch/retry.h"
#include "fetch/robots.h"
#include "fetch/transfer.h"
#include "fetch/web_url.h"

namespace pith::internal {
namespace {

// What is known about a server during the run: its robots.txt, and whether it answers at all.
struct Server {
  std::optional<Robots> robots = {};
  // Why a page may not be requested that robots.txt does not allow, or that is on a server whose
  // robots.txt cannot be read.
  Failure not_allowed = {Error::Kind::disallowed, "robots.txt disallows it"};
  int tries = 0;  // for robots.txt
  std::unique_ptr<Transfer> transfer = {};
  int silent = 0;  // consecutive pages without any answer
};

constexpr std::string_view kProduct = "pith";  // the name that robots.txt files use

// Applies the final result of the request for robots.txt, which is not retried again, to the
// server.
void judge_robots(const std::optional<Failure>& failure, std::string_view product, Server& server) {
  Transfer& transfer = *server.transfer;
  const long status = transfer.status();
  if (!failure) {
    server.robots = Robots(transfer.body(), product);
  } else if (status >= 300 && status < 500 && status != 429) {
    server.robots = Robots();  // the server has none
  } else {
    server.robots = Robots::nothing_allowed();
    if (transfer.is_private()) {
      server.not_allowed = *failure;
    } else {
      server.not_allowed.reason = "robots.txt can't be read (" + failure->reason + ")";
    }
  }
}

constexpr std::size_t kMaxBytesAhead = 256'000'000;  // of finished pages that wait for their turn
constexpr double kMaxCrawlDelay = 60;
// After this many consecutive pages without any answer, the host's other pages are given up.
constexpr int kMaxSilence = 3;
constexpr long kNotModified = 304;
constexpr int kLongestPoll = 200;  // milliseconds
constexpr int kRetryPoll = 10;

double now() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(since).count();
}

// A page that is waiting or being fetched.
struct Task {
  std::string url = {};  // as passed to add()
  WebUrl asked = {};     // the same as a URL
  WebUrl at = {};        // the current URL, after redirects
  int tries = 0;
  int redirects = 0;
  bool conditional = false;    // the request is conditional
  bool unconditional = false;  // it must not be, because the stored page cannot be read
  std::unique_ptr<Transfer> transfer = {};  // reused for redirects, with its cookies
};

}  // namespace

// The state of the worker thread. Other threads use only what the mutex guards.
class Crawl::Loop {
 public:
  Loop(const InputOptions& options, std::unique_ptr<Earlier> earlier, const CookieJar* jar,
       Wanted wanted)
      : options_(options),
        product_(options.user_agent.empty() ? kProduct : product_of(options.user_agent)),
        wanted_(wanted),
        earlier_(std::move(earlier)),
        jar_(jar),
        hosts_(options.politeness.delay),
        multi_(curl_multi_init()) {
    if (multi_ == nullptr) throw std::bad_alloc();
    thread_ = std::thread([this] { run(); });
  }

  ~Loop() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    curl_multi_wakeup(multi_);
    thread_.join();
    for (auto& [number, task] : tasks_) leave(task.transfer.get());
    for (auto& [origin, server] : servers_) leave(server.transfer.get());
    curl_multi_cleanup(multi_);
  }

  void add(const std::string& url) {
    {
      const std::lock_guard lock(mutex_);
      added_.push_back(url);
    }
    curl_multi_wakeup(multi_);
  }

  std::optional<Fetched> take() {
    using std::chrono::milliseconds;
    std::unique_lock lock(mutex_);
    while (!done_.contains(head_)) {
      if (ended_) throw std::bad_alloc();
      const auto& canceled = options_.politeness.canceled;
      if (canceled && canceled()) return std::nullopt;
      changed_.wait_for(lock, milliseconds(kLongestPoll));
    }
    Fetched fetched = std::move(done_.extract(head_).mapped());
    if (fetched.page.ok()) bytes_ahead_ -= fetched.page.value().bytes.size();
    ++head_;
    lock.unlock();
    curl_multi_wakeup(multi_);
    return fetched;
  }

 private:
  // If memory runs out, the running transfers fail. Recording the failures is retried for a while,
  // because other threads free memory meanwhile.
  void run() noexcept {
    constexpr int kMaxTries = 100;
    constexpr std::chrono::milliseconds kPause{20};
    for (int tries = 0; !is_stopped() && tries < kMaxTries;) {
      try {
        if (tries > 0) fail_all("out of memory");
        turn();
        tries = 0;
      } catch (const std::exception&) {
        ++tries;
        std::this_thread::sleep_for(kPause);
      }
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }

  bool is_stopped() {
    const std::lock_guard lock(mutex_);
    return stop_;
  }

  void turn() {
    begin_new();
    start_allowed_pages();
    int running = 0;
    curl_multi_perform(multi_, &running);
    int left = 0;
    bool ended = false;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      ended = true;
      CURL* easy = message->easy_handle;
      const CURLcode code = message->data.result;  // freed when the handle is removed
      curl_multi_remove_handle(multi_, easy);
      const auto found = active_.extract(easy);
      if (!found.empty()) end(found.mapped(), code);
    }
    if (!ended) curl_multi_poll(multi_, nullptr, 0, milliseconds_to_wait(), nullptr);
  }

  int milliseconds_to_wait() const {
    const std::optional<double> next = hosts_.next_time();
    if (!next) return kLongestPoll;
    const double wait = *next - now();
    // A host is due, but connections or buffer space are lacking.
    if (wait <= 0) return kRetryPoll;
    return static_cast<int>(std::min(wait * 1000 + 1, 1.0 * kLongestPoll));
  }

  // Starts tasks for the URLs added since the last call. If memory runs out, the rest is started in
  // a later call.
  void begin_new() {
    if (new_.empty()) {
      const std::lock_guard lock(mutex_);
      new_.swap(added_);
    }
    while (!new_.empty()) {
      std::string why_not;
      Task task{.url = new_.front()};
      task.asked = task.at = parse_web_url(task.url, why_not);
      const std::string host = task.at.text.empty() ? "" : task.at.host;
      tasks_.emplace(next_, std::move(task));
      const std::size_t number = next_++;
      new_.pop_front();
      host.empty() ? fail(number, {Error::Kind::unsupported, why_not}) : hosts_.add(host, number);
    }
  }

  void start_allowed_pages() {
    const int most = std::max(1, options_.politeness.connections);
    while (static_cast<int>(active_.size()) < most) {
      const std::optional<std::size_t> number = hosts_.take(now(), first_blocked_page());
      if (!number) return;
      start(*number);
    }
  }

  // Only pages below this position may be requested. If enough finished pages wait for their turn,
  // that is only the page that take() returns next.
  std::size_t first_blocked_page() {
    const std::lock_guard lock(mutex_);
    return bytes_ahead_ < kMaxBytesAhead ? next_ : head_ + 1;
  }

  void start(std::size_t number) {
    Task& task = tasks_.at(number);
    Server& server = servers_[task.at.origin];
    if (options_.politeness.obey_robots && !server.robots) {
      hosts_.add(task.at.host, number);
      return start_robots(task.at, server);
    }
    if (server.robots && !server.robots->allows(task.at.path)) {
      hosts_.free(task.at.host);
      return fail(number, server.not_allowed);
    }
    if (!task.transfer) {
      task.transfer = std::make_unique<Transfer>(options_, Transfer::Kind::page, jar_, wanted_);
    }
    const Validators* const validators =
        earlier_ == nullptr || task.unconditional ? nullptr : earlier_->validators(task.at);
    task.conditional = validators != nullptr;
    task.transfer->prepare(task.at, task.asked, validators);
    ++task.tries;
    enter(task.transfer.get(), {task.at.host, task.at.origin, number});
  }

  void start_robots(const WebUrl& page, Server& server) {
    if (!server.transfer) {
      server.transfer = std::make_unique<Transfer>(options_, Transfer::Kind::robots, jar_);
    }
    server.transfer->prepare(page.origin + "/robots.txt");
    ++server.tries;
    enter(server.transfer.get(), {page.host, page.origin, std::nullopt});
  }

  // The purpose of a transfer: a page, or a server's robots.txt.
  struct Purpose {
    std::string host = {};
    std::string origin = {};
    std::optional<std::size_t> number = {};
  };

  void enter(Transfer* transfer, Purpose purpose) {
    const auto place = active_.emplace(transfer->easy(), std::move(purpose)).first;
    if (curl_multi_add_handle(multi_, transfer->easy()) == CURLM_OK) return;
    active_.erase(place);  // the transfer did not start, so it would never end
    throw std::bad_alloc();
  }

  void leave(Transfer* transfer) {
    if (transfer != nullptr) curl_multi_remove_handle(multi_, transfer->easy());
  }

  void end(const Purpose& purpose, CURLcode code) {
    if (purpose.number) {
      end_page(*purpose.number, purpose, code);
    } else {
      end_robots(purpose, code);
    }
    hosts_.done(purpose.host, now());
  }

  std::optional<double> retry_wait(const Transfer& transfer, CURLcode code, int tries) const {
    return wait_before_retry({.code = code,
                              .status = transfer.status(),
                              .retry_after = transfer.retry_after(),
                              .is_private = transfer.is_private(),
                              .number = tries},
                             options_.politeness.retries);
  }

  void end_page(std::size_t number, const Purpose& purpose, CURLcode code) {
    Task& task = tasks_.at(number);
    Transfer& transfer = *task.transfer;
    Server& server = servers_[purpose.origin];
    const std::optional<Failure> failure = transfer.end(code);
    if (transfer.status() > 0) server.silent = 0;
    if (task.conditional && code == CURLE_OK && transfer.status() == kNotModified) {
      return take_earlier(number, task);
    }
    if (!failure) {
      if (!transfer.redirect().empty()) return move(number, task);
      std::string head = transfer.head();
      return finish(number, {fetched_page(task.url, transfer), std::move(head)});
    }
    if (const auto wait = retry_wait(transfer, code, task.tries)) {
      hosts_.hold(purpose.host, now() + *wait);
      hosts_.add(purpose.host, number);
      return;
    }
    fail(number, *failure);
    if (was_silent(code) && ++server.silent >= kMaxSilence) {
      give_up(purpose, "given up: its host did not answer requests for " +
                           std::to_string(kMaxSilence) + " earlier pages (" + failure->reason +
                           ")");
    }
  }

  // Handles status 304: the page is read from the earlier run and judged like a new response. If it
  // cannot be read, it is requested again without a condition.
  void take_earlier(std::size_t number, Task& task) {
    std::optional<EarlierPage> earlier = earlier_->read(task.at);
    if (!earlier) {
      task.unconditional = true;
      task.tries = 0;
      return hosts_.add(task.at.host, number);
    }
    Fetched fetched{.page = fetched_page(task.url, *task.transfer),
                    .head = std::move(earlier->head),
                    .date = std::move(earlier->date),
                    .unchanged = true};
    Page& page = fetched.page.value();
    page.content_type = std::move(earlier->content_type);
    page.bytes = std::move(earlier->bytes);
    if (const std::optional<Failure> failure = judge_body(page.bytes, page.content_type)) {
      return fail(number, *failure);
    }
    finish(number, std::move(fetched));
  }

  void move(std::size_t number, Task& task) {
    Failure why_not;
    WebUrl at = task.transfer->redirect_target(task.redirects++, why_not);
    if (at.text.empty()) return fail(number, why_not);
    task.at = std::move(at);
    task.tries = 0;
    hosts_.add(task.at.host, number);
  }

  void end_robots(const Purpose& purpose, CURLcode code) {
    Server& server = servers_[purpose.origin];
    Transfer& transfer = *server.transfer;
    const std::optional<Failure> failure = transfer.end(code);
    if (const auto wait = retry_wait(transfer, code, server.tries); failure && wait) {
      hosts_.hold(purpose.host, now() + *wait);
      return;
    }
    judge_robots(failure, product_, server);
    if (const std::optional<double> delay = server.robots->crawl_delay()) {
      hosts_.slow_down(purpose.host, std::min(*delay, kMaxCrawlDelay));
    }
    server.transfer.reset();
  }

  // Gives up all pages of one server. (The same host may have several servers.)
  void give_up(const Purpose& purpose, const std::string& why) {
    for (const std::size_t number : hosts_.give_up(purpose.host)) {
      const Task& task = tasks_.at(number);
      if (task.at.origin != purpose.origin) {
        hosts_.add(purpose.host, number);
      } else {
        fail(number, {Error::Kind::refused, why});
      }
    }
  }

  void fail_all(const std::string& why) {
    while (!tasks_.empty()) {
      const auto& [number, task] = *tasks_.begin();
      leave(task.transfer.get());
      if (task.transfer) active_.erase(task.transfer->easy());
      hosts_.give_up(task.at.host);
      hosts_.free(task.at.host);
      fail(number, {Error::Kind::unreadable, why});
    }
  }

  void fail(std::size_t number, const Failure& why) {
    finish(number, {error_of(why, tasks_.at(number).url)});
  }

  void finish(std::size_t number, Fetched fetched) {
    const std::lock_guard lock(mutex_);
    const Result<Page>& page = done_.emplace(number, std::move(fetched)).first->second.page;
    if (page.ok()) bytes_ahead_ += page.value().bytes.size();
    tasks_.erase(number);
    changed_.notify_all();
  }

  const InputOptions options_;
  const std::string product_;  // what robots.txt calls this crawler
  const Wanted wanted_;
  const std::unique_ptr<Earlier> earlier_;  // null if there is no earlier run
  const CookieJar* const jar_;              // null: no cookies are kept
  Hosts hosts_;
  CURLM* multi_;
  std::size_t next_ = 0;                   // number of the next page added
  std::map<std::size_t, Task> tasks_;      // not finished
  std::map<std::string, Server> servers_;  // by origin
  std::map<CURL*, Purpose> active_;
  std::deque<std::string> new_;  // added, but not yet made a task

  std::mutex mutex_;  // guards the members below
  std::condition_variable changed_;
  std::deque<std::string> added_;
  std::map<std::size_t, Fetched> done_;
  std::size_t bytes_ahead_ = 0;  // of done_
  std::size_t head_ = 0;         // number of the page that take() returns next
  bool stop_ = false;
  bool ended_ = false;  // the thread has ended

  std::thread thread_;
};

Crawl::Crawl(const InputOptions& options, std::unique_ptr<Earlier> earlier, const CookieJar* jar,
             Wanted wanted)
    : loop_(std::make_unique<Loop>(options, std::move(earlier), jar, wanted)) {}

Crawl::~Crawl() = default;

void Crawl::add(const std::string& url) { loop_->add(url); }

std::optional<Fetched> Crawl::take() { return loop_->take(); }

}  // namespace pith::internal
