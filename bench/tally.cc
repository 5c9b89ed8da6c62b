#include "bench/tally.h"

#include <algorithm>

namespace pith::internal::bench {
namespace {

class Mean {
 public:
  void add(double value) {
    sum_ += value;
    ++count_;
  }
  std::optional<double> get() const {
    if (count_ == 0) return std::nullopt;
    return sum_ / static_cast<double>(count_);
  }

 private:
  double sum_ = 0;
  std::size_t count_ = 0;
};

// Sums up pages; the definitions of the metrics say over which pages each one is averaged.
class Tally {
 public:
  void add(const PageScore& page) {
    ++sums_.pages;
    sums_.empty += page.empty ? 1 : 0;
    sums_.bytes += page.bytes;
    sums_.seconds += page.seconds;
    sums_.scoring_seconds += page.scoring_seconds;
    sums_.baseline_seconds += page.baseline_seconds;
    if (page.words) {
      word_precision_.add(page.words->precision);
      word_recall_.add(page.words->recall);
      word_f1_.add(page.words->f1);
    }
    if (page.shingles) {
      if (page.shingles->has_output()) shingle_precision_.add(page.shingles->precision());
      if (page.shingles->has_truth()) shingle_recall_.add(page.shingles->recall());
    }
    snippets_ += page.snippets;
    if (page.title) title_.add(*page.title ? 1 : 0);
    if (page.author) author_.add(*page.author ? 1 : 0);
    if (page.date) date_.add(*page.date ? 1 : 0);
    if (page.right_language) language_.add(*page.right_language ? 1 : 0);
    add_rates(page, "title", page.title, no_title_, wrong_title_);
    add_rates(page, "author", page.author, no_author_, wrong_author_);
    add_rates(page, "date", page.date, no_date_, wrong_date_);
    add_rates(page, "language", page.right_language, no_language_, wrong_language_);
    if (page.title_or_marks) title_or_marks_.add(*page.title_or_marks ? 1 : 0);
    if (page.date_or_near) date_or_near_.add(*page.date_or_near ? 1 : 0);
    if (page.uncleaned_f1) uncleaned_f1_.add(*page.uncleaned_f1);
    if (page.settled) settled_.add(*page.settled ? 1 : 0);
  }

  Summary summary() const {
    Summary result = sums_;
    result.word_precision = word_precision_.get();
    result.word_recall = word_recall_.get();
    result.word_f1 = word_f1_.get();
    result.shingle_precision = shingle_precision_.get();
    result.shingle_recall = shingle_recall_.get();
    if (result.shingle_precision && result.shingle_recall) {
      result.shingle_f1 = f1(*result.shingle_precision, *result.shingle_recall);
    }
    if (!snippets_.empty()) {
      result.snippet_precision = snippets_.precision();
      result.snippet_recall = snippets_.recall();
      result.snippet_f1 = f1(snippets_.precision(), snippets_.recall());
    }
    result.title = title_.get();
    result.author = author_.get();
    result.date = date_.get();
    result.language = language_.get();
    result.title_or_marks = title_or_marks_.get();
    result.date_or_near = date_or_near_.get();
    result.no_title = no_title_.get();
    result.no_author = no_author_.get();
    result.no_date = no_date_.get();
    result.no_language = no_language_.get();
    result.wrong_title = wrong_title_.get();
    result.wrong_author = wrong_author_.get();
    result.wrong_date = wrong_date_.get();
    result.wrong_language = wrong_language_.get();
    result.uncleaned_f1 = uncleaned_f1_.get();
    result.settled = settled_.get();
    return result;
  }

 private:
  static void add_rates(const PageScore& page, std::string_view field,
                        const std::optional<bool>& right, Mean& none, Mean& wrong) {
    if (!right) return;
    const auto miss = std::find_if(page.wrong.begin(), page.wrong.end(),
                                   [&](const FieldMiss& other) { return other.field == field; });
    const bool missed = !*right && miss != page.wrong.end();
    none.add(missed && miss->found.empty() ? 1 : 0);
    wrong.add(missed && !miss->found.empty() ? 1 : 0);
  }

  Summary sums_;
  Mean word_precision_, word_recall_, word_f1_;
  Mean shingle_precision_, shingle_recall_;
  Mean title_, author_, date_, language_;
  Mean title_or_marks_, date_or_near_;
  Mean no_title_, no_author_, no_date_, no_language_;
  Mean wrong_title_, wrong_author_, wrong_date_, wrong_language_;
  Mean uncleaned_f1_, settled_;
  SnippetScore snippets_;
};

std::string primary_language(const std::string& tag) {
  std::string subtag;
  for (const char c : tag.substr(0, tag.find_first_of("-_"))) {
    subtag += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return subtag.empty() ? "-" : subtag;
}

// Of Norwegian, "no" is nearly always Bokmal.
bool same_language(const std::string& wanted, const std::string& found) {
  const auto usual = [](const std::string& tag) {
    std::string language = primary_language(tag);
    return language == "nb" ? std::string("no") : language;
  };
  return usual(wanted) == usual(found);
}

std::string joined_names(const std::vector<MetaValue>& authors) {
  std::string names;
  for (const MetaValue& author : authors) names += (names.empty() ? "" : ", ") + author.value;
  return names;
}

// How much a page lost, 0 to 1, to sort worst_pages().
double loss(const PageScore& page) {
  if (page.words) return 1 - page.words->f1;
  if (page.snippets.empty()) return 0;
  return 1 - f1(page.snippets.precision(), page.snippets.recall());
}

}  // namespace

std::string measured_text(const Article& article) {
  std::string text;
  for (const Block& block : article.blocks) {
    if (!kept(block) || block.text.empty()) continue;
    text += block.text;
    text += '\n';
  }
  return text;
}

PageScore score_text(const LabeledPage& page, std::string_view text) {
  const Truth& truth = page.truth;
  PageScore score;
  score.id = page.id;
  score.url = page.url;
  score.type = page.type;
  score.language = "-";
  score.bytes = page.html.size();
  score.empty = tokens(text, Case::keep).empty();
  score.outcome = score.empty ? Outcome::no_content : Outcome::content;
  if (truth.text) {
    score.words = score_words(*truth.text, text);
    score.shingles = score_shingles(*truth.text, text);
  }
  score.snippets = score_snippets(truth.with, truth.without, text);
  return score;
}

PageScore score_page(const LabeledPage& page, const Article& article) {
  const Truth& truth = page.truth;
  PageScore score = score_text(page, measured_text(article));
  score.language = primary_language(article.metadata.language.value);
  score.outcome = article.outcome;
  score.confidence = article.confidence.value_or(0);
  const Metadata& found = article.metadata;
  const auto judged = [&score](std::string_view field, const std::string& wanted,
                               const MetaValue& value, auto same) -> std::optional<bool> {
    if (wanted.empty()) return std::nullopt;
    const bool right = same(wanted, value.value);
    if (!right) score.wrong.push_back({std::string(field), wanted, value.value, value.source});
    return right;
  };
  const MetaValue authors = {joined_names(found.authors),
                             found.authors.empty() ? "" : found.authors.front().source};
  score.title = judged("title", truth.title, found.title, same_title);
  score.author = judged("author", truth.author, authors, same_authors);
  score.date = judged("date", truth.date, found.date, same_day);
  score.right_language = judged("language", truth.language, found.language, same_language);
  if (score.title) score.title_or_marks = alike_title(truth.title, found.title.value);
  if (score.date) {
    score.date_or_near = *score.date || adjacent_days(truth.date, found.date.value) ||
                         same_day(truth.date, found.modified.value);
  }
  return score;
}

Summary summarize(const std::vector<PageScore>& pages) {
  Tally tally;
  for (const PageScore& page : pages) tally.add(page);
  return tally.summary();
}

std::map<std::string, Summary> summarize_by(const std::vector<PageScore>& pages,
                                            const GroupKey& key) {
  std::map<std::string, Tally> tallies;
  for (const PageScore& page : pages) tallies[key(page)].add(page);
  std::map<std::string, Summary> summaries;
  for (const auto& [group, tally] : tallies) summaries.emplace(group, tally.summary());
  return summaries;
}

std::array<ConfidenceBin, 10> calibration(const std::vector<PageScore>& pages) {
  std::array<ConfidenceBin, 10> bins = {};
  for (const PageScore& page : pages) {
    if (!page.words) continue;
    const auto tenth = static_cast<std::size_t>(page.confidence * 10);
    ConfidenceBin& bin = bins[std::min<std::size_t>(tenth, 9)];
    ++bin.pages;
    bin.confidence += page.confidence;
    bin.f1 += page.words->f1;
  }
  for (ConfidenceBin& bin : bins) {
    if (bin.pages == 0) continue;
    bin.confidence /= static_cast<double>(bin.pages);
    bin.f1 /= static_cast<double>(bin.pages);
  }
  return bins;
}

std::vector<const PageScore*> worst_pages(const std::vector<PageScore>& pages, std::size_t count) {
  std::vector<const PageScore*> worst;
  for (const PageScore& page : pages) {
    if (loss(page) > 0) worst.push_back(&page);
  }
  std::stable_sort(worst.begin(), worst.end(), [](const PageScore* left, const PageScore* right) {
    return loss(*left) > loss(*right);
  });
  worst.resize(std::min(worst.size(), count));
  return worst;
}

}  // namespace pith::internal::bench
