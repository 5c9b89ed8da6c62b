#include "serve/metrics.h"

#include <algorithm>
#include <charconv>

namespace pith::internal::serve {
namespace {

std::string head(const char* name, const char* type, const char* help) {
  return std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

// Writes the shortest text that reads back as the same number, in any locale.
std::string number(double value) {
  std::array<char, 64> buffer;
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

template <typename T>
std::string one(const char* name, const char* type, const char* help, T value) {
  return head(name, type, help) + name + " " + std::to_string(value) + "\n";
}

}  // namespace

void Metrics::Histogram::add(double seconds) {
  const auto* const bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
  ++counts[static_cast<std::size_t>(bound - kBounds.begin())];
  sum += seconds;
}

std::string Metrics::Histogram::text(const char* name, const char* help) const {
  std::string out = head(name, "histogram", help);
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    below += counts[i];
    const std::string bound = i < kBounds.size() ? number(kBounds[i]) : "+Inf";
    out += std::string(name) + "_bucket{le=\"" + bound + "\"} " + std::to_string(below) + "\n";
  }
  out += std::string(name) + "_sum " + number(sum) + "\n";
  return out + name + "_count " + std::to_string(below) + "\n";
}

void Metrics::answered(std::string_view path, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(path), status}];
  request_seconds_.add(seconds);
}

void Metrics::cleaned(Outcome outcome, double seconds) {
  const std::lock_guard lock(mutex_);
  ++pages_[outcome];
  extract_seconds_.add(seconds);
}

void Metrics::fetched(std::string_view outcome, double seconds, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  ++fetches_[std::string(outcome)];
  fetch_seconds_.add(seconds);
  fetched_ += bytes;
}

std::string Metrics::text(const Now& now) const {
  const std::lock_guard lock(mutex_);
  std::string out = head("pith_requests_total", "counter", "Requests answered.");
  for (const auto& [what, count] : requests_) {
    out += "pith_requests_total{path=\"" + what.first + "\",status=\"" +
           std::to_string(what.second) + "\"} " + std::to_string(count) + "\n";
  }
  out += head("pith_pages_total", "counter", "Pages cleaned, by outcome.");
  for (const auto& [outcome, count] : pages_) {
    out += "pith_pages_total{outcome=\"" + std::string(to_string(outcome)) + "\"} " +
           std::to_string(count) + "\n";
  }
  if (now.to_fetch) {
    out += head("pith_fetches_total", "counter", "URLs fetched or refused, by outcome.");
    for (const auto& [outcome, count] : fetches_) {
      out += "pith_fetches_total{outcome=\"" + outcome + "\"} " + std::to_string(count) + "\n";
    }
    out += fetch_seconds_.text("pith_fetch_seconds", "Fetching a page, waiting included.");
    out += one("pith_fetches_waiting", "gauge", "URLs that wait for their turn.", *now.to_fetch);
    out += one("pith_fetched_bytes_total", "counter", "Bytes of pages fetched.", fetched_);
  }
  out += request_seconds_.text("pith_request_seconds",
                               "From a request's head to its answer, waiting included.");
  out += extract_seconds_.text("pith_extract_seconds", "Cleaning and writing a page.");
  out += one("pith_requests_in_flight", "gauge", "Requests being read or answered.",
             in_flight_.load());
  out += one("pith_requests_waiting", "gauge", "Requests that wait for their turn.", now.waiting);
  out += one("pith_held_bytes", "gauge", "Bytes of pages in memory.", now.held);
  out += one("pith_received_bytes_total", "counter", "Bytes of bodies received.", received_.load());
  return out + one("pith_sent_bytes_total", "counter", "Bytes of bodies answered.", sent_.load());
}

}  // namespace pith::internal::serve
