#include "fetch/retry.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

// The seconds to wait before the second request, or -1.
double wait_after(const Attempt& attempt, int retries = 2) {
  return wait_before_retry(attempt, retries).value_or(-1);
}

TEST(Retry, WhatMayPass) {
  const struct {
    Attempt attempt;
    double seconds;
  } cases[] = {
      {{.status = 408}, 2},
      {{.status = 429}, 2},
      {{.status = 500}, 2},
      {{.status = 502}, 2},
      {{.status = 503}, 2},
      {{.status = 504}, 2},
      {{.status = 200}, -1},
      {{.status = 302}, -1},
      {{.status = 400}, -1},
      {{.status = 403}, -1},
      {{.status = 404}, -1},
      {{.status = 501}, -1},
      {{.code = CURLE_COULDNT_CONNECT}, 2},
      {{.code = CURLE_OPERATION_TIMEDOUT}, 2},
      {{.code = CURLE_GOT_NOTHING}, 2},
      {{.code = CURLE_SEND_ERROR}, 2},
      {{.code = CURLE_RECV_ERROR}, 2},
      {{.code = CURLE_PARTIAL_FILE, .status = 200}, 2},
      {{.code = CURLE_COULDNT_RESOLVE_HOST}, -1},
      {{.code = CURLE_SSL_CONNECT_ERROR}, -1},
      {{.code = CURLE_PEER_FAILED_VERIFICATION}, -1},
      {{.code = CURLE_UNSUPPORTED_PROTOCOL}, -1},
      {{.code = CURLE_WRITE_ERROR, .status = 200}, -1},  // refused by pith: not a page, too large
      {{.code = CURLE_ABORTED_BY_CALLBACK}, -1},
      // The status says more than what became of its body.
      {{.code = CURLE_WRITE_ERROR, .status = 503}, 2},
      {{.code = CURLE_PARTIAL_FILE, .status = 404}, -1},
      {{.code = CURLE_COULDNT_CONNECT, .is_private = true}, -1},
  };
  for (const auto& [attempt, seconds] : cases) {
    EXPECT_EQ(wait_after(attempt), seconds) << attempt.code << " " << attempt.status;
  }
}

TEST(Retry, TheWaitDoublesUntilThereWereEnough) {
  EXPECT_EQ(wait_after({.status = 503, .number = 1}, 3), 2);
  EXPECT_EQ(wait_after({.status = 503, .number = 2}, 3), 4);
  EXPECT_EQ(wait_after({.status = 503, .number = 3}, 3), 8);
  EXPECT_EQ(wait_after({.status = 503, .number = 4}, 3), -1);
  EXPECT_EQ(wait_after({.status = 503}, 0), -1);
}

TEST(Retry, TheServerMayAskForMoreTimeButNotForHours) {
  EXPECT_EQ(wait_after({.status = 429, .retry_after = 120}), 120);
  EXPECT_EQ(wait_after({.status = 429, .retry_after = 300}), 300);
  EXPECT_EQ(wait_after({.status = 429, .retry_after = 301}), -1);
  EXPECT_EQ(wait_after({.status = 429, .retry_after = 1}), 2) << "not less than usual";
  EXPECT_EQ(wait_after({.status = 503, .retry_after = 3, .number = 2}), 4);
  EXPECT_EQ(wait_after({.status = 404, .retry_after = 5}), -1);
}

TEST(Retry, HostsThatAreSilent) {
  for (const CURLcode code : {CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT, CURLE_GOT_NOTHING}) {
    EXPECT_TRUE(was_silent(code)) << code;
  }
  for (const CURLcode code : {CURLE_OK, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_WRITE_ERROR}) {
    EXPECT_FALSE(was_silent(code)) << code;
  }
}

}  // namespace
}  // namespace pith::internal
