// `pith-bench --rules`: how often each rule and pass is right, by the words of its blocks that the
// truth has. A rule drops rightly what the truth lacks, and a pass keeps rightly what it has.
//
// Which words of a page are in the truth: runs of three words (shingles) are looked up in it,
// whatever the boundaries of blocks, so that a label of one word is found by the words around it
// and not wherever the truth uses that word. A block that is a line of the truth as a whole is
// found too. Shingles and lines are counted as often as the truth has them, and kept blocks take
// theirs first: the dropped second copy of a text that the truth has once is no loss. A diff would
// say the same for texts in the page's order; shingles also cope with truths in another order and
// cost linear time.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "bench/run.h"
#include "pith/article.h"

namespace pith::internal::bench {

// Words of one block, and how many of them the truth has.
struct TruthShare {
  std::size_t words = 0;
  std::size_t in_truth = 0;
};

// One a block of `blocks`, which are all blocks of a page (Options::explain).
std::vector<TruthShare> shares_of_truth(const std::vector<Block>& blocks, std::string_view truth);

// What was decided, by whom and why. The reasons of the threshold are as many as blocks: left out.
struct Decision {
  std::string pass = {};  // the last one that decided
  Label label = Label::boilerplate;
  std::string why = {};

  bool operator<(const Decision& other) const {
    return std::tie(pass, label, why) < std::tie(other.pass, other.label, other.why);
  }
};

struct DecisionScore {
  std::size_t words = 0;
  std::size_t in_truth = 0;
  std::size_t blocks = 0;
  std::size_t pages = 0;
  std::vector<std::string> wrong = {};  // blocks of which the truth says the opposite, "ID: text"
};

using RuleScores = std::map<Decision, DecisionScore>;

// Of a page extracted with Options::explain.
RuleScores score_rules(std::string_view id, const Article& article, std::string_view truth);

// Adds `page` to `sum`, of whose wrong blocks at most `most` a decision are kept.
void add_rules(const RuleScores& page, std::size_t most, RuleScores& sum);

// A Markdown table, most words first, and the wrong blocks below it.
std::string rules_table(const RuleScores& scores);

// Prints the table of each data set and of all, with at most `misses` wrong blocks a row. Pages
// without a whole text as truth are left out. Returns the process's exit code: 0, 2 when a page
// can't be read.
int rules_mode(const std::vector<std::string>& datasets, const RunOptions& options,
               std::size_t misses);

}  // namespace pith::internal::bench
