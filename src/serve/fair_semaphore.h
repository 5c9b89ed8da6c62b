// A semaphore that admits waiting threads in the order of their arrival. It limits how many pages
// are cleaned at a time, and how many are fetched.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>

namespace pith::internal::serve {

class FairSemaphore {
  struct Waiter {
    explicit Waiter(const std::string& its_key) : key(its_key) {}
    std::string key;
    bool admitted = false;
    std::condition_variable changed;
  };

 public:
  using Clock = std::chrono::steady_clock;
  enum class Outcome : std::uint8_t { entered, full, late, abandoned };

  // At most `places` threads are inside at a time, and at most `max_waiting` wait.
  FairSemaphore(std::size_t places, std::size_t max_waiting)
      : free_(places), max_waiting_(max_waiting) {}

  std::size_t waiting() const;

  struct Wish {
    std::string key = {};  // two threads with the same key are never inside together, unless empty
    Clock::time_point end = Clock::time_point::max();
    std::function<bool()> is_abandoned = {};  // asked several times a second while waiting
  };

  // One thread's visit. The constructor waits for a place; the destructor gives it back.
  class Turn {
   public:
    Turn(FairSemaphore& semaphore, const Wish& wish);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    // `full` is decided at once; `late` means that Wish::end came first.
    Outcome outcome() const { return outcome_; }

   private:
    FairSemaphore& semaphore_;
    std::list<Waiter>::iterator place_;
    Outcome outcome_ = Outcome::entered;
  };

 private:
  void admit();
  bool may_enter(const Waiter& waiter) const;

  mutable std::mutex mutex_;  // guards the rest
  std::size_t free_;
  std::size_t max_waiting_;
  std::list<Waiter> waiting_;
  std::list<Waiter> inside_;
};

}  // namespace pith::internal::serve
