#include "serve/web.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

namespace pith::serve {
namespace {

using Clock = Turns::Clock;

constexpr std::size_t kWaitingPerFetch = 4;
constexpr std::size_t kMostTogether = 128;  // so that half of the connections are for others

std::size_t most_waiting(std::size_t at_once) {
  return std::min(at_once * kWaitingPerFetch, kMostTogether - std::min(at_once, kMostTogether));
}
constexpr std::size_t kLongestUrl = 8192;
constexpr double kLeast = 0.1;  // seconds

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// What a failure is called in the metrics, and the status of its answer.
struct Failed {
  const char* outcome;
  int status;
};

Failed failed(Error::Kind kind) {
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
    case Kind::protocol:
    case Kind::unreadable:
      break;
  }
  return {"protocol", 502};
}

// As part of a message: one line that is not too long.
std::string brief(const std::string& url) {
  constexpr std::size_t kMost = 200;
  std::string text = url.size() > kMost ? url.substr(0, kMost) + "..." : url;
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
  return text;
}

}  // namespace

Web::Web(const Fetch& fetch, double seconds, Metrics& metrics)
    : fetch_(fetch),
      seconds_(seconds),
      metrics_(metrics),
      turns_(fetch.at_once, most_waiting(fetch.at_once)) {}

std::optional<NoPage> Web::fetch(Question& question, const std::function<bool()>& given_up) {
  const auto begin = Clock::now();
  const std::string& url = question.options.url;
  const auto no = [this, &url, begin](const char* outcome, NoPage why) {
    metrics_.fetched(outcome, seconds_since(begin), 0);
    why.why.insert(0, brief(url) + ": ");
    return why;
  };
  if (url.size() > kLongestUrl) return no("bad_url", {400, "longer than 8192 bytes"});
  const Result<std::string> host = fetch_.host(url);
  if (!host) return no("bad_url", {400, host.error().reason});
  const auto end =
      begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds_));
  switch (turns_.enter(host.value(), end, given_up)) {
    case Turns::Turn::mine:
      break;
    case Turns::Turn::full:
      return no("full", {503, "too many URLs are being fetched", true});
    case Turns::Turn::late:
      return no("full", {503, "others that are being fetched left it no time", true});
    case Turns::Turn::given_up:
      return no("given_up", {503, "given up: the service ends", true});
  }
  struct Leave {
    Turns& turns;
    const std::string& host;
    ~Leave() { turns.leave(host); }
  } const leave{turns_, host.value()};
  const double left = std::max(seconds_ - seconds_since(begin), kLeast);
  const FetchRequest request{url, std::ceil(left * 10) / 10, given_up};
  Result<Fetched> page = fetch_.page(request);
  if (!page && given_up()) return no("given_up", {503, "given up: the service ends", true});
  if (!page) {
    const Failed what = failed(page.error().kind);
    return no(what.outcome, {what.status, page.error().reason});
  }
  Fetched& fetched = page.value();
  metrics_.fetched("ok", seconds_since(begin), fetched.bytes.size());
  question.bytes = std::move(fetched.bytes);
  question.options.url = std::move(fetched.url);
  question.options.content_type = std::move(fetched.content_type);
  return std::nullopt;
}

}  // namespace pith::serve
