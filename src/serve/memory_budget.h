// The memory that the pages of all requests together may take.
#pragma once

#include <atomic>
#include <cstddef>

namespace pith::serve {

class MemoryBudget {
 public:
  explicit MemoryBudget(std::size_t bytes) : bytes_(bytes), left_(bytes) {}

  std::size_t held() const { return bytes_ - left_; }

  // What one request holds of the budget. The destructor gives it back.
  class Share {
   public:
    explicit Share(MemoryBudget& budget) : budget_(budget) {}
    ~Share() { budget_.left_ += held_; }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

    // Takes `bytes` more. Returns false, and takes nothing, if the budget has less than that left.
    bool take(std::size_t bytes) {
      std::size_t left = budget_.left_;
      do {
        if (left < bytes) return false;
      } while (!budget_.left_.compare_exchange_weak(left, left - bytes));
      held_ += bytes;
      return true;
    }

   private:
    MemoryBudget& budget_;
    std::size_t held_ = 0;
  };

 private:
  std::size_t bytes_;
  std::atomic<std::size_t> left_;
};

}  // namespace pith::serve
