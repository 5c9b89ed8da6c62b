// Replaces service.cc in a build without PITH_SERVE.
#include <spdlog/spdlog.h>

#include "app/run/log.h"
#include "app/run/run.h"

namespace pith::internal::app {

int run_service(const Flags& flags) {
  set_up_log(flags);
  spdlog::critical("--serve: this build has no service; configure it with -D PITH_SERVE=ON");
  return kFailed;
}

}  // namespace pith::internal::app
