#include "model/forest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <compare>
#include <memory>
#include <utility>

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNodes = 4096;           // of one tree
constexpr std::size_t kMaxThresholds = 1U << 16;  // of a forest

// Trees that are walked side by side: enough to hide the wait for memory, few enough for the parts
// of their rows to stay in the first cache.
constexpr std::size_t kTrees = 16;

// Takes the next line of `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t at = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return line;
}

// Takes a number from the front of `text`. False when none stands there.
template <typename Number>
bool take_number(std::string_view& text, Number& number) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
  return result.ec == std::errc();
}

bool take_sign(std::string_view& text, char sign) {
  if (text.empty() || text.front() != sign) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

// Reads trees, then replaces thresholds by their places among those of their input.
class Forest::Parser {
 public:
  explicit Parser(std::span<const std::uint16_t> columns) : columns_(columns) {}

  // False when the line is no tree.
  bool add_tree(std::string_view line) {
    const std::size_t root = forest_.nodes_.size();
    std::vector<std::size_t> places = {root};  // where nodes still to come are to stand, next last
    grow(1);
    while (!line.empty()) {
      if (places.empty()) return false;
      const std::size_t place = places.back();
      places.pop_back();
      // "value" of a leaf, "input threshold value" of a split.
      std::int32_t value = 0;
      if (!take_number(line, value)) return false;
      if (take_sign(line, ' ')) {
        const std::size_t left = forest_.nodes_.size();
        if (left + 1 - root >= kMaxNodes || !read_split(value, line, place)) return false;
        forest_.nodes_[place].left = static_cast<std::uint16_t>(left - place);
        grow(2);
        places.push_back(left + 1);
        places.push_back(left);
        if (!take_number(line, value)) return false;
      }
      forest_.values_[place] = value;
      if (!take_sign(line, ';') && !line.empty()) return false;
    }
    forest_.roots_.push_back(static_cast<std::uint32_t>(root));
    return places.empty();
  }

  // Nothing when there are too many thresholds to number.
  std::optional<Forest> finish() {
    std::sort(splits_.begin(), splits_.end());
    for (const Split& split : splits_) {
      if (forest_.columns_.empty() || forest_.columns_.back().input != split.input) {
        const auto begin = static_cast<std::uint32_t>(forest_.thresholds_.size());
        forest_.columns_.push_back({split.input, begin, begin});
      }
      Column& column = forest_.columns_.back();
      if (column.begin == column.end || forest_.thresholds_.back() != split.threshold) {
        forest_.thresholds_.push_back(split.threshold);
        ++column.end;
      }
      forest_.nodes_[split.node].threshold = static_cast<std::uint16_t>(column.end - 1);
    }
    if (forest_.thresholds_.empty())
      forest_.thresholds_.push_back(0);  // for the leaves that sum() asks
    if (forest_.thresholds_.size() > kMaxThresholds) return std::nullopt;
    return std::move(forest_);
  }

 private:
  struct Split {
    std::uint16_t input = 0;
    float threshold = 0;
    std::size_t node = 0;
    auto operator<=>(const Split&) const = default;  // NOLINT(modernize-use-nullptr): false alarm
  };

  void grow(std::size_t nodes) {
    for (; nodes > 0; --nodes) {
      forest_.nodes_.emplace_back();
      forest_.inputs_.emplace_back();
      forest_.values_.emplace_back();
    }
  }

  bool read_split(std::int32_t input, std::string_view& line, std::size_t place) {
    Split split;
    if (input < 0 || static_cast<std::size_t>(input) >= columns_.size()) return false;
    split.input = columns_[static_cast<std::size_t>(input)];
    forest_.inputs_[place] = split.input;
    if (split.input >= RowBatch::kMaxInputs) return false;
    if (!take_number(line, split.threshold) || std::isnan(split.threshold)) return false;
    if (!take_sign(line, ' ')) return false;
    split.node = place;
    splits_.push_back(split);
    return true;
  }

  std::span<const std::uint16_t> columns_;
  Forest forest_;
  std::vector<Split> splits_;
};

std::optional<Forest> Forest::parse(std::string_view text, std::span<const std::uint16_t> columns) {
  Parser parser(columns);
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (!line.empty() && !parser.add_tree(line)) return std::nullopt;
  }
  return parser.finish();
}

template <typename Lanes>
PITH_INLINE void Forest::compare(const RowBatch& rows, RowSet* above) const {
  for (const Column& column : columns_) {
    const float* const values = rows.column(column.input);
    const Range range = range_of<Lanes>(values);
    std::uint32_t t = column.begin;
    for (; t < column.end && thresholds_[t] < range.lowest; ++t) above[t] = ~RowSet{0};
    for (; t < column.end && thresholds_[t] < range.highest; ++t) {
      above[t] = rows_above<Lanes>(values, thresholds_[t]);
    }
    for (; t < column.end; ++t) above[t] = 0;
  }
}

// No branch depends on the rows: where none are left, the next part takes the place.
PITH_INLINE std::size_t Forest::walk(std::span<const std::uint32_t> roots, RowSet all,
                                     const RowSet* above, Part* leaves) const {
  // The rows of kTrees trees, and room for one part that may turn out to be empty.
  std::array<Part, kTrees * RowBatch::kRows + 1> level;
  std::array<Part, kTrees * RowBatch::kRows + 1> below;
  Part* from = level.data();
  Part* to = below.data();
  Part* leaf = leaves;
  Part* end = from;
  for (const std::uint32_t root : roots) *end++ = {all, root};
  while (end != from) {
    Part* next = to;
    for (const Part* part = from; part != end; ++part) {
      const RowSet rows = part->rows;
      const std::uint32_t at = part->node;
      const Node node = nodes_[at];
      const bool split = node.left != 0;
      leaf->rows = rows;
      leaf->node = at;
      leaf += static_cast<std::size_t>(!split);
      const RowSet right = rows & above[node.threshold];
      const RowSet left = rows ^ right;
      *next = {left, at + node.left};
      next += static_cast<std::size_t>(split & (left != 0));
      *next = {right, at + node.left + 1};
      next += static_cast<std::size_t>(split & (right != 0));
    }
    std::swap(from, to);
    end = next;
  }
  return static_cast<std::size_t>(leaf - leaves);
}

template <typename Lanes>
PITH_INLINE void Forest::add_by(const RowBatch& rows, std::span<std::int32_t> sums) const {
  // One more, so that there is a threshold for a leaf to ask about.
  const auto above = std::make_unique_for_overwrite<RowSet[]>(thresholds_.size() + 1);
  above[0] = 0;
  compare<Lanes>(rows, above.get());
  const RowSet all = first_rows<Lanes>(sums.size());
  std::array<std::int32_t, RowBatch::kRows> total = {};
  std::array<Part, kTrees * RowBatch::kRows + 1> leaves;
  for (std::size_t tree = 0; tree < roots_.size(); tree += kTrees) {
    const std::size_t trees = std::min(kTrees, roots_.size() - tree);
    const std::size_t arrived =
        walk(std::span(roots_).subspan(tree, trees), all, above.get(), leaves.data());
    for (std::size_t i = 0; i < arrived; ++i) {
      add_to<Lanes>(leaves[i].rows, values_[leaves[i].node], total.data());
    }
  }
  for (std::size_t i = 0; i < std::min(sums.size(), total.size()); ++i) sums[i] += total[i];
}

// Where the machine has wider registers the loops use them; the integers are the same.
#if defined(__x86_64__)
[[gnu::target("avx2")]] void Forest::add_wide(const RowBatch& rows,
                                              std::span<std::int32_t> sums) const {
  add_by<EightLanes>(rows, sums);
}

void Forest::add(const RowBatch& rows, std::span<std::int32_t> sums) const {
  if (__builtin_cpu_supports("avx2")) {
    add_wide(rows, sums);
  } else {
    add_by<FourLanes>(rows, sums);
  }
}
#else
void Forest::add(const RowBatch& rows, std::span<std::int32_t> sums) const {
  add_by<FourLanes>(rows, sums);
}
#endif

// Some trees go down side by side, so that none waits for the other's nodes.
std::int32_t Forest::sum(std::span<const float> row) const {
  std::int32_t total = 0;
  std::array<std::uint32_t, kTrees> places;
  for (std::size_t tree = 0; tree < roots_.size(); tree += kTrees) {
    const std::size_t trees = std::min(kTrees, roots_.size() - tree);
    std::copy_n(&roots_[tree], trees, places.begin());
    for (bool splits = true; splits;) {
      splits = false;
      for (std::size_t i = 0; i < trees; ++i) {
        const Node& node = nodes_[places[i]];
        const bool split = node.left != 0;
        const bool above = row[inputs_[places[i]]] > thresholds_[node.threshold];
        places[i] += node.left + static_cast<std::uint32_t>(split & above);
        splits |= split;
      }
    }
    for (std::size_t i = 0; i < trees; ++i) total += values_[places[i]];
  }
  return total;
}

void Forest::explain(std::span<const float> row, std::span<std::int32_t> moved) const {
  for (std::uint32_t at : roots_) {
    while (nodes_[at].left != 0) {
      const std::uint32_t next = child(at, row);
      moved[inputs_[at]] += values_[next] - values_[at];
      at = next;
    }
  }
}

}  // namespace pith::internal
