// Whose turn it is: of the pages waiting, the next one whose host may be asked. Knows no network;
// time is what the caller says, in seconds.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace pith {

// One request a host at a time, and a pause after each.
class Hosts {
 public:
  // `pause` seconds between the end of one request to a host and the next.
  explicit Hosts(double pause) : pause_(pause) {}

  // `page`: its place in the list; lower ones go first.
  void add(const std::string& host, std::size_t page);
  // The first page in the list of those that may be asked for now, none from `before` on; its host
  // is busy until done().
  std::optional<std::size_t> take(double now, std::size_t before);
  void done(const std::string& host, double now);
  // Nothing was asked for after all.
  void free(const std::string& host) { at(host).busy = false; }

  // At least this pause from now on.
  void slow_down(const std::string& host, double pause);
  // No request before that time.
  void hold(const std::string& host, double until);
  // Every page waiting there, which do so no longer.
  std::set<std::size_t> give_up(const std::string& host);

  // When take() may have something, if nothing changes: of the pages that wait for time alone.
  std::optional<double> next_time() const;

 private:
  struct Host {
    std::set<std::size_t> waiting = {};
    bool busy = false;
    double from = 0;  // no request before
    double pause = 0;
  };
  Host& at(const std::string& name);

  double pause_;
  std::map<std::string, Host> hosts_;
};

}  // namespace pith
