#include "fetch/retry.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pith {
namespace {

constexpr double kMostRetryAfter = 300;
constexpr double kFirstBackoff = 2;

bool may_pass(long status) {
  constexpr long kMayPass[] = {408, 429, 500, 502, 503, 504};
  return std::find(std::begin(kMayPass), std::end(kMayPass), status) != std::end(kMayPass);
}

bool may_pass(CURLcode code) {
  constexpr CURLcode kMayPass[] = {CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
                                   CURLE_GOT_NOTHING,     CURLE_SEND_ERROR,
                                   CURLE_RECV_ERROR,      CURLE_PARTIAL_FILE};
  return std::find(std::begin(kMayPass), std::end(kMayPass), code) != std::end(kMayPass);
}

}  // namespace

std::optional<double> wait_before_retry(const Transfer& transfer, CURLcode code, int tries,
                                        int retries) {
  const bool passes =
      code == CURLE_OK || transfer.status() >= 400 ? may_pass(transfer.status()) : may_pass(code);
  const bool vain = transfer.is_private() || tries > retries;
  if (!passes || vain) return std::nullopt;
  const double asked = transfer.retry_after();
  if (asked > kMostRetryAfter) return std::nullopt;
  return std::max(asked, kFirstBackoff * std::pow(2, tries - 1));
}

bool was_silent(CURLcode code) {
  return code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT ||
         code == CURLE_GOT_NOTHING;
}

}  // namespace pith
