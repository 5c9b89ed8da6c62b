#include "serve/page_fetcher.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

namespace pith::internal::serve {
namespace {

using Clock = FairSemaphore::Clock;

constexpr std::size_t kWaitingPerPlace = 4;
// Pages that are being fetched or waiting. Half of the connections that one address may have stay
// free.
constexpr std::size_t kMaxTogether = 128;

constexpr std::size_t kMaxUrl = 8192;
constexpr double kMinSeconds = 0.1;

std::size_t max_waiting(std::size_t at_once) {
  return std::min(at_once * kWaitingPerPlace, kMaxTogether - std::min(at_once, kMaxTogether));
}

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// The name of a failure in the metrics, and the status of its answer.
struct FailureKind {
  const char* outcome;
  int status;
};

FailureKind kind_of(Error::Kind kind) {
  using Kind = Error::Kind;
  switch (kind) {
    case Kind::unsupported:
      return {"bad_url", 400};
    case Kind::forbidden:
      return {"forbidden", 403};
    case Kind::empty:
      return {"empty", 422};
    case Kind::too_large:
      return {"too_large", 422};
    case Kind::not_html:
      return {"not_html", 422};
    case Kind::timed_out:
      return {"timed_out", 504};
    case Kind::not_found:
      return {"not_found", 502};
    case Kind::refused:
      return {"refused", 502};
    case Kind::http_status:
      return {"http_status", 502};
    case Kind::disallowed:  // the service asks for single pages, for which no robots.txt is read
    case Kind::out_of_memory:
    case Kind::protocol:
    case Kind::unreadable:
      break;
  }
  return {"protocol", 502};
}

// Shortens a URL for an error message, in one line of ASCII.
std::string brief(const std::string& url) {
  constexpr std::size_t kMax = 200;
  std::string text = url.size() > kMax ? url.substr(0, kMax) + "..." : url;
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
  return text;
}

}  // namespace

PageFetcher::PageFetcher(const Fetch& fetch, double seconds, Metrics& metrics)
    : fetch_(fetch),
      seconds_(seconds),
      metrics_(metrics),
      places_(fetch.at_once, max_waiting(fetch.at_once)) {}

std::optional<FetchFailure> PageFetcher::fetch(ExtractRequest& request,
                                               const std::function<bool()>& is_abandoned) {
  const auto begin = Clock::now();
  const std::string& url = request.options.url;
  const auto fail = [this, &url, begin](const char* outcome, FetchFailure failure) {
    metrics_.fetched(outcome, seconds_since(begin), 0);
    failure.reason.insert(0, brief(url) + ": ");
    return failure;
  };
  const FetchFailure abandoned{503, "given up: the service is shutting down", true};
  if (url.size() > kMaxUrl) return fail("bad_url", {400, "longer than 8192 bytes"});
  const Result<std::string> host = fetch_.host(url);
  if (!host) return fail("bad_url", {400, host.error().reason});
  const auto end =
      begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds_));
  const FairSemaphore::Turn turn(places_,
                                 {.key = host.value(), .end = end, .is_abandoned = is_abandoned});
  switch (turn.outcome()) {
    case FairSemaphore::Outcome::entered:
      break;
    case FairSemaphore::Outcome::full:
      return fail("full", {503, "too many URLs are being fetched", true});
    case FairSemaphore::Outcome::late:
      return fail("full", {503, "timed out while waiting for other fetches", true});
    case FairSemaphore::Outcome::abandoned:
      return fail("given_up", abandoned);
  }
  const double left = std::max(seconds_ - seconds_since(begin), kMinSeconds);
  Result<Fetched> page = fetch_.page({url, std::ceil(left * 10) / 10, is_abandoned});
  if (!page && is_abandoned()) return fail("given_up", abandoned);
  if (!page) {
    const FailureKind kind = kind_of(page.error().kind);
    return fail(kind.outcome, {kind.status, page.error().reason});
  }
  Fetched& fetched = page.value();
  metrics_.fetched("ok", seconds_since(begin), fetched.bytes.size());
  request.bytes = std::move(fetched.bytes);
  request.options.url = std::move(fetched.url);
  request.options.content_type = std::move(fetched.content_type);
  return std::nullopt;
}

}  // namespace pith::internal::serve
