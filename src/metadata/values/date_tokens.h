// A short text cut into numbers, words and symbols: what dates.cc and clock.cc match against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pith {

struct DateToken {
  enum class Kind : std::uint8_t { number, word, symbol };
  Kind kind = Kind::symbol;
  std::string_view text = {};
  int value = 0;  // of numbers of up to 8 digits, else -1
  bool space_before = false;
};

// The questions below answer "no" beyond the end.
class DateTokens {
 public:
  explicit DateTokens(std::string_view text);

  std::size_t size() const { return tokens_.size(); }
  // The null token (an empty symbol) beyond the end.
  const DateToken& operator[](std::size_t i) const { return i < size() ? tokens_[i] : none_; }

  // A number of `min` to `max` digits.
  bool number(std::size_t i, std::size_t min, std::size_t max) const;
  // One of the ASCII symbols in `set`.
  bool symbol(std::size_t i, std::string_view set) const;
  // A word equal, ASCII case aside, to one of the space-separated words in `list`, which begins
  // and ends with a space.
  bool word(std::size_t i, std::string_view list) const;
  // A word whose first bytes are `sign`.
  bool begins(std::size_t i, std::string_view sign) const;

 private:
  std::vector<DateToken> tokens_;
  DateToken none_;
};

}  // namespace pith
