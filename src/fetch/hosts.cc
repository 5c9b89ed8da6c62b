#include "fetch/hosts.h"

#include <algorithm>
#include <utility>

namespace pith::internal {

Hosts::Host& Hosts::at(const std::string& name) {
  return hosts_.try_emplace(name, Host{.pause = pause_}).first->second;
}

void Hosts::add(const std::string& host, std::size_t page) { at(host).waiting.insert(page); }

std::optional<std::size_t> Hosts::take(double now, std::size_t before) {
  Host* chosen = nullptr;
  for (auto& [name, host] : hosts_) {
    if (host.busy || host.waiting.empty() || host.from > now) continue;
    const std::size_t first = *host.waiting.begin();
    if (first >= before) continue;
    if (chosen == nullptr || first < *chosen->waiting.begin()) chosen = &host;
  }
  if (chosen == nullptr) return std::nullopt;
  chosen->busy = true;
  return chosen->waiting.extract(chosen->waiting.begin()).value();
}

void Hosts::done(const std::string& host, double now) {
  Host& its = at(host);
  its.busy = false;
  its.from = std::max(its.from, now + its.pause);
}

void Hosts::slow_down(const std::string& host, double pause) {
  Host& its = at(host);
  its.pause = std::max(its.pause, pause);
}

void Hosts::hold(const std::string& host, double until) {
  Host& its = at(host);
  its.from = std::max(its.from, until);
}

std::set<std::size_t> Hosts::give_up(const std::string& host) {
  return std::exchange(at(host).waiting, {});
}

std::optional<double> Hosts::next_time() const {
  std::optional<double> time;
  for (const auto& [name, host] : hosts_) {
    if (host.busy || host.waiting.empty()) continue;
    time = std::min(time.value_or(host.from), host.from);
  }
  return time;
}

}  // namespace pith::internal
