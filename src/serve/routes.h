// What the service answers at each of its paths.
#pragma once

#include "serve/metrics.h"
#include "serve/room.h"
#include "serve/serve.h"
#include "serve/server.h"
#include "serve/slots.h"
#include "serve/web.h"

namespace pith::serve {

// What all requests share.
struct Shared {
  Slots& slots;
  Room& room;
  Web* web;  // null where no page is fetched
};

// All have to outlive the server.
void add_routes(Server& server, const Settings& settings, const Shared& shared, Metrics& metrics);

}  // namespace pith::serve
