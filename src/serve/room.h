// The memory that all requests together may take for their pages.
#pragma once

#include <atomic>
#include <cstddef>

namespace pith::serve {

class Room {
 public:
  explicit Room(std::size_t bytes) : bytes_(bytes), left_(bytes) {}

  std::size_t held() const { return bytes_ - left_; }

  // What one request holds of it; given back in the end.
  class Share {
   public:
    explicit Share(Room& room) : room_(room) {}
    ~Share() { room_.left_ += held_; }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

    // So many more; false, and nothing changes, when there is no room for them.
    bool take(std::size_t bytes) {
      std::size_t left = room_.left_;
      do {
        if (left < bytes) return false;
      } while (!room_.left_.compare_exchange_weak(left, left - bytes));
      held_ += bytes;
      return true;
    }

   private:
    Room& room_;
    std::size_t held_ = 0;
  };

 private:
  std::size_t bytes_;
  std::atomic<std::size_t> left_;
};

}  // namespace pith::serve
