#include "fetch/fetch.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "fetch/failure.h"
#include "fetch/transfer.h"
#include "fetch/web_url.h"

namespace pith::internal {

Fetcher::Fetcher(const InputOptions& options, Trust trust, const CookieJar* jar, Wanted wanted)
    : options_(options),
      trust_(trust),
      transfer_(std::make_unique<Transfer>(options_, Transfer::Kind::page, jar, wanted)) {
  if (trust_ == Trust::remote && transfer_->easy() != nullptr) transfer_->protect_from_ssrf();
}

Fetcher::~Fetcher() = default;

Result<Page> Fetcher::fetch(const std::string& url, const std::function<bool()>& given_up) {
  if (transfer_->easy() == nullptr) {
    return Error{Error::Kind::unreadable, url, "libcurl does not start"};
  }
  std::string why_not;
  const WebUrl target = parse_web_url(url, why_not);
  if (target.text.empty()) return Error{Error::Kind::unsupported, url, why_not};
  if (trust_ == Trust::remote && target.has_credentials) {
    return Error{Error::Kind::unsupported, without_credentials(url),
                 "a URL with a user name and password is refused"};
  }
  if (std::optional<Failure> failure = follow(target, given_up))
    return error_of(std::move(*failure), url);
  return fetched_page(url, *transfer_);
}

// Redirects are followed here and not by libcurl, which would send the user's headers along.
std::optional<Failure> Fetcher::follow(const WebUrl& target,
                                       const std::function<bool()>& given_up) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  transfer_->forget_cookies();
  transfer_->watch(given_up);
  WebUrl at = target;
  for (int redirects = 0;; ++redirects) {
    const std::chrono::duration<double> spent = Clock::now() - begin;
    transfer_->limit_seconds(options_.timeout - spent.count());
    transfer_->prepare(at, target);
    std::optional<Failure> failure = transfer_->end(curl_easy_perform(transfer_->easy()));
    if (failure || transfer_->redirect().empty()) return failure;
    Failure why_not;
    at = transfer_->redirect_target(redirects, why_not);
    if (at.text.empty()) return why_not;
  }
}

Page fetched_page(const std::string& url, Transfer& transfer) {
  Page page;
  page.id = url;
  page.source = url;
  page.url = transfer.url();
  page.content_type = transfer.content_type();
  page.bytes = std::move(transfer.body());
  page.is_shrunk = transfer.is_shrunk();
  return page;
}

std::string url_scheme(std::string_view input) {
  const auto end = input.find("://");
  if (end == std::string_view::npos || end == 0) return {};
  const std::string scheme = lowered(input.substr(0, end));
  if (scheme.front() < 'a' || scheme.front() > 'z') return {};
  const bool valid = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return is_ascii_alphanumeric(c) || c == '+' || c == '-' || c == '.';
  });
  return valid ? scheme : std::string();
}

}  // namespace pith::internal
