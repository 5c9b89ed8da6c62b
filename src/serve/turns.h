// Whose turn it is to ask a server: so many requests at a time, one a host.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <set>
#include <string>

namespace pith::serve {

class Turns {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Turn : std::uint8_t { mine, full, late, given_up };

  Turns(std::size_t at_once, std::size_t most_waiting) : free_(at_once), most_(most_waiting) {}

  // Waits for the turn of `host`, in the order of arrival, until `end` or until `given_up`, which
  // is asked several times a second. Full, at once, when too many wait already. Of what is `mine`
  // leave() has to be told.
  Turn enter(const std::string& host, Clock::time_point end, const std::function<bool()>& given_up);
  void leave(const std::string& host);

  std::size_t waiting() const;

 private:
  using Waiting = std::list<const std::string*>;
  // Whether nobody before it may go instead.
  bool is_next(Waiting::const_iterator place) const;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t free_;
  std::size_t most_;
  std::set<std::string> busy_;
  Waiting waiting_;
};

}  // namespace pith::serve
