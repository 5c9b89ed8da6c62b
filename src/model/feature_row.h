// The inputs of a model. Each input is defined by one row: its name in model files, where its value
// comes from, and the words for a high and a low value in explanations. The rows of a wing are
// enumerated by its functions for_each_...(features, put), which call
//
//   put(FeatureRow, Item, float value)
//
// for each input, in the order of a model's row. The scorer uses only the values, so the names and
// words cost it nothing. `put` is passed by value, so that its counters stay in registers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/named.h"

namespace pith::internal {

struct FeatureRow {
  std::string_view name;  // '#' is where an item's name goes
  float from = 0;         // the lowest value that is high
  // In these, '#' is where an item's words go, and braces are where the value goes: {} a number,
  // {%} a share or probability, {odds} log-odds, both as a percentage, {name} what `names` makes of
  // it, {word} so many words, likewise for any other noun.
  std::string_view high;
  std::string_view low = {};  // empty: as `high`
  std::string_view (*names)(float value) = nullptr;
};

// Of inputs that differ only in what they are about: a level, a neighbor, a kind of element.
struct Item {
  constexpr Item() = default;
  constexpr Item(std::string_view its_name, std::string_view its_words)
      : name(its_name), words(its_words) {}
  template <typename Enum>
  constexpr Item(const Named<Enum>& entry) : name(entry.name), words(entry.words) {}

  std::string_view name = {};
  std::string_view words = {};
};

// The inputs of a model, in the order of a row.
class Inputs {
 public:
  void add(const FeatureRow& row, const Item& item);

  std::size_t size() const { return rows_.size(); }
  const FeatureRow& row(std::size_t input) const { return rows_[input]; }
  const std::vector<std::string>& names() const { return names_; }
  // "mostly links (92 %)"
  std::string in_words(std::size_t input, float value) const;

 private:
  std::vector<FeatureRow> rows_;
  std::vector<Item> items_;
  std::vector<std::string> names_;
};

// The inputs that moved the sum of a row most in one direction (+1, -1), in words: the two
// strongest of those below `scores`, then the strongest of those from there on. Fewer where fewer
// did.
std::string strongest_inputs(const Inputs& inputs, std::span<const float> row,
                             std::span<const std::int32_t> moved, int direction,
                             std::size_t scores = SIZE_MAX);

}  // namespace pith::internal
