// How many pages are cleaned at a time, and how many requests may wait for their turn.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <semaphore>

namespace pith::serve {

class Slots {
 public:
  Slots(std::size_t at_once, std::size_t most_waiting) : free_(at_once), most_(most_waiting) {}

  // Waits for its turn, in the order of arrival. False, at once, when too many wait already.
  bool enter() {
    std::binary_semaphore turn{0};
    {
      const std::lock_guard lock(mutex_);
      if (free_ > 0) {
        --free_;
        return true;
      }
      if (waiting_.size() >= most_) return false;
      waiting_.push_back(&turn);
    }
    turn.acquire();
    return true;
  }

  void leave() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
      ++free_;
    } else {
      waiting_.front()->release();
      waiting_.pop_front();
    }
  }

  std::size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::size_t free_;
  std::size_t most_;
  std::deque<std::binary_semaphore*> waiting_;
};

}  // namespace pith::serve
