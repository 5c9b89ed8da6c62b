// Scores extracted pages against their truths and sums pages up to the figures of a set. The
// metrics are in metrics.h, the tables made of the figures in report.h.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/dataset.h"
#include "bench/metrics.h"
#include "pith/article.h"

namespace pith::internal::bench {

// A metadata field that differs from its truth.
struct FieldMiss {
  std::string field = {};
  std::string truth = {};
  std::string found = {};   // "" if none was found
  std::string source = {};  // where it was found
};

// The scores of one page. Parts that its truth does not have are left out.
struct PageScore {
  std::string id = {};
  std::string url = {};
  std::string type = {};
  std::string language = {};  // primary subtag of the language that was found; "-": none
  Outcome outcome = Outcome::no_content;
  bool empty = false;           // the output has no word
  std::size_t bytes = 0;        // of the page
  double seconds = 0;           // CPU time of extract()
  double scoring_seconds = 0;   // wall clock of measuring, scoring and selecting within that
  double baseline_seconds = 0;  // CPU time of the bare parse; 0: not measured
  std::size_t host_pages = 0;   // in the data sets, with RunOptions::site
  double confidence = 0;        // the word F1 that pith expected
  std::optional<WordScore> words = {};
  std::optional<ShingleScore> shingles = {};
  SnippetScore snippets = {};
  std::optional<bool> title = {};  // right or wrong
  std::optional<bool> author = {};
  std::optional<bool> date = {};
  std::optional<bool> right_language = {};
  // Also true for titles that differ only in the shape of quotes and dashes, and for dates that
  // differ by a day or whose truth is the page's last change.
  std::optional<bool> title_or_marks = {};
  std::optional<bool> date_or_near = {};
  std::vector<FieldMiss> wrong = {};
  // For plain text: the word F1 of the unchanged text, and whether cleaning the result again leaves
  // it unchanged.
  std::optional<double> uncleaned_f1 = {};
  std::optional<bool> settled = {};
};

// The text that is measured: the texts of the kept blocks, one per line. It is not write_text(),
// because the numbers of ordered lists would count as words.
std::string measured_text(const Article& article);

// The scores that need only a text: no language, metadata or times.
PageScore score_text(const LabeledPage& page, std::string_view text);

// All scores except the times.
PageScore score_page(const LabeledPage& page, const Article& article);

// The figures of a group of pages. nullopt: no page's truth has what the figure needs.
struct Summary {
  std::size_t pages = 0;
  std::size_t empty = 0;
  std::size_t bytes = 0;
  double seconds = 0;
  double scoring_seconds = 0;
  double baseline_seconds = 0;
  std::optional<double> word_precision, word_recall, word_f1;
  std::optional<double> shingle_precision, shingle_recall, shingle_f1;
  std::optional<double> snippet_precision, snippet_recall, snippet_f1;
  std::optional<double> title, author, date, language;  // share of right ones
  std::optional<double> title_or_marks, date_or_near;
  // Shares of the pages whose truth has the field: nothing was given, and a wrong value was.
  std::optional<double> no_title, no_author, no_date, no_language;
  std::optional<double> wrong_title, wrong_author, wrong_date, wrong_language;
  std::optional<double> uncleaned_f1, settled;
};

Summary summarize(const std::vector<PageScore>& pages);

// Groups the pages by what `key` returns for them.
using GroupKey = std::function<std::string(const PageScore&)>;
std::map<std::string, Summary> summarize_by(const std::vector<PageScore>& pages,
                                            const GroupKey& key);

// The pages with a word F1 whose confidence is in one tenth of [0, 1].
struct ConfidenceBin {
  std::size_t pages = 0;
  double confidence = 0;  // means over the pages
  double f1 = 0;
};
std::array<ConfidenceBin, 10> calibration(const std::vector<PageScore>& pages);

// The pages that lost most, worst first: by word F1, or by snippets if the truth has no text.
std::vector<const PageScore*> worst_pages(const std::vector<PageScore>& pages, std::size_t count);

}  // namespace pith::internal::bench
