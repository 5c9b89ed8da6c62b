#include "bench/rules_mode.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "bench/dataset.h"
#include "bench/each_page.h"
#include "bench/metrics.h"

namespace pith::internal::bench {
namespace {

constexpr int kDone = 0;
constexpr int kFailed = 2;

constexpr std::size_t kShingle = 3;
constexpr double kMostlyInTruth = 0.5;
constexpr std::size_t kShownBytes = 70;  // of a block's text

using Hashes = std::vector<std::uint64_t>;

Hashes hashes_of(std::string_view text) {
  Hashes hashes;
  for (const std::string& token : tokens(text, Case::lower)) hashes.push_back(fnv1a(token));
  return hashes;
}

std::uint64_t hash_of(const std::uint64_t* words, std::size_t count) {
  std::uint64_t hash = kFnvOffset + count;
  for (std::size_t i = 0; i < count; ++i) hash = mix_bits(hash ^ words[i]) * kFnvPrime;
  return hash;
}

// How often something is in the truth and has not been found on the page yet.
class Stock {
 public:
  void add(std::uint64_t hash) { ++left_[hash]; }
  bool take(std::uint64_t hash) {
    const auto found = left_.find(hash);
    if (found == left_.end() || found->second == 0) return false;
    --found->second;
    return true;
  }

 private:
  std::unordered_map<std::uint64_t, std::size_t> left_;
};

class Page {
 public:
  explicit Page(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      const Hashes words = hashes_of(block.text);
      begin_.push_back(words_.size());
      words_.insert(words_.end(), words.begin(), words.end());
      kept_.resize(words_.size(), block.label == Label::main_content);
    }
    begin_.push_back(words_.size());
    found_.resize(words_.size());
  }

  void find_shingles(std::string_view truth) {
    Stock stock;
    const Hashes words = hashes_of(truth);
    for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
      stock.add(hash_of(&words[i], kShingle));
    }
    for (const bool of_kept : {true, false}) {
      for (std::size_t i = 0; i + kShingle <= words_.size(); ++i) {
        const bool all_kept = kept_[i] && kept_[i + 1] && kept_[i + 2];
        if (all_kept == of_kept && stock.take(hash_of(&words_[i], kShingle))) {
          std::fill_n(found_.begin() + static_cast<std::ptrdiff_t>(i), kShingle, true);
        }
      }
    }
  }

  void find_lines(std::string_view truth) {
    Stock stock;
    while (!truth.empty()) {
      const std::size_t end = std::min(truth.find('\n'), truth.size());
      const Hashes words = hashes_of(truth.substr(0, end));
      if (!words.empty()) stock.add(hash_of(words.data(), words.size()));
      truth.remove_prefix(std::min(end + 1, truth.size()));
    }
    for (const bool of_kept : {true, false}) {
      for (std::size_t b = 0; b + 1 < begin_.size(); ++b) {
        const std::size_t count = begin_[b + 1] - begin_[b];
        if (count == 0 || kept_[begin_[b]] != of_kept) continue;
        if (!stock.take(hash_of(&words_[begin_[b]], count))) continue;
        std::fill_n(found_.begin() + static_cast<std::ptrdiff_t>(begin_[b]), count, true);
      }
    }
  }

  std::vector<TruthShare> shares() const {
    std::vector<TruthShare> shares;
    for (std::size_t b = 0; b + 1 < begin_.size(); ++b) {
      TruthShare& share = shares.emplace_back();
      share.words = begin_[b + 1] - begin_[b];
      for (std::size_t i = begin_[b]; i < begin_[b + 1]; ++i) share.in_truth += found_[i] ? 1 : 0;
    }
    return shares;
  }

 private:
  Hashes words_;
  std::vector<std::size_t> begin_;  // of each block's words; one more behind the last
  std::vector<bool> kept_;          // one a word
  std::vector<bool> found_;
};

Decision decision_of(const Block& block) {
  const std::size_t comma = block.decided_by.rfind(", ");
  Decision decision{
      .pass = comma == std::string::npos ? block.decided_by : block.decided_by.substr(comma + 2),
      .label = block.label,
      .why = block.reason};
  if (decision.pass.empty()) decision.pass = "(none)";
  if (decision.pass == "threshold") decision.why.clear();
  return decision;
}

std::string shown(std::string_view text) {
  std::size_t end = std::min(text.size(), kShownBytes);
  while (end < text.size() && (text[end] & 0xC0) == 0x80) --end;
  std::string out(text.substr(0, end));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return end < text.size() ? out + "..." : out;
}

std::string_view verb(Label label) {
  if (label == Label::comment) return "comment";
  return label == Label::main_content ? "keep" : "drop";
}

}  // namespace

std::vector<TruthShare> shares_of_truth(const std::vector<Block>& blocks, std::string_view truth) {
  Page page(blocks);
  page.find_shingles(truth);
  page.find_lines(truth);
  return page.shares();
}

RuleScores score_rules(std::string_view id, const Article& article, std::string_view truth) {
  RuleScores scores;
  const std::vector<TruthShare> shares = shares_of_truth(article.blocks, truth);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i].words == 0) continue;
    const Block& block = article.blocks[i];
    DecisionScore& score = scores[decision_of(block)];
    score.words += shares[i].words;
    score.in_truth += shares[i].in_truth;
    score.blocks += 1;
    score.pages = 1;
    const bool in_truth = static_cast<double>(shares[i].in_truth) >=
                          kMostlyInTruth * static_cast<double>(shares[i].words);
    if (in_truth != (block.label == Label::main_content)) {
      score.wrong.push_back(std::string(id) + ": " + shown(block.text));
    }
  }
  return scores;
}

void add_rules(const RuleScores& page, std::size_t most, RuleScores& sum) {
  for (const auto& [decision, score] : page) {
    DecisionScore& total = sum[decision];
    total.words += score.words;
    total.in_truth += score.in_truth;
    total.blocks += score.blocks;
    total.pages += score.pages;
    for (const std::string& wrong : score.wrong) {
      if (total.wrong.size() < most) total.wrong.push_back(wrong);
    }
  }
}

std::string rules_table(const RuleScores& scores) {
  std::vector<const RuleScores::value_type*> rows;
  rows.reserve(scores.size());
  for (const auto& row : scores) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto* a, const auto* b) { return a->second.words > b->second.words; });
  std::string out =
      "| pass | does | why | words | in the truth | blocks | pages |\n"
      "|---|---|---|---:|---:|---:|---:|\n";
  std::string wrong;
  for (const auto* row : rows) {
    const auto& [decision, score] = *row;
    char share[16];
    std::snprintf(share, sizeof share, "%.3f",
                  static_cast<double>(score.in_truth) / static_cast<double>(score.words));
    const std::string name =
        decision.pass + " | " + std::string(verb(decision.label)) + " | " + decision.why;
    out += "| " + name + " | " + std::to_string(score.words) + " | " + share + " | " +
           std::to_string(score.blocks) + " | " + std::to_string(score.pages) + " |\n";
    if (score.wrong.empty()) continue;
    wrong += "\n" + name + "\n";
    for (const std::string& line : score.wrong) wrong += "  " + line + "\n";
  }
  return out + wrong;
}

int rules_mode(const std::vector<std::string>& datasets, const RunOptions& options,
               std::size_t misses) {
  RunOptions explained = options;
  explained.extract.explain = true;
  const auto look = [](const LabeledPage& page, const Article& article) {
    return page.truth.text ? score_rules(page.id, article, *page.truth.text) : RuleScores();
  };
  int code = kDone;
  RuleScores all;
  for (const std::string& folder : datasets) {
    const Result<Dataset> dataset = Dataset::open(folder);
    if (!dataset) {
      std::cerr << "pith-bench: " << dataset.error().to_string() << '\n';
      return kFailed;
    }
    RuleScores sum;
    for (const Result<RuleScores>& page : each_page<RuleScores>(dataset.value(), explained, look)) {
      if (page) {
        add_rules(page.value(), misses, sum);
        continue;
      }
      std::cerr << "pith-bench: " << page.error().to_string() << '\n';
      code = kFailed;
    }
    std::cout << dataset.value().name() << "\n\n" << rules_table(sum) << '\n';
    add_rules(sum, misses, all);
  }
  if (datasets.size() > 1) std::cout << "all sets\n\n" << rules_table(all);
  return code;
}

}  // namespace pith::internal::bench
