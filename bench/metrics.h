// The field's metrics over the texts and metadata of one page, as pure functions. Shares are in [0,
// 1]; higher is better. tally.h averages them over pages, and dataset.h reads truths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::bench {

// The harmonic mean of precision and recall; 0 when both are 0.
double f1(double precision, double recall);

enum class Case { keep, lower };

// The matches of Python's `\w+` (letters, digits, underscore; marks separate words), except that
// every Han or Kana character is a token of its own, because these scripts have no spaces between
// words. Lower-casing is str.lower(), except for final sigma. Undecodable bytes separate words.
std::vector<std::string> tokens(std::string_view utf8, Case letters);

// Word F1 (WCXB, the Web Content Extraction Benchmark) of bags of lower-case tokens. Unit: one
// page; the set's figure is the mean of the pages' F1. If the truth is empty, all figures are 1 for
// an empty output, otherwise 0.
struct WordScore {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::size_t truth_words = 0;
  std::size_t output_words = 0;
};
WordScore score_words(std::string_view truth, std::string_view output);

// Shingle F1 (scrapinghub/article-extraction-benchmark): multisets of four consecutive tokens,
// case kept; a shorter text is one shingle. Unit: one page, its shares of shingles in both, in
// the output only and in the truth only, which sum to 1 unless both are empty. The set's figure
// is the F1 of the mean precision (over pages with output) and the mean recall (over pages with
// truth).
struct ShingleScore {
  double in_both = 0;
  double output_only = 0;
  double truth_only = 0;

  bool has_output() const { return in_both + output_only > 0; }
  bool has_truth() const { return in_both + truth_only > 0; }
  double precision() const;  // 0 without output
  double recall() const;     // 0 without truth
};
ShingleScore score_shingles(std::string_view truth, std::string_view output);

// Snippets (trafilatura's evaluation): segments that the output must and must not hold, compared
// with white space folded and case kept. Unit: segments, pooled over the set.
struct SnippetScore {
  std::size_t found = 0;    // of the wanted ones
  std::size_t missing = 0;  // of the wanted ones
  std::size_t leaked = 0;   // unwanted ones in the output

  bool empty() const { return found + missing + leaked == 0; }
  double precision() const;  // 0 when nothing was found or leaked
  double recall() const;     // 0 when nothing was wanted
  SnippetScore& operator+=(const SnippetScore& other);
};
SnippetScore score_snippets(const std::vector<std::string>& wanted,
                            const std::vector<std::string>& unwanted, std::string_view output);

// Runs of white space (also no-break and ideographic spaces) as one space, none at either end.
std::string fold_space(std::string_view utf8);

// Metadata: right or wrong, counted over the pages whose truth has the field.
// Titles are equal after folding white space and case.
bool same_title(std::string_view truth, std::string_view output);
// The same, ignoring the shape of quotes, dashes and ellipses.
bool alike_title(std::string_view truth, std::string_view output);
// The sets of words of all names overlap by half: Jaccard index of at least 0.5.
bool same_authors(std::string_view truth, std::string_view output);
// Both begin with the same YYYY-MM-DD.
bool same_day(std::string_view truth, std::string_view output);
// Both begin with days that are one apart.
bool adjacent_days(std::string_view truth, std::string_view output);

}  // namespace pith::internal::bench
