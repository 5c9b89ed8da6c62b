// The Content-Length of a message (RFC 9110, 8.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pith {

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
