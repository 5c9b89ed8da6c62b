// Counters of what the service did, for Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pith/article.h"

namespace pith::internal::serve {

class Metrics {
 public:
  // Counts an answered request. Each new `path` takes memory, so there must be few.
  void answered(std::string_view path, int status, double seconds);
  void cleaned(Outcome outcome, double seconds);
  // Counts a fetch. There must be few different outcomes.
  void fetched(std::string_view outcome, double seconds, std::size_t bytes);
  void received(std::size_t bytes) { received_ += bytes; }
  void sent(std::size_t bytes) { sent_ += bytes; }
  void begin() { ++in_flight_; }
  void end() { --in_flight_; }
  std::int64_t in_flight() const { return in_flight_; }

  // Gauges that other classes know.
  struct Now {
    std::size_t waiting = 0;                   // requests that wait to be cleaned
    std::size_t held = 0;                      // bytes of pages in memory
    std::optional<std::size_t> to_fetch = {};  // requests that wait to be fetched, if any are
  };

  // Writes all metrics in Prometheus' text format.
  std::string text(const Now& now) const;

 private:
  struct Histogram {
    static constexpr std::array kBounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                           0.1,    0.25,  0.5,    1.0,   2.5,  5.0,   10.0};
    std::array<std::uint64_t, kBounds.size() + 1> counts = {};
    double sum = 0;
    void add(double seconds);
    std::string text(const char* name, const char* help) const;
  };

  mutable std::mutex mutex_;  // guards the next seven
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<Outcome, std::uint64_t> pages_;
  Histogram request_seconds_;
  Histogram extract_seconds_;
  std::map<std::string, std::uint64_t> fetches_;
  Histogram fetch_seconds_;
  std::uint64_t fetched_ = 0;
  std::atomic<std::uint64_t> received_ = 0;
  std::atomic<std::uint64_t> sent_ = 0;
  std::atomic<std::int64_t> in_flight_ = 0;
};

}  // namespace pith::internal::serve
