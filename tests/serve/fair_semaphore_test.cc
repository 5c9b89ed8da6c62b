#include "serve/fair_semaphore.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace pith::internal::serve {
namespace {

using namespace std::chrono_literals;
using Outcome = FairSemaphore::Outcome;
using Turn = FairSemaphore::Turn;

// Waits for what other threads will do. It takes long only if a test fails.
bool wait_until(const std::function<bool()>& is_so) {
  const auto end = FairSemaphore::Clock::now() + 20s;
  while (!is_so()) {
    if (FairSemaphore::Clock::now() > end) return false;
    std::this_thread::sleep_for(1ms);
  }
  return true;
}

// Threads that wait for places, in the order in which they were started.
class FairSemaphoreTest : public testing::Test {
 protected:
  ~FairSemaphoreTest() override {
    inside_.clear();
    for (std::thread& thread : threads_) thread.join();
  }

  FairSemaphore& make(std::size_t places, std::size_t max_waiting) {
    return *(semaphore_ = std::make_unique<FairSemaphore>(places, max_waiting));
  }

  // Starts a thread that waits for a place, notes its name, and leaves at once.
  void start(FairSemaphore& semaphore, const std::string& name, const std::string& key = "") {
    const std::size_t before = semaphore.waiting();
    threads_.emplace_back([this, &semaphore, name, key] {
      const Turn turn(semaphore, {.key = key});
      const std::lock_guard lock(mutex_);
      if (turn.outcome() == Outcome::entered) entered_.push_back(name);
    });
    ASSERT_TRUE(wait_until([&] { return semaphore.waiting() > before; }));
  }

  Outcome enter(FairSemaphore& semaphore, const std::string& key = "") {
    inside_.push_back(std::make_unique<Turn>(semaphore, FairSemaphore::Wish{.key = key}));
    return inside_.back()->outcome();
  }
  void leave() { inside_.erase(inside_.begin()); }

  std::vector<std::string> entered() {
    const std::lock_guard lock(mutex_);
    return entered_;
  }
  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  std::unique_ptr<FairSemaphore> semaphore_;
  std::vector<std::unique_ptr<Turn>> inside_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::vector<std::string> entered_;
};

TEST_F(FairSemaphoreTest, FirstComeFirstServed) {
  FairSemaphore& semaphore = make(1, 100);
  EXPECT_EQ(enter(semaphore), Outcome::entered);
  std::vector<std::string> names;
  for (int i = 0; i < 20; ++i) {
    names.push_back(std::to_string(i));
    start(semaphore, names.back());
  }
  EXPECT_EQ(semaphore.waiting(), 20U);
  EXPECT_TRUE(entered().empty());
  leave();
  join();
  EXPECT_EQ(entered(), names);
  EXPECT_EQ(semaphore.waiting(), 0U);
}

TEST_F(FairSemaphoreTest, NeverMoreInsideThanThereArePlaces) {
  FairSemaphore& semaphore = make(3, 1000);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> served = 0;
  for (int i = 0; i < 12; ++i) {
    threads_.emplace_back([&] {
      for (int n = 0; n < 20; ++n) {
        const Turn turn(semaphore, {});
        const int now = ++inside;
        int before = most;
        while (before < now && !most.compare_exchange_weak(before, now)) {
        }
        std::this_thread::yield();
        --inside;
        ++served;
      }
    });
  }
  join();
  EXPECT_LE(most, 3);
  EXPECT_EQ(served, 12 * 20);
}

TEST_F(FairSemaphoreTest, WhoFindsTheQueueFullIsTurnedAwayAtOnce) {
  FairSemaphore& semaphore = make(1, 2);
  EXPECT_EQ(enter(semaphore), Outcome::entered);
  start(semaphore, "a");
  start(semaphore, "b");
  EXPECT_EQ(Turn(semaphore, {}).outcome(), Outcome::full);
  EXPECT_EQ(semaphore.waiting(), 2U);
  leave();
  join();
  EXPECT_EQ(entered(), (std::vector<std::string>{"a", "b"}));
}

TEST_F(FairSemaphoreTest, WithoutAQueueThereAreStillPlaces) {
  FairSemaphore& semaphore = make(2, 0);
  EXPECT_EQ(enter(semaphore), Outcome::entered);
  EXPECT_EQ(enter(semaphore), Outcome::entered);
  EXPECT_EQ(enter(semaphore), Outcome::full);
  leave();
  EXPECT_EQ(enter(semaphore), Outcome::entered);
}

// Whoever goes without having entered leaves nothing behind: neither a place nor a wish.
TEST_F(FairSemaphoreTest, LateAndAbandonedOnesGo) {
  FairSemaphore& semaphore = make(1, 1);
  EXPECT_EQ(enter(semaphore), Outcome::entered);
  const auto begin = FairSemaphore::Clock::now();
  EXPECT_EQ(Turn(semaphore, {.end = begin + 10ms}).outcome(), Outcome::late);
  EXPECT_GE(FairSemaphore::Clock::now() - begin, 10ms);
  EXPECT_EQ(Turn(semaphore, {.is_abandoned = [] { return true; }}).outcome(), Outcome::abandoned);
  EXPECT_EQ(semaphore.waiting(), 0U);
  leave();
  // A place is free: neither the time nor the client matters.
  EXPECT_EQ(Turn(semaphore, {.end = begin, .is_abandoned = [] { return true; }}).outcome(),
            Outcome::entered);
  EXPECT_EQ(enter(semaphore), Outcome::entered);
  EXPECT_EQ(Turn(semaphore, {.end = begin}).outcome(), Outcome::late);
}

TEST_F(FairSemaphoreTest, AnAbandonedOneIsAskedUntilItGoes) {
  FairSemaphore& semaphore = make(0, 1);
  int asked = 0;
  EXPECT_EQ(Turn(semaphore, {.is_abandoned = [&asked] { return ++asked == 3; }}).outcome(),
            Outcome::abandoned);
  EXPECT_EQ(asked, 3);
}

TEST_F(FairSemaphoreTest, OneOfAKeyAtATimeAndOthersPass) {
  FairSemaphore& semaphore = make(2, 100);
  EXPECT_EQ(enter(semaphore, "host"), Outcome::entered);
  start(semaphore, "second of the host", "host");
  start(semaphore, "third of the host", "host");
  // A place is free, which those of the host must not take.
  EXPECT_EQ(Turn(semaphore, {.key = "other"}).outcome(), Outcome::entered);
  EXPECT_EQ(Turn(semaphore, {}).outcome(), Outcome::entered);
  EXPECT_TRUE(entered().empty());
  EXPECT_EQ(semaphore.waiting(), 2U);
  leave();
  join();
  EXPECT_EQ(entered(), (std::vector<std::string>{"second of the host", "third of the host"}));
}

TEST_F(FairSemaphoreTest, NeverTwoOfAKeyInside) {
  FairSemaphore& semaphore = make(4, 1000);
  std::atomic<int> inside[3] = {};
  std::atomic<bool> together = false;
  for (int i = 0; i < 9; ++i) {
    threads_.emplace_back([&, i] {
      for (int n = 0; n < 10; ++n) {
        const Turn turn(semaphore, {.key = std::to_string(i % 3)});
        if (++inside[i % 3] > 1) together = true;
        std::this_thread::yield();
        --inside[i % 3];
      }
    });
  }
  join();
  EXPECT_FALSE(together);
}

}  // namespace
}  // namespace pith::internal::serve
