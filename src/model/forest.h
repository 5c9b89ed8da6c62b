// Gradient-boosted trees (Friedman 2001) as flat arrays. A row's score is the sum of the leaves
// that it reaches in all trees. Leaves are integers, so sums are the same on every machine and in
// any order.
//
// Neighboring blocks are similar: a tree divides 64 rows into only three or four groups. All rows
// therefore go down the tree together as sets of bits, and each comparison of an input with a
// threshold divides such a set in two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/row_batch.h"
#include "model/row_set.h"

namespace pith::internal {

class Forest {
 public:
  // Sums count in units of 2^-kLeafBits of a log-odds (or whatever the forest predicts).
  static constexpr int kLeafBits = 16;

  static float log_odds(std::int32_t sum) {
    return static_cast<float>(sum) / static_cast<float>(1 << kLeafBits);
  }

  // A tree a line, nodes from the root down, left before right: "INPUT THRESHOLD VALUE" for a
  // split, whose left side takes what is at most the threshold, "VALUE" for a leaf, ';' between
  // them. VALUE is a whole number of units, of a split the mean over the rows it was trained on.
  // INPUT counts in `columns`, which says where a row holds it, below RowBatch::kMaxInputs.
  // Nothing when the text is no forest, or has more than 65,536 thresholds.
  static std::optional<Forest> parse(std::string_view text, std::span<const std::uint16_t> columns);

  std::size_t trees() const { return roots_.size(); }

  // Adds the forest's sum for row i to sums[i]; at most RowBatch::kRows of them.
  void add(const RowBatch& rows, std::span<std::int32_t> sums) const;

  // The forest's sum for one row.
  std::int32_t sum(std::span<const float> row) const;

  // What each input moved the sum of this row by (Saabas 2014): along each path, the change in
  // mean from split to child counts for the split's input. Adds to moved[column].
  void explain(std::span<const float> row, std::span<std::int32_t> moved) const;

 private:
  // What is above the threshold goes to left + 1, the rest to left, both counted from the node. A
  // leaf leads to itself.
  struct Node {
    std::uint16_t threshold = 0;  // its place in thresholds_
    std::uint16_t left = 0;
  };
  // The thresholds of an input: [begin, end) of thresholds_, rising.
  struct Column {
    std::uint32_t input = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  // Rows that have come to the same node.
  struct Part {
    RowSet rows;
    std::uint32_t node;
  };
  class Parser;

  template <typename Lanes>
  void add_by(const RowBatch& rows, std::span<std::int32_t> sums) const;
  void add_wide(const RowBatch& rows, std::span<std::int32_t> sums) const;

  // Sets above[t] to the rows whose input is above thresholds_[t].
  template <typename Lanes>
  void compare(const RowBatch& rows, RowSet* above) const;
  // Leaves that any of `all` come to, tree by tree; how many.
  std::size_t walk(std::span<const std::uint32_t> roots, RowSet all, const RowSet* above,
                   Part* leaves) const;

  std::uint32_t child(std::uint32_t at, std::span<const float> row) const {
    const Node& node = nodes_[at];
    const bool above = row[inputs_[at]] > thresholds_[node.threshold];
    return at + node.left + static_cast<std::uint32_t>(above);
  }

  std::vector<std::uint32_t> roots_;  // places in nodes_
  std::vector<Node> nodes_;
  // What each node splits by, and what it is worth: apart, as walking takes the nodes alone.
  std::vector<std::uint16_t> inputs_;
  std::vector<std::int32_t> values_;
  std::vector<Column> columns_;
  std::vector<float> thresholds_;
};

}  // namespace pith::internal
