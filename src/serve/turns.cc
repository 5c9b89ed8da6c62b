#include "serve/turns.h"

#include <algorithm>

namespace pith::serve {
namespace {

constexpr std::chrono::milliseconds kLookAround(100);  // for who gave up

}  // namespace

Turns::Turn Turns::enter(const std::string& host, Clock::time_point end,
                         const std::function<bool()>& given_up) {
  std::unique_lock lock(mutex_);
  const auto place = waiting_.insert(waiting_.end(), &host);
  Turn turn = Turn::mine;
  // Those who wait can't go, or they would: no room is needed for one who can.
  if (!is_next(place) && waiting_.size() > most_) turn = Turn::full;
  while (turn == Turn::mine && !is_next(place)) {
    changed_.wait_for(lock, kLookAround);
    if (given_up()) {
      turn = Turn::given_up;
    } else if (Clock::now() >= end && !is_next(place)) {
      turn = Turn::late;
    }
  }
  waiting_.erase(place);
  if (turn == Turn::mine) {
    busy_.insert(host);  // first, as it may throw
    --free_;
  }
  changed_.notify_all();
  return turn;
}

void Turns::leave(const std::string& host) {
  const std::lock_guard lock(mutex_);
  ++free_;
  busy_.erase(host);
  changed_.notify_all();
}

std::size_t Turns::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

bool Turns::is_next(Waiting::const_iterator place) const {
  if (free_ == 0) return false;
  const auto first =
      std::find_if(waiting_.begin(), waiting_.end(),
                   [this](const std::string* host) { return !busy_.contains(*host); });
  return first == place;
}

}  // namespace pith::serve
