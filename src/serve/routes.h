// What the service answers at each of its paths.
#pragma once

#include "serve/metrics.h"
#include "serve/serve.h"
#include "serve/server.h"
#include "serve/slots.h"

namespace pith::serve {

// All have to outlive the server.
void add_routes(Server& server, const Settings& settings, Slots& slots, Metrics& metrics);

}  // namespace pith::serve
