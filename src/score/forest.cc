#include "score/forest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace pith {
namespace {

// Rows that walk down a tree side by side: enough to hide the wait for memory.
constexpr std::size_t kBatch = 8;

constexpr std::size_t kMostNodes = 4096;  // of one tree

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

std::optional<Forest> Forest::parse(std::string_view text,
                                    std::span<const std::uint16_t> columns) {
  Forest forest;
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    if (line.empty()) continue;
    Tree tree;
    tree.root = static_cast<std::uint32_t>(forest.nodes_.size());
    std::vector<std::pair<std::uint16_t, std::uint32_t>> waiting;  // splits without a right side
    std::uint32_t depth = 0;
    bool done = false;
    while (!line.empty()) {
      if (done) return std::nullopt;
      std::string_view entry = take(line, ';');
      const std::size_t index = forest.nodes_.size() - tree.root;
      if (index >= kMostNodes) return std::nullopt;
      Node node;
      std::int32_t value = 0;
      const bool split = entry.find(' ') != std::string_view::npos;
      if (split) {
        const std::string_view input = take(entry, ' ');
        const std::string_view threshold = take(entry, ' ');
        if (!read(input, node.input) || node.input >= columns.size()) return std::nullopt;
        node.input = columns[node.input];
        if (!read(threshold, node.threshold)) return std::nullopt;
        node.left = static_cast<std::uint16_t>(index + 1);
      } else {
        node.threshold = std::numeric_limits<float>::infinity();
        node.left = node.right = static_cast<std::uint16_t>(index);
      }
      if (!read(entry, value)) return std::nullopt;
      forest.nodes_.push_back(node);
      forest.values_.push_back(value);
      tree.depth = std::max(tree.depth, depth);
      if (split) {
        waiting.emplace_back(static_cast<std::uint16_t>(index), ++depth);
      } else if (waiting.empty()) {
        done = true;
      } else {
        forest.nodes_[tree.root + waiting.back().first].right =
            static_cast<std::uint16_t>(index + 1);
        depth = waiting.back().second;
        waiting.pop_back();
      }
    }
    if (!done) return std::nullopt;
    forest.roots_.push_back(tree);
  }
  return forest;
}

void Forest::add(std::span<const float> rows, std::size_t width,
                 std::span<std::int32_t> sums) const {
  for (std::size_t begin = 0; begin < sums.size(); begin += kBatch) {
    const std::size_t count = std::min(kBatch, sums.size() - begin);
    // Rows beyond the last repeat it, so that the inner loops have a fixed length.
    std::array<const float*, kBatch> row;
    for (std::size_t i = 0; i < kBatch; ++i) {
      row[i] = &rows[(begin + std::min(i, count - 1)) * width];
    }
    std::array<std::int32_t, kBatch> sum = {};
    for (const Tree& tree : roots_) {
      const Node* nodes = &nodes_[tree.root];
      std::array<std::uint32_t, kBatch> at = {};
      for (std::uint32_t step = 0; step < tree.depth; ++step) {
        for (std::size_t i = 0; i < kBatch; ++i) {
          const Node& node = nodes[at[i]];
          at[i] = row[i][node.input] <= node.threshold ? node.left : node.right;
        }
      }
      const std::int32_t* values = &values_[tree.root];
      for (std::size_t i = 0; i < kBatch; ++i) sum[i] += values[at[i]];
    }
    for (std::size_t i = 0; i < count; ++i) sums[begin + i] += sum[i];
  }
}

void Forest::explain(std::span<const float> row, std::span<std::int32_t> moved) const {
  for (const Tree& tree : roots_) {
    std::uint32_t at = 0;
    while (nodes_[tree.root + at].left != at) {
      const Node& node = nodes_[tree.root + at];
      const std::uint32_t next = row[node.input] <= node.threshold ? node.left : node.right;
      moved[node.input] += values_[tree.root + next] - values_[tree.root + at];
      at = next;
    }
  }
}

}  // namespace pith
