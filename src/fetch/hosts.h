// Schedules requests politely: returns the next waiting page whose host may be asked now. It does
// not use the network or a clock; the caller passes the time in seconds.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace pith::internal {

// Allows one request per host at a time, with a pause after each.
class Hosts {
 public:
  // `pause` seconds between the end of one request to a host and the next.
  explicit Hosts(double pause) : pause_(pause) {}

  // `page` is its position in the list. Lower positions go first.
  void add(const std::string& host, std::size_t page);
  // Returns the first page in the list that may be requested now and whose position is below
  // `before`. Its host is busy until done().
  std::optional<std::size_t> take(double now, std::size_t before);
  void done(const std::string& host, double now);
  // Frees the host again without a request having been made.
  void free(const std::string& host) { at(host).busy = false; }

  // Sets a minimum pause from now on.
  void slow_down(const std::string& host, double pause);
  // Delays requests until that time.
  void hold(const std::string& host, double until);
  // Removes and returns all pages that wait for the host.
  std::set<std::size_t> give_up(const std::string& host);

  // When take() may next return a page if nothing else happens.
  std::optional<double> next_time() const;

 private:
  struct Host {
    std::set<std::size_t> waiting = {};
    bool busy = false;
    double from = 0;  // no request is made before this time
    double pause = 0;
  };
  Host& at(const std::string& name);

  double pause_;
  std::map<std::string, Host> hosts_;
};

}  // namespace pith::internal
