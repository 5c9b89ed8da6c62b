#include "serve/threads.h"

#include <system_error>
#include <utility>

namespace pith::serve {
namespace {

thread_local bool no_room = false;

}  // namespace

bool no_room_here() { return no_room; }

void Threads::enqueue(std::function<void()> serve) {
  {
    const std::lock_guard lock(mutex_);
    if (idle_ <= waiting_.size() && threads_.size() < most_) {
      try {
        threads_.emplace_back([this] { work(); });
        ++idle_;  // will be
      } catch (const std::system_error&) {
        // The system gives no more: those there are have to do.
      }
    }
    if (idle_ > waiting_.size()) {
      waiting_.push_back(std::move(serve));
      changed_.notify_one();
      return;
    }
  }
  no_room = true;
  serve();
  no_room = false;
}

void Threads::shutdown() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
}

void Threads::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const std::function<void()> serve = std::move(waiting_.front());
    waiting_.pop_front();
    --idle_;
    lock.unlock();
    serve();
    lock.lock();
    ++idle_;
  }
}

}  // namespace pith::serve
