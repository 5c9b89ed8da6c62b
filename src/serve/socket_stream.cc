#include "serve/socket_stream.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace pith::serve {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kFullOutput = 65536;
constexpr milliseconds kLookAround(50);  // for the end of the service
// A client that still sends when it is answered would lose the answer to a reset: its rest is read.
constexpr milliseconds kLinger(500);
constexpr int kMostLingeringReads = 256;

bool poll_for(int socket, short events, milliseconds time) {
  pollfd waiting{.fd = socket, .events = events, .revents = 0};
  return poll(&waiting, 1, static_cast<int>(std::max<milliseconds::rep>(time.count(), 0))) > 0;
}

}  // namespace

SocketStream::~SocketStream() {
  ::shutdown(socket_, SHUT_WR);
  const auto end = Clock::now() + kLinger;
  for (int i = 0; i < kMostLingeringReads; ++i) {
    const auto left = std::chrono::duration_cast<milliseconds>(end - Clock::now());
    if (left.count() <= 0 || !poll_for(socket_, POLLIN, left)) break;
    if (::recv(socket_, in_.data(), in_.size(), MSG_DONTWAIT) <= 0) break;
  }
  ::close(socket_);
}

bool SocketStream::wait(Clock::duration idle, const std::atomic<bool>& stopping) {
  if (begin_ < end_) return true;
  const auto end = Clock::now() + idle;
  while (!poll_for(socket_, POLLIN, kLookAround)) {
    if (stopping || Clock::now() >= end) return false;
  }
  return receive() > 0;
}

ssize_t SocketStream::receive() {
  if (begin_ == end_) begin_ = end_ = 0;
  const ssize_t got = ::recv(socket_, in_.data() + end_, in_.size() - end_, MSG_DONTWAIT);
  end_ += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  return got;
}

// Something, before the deadline.
bool SocketStream::receive_in_time() {
  ssize_t got = -1;
  while ((got = receive()) < 0 && (errno == EINTR || errno == EAGAIN)) {
    if (!ready(POLLIN)) return false;
  }
  return got > 0;
}

std::span<char> SocketStream::read_head() {
  constexpr std::string_view kEnd = "\r\n\r\n";
  std::copy(in_.begin() + begin_, in_.begin() + end_, in_.begin());
  end_ -= std::exchange(begin_, 0);
  for (std::size_t seen = 0;;) {
    const std::string_view there(in_.data(), end_);
    const std::size_t end = there.find(kEnd, seen);
    if (end != std::string_view::npos) return {in_.data(), end + kEnd.size()};
    seen = std::max(end_, kEnd.size()) - kEnd.size();
    if (end_ == in_.size() || !receive_in_time()) return {};
  }
}

bool SocketStream::is_left() const {
  pollfd waiting{.fd = socket_, .events = POLLRDHUP, .revents = 0};
  return poll(&waiting, 1, 0) > 0;
}

void SocketStream::allow(Clock::duration time, std::size_t bytes) {
  deadline_ = Clock::now() + time;
  allowed_ = bytes;
}

bool SocketStream::ready(short events) const {
  const auto left = std::chrono::duration_cast<milliseconds>(deadline_ - Clock::now());
  return left.count() > 0 && poll_for(socket_, events, left);
}

ssize_t SocketStream::read(char* to, std::size_t size) {
  if (begin_ == end_) {
    // A client may wait for what was written, "100 Continue", before it sends more.
    if (allowed_ == 0 || !flush()) return -1;
    if (!receive_in_time()) return -1;
    allowed_ -= std::min(allowed_, end_);
  }
  const std::size_t step = std::min(size, end_ - begin_);
  std::memcpy(to, in_.data() + begin_, step);
  begin_ += step;
  return static_cast<ssize_t>(step);
}

ssize_t SocketStream::write(const char* from, std::size_t size) {
  out_.append(from, size);
  if (out_.size() >= kFullOutput && !flush()) return -1;
  return static_cast<ssize_t>(size);
}

bool SocketStream::flush() {
  std::size_t sent = 0;
  while (sent < out_.size()) {
    const ssize_t step =
        ::send(socket_, out_.data() + sent, out_.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (step >= 0) {
      sent += static_cast<std::size_t>(step);
    } else if (errno != EINTR && (errno != EAGAIN || !ready(POLLOUT))) {
      break;
    }
  }
  const bool all = sent == out_.size();
  out_.clear();
  return all;
}

// Nobody asks for them.
void SocketStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void SocketStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace pith::serve
