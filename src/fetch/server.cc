#include "fetch/server.h"

namespace pith {
namespace {

constexpr const char* kProduct = "pith";

}  // namespace

void judge_robots(const std::optional<Failure>& failure, Server& server) {
  Transfer& transfer = *server.transfer;
  const long status = transfer.status();
  if (!failure) {
    server.robots = Robots(transfer.body(), kProduct);
  } else if (status >= 300 && status < 500 && status != 429) {
    server.robots = Robots();  // there is none
  } else {
    server.robots = Robots::nothing_allowed();
    server.no_robots = transfer.is_private() ? failure->reason
                                             : "robots.txt can't be read (" + failure->reason + ")";
  }
}

}  // namespace pith
