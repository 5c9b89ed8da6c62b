#include "score/forest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace pith {
namespace {

constexpr std::size_t kMostNodes = 4096;                                  // of one tree
constexpr auto kNoThreshold = std::numeric_limits<std::uint32_t>::max();  // nothing is above it

// The next field of `text`, up to `end`, which is taken too.
std::string_view take(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view field = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return field;
}

template <typename Number>
bool read(std::string_view field, Number& number) {
  const auto result = std::from_chars(field.data(), field.data() + field.size(), number);
  return result.ec == std::errc() && result.ptr == field.data() + field.size();
}

}  // namespace

std::optional<Forest> Forest::parse(std::string_view text, std::span<const std::uint16_t> columns) {
  Forest forest;
  while (!text.empty()) {
    const std::string_view line = take(text, '\n');
    if (!line.empty() && !forest.add_tree(line, columns)) return std::nullopt;
  }
  return forest;
}

bool Forest::add_tree(std::string_view line, std::span<const std::uint16_t> columns) {
  const std::size_t root = nodes_.size();
  // Where nodes still to come are to stand, the next one last, and how deep.
  std::vector<std::pair<std::size_t, std::uint32_t>> places = {{root, 0}};
  nodes_.emplace_back();
  values_.emplace_back();
  Tree tree = {static_cast<std::uint32_t>(root), 0};
  while (!line.empty()) {
    if (places.empty()) return false;
    const auto [place, depth] = places.back();
    places.pop_back();
    tree.depth = std::max(tree.depth, depth);
    std::string_view entry = take(line, ';');
    Node node = {kNoThreshold, 0, static_cast<std::uint16_t>(place - root)};  // a leaf
    if (entry.find(' ') != std::string_view::npos) {
      if (!read(take(entry, ' '), node.input) || node.input >= columns.size()) return false;
      node.input = columns[node.input];
      if (node.input >= RowBatch::kMostInputs) return false;
      float threshold = 0;
      if (!read(take(entry, ' '), threshold)) return false;
      node.threshold = RowBatch::key(threshold);
      const std::size_t left = nodes_.size();
      if (left + 1 - root >= kMostNodes) return false;
      node.left = static_cast<std::uint16_t>(left - root);
      nodes_.resize(left + 2);
      values_.resize(left + 2);
      places.emplace_back(left + 1, depth + 1);
      places.emplace_back(left, depth + 1);
    }
    if (!read(entry, values_[place])) return false;
    nodes_[place] = node;
  }
  if (!places.empty()) return false;
  trees_.push_back(tree);
  return true;
}

void Forest::add(const RowBatch& rows, std::span<std::int32_t> sums) const {
  constexpr std::size_t kRows = RowBatch::kRows;
  const std::uint32_t* keys = rows.keys_.data();
  std::array<std::int32_t, kRows> sum = {};
  for (const Tree& tree : trees_) {
    const Node* nodes = &nodes_[tree.root];
    std::array<std::uint32_t, kRows> at = {};
    for (std::uint32_t step = 0; step < tree.depth; ++step) {
      for (std::size_t i = 0; i < kRows; ++i) {
        const Node& node = nodes[at[i]];
        const std::uint32_t key = keys[i * RowBatch::kMostInputs + node.input];
        at[i] = node.left + static_cast<std::uint32_t>(key > node.threshold);
      }
    }
    const std::int32_t* values = &values_[tree.root];
    for (std::size_t i = 0; i < kRows; ++i) sum[i] += values[at[i]];
  }
  for (std::size_t i = 0; i < std::min(kRows, sums.size()); ++i) sums[i] += sum[i];
}

void Forest::explain(std::span<const float> row, std::span<std::int32_t> moved) const {
  for (const Tree& tree : trees_) {
    std::uint32_t at = 0;
    while (nodes_[tree.root + at].left != at) {
      const Node& node = nodes_[tree.root + at];
      const std::uint32_t next =
          node.left + static_cast<std::uint32_t>(RowBatch::key(row[node.input]) > node.threshold);
      moved[node.input] += values_[tree.root + next] - values_[tree.root + at];
      at = next;
    }
  }
}

}  // namespace pith
