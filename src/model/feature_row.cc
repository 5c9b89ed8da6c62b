#include "model/feature_row.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "model/probability.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNamedInputs = 2;

std::string filled(std::string_view pattern, std::string_view item) {
  std::string out;
  for (const char c : pattern) c == '#' ? out.append(item) : out.append(1, c);
  return out;
}

std::string fixed(float value, int digits) {
  std::array<char, 64> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::fixed, digits);
  return end.ec == std::errc() ? std::string(text.data(), end.ptr) : "countless";
}

// One digit after the point where that says something.
std::string number(float value) {
  const float tenths = std::round(value * 10) / 10;
  return fixed(tenths, tenths == std::floor(tenths) || std::fabs(tenths) >= 10 ? 0 : 1);
}

std::string percentage(float share) { return fixed(std::round(100 * share), 0) + " %"; }

// What is between braces, with its value.
std::string shown(std::string_view kind, const FeatureRow& row, float value) {
  if (kind.empty()) return number(value);
  if (kind == "%") return percentage(value);
  if (kind == "odds") return percentage(logistic(value));
  if (kind == "name") return std::string(row.names(value));
  std::string text = number(std::fabs(value));
  const bool one = text == "1";
  return text.append(" ").append(kind).append(one ? "" : "s");
}

}  // namespace

void Inputs::add(const FeatureRow& row, const Item& item) {
  rows_.push_back(row);
  items_.push_back(item);
  names_.push_back(filled(row.name, item.name));
}

std::string Inputs::in_words(std::size_t input, float value) const {
  const FeatureRow& row = rows_[input];
  const bool high = value >= row.from || row.low.empty();
  std::string pattern = filled(high ? row.high : row.low, items_[input].words);
  const std::size_t open = pattern.find('{');
  if (open == std::string::npos) return pattern;
  const std::size_t close = pattern.find('}', open);
  const std::string_view kind = std::string_view(pattern).substr(open + 1, close - open - 1);
  return pattern.substr(0, open) + shown(kind, row, value) + pattern.substr(close + 1);
}

std::string strongest_inputs(const Inputs& inputs, std::span<const float> row,
                             std::span<const std::int32_t> moved, int direction,
                             std::size_t scores) {
  std::vector<std::size_t> order;
  for (std::size_t input = 0; input < moved.size(); ++input) {
    if (direction * moved[input] > 0) order.push_back(input);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return direction * moved[a] > direction * moved[b];
  });
  std::vector<std::string> named;
  std::string score;
  for (const std::size_t input : order) {
    const bool is_score = input >= scores;
    if (is_score ? !score.empty() : named.size() == kNamedInputs) continue;
    std::string words = inputs.in_words(input, row[input]);
    if (is_score) {
      score = std::move(words);
    } else if (std::find(named.begin(), named.end(), words) == named.end()) {
      named.push_back(std::move(words));  // several inputs may say the same
    }
  }
  if (!score.empty()) named.push_back(std::move(score));
  std::string text;
  for (const std::string& words : named) text.append(text.empty() ? "" : ", ").append(words);
  return text;
}

}  // namespace pith::internal
