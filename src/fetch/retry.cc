#include "fetch/retry.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pith::internal {
namespace {

constexpr double kMaxRetryAfter = 300;
constexpr double kFirstBackoff = 2;

bool is_transient(long status) {
  constexpr long kTransient[] = {408, 429, 500, 502, 503, 504};
  return std::find(std::begin(kTransient), std::end(kTransient), status) != std::end(kTransient);
}

bool is_transient(CURLcode code) {
  constexpr CURLcode kTransient[] = {CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
                                     CURLE_GOT_NOTHING,     CURLE_SEND_ERROR,
                                     CURLE_RECV_ERROR,      CURLE_PARTIAL_FILE};
  return std::find(std::begin(kTransient), std::end(kTransient), code) != std::end(kTransient);
}

}  // namespace

std::optional<double> wait_before_retry(const Attempt& attempt, int retries) {
  const bool transient = attempt.code == CURLE_OK || attempt.status >= 400
                             ? is_transient(attempt.status)
                             : is_transient(attempt.code);
  if (!transient || attempt.is_private || attempt.number > retries) return std::nullopt;
  if (attempt.retry_after > kMaxRetryAfter) return std::nullopt;
  return std::max(attempt.retry_after, kFirstBackoff * std::pow(2, attempt.number - 1));
}

bool was_silent(CURLcode code) {
  return code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT ||
         code == CURLE_GOT_NOTHING;
}

}  // namespace pith::internal
