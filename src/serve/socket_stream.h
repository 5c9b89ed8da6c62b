// A client's connection as httplib reads and writes it, with what httplib's own lacks: a time by
// which a whole request has to be there, a bound on its bytes, and an end when the service stops.
#pragma once

#include <httplib.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <span>
#include <string>

namespace pith::serve {

class SocketStream : public httplib::Stream {
 public:
  using Clock = std::chrono::steady_clock;

  // Sends nothing more and closes the socket in the end, at most half a second after the client was
  // to see that.
  explicit SocketStream(int socket) : socket_(socket) {}
  ~SocketStream() override;
  SocketStream(const SocketStream&) = delete;
  SocketStream& operator=(const SocketStream&) = delete;

  // Until something of a request is there. False: nothing came within `idle`, the client went away,
  // or `stopping` while nothing came.
  bool wait(Clock::duration idle, const std::atomic<bool>& stopping);
  // What follows may take so long and have so many bytes; after that, reading and writing fail.
  void allow(Clock::duration time, std::size_t bytes);
  // Reads until all of a request's head is there, which read() then begins with. Empty when it is
  // not: too_large() or the time is over or the client went away.
  std::span<char> read_head();
  // More than a head may have came without its end.
  bool too_large() const { return begin_ == 0 && end_ == in_.size(); }
  // The client closed its side, so likely nobody waits for an answer.
  bool is_left() const;
  // Sends what was written. False when it can't be.
  bool flush();

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* from, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  bool ready(short events) const;  // before the deadline
  ssize_t receive();               // behind what is in in_, what is there
  bool receive_in_time();

  int socket_;
  Clock::time_point deadline_;
  std::size_t allowed_ = 0;
  std::array<char, 65536> in_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::string out_;
};

}  // namespace pith::serve
