#include "plain/clean_plain_text.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/flatten.h"
#include "model/threshold.h"
#include "page/verdict.h"
#include "plain/headline.h"
#include "plain/measure_lines.h"
#include "plain/score_lines.h"
#include "plain/segment_text.h"

namespace pith::internal {
namespace {

// Rounds are repeated until nothing more is dropped; each drops at least one block. If this many
// visits of blocks are exceeded, the rounds end, so that the time stays linear. No text of the
// development sets exceeds it.
constexpr std::size_t kMaxVisits = 200'000;
constexpr std::size_t kMaxVisitsPerBlock = 40;
// Each round begins with what is known about the words and lines of the whole text, which costs one
// visit per this many words.
constexpr std::size_t kWordsPerVisit = 16;

// If dropping lines promises less than this share of the F1 that keeping all would lose, only those
// lines are dropped that are certainly not content, so that a text that is nearly clean, or
// uniform, is not whittled away in rounds. Tried on the development sets: .1 to .2 cost articles
// nothing, and listings gain a point; without it listings lose five.
constexpr float kWorthwhile = 0.2F;
constexpr float kSure = 0.05F;
// The same if it promises less than this absolute F1, unless precision is favored: a letter is
// better with its greeting. Up to .015, no development set changes by more than .0002; .02 costs
// .0001 on articles.
constexpr float kNoticeable = 0.015F;

// A menu alone, with one line per item, has fewer words than the chrome of a page with markup.
// Chosen.
constexpr float kTextChromeWords = 40;

// A paragraph of an article, which is not dropped between two that are kept.
constexpr float kParagraphSentences = 2;

// Labels of a few words, some of which are on every site, and no sentence: a text of nothing but
// navigation. Chosen.
constexpr float kLabelWords = 8;
constexpr std::ptrdiff_t kKnownLabels = 3;

bool is_navigation_alone(const MeasuredText& measured) {
  const std::vector<LineFeatures>& blocks = measured.blocks;
  const bool labels = std::all_of(blocks.begin(), blocks.end(), [](const LineFeatures& f) {
    const bool sentence = f.ends_sentence && f.phrase.share < kMostlyPhrases;
    return f.words < kLabelWords && !sentence;
  });
  const auto known = std::count_if(blocks.begin(), blocks.end(), [](const LineFeatures& f) {
    return f.phrase.share >= kMostlyPhrases;
  });
  return labels && known >= kKnownLabels;
}

// Known wordings, with too many words for a heading: a share row, a notice, a form. Or a label of
// such a row or form, such as "Share this article". "Privacy policy" may well be a heading, and so
// may a single word. On the development sets the forests agree (together .0001 on articles), but
// short texts give them less evidence. Chosen.
constexpr float kSurelyPhrases = 0.6F;
constexpr float kMinPhraseWords = 4;
constexpr float kMinLabelWords = 2;

bool is_known_wording(const LineFeatures& f) {
  const bool no_heading =
      f.phrase.kind == PhraseKind::share || f.phrase.kind == PhraseKind::comment_form;
  if (no_heading && f.phrase.share >= 1 && f.words >= kMinLabelWords) return true;
  return f.phrase.share >= kSurelyPhrases && f.words >= kMinPhraseWords;
}

// A text whose lines are being judged by the passes below, in their order.
struct LineJudging {
  const MeasuredText& measured;
  const Options& options;
  std::vector<Score> scores;
  std::vector<Verdict> verdicts;

  void decide(std::size_t line, bool keep, std::string_view pass, std::string_view why) {
    verdicts[line].label = keep ? Label::main_content : Label::boilerplate;
    if (options.explain) verdicts[line].note(pass, why);
  }
  void rule_out(std::size_t line, std::string_view why) {
    verdicts[line].ruled_out = true;
    verdicts[line].probability = 0;
    decide(line, false, "rule", why);
  }
};

void apply_rules(LineJudging& judging) {
  const bool navigation = is_navigation_alone(judging.measured);
  for (std::size_t i = 0; i < judging.verdicts.size(); ++i) {
    const LineFeatures& f = judging.measured.blocks[i];
    judging.verdicts[i].probability = judging.scores[i].probability;
    if (f.shape == Shape::clocks) {
      judging.rule_out(i, "dropped by rule: a player's clock");
    } else if (f.shape == Shape::icon_names) {
      judging.rule_out(i, "dropped by rule: names of icons");
    } else if (is_known_wording(f)) {
      judging.rule_out(i, "dropped by rule: the wording of a menu or notice");
    } else if (navigation) {
      judging.rule_out(i, "dropped by rule: the text is navigation and nothing else");
    }
  }
}

// Returns the expected F1.
float apply_threshold(LineJudging& judging) {
  std::vector<float> words(judging.verdicts.size());
  std::vector<float> probabilities(judging.verdicts.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = judging.measured.blocks[i].words;
    probabilities[i] = judging.verdicts[i].probability;
  }
  const Favor favor = judging.options.favor;
  const Threshold threshold = find_threshold(words, probabilities, favor, kTextChromeWords);
  const float gain = threshold.expected - threshold.keeping_all;
  const float least = favor == Favor::precision ? 0 : kNoticeable;
  const bool worthwhile = gain >= std::max(kWorthwhile * (1 - threshold.keeping_all), least);
  const float lowest =
      worthwhile ? *threshold.lowest : std::min(threshold.lowest.value_or(1), kSure);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (judging.verdicts[i].ruled_out) continue;
    const bool keep = probabilities[i] >= lowest;
    std::string_view why = keep ? judging.scores[i].for_it : judging.scores[i].against_it;
    if (why.empty()) why = keep ? "nothing speaks against it" : "nothing speaks for it";
    judging.decide(i, keep, "threshold", why);
  }
  return threshold.expected;
}

// Keeps paragraphs between the first and the last one kept.
void keep_between(LineJudging& judging) {
  const std::vector<LineFeatures>& lines = judging.measured.blocks;
  std::size_t last = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!judging.verdicts[i].kept() || !is_paragraph(lines[i])) continue;
    for (std::size_t j = last + 1; j < i; ++j) {
      const bool paragraph = is_paragraph(lines[j]) && lines[j].sentences >= kParagraphSentences;
      if (judging.verdicts[j].kept() || !paragraph) continue;
      judging.decide(j, true, "unit", "a paragraph between kept paragraphs");
    }
    last = i;
  }
}

std::optional<std::size_t> keep_headline(LineJudging& judging) {
  const std::optional<std::size_t> headline = find_headline(judging.measured, judging.verdicts);
  if (headline && !judging.verdicts[*headline].kept()) {
    judging.decide(*headline, true, "headline", "the headline of the text");
  }
  return headline;
}

// Judges a text repeatedly, each time without the lines that were dropped before.
class Rounds {
 public:
  Rounds(PageModel& page, const TwoStageModel& model, const Options& options)
      : page_(page), text_(page), model_(model), options_(options), alive_(page.blocks.size()) {
    std::iota(alive_.begin(), alive_.end(), 0);
  }

  // Judges the remaining lines and drops those that are not wanted. Returns false if none are
  // dropped. Stores the expected F1 in `confidence`.
  bool next(float& confidence) {
    visits_ += alive_.size() + (text_.different_words() + text_.different_texts()) / kWordsPerVisit;
    const MeasuredText measured = text_.measure(alive_);
    LineJudging judging{measured, options_, score_lines(measured, model_, options_.explain),
                        std::vector<Verdict>(alive_.size())};
    apply_rules(judging);
    confidence = apply_threshold(judging);
    keep_between(judging);
    const std::optional<std::size_t> headline = keep_headline(judging);
    // In later rounds the page's <title> is gone, or would be mistaken for the headline.
    const bool first = alive_.size() == page_.blocks.size();
    if (first && begins_with_title(measured)) page_.headline = alive_.front();
    if (headline) page_.headline = alive_[*headline];
    std::vector<std::uint32_t> left;
    for (std::size_t i = 0; i < alive_.size(); ++i) {
      if (judging.verdicts[i].kept()) left.push_back(alive_[i]);
      apply_verdict(std::move(judging.verdicts[i]), page_.blocks[alive_[i]].block);
    }
    const bool settled = left.size() == alive_.size();
    alive_ = std::move(left);
    return !settled;
  }

  // The number of visits of blocks so far.
  std::size_t visits() const { return visits_; }

 private:
  PageModel& page_;
  PlainText text_;
  const TwoStageModel& model_;
  const Options& options_;
  std::vector<std::uint32_t> alive_;
  std::size_t visits_ = 0;
};

// Removes a byte order mark at the beginning of a text, because reading the text again would remove
// it. Returns false, and the block is dropped, if it holds nothing else.
bool remove_byte_order_mark(Block& block) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  while (block.text.starts_with(kMark)) {
    block.text.erase(0, kMark.size());
    block.source.begin += kMark.size();
  }
  if (block.text.empty()) block.label = Label::boilerplate;
  return kept(block);
}

// After blocks were dropped, the gap before a block is the widest gap since the previous kept
// block.
void close_gaps(std::vector<PageBlock>& blocks) {
  std::vector<Block*> left;
  std::uint32_t ends = 1;
  for (PageBlock& entry : blocks) {
    ends = std::max(ends, entry.block.line_ends_before);
    if (!kept(entry.block) || (left.empty() && !remove_byte_order_mark(entry.block))) continue;
    entry.block.line_ends_before = left.empty() ? 1 : ends;
    left.push_back(&entry.block);
    ends = 1;
  }
  separate_paragraphs(left);
}

}  // namespace

PageModel clean_plain_text(std::string_view text, std::size_t max_blocks,
                           const TwoStageModel& model, const Options& options, float& confidence) {
  PageModel page = segment_lines(split_lines(text), max_blocks);
  Rounds rounds(page, model, options);
  const std::size_t max_visits = kMaxVisits + kMaxVisitsPerBlock * page.blocks.size();
  float expected = 0;
  bool going = rounds.next(confidence);
  while (going && rounds.visits() < max_visits) going = rounds.next(expected);
  // A later round may have dropped the headline; the page's <title> is never kept.
  if (page.headline && *page.headline > 0 && !kept(page.blocks[*page.headline].block)) {
    page.headline.reset();
  }
  close_gaps(page.blocks);
  return page;
}

PageModel extract_over_budget(std::string_view page, std::size_t max_blocks,
                              const TwoStageModel& model, const Options& options,
                              float& confidence) {
  const Flattened flattened = flatten(page);
  PageModel result = clean_plain_text(flattened.text, max_blocks, model, options, confidence);
  for (PageBlock& entry : result.blocks) {
    SourceRange& source = entry.block.source;
    source.begin = flattened.source_offset(source.begin);
    source.end = std::max(source.begin, flattened.source_offset(source.end - 1) + 1);
  }
  return result;
}

}  // namespace pith::internal
