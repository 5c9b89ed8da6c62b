#include "app/run/input_options.h"

#include <algorithm>

#include "app/flags/input_files.h"
#include "app/run/system.h"

namespace pith::internal::app {

StreamOptions input_options(const Flags& flags) {
  StreamOptions options = reading_options(flags);
  options.timeout = flags.timeout;
  options.connect_timeout = std::min(flags.timeout, options.connect_timeout);
  options.allow_private = flags.allow_private;
  options.politeness = {.obey_robots = flags.robots,
                        .delay = flags.delay,
                        .connections = static_cast<int>(flags.connections),
                        .retries = static_cast<int>(flags.retries),
                        .canceled = interrupted};
  options.user_agent = flags.user_agent;
  options.headers = flags.headers;
  options.cookie_jar = flags.cookie_jar;
  return options;
}

}  // namespace pith::internal::app
