// Decides from the status and the Content-Length whether an HTTP response is complete.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pith::internal {

// Returns why a response with a status below 300 has no complete page, or "" if it has one.
constexpr std::string_view why_no_page(long status) {
  if (status < 200) return "the last HTTP status is below 200: there is no page; get it again";
  if (status == 206) return "HTTP 206 Partial Content: a part of the page only; get it whole";
  if (status == 226) return "HTTP 226 IM Used: what has changed only; get it whole";
  return {};
}

// The Content-Length of a message (RFC 9110, 8.6).
class ContentLength {
 public:
  // Adds the value of a header. "5, 5" counts as two headers.
  void add(std::string_view value);
  // The length, or nullopt if no value was a number.
  std::optional<std::uint64_t> value() const { return value_; }
  // Whether two lengths differ, so that the end of the body is unknown (RFC 9112, 6.3).
  bool conflicts() const { return conflicts_; }

 private:
  void add_one(std::string_view number);

  std::optional<std::uint64_t> value_;
  bool conflicts_ = false;
};

inline constexpr char kConflictingLengths[] =
    "two Content-Length headers that differ: the end of its body is unknown; get it again";

}  // namespace pith::internal
