#include "app/run/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <latch>

namespace pith::internal::app {
namespace {

using Ints = InOrder<int, int>;

// Runs `count` items and returns what was written. If there are enough threads, the second item is
// done before the first.
std::vector<int> squares(unsigned threads, int count, int stop_after) {
  int next = 0;
  std::vector<int> written;
  std::latch second_done(threads > 1 && count > 1 ? 1 : 0);
  Ints pipeline(threads,
                {.read = [&] { return next < count ? std::optional(next++) : std::nullopt; },
                 .work =
                     [&](int n) {
                       if (n == 0) second_done.wait();
                       if (n == 1 && threads > 1) second_done.count_down();
                       return n * n;
                     },
                 .write =
                     [&](int n) {
                       written.push_back(n);
                       return static_cast<int>(written.size()) != stop_after;
                     }});
  pipeline.run();
  return written;
}

TEST(InOrder, ResultsComeInTheOrderRead) {
  for (const unsigned threads : {1U, 2U, 7U, 40U}) {
    for (const int count : {0, 1, 3, 500}) {
      const std::vector<int> written = squares(threads, count, -1);
      ASSERT_EQ(written.size(), static_cast<std::size_t>(count));
      for (int i = 0; i < count; ++i) ASSERT_EQ(written[i], i * i) << threads << " threads";
    }
  }
}

// A reader that waits for its input, as for a pipe, does not hold up a run that was canceled.
TEST(InOrder, GivesUpOnAReaderThatWaits) {
  std::latch released(1);
  int next = 0;
  int written = 0;
  bool gave_up = false;
  const auto begin = std::chrono::steady_clock::now();
  Ints pipeline(2, {.read = [&]() -> std::optional<int> {
                      if (next < 3) return next++;
                      released.wait();
                      return std::nullopt;
                    },
                    .work = [](int n) { return n; },
                    .write =
                        [&](int) {
                          ++written;
                          return true;
                        },
                    .is_canceled = [&] { return written == 3; },
                    .give_up =
                        [&] {
                          if (!gave_up) released.count_down();
                          gave_up = true;
                        }});
  pipeline.run();
  EXPECT_TRUE(gave_up);
  EXPECT_EQ(written, 3);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, Ints::kPatience);
}

TEST(InOrder, StopsWhenWriteSaysSo) { EXPECT_EQ(squares(4, 1'000'000'000, 10).size(), 10U); }

TEST(InOrder, HoldsFewItemsHoweverSlowTheFirstIs) {
  constexpr int kWindow = 3 * 4;
  std::atomic<int> read = 0;
  int most = 0;
  Ints pipeline(3, {.read =
                        [&] {
                          const auto next = read < 200 ? std::optional(read++) : std::nullopt;
                          read.notify_all();
                          return next;
                        },
                    .work =
                        [&](int n) {
                          if (n > 0) return n;
                          for (int now = read; now < kWindow; now = read) read.wait(now);
                          // The window is full; a reader that continued anyway would have time to
                          // do so.
                          std::this_thread::sleep_for(std::chrono::milliseconds(50));
                          return n;
                        },
                    .write =
                        [&](int n) {
                          most = std::max(most, read - n);
                          return true;
                        }});
  pipeline.run();
  EXPECT_GE(most, kWindow);
  EXPECT_LE(most, kWindow + 1);  // one was written but not counted yet
}

TEST(InOrder, AWriterThatThrowsEndsTheRun) {
  int next = 0;
  Ints pipeline(3, {.read = [&] { return std::optional(next++); },
                    .work = [](int n) { return n; },
                    .write = [](int n) -> bool {
                      if (n == 20) throw std::runtime_error("full");
                      return true;
                    }});
  EXPECT_THROW(pipeline.run(), std::runtime_error);
}

// The results before the failure come first, whichever thread is the fastest.
TEST(InOrder, WhatReadingOrWorkingThrowsComesOutOfRun) {
  for (const unsigned threads : {1U, 3U}) {
    for (const bool in_read : {true, false}) {
      int next = 0;
      int written = 0;
      Ints pipeline(threads, {.read =
                                  [&] {
                                    if (in_read && next == 20) throw std::runtime_error("at 20");
                                    return std::optional(next++);
                                  },
                              .work =
                                  [&](int n) {
                                    std::this_thread::sleep_for(std::chrono::milliseconds(n % 3));
                                    if (!in_read && n >= 20) {
                                      throw std::runtime_error("at " + std::to_string(n));
                                    }
                                    return n;
                                  },
                              .write =
                                  [&](int n) {
                                    EXPECT_EQ(n, written++);
                                    return true;
                                  }});
      try {
        pipeline.run();
        ADD_FAILURE() << "nothing came out";
      } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "at 20");
      }
      EXPECT_EQ(written, 20);
    }
  }
}

}  // namespace
}  // namespace pith::internal::app
