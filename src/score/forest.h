// Gradient-boosted trees as flat arrays (Friedman 2001): the sum over all trees of the leaf a row
// of inputs falls into. Leaves are whole numbers, so sums are the same on every machine and in any
// order.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pith {

// Rows of inputs that walk down the trees side by side: enough to hide the wait for memory and to
// fetch each tree seldom, few enough to stay in the first cache (4 and 32 are a third slower).
// Values are kept as whole numbers in the same order, which compare and count in fewer steps.
class RowBatch {
 public:
  static constexpr std::size_t kRows = 16;
  static constexpr std::size_t kMostInputs = 464;  // in cache lines odd, so that rows share no set

  void set(std::size_t row, std::size_t input, float value) {
    keys_[row * kMostInputs + input] = key(value);
  }

  // a < b is key(a) < key(b); both zeros have one key. Nothing has the highest number there is.
  static std::uint32_t key(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value + 0.0F);
    return (bits >> 31) != 0 ? ~bits : bits | 0x8000'0000;
  }

 private:
  friend class Forest;
  std::array<std::uint32_t, kRows* kMostInputs> keys_ = {};
};

class Forest {
 public:
  // Sums count in units of 2^-kLeafBits of a log-odds (or whatever the forest predicts).
  static constexpr int kLeafBits = 16;

  // A tree a line, nodes from the root down, left before right: "INPUT THRESHOLD VALUE" for a
  // split, whose left side takes what is at most the threshold, "VALUE" for a leaf, ';' between
  // them. VALUE is a whole number of units, of a split the mean over the rows it was trained on.
  // INPUT counts in `columns`, which tells where a row holds it, below RowBatch::kMostInputs.
  // Nothing when the text is no forest.
  static std::optional<Forest> parse(std::string_view text, std::span<const std::uint16_t> columns);

  std::size_t trees() const { return trees_.size(); }

  // Adds the forest's sum for row i to sums[i]; at most RowBatch::kRows of them.
  void add(const RowBatch& rows, std::span<std::int32_t> sums) const;

  // What each input moved the sum of this row by (Saabas 2014): along each path, the change in
  // mean from split to child counts for the split's input. Adds to moved[column].
  void explain(std::span<const float> row, std::span<std::int32_t> moved) const;

 private:
  // What is above the threshold goes to left + 1, the rest to left, both counted from the tree's
  // root. A leaf leads to itself, so that rows may walk on while others have not arrived.
  struct Node {
    std::uint32_t threshold = 0;  // RowBatch::key()
    std::uint16_t input = 0;
    std::uint16_t left = 0;
  };
  struct Tree {
    std::uint32_t root = 0;
    std::uint32_t depth = 0;
  };

  // False when the line is no tree.
  bool add_tree(std::string_view line, std::span<const std::uint16_t> columns);

  std::vector<Tree> trees_;
  std::vector<Node> nodes_;
  std::vector<std::int32_t> values_;  // one a node
};

}  // namespace pith
