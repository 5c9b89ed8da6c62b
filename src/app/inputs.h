// Where a run's pages come from, one after the other.
#pragma once

#include <algorithm>
#include <memory>

#include "app/flags.h"
#include "app/interrupt.h"
#include "pith/input.h"

namespace pith::app {

// Every input of the command line.
inline std::unique_ptr<PageSource> open_inputs(const Flags& flags) {
  const InputOptions options{
      .kind = flags.kind,
      .max_bytes = flags.extract.max_input_bytes,
      .timeout = flags.timeout,
      .connect_timeout = std::min(flags.timeout, InputOptions{}.connect_timeout),
      .allow_private = flags.allow_private,
      .politeness = {.obey_robots = flags.robots,
                     .delay = flags.delay,
                     .connections = static_cast<int>(flags.connections),
                     .retries = static_cast<int>(flags.retries),
                     .cancelled = interrupted},
      .save_warc = flags.save_warc,
      .save_warc_partial = flags.resume,
      .revisit = flags.revisit,
      .every_line = flags.line_buffered};
  return pith::open_inputs(flags.inputs, flags.list, options);
}

}  // namespace pith::app
