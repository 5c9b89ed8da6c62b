#include <spdlog/spdlog.h>

#include <algorithm>
#include <string>
#include <utility>

#include "app/run/log.h"
#include "app/run/run.h"
#include "fetch/fetch.h"
#include "fetch/web_url.h"
#include "input/file.h"
#include "serve/serve.h"

namespace pith::internal::app {
namespace {

Result<std::string> host_of(const std::string& url) {
  std::string why_not;
  WebUrl parsed = parse_web_url(url, why_not);
  if (parsed.text.empty()) return Error{Error::Kind::unsupported, url, std::move(why_not)};
  return std::move(parsed.host);
}

// Each request has a Fetcher of its own, so no connection or cookie is shared between requests.
Result<serve::Fetched> fetch(const serve::FetchRequest& request, InputOptions options) {
  options.timeout = request.seconds;
  options.connect_timeout = std::min(request.seconds, options.connect_timeout);
  Fetcher fetcher(options, Fetcher::Trust::remote);
  Result<Page> page = fetcher.fetch(request.url, request.is_abandoned);
  if (!page) return page.error();
  if (std::optional<Error> error = why_no_page(page.value())) return std::move(*error);
  Page& fetched = page.value();
  return serve::Fetched{.bytes = std::move(fetched.bytes),
                        .url = std::move(fetched.url),
                        .content_type = std::move(fetched.content_type)};
}

serve::Fetch fetch_of(const Flags& flags) {
  const InputOptions options{.max_bytes = flags.extract.max_input_bytes,
                             .user_agent = flags.user_agent,
                             .allow_private = flags.allow_private};
  return {.host = host_of,
          .page = [options](const serve::FetchRequest& request) { return fetch(request, options); },
          .at_once = flags.connections};
}

}  // namespace

int run_service(const Flags& flags) {
  set_up_log(flags);
  serve::Settings settings{.address = *flags.serve,
                           .jobs = flags.jobs,
                           .max_bytes = flags.extract.max_input_bytes,
                           .timeout = flags.timeout};
  if (flags.serve_fetch) settings.fetch = fetch_of(flags);
  const auto failed = serve::serve(settings, [](const std::string& url) {
    spdlog::warn("serving at {} until SIGTERM or Ctrl-C", url);
  });
  if (!failed) return kContent;
  spdlog::critical("{}: {}", serve::url_of(*flags.serve), *failed);
  return kFailed;
}

}  // namespace pith::internal::app
