#include "app/run/progress.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal::app {
namespace {

TEST(ProgressLine, HasABarARateAndTheTimeLeft) {
  const std::string half = "[" + std::string(15, '#') + std::string(15, ' ') + "] ";
  const struct {
    RunState state;
    std::string line;
  } cases[] = {
      {{.done = 60, .total = 120, .seconds = 2}, half + "60/120 pages, 30/s, ETA 0:02"},
      {{.done = 60, .failed = 2, .total = 120, .seconds = 2},
       half + "60/120 pages, 30/s, 2 failed, ETA 0:02"},
      {{.done = 50, .total = 100, .seconds = 3000}, half + "50/100 pages, 1/min, ETA 50:00"},
      {{.done = 50, .total = 100, .seconds = 4000}, half + "50/100 pages, 0/min, ETA 1:06:40"},
      // What an earlier run did says nothing about the speed.
      {{.done = 60, .before = 59, .total = 120, .seconds = 1},
       half + "60/120 pages, 1/s, ETA 1:00"},
      {{.done = 59, .before = 59, .total = 118, .seconds = 1}, half + "59/118 pages, 0/min"},
      {{.done = 60, .seconds = 2}, "60 pages, 30/s"},
      {{.done = 3, .total = 2, .seconds = 1},
       "[" + std::string(30, '#') + "] 3/3 pages, 3/s, ETA 0:00"},
      {{.total = 0}, "0/0 pages"},
      // Files of many pages: how many there are is not known, but how much was read.
      {{.done = 60, .share = .5, .seconds = 2}, half + "60 pages, 30/s, ETA 0:02"},
      {{.done = 60, .before = 30, .share = .5, .share_before = .25, .seconds = 2},
       half + "60 pages, 15/s, ETA 0:04"},
      {{.done = 1, .share = 0, .seconds = 1}, "[" + std::string(30, ' ') + "] 1 pages, 1/s"},
  };
  for (const auto& [state, line] : cases) EXPECT_EQ(progress_line(state), line);
}

}  // namespace
}  // namespace pith::internal::app
