#include "cli/service.h"

#include <spdlog/spdlog.h>

#include "cli/log.h"
#include "serve/serve.h"

namespace pith::cli {

int run_service(const Flags& flags) {
  set_up_log(flags);
  const serve::Settings settings{.address = *flags.serve,
                                 .jobs = flags.jobs,
                                 .max_bytes = flags.max_size,
                                 .timeout = flags.timeout};
  const auto failed = serve::serve(settings, [](const std::string& url) {
    spdlog::warn("serving at {} until SIGTERM or Ctrl-C", url);
  });
  if (!failed) return kContent;
  spdlog::critical("{}: {}", serve::url_of(*flags.serve), *failed);
  return kFailed;
}

}  // namespace pith::cli
