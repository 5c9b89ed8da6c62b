#include "serve/fair_semaphore.h"

#include <algorithm>

namespace pith::internal::serve {
namespace {

constexpr std::chrono::milliseconds kCheckInterval(100);  // for abandoned requests

}  // namespace

FairSemaphore::Turn::Turn(FairSemaphore& semaphore, const Wish& wish) : semaphore_(semaphore) {
  std::unique_lock lock(semaphore_.mutex_);
  std::list<Waiter>& waiting = semaphore_.waiting_;
  place_ = waiting.emplace(waiting.end(), wish.key);
  semaphore_.admit();
  if (!place_->admitted && waiting.size() > semaphore_.max_waiting_) outcome_ = Outcome::full;
  while (outcome_ == Outcome::entered && !place_->admitted) {
    place_->changed.wait_for(lock, kCheckInterval);
    if (place_->admitted) break;
    if (wish.is_abandoned && wish.is_abandoned()) {
      outcome_ = Outcome::abandoned;
    } else if (Clock::now() >= wish.end) {
      outcome_ = Outcome::late;
    }
  }
  if (outcome_ != Outcome::entered) waiting.erase(place_);
}

FairSemaphore::Turn::~Turn() {
  if (outcome_ != Outcome::entered) return;
  const std::lock_guard lock(semaphore_.mutex_);
  semaphore_.inside_.erase(place_);
  ++semaphore_.free_;
  semaphore_.admit();
}

std::size_t FairSemaphore::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

// Moves nodes from list to list, so it never allocates and never throws.
void FairSemaphore::admit() {
  for (auto next = waiting_.begin(); free_ > 0 && next != waiting_.end();) {
    const auto waiter = next++;
    if (!may_enter(*waiter)) continue;
    --free_;
    inside_.splice(inside_.end(), waiting_, waiter);
    waiter->admitted = true;
    waiter->changed.notify_one();
  }
}

bool FairSemaphore::may_enter(const Waiter& waiter) const {
  return waiter.key.empty() ||
         std::none_of(inside_.begin(), inside_.end(),
                      [&waiter](const Waiter& other) { return other.key == waiter.key; });
}

}  // namespace pith::internal::serve
