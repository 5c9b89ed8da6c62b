// A parallel map over a stream: one thread reads at a time, several threads work, and the results
// come out in the order of the input. It is generic; run.cc uses it for pages.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace pith::internal::app {

// Reads until `read` returns nothing, gives each item to `work` on one of `threads` threads and
// each result to `write` on the calling thread, in the order read. Stops early when `write`
// returns false. At most kWindow items per thread are held at a time, read but not yet written.
// run() rethrows what `read` or `work` throws, after it has written the results of earlier items.
//
// A thread that waits for its input cannot be stopped. If `is_canceled` is set, it is asked several
// times a second while the next result is awaited. Once it returns true, run() waits for results no
// longer than kPatience each, and then calls `give_up`, which has to end the process.
template <typename In, typename Out>
class InOrder {
 public:
  struct Stages {
    std::function<std::optional<In>()> read;
    std::function<Out(In)> work;
    std::function<bool(Out)> write;
    std::function<bool()> is_canceled = {};
    std::function<void()> give_up = {};
  };
  static constexpr std::chrono::milliseconds kPatience{2000};

  InOrder(unsigned threads, Stages stages)
      : stages_(std::move(stages)), threads_(threads), done_(threads * kWindow) {}

  void run() {
    std::vector<std::jthread> workers;
    const Stop stop_before_joining{*this};
    start(workers);
    while (std::optional<Out> out = next_done()) {
      if (!stages_.write(std::move(*out))) break;
    }
  }

 private:
  // Enough that a page ten times slower than its neighbors does not idle the other threads.
  static constexpr std::size_t kWindow = 4;
  static constexpr std::chrono::milliseconds kInterval{100};

  // However run() exits, the workers must be stopped before their destructors join them.
  struct Stop {
    InOrder& that;
    ~Stop() { that.end_at(0); }
  };

  // If the system cannot start more threads, fewer than requested are used.
  void start(std::vector<std::jthread>& workers) {
    while (workers.size() < threads_) {
      try {
        workers.emplace_back([this] { work_until_end(); });
      } catch (const std::system_error&) {
        if (workers.empty()) throw;
        return;
      } catch (const std::bad_alloc&) {
        if (workers.empty()) throw;
        return;
      }
    }
  }

  void work_until_end() {
    bool more = true;
    while (more) {
      std::unique_lock turn(reading_);
      const std::size_t number = read_;
      if (!wait_for_room(number)) return;
      try {
        more = work_on(number, turn);
      } catch (...) {
        end_at(number, std::current_exception());
        return;
      }
    }
  }

  // Processes the next item. Returns false if there is none.
  bool work_on(std::size_t number, std::unique_lock<std::mutex>& turn) {
    std::optional<In> in = stages_.read();
    if (!in) {
      end_at(number);
      return false;
    }
    ++read_;
    turn.unlock();
    Out out = stages_.work(std::move(*in));
    const std::lock_guard lock(mutex_);
    done_[number % done_.size()] = std::move(out);
    changed_.notify_all();
    return true;
  }

  // Returns false if there is no item left.
  bool wait_for_room(std::size_t number) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return end_ || number < written_ + done_.size(); });
    return !end_;
  }

  // If the end is set several times, the earliest counts.
  void end_at(std::size_t number, std::exception_ptr why = nullptr) {
    const std::lock_guard lock(mutex_);
    if (!end_ || number < *end_) {
      end_ = number;
      thrown_ = std::move(why);
    }
    changed_.notify_all();
  }

  std::optional<Out> next_done() {
    std::unique_lock lock(mutex_);
    std::optional<Out>& slot = done_[written_ % done_.size()];
    const auto is_done = [&] { return slot || end_ == written_; };
    if (stages_.is_canceled) {
      auto waited = std::chrono::milliseconds::zero();  // since it was canceled
      while (!changed_.wait_for(lock, kInterval, is_done)) {
        if (stages_.is_canceled()) waited += kInterval;
        if (waited < kPatience) continue;
        lock.unlock();
        stages_.give_up();
        lock.lock();
      }
    } else {
      changed_.wait(lock, is_done);
    }
    std::optional<Out> out = std::exchange(slot, std::nullopt);
    if (!out && thrown_) std::rethrow_exception(thrown_);
    if (out) ++written_;
    changed_.notify_all();
    return out;
  }

  Stages stages_;
  unsigned threads_;
  std::mutex reading_;  // held by the one thread that reads; guards read_
  std::size_t read_ = 0;

  std::mutex mutex_;  // guards the members below
  std::condition_variable changed_;
  std::vector<std::optional<Out>> done_;  // a ring: item n is in slot n % size
  std::size_t written_ = 0;
  std::optional<std::size_t> end_;  // number of items, once the end is known or the run was stopped
  std::exception_ptr thrown_;       // the exception that ended the input
};

}  // namespace pith::internal::app
