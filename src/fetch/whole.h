// Whether an answer of HTTP holds a whole page: what its status and its Content-Length say.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pith {

// Why one of a status below 300 holds no whole page; empty where it does.
constexpr std::string_view why_no_page(long status) {
  if (status < 200) return "the last HTTP status is below 200: there is no page; get it again";
  if (status == 206) return "HTTP 206 Partial Content: a part of the page only; get it whole";
  if (status == 226) return "HTTP 226 IM Used: what has changed only; get it whole";
  return {};
}

// The Content-Length of a message (RFC 9110, 8.6).
class ContentLength {
 public:
  // A header's value; of several headers one after the other. "5, 5" is two.
  void add(std::string_view value);
  // Nothing where none was given that is a number.
  std::optional<std::uint64_t> value() const { return value_; }
  // Two that differ: where the body ends can't be told (RFC 9112, 6.3).
  bool conflicts() const { return conflicts_; }

 private:
  void add_one(std::string_view number);

  std::optional<std::uint64_t> value_;
  bool conflicts_ = false;
};

inline constexpr char kConflictingLengths[] =
    "two Content-Length headers that differ: the end of its body is unknown; get it again";

}  // namespace pith
