// What is known of a server while its pages are asked for: what its robots.txt allows, and whether
// it answers at all.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "fetch/failure.h"
#include "fetch/robots.h"
#include "fetch/transfer.h"

namespace pith {

struct Server {
  std::optional<Robots> robots = {};
  std::string no_robots = {};  // why robots.txt can't be read: nothing may be asked for
  int tries = 0;               // for robots.txt
  std::unique_ptr<Transfer> transfer = {};
  int silent = 0;  // pages that got no answer since the last answer
};

// What the end of the transfer of robots.txt, which is not repeated, means for all its pages.
void judge_robots(const std::optional<Failure>& failure, Server& server);

}  // namespace pith
