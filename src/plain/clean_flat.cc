#include "plain/clean_flat.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include "html/flatten.h"
#include "model/cut.h"
#include "plain/flat.h"
#include "plain/flat_headline.h"
#include "plain/flat_measure.h"
#include "plain/segment_text.h"

namespace pith {
namespace {

// Rounds go on until nothing more goes; each drops a block at least. A text that takes more than so
// many looks at blocks ends where it is, so that time stays linear; none of the development sets
// does.
constexpr std::size_t kMostLooks = 200'000;
constexpr std::size_t kMostLooksPerBlock = 40;
// A round begins with what is known of the whole text's words and lines.
constexpr std::size_t kWordsALook = 16;

// Where dropping lines promises less than this of the F1 that keeping all would lose, only those
// are dropped that are surely no content: a text that is nearly clean, or all alike, is not
// whittled away in rounds. Tried on the development sets: .1 to .2 cost articles nothing, listings
// gain a point; without it listings lose five.
constexpr float kWorthwhile = 0.2F;
constexpr float kSure = 0.05F;
// Nor where it promises less than this, unless precision is asked for: a letter is the better for
// its greeting. Up to .015 it moves no set of the development sets by more than .0002, .02 costs
// .0001 on articles.
constexpr float kNoticeable = 0.015F;

// A menu alone, a line an item, has fewer words than the chrome of a page with markup. Chosen.
constexpr float kFlatChromeWords = 40;

// A paragraph of an article, which is not lost between two that are kept.
constexpr float kParagraphSentences = 2;

// Keeps paragraphs between the first and the last one kept.
void keep_between(const FlatMeasured& measured, std::vector<char>& keep) {
  const std::vector<FlatFeatures>& blocks = measured.blocks;
  std::size_t last = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!keep[i] || !is_paragraph(blocks[i])) continue;
    for (std::size_t j = last + 1; j < i; ++j) {
      keep[j] = keep[j] || (is_paragraph(blocks[j]) && blocks[j].sentences >= kParagraphSentences);
    }
    last = i;
  }
}

// Labels of a few words, some of which every site has, and not one sentence: navigation alone.
// Chosen.
constexpr float kLabelWords = 8;
constexpr std::ptrdiff_t kKnownLabels = 3;

bool is_navigation_alone(const FlatMeasured& measured) {
  const std::vector<FlatFeatures>& blocks = measured.blocks;
  const bool labels = std::all_of(blocks.begin(), blocks.end(), [](const FlatFeatures& f) {
    const bool sentence = f.ends_sentence && f.phrase.share < kMostlyPhrases;
    return f.words < kLabelWords && !sentence;
  });
  const auto known = std::count_if(blocks.begin(), blocks.end(), [](const FlatFeatures& f) {
    return f.phrase.share >= kMostlyPhrases;
  });
  return labels && known >= kKnownLabels;
}

// Known wordings, and too many words of them for a heading: a share row, a notice, a form. Or a
// label of such a row or form: "Share this article". "Privacy policy" may well be a heading, as may
// a single word. On the development sets the forests say so too (together .0001 on articles); short
// texts tell them less. Chosen.
constexpr float kSurelyPhrases = 0.6F;
constexpr float kFewestPhraseWords = 4;
constexpr float kFewestLabelWords = 2;

bool is_known_wording(const FlatFeatures& f) {
  const bool no_heading =
      f.phrase.kind == PhraseKind::share || f.phrase.kind == PhraseKind::comment_form;
  if (no_heading && f.phrase.share >= 1 && f.words >= kFewestLabelWords) return true;
  return f.phrase.share >= kSurelyPhrases && f.words >= kFewestPhraseWords;
}

void rule_out_the_certain(const FlatMeasured& measured, std::vector<Score>& scores) {
  const bool navigation = is_navigation_alone(measured);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const FlatFeatures& f = measured.blocks[i];
    if (navigation) scores[i] = {0, {}, "navigation and nothing else"};
    if (is_known_wording(f)) scores[i] = {0, {}, "nothing but wordings known around articles"};
    if (f.shape == Shape::icon_names) scores[i] = {0, {}, "names of icons"};
    if (f.shape == Shape::clocks) scores[i] = {0, {}, "a player's clock"};
  }
}

// What a text's blocks are worth to each other.
class Rounds {
 public:
  Rounds(Page& page, const PlainModel& model, const Options& options)
      : page_(page), text_(page), model_(model), options_(options), alive_(page.blocks.size()) {
    std::iota(alive_.begin(), alive_.end(), 0);
  }

  // Judges what is left and drops what is not wanted; false when that is nothing. The expected F1
  // goes to `confidence`.
  bool next(float& confidence) {
    looks_ += alive_.size() + (text_.different_words() + text_.different_texts()) / kWordsALook;
    const FlatMeasured measured = text_.measure(alive_);
    std::vector<Score> scores = flat_density(measured, model_, options_.explain);
    rule_out_the_certain(measured, scores);
    std::vector<float> words(scores.size());
    std::vector<float> probabilities(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      words[i] = measured.blocks[i].words;
      probabilities[i] = scores[i].probability;
    }
    Cut cut = cut_for(words, probabilities, options_.favor, kFlatChromeWords);
    confidence = cut.expected;
    const float gain = cut.expected - cut.keeping_all;
    const float least = options_.favor == Favor::precision ? 0 : kNoticeable;
    const bool worthwhile = gain >= std::max(kWorthwhile * (1 - cut.keeping_all), least);
    if (!worthwhile) cut.lowest = std::min(cut.lowest, kSure);
    std::vector<char> keep(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) keep[i] = probabilities[i] >= cut.lowest;
    keep_between(measured, keep);
    const std::optional<std::size_t> headline = find_headline(measured, probabilities, keep);
    if (headline) keep[*headline] = 1;
    // Later rounds have lost the page's <title>, or take the headline for it.
    const bool first = alive_.size() == page_.blocks.size();
    if (first && begins_with_title(measured)) page_.headline = alive_.front();
    if (headline) page_.headline = alive_[*headline];
    std::vector<std::uint32_t> left;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      Block& block = page_.blocks[alive_[i]].block;
      block.score = probabilities[i];
      block.label = keep[i] ? Label::main_content : Label::boilerplate;
      if (options_.explain) block.reason = keep[i] ? scores[i].for_it : scores[i].against_it;
      if (keep[i]) left.push_back(alive_[i]);
    }
    const bool settled = left.size() == alive_.size();
    alive_ = std::move(left);
    return !settled;
  }

  // At blocks, so far.
  std::size_t looks() const { return looks_; }

 private:
  Page& page_;
  FlatText text_;
  const PlainModel& model_;
  const Options& options_;
  std::vector<std::uint32_t> alive_;
  std::size_t looks_ = 0;
};

// A byte order mark at the head of a text is none of it: whoever reads the text again leaves it
// out. False, and the block is dropped, when it holds nothing else.
bool begins_text(Block& block) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  while (block.text.starts_with(kMark)) {
    block.text.erase(0, kMark.size());
    block.source.begin += kMark.size();
  }
  if (block.text.empty()) block.label = Label::boilerplate;
  return kept(block);
}

// Where blocks are gone, what is left stands as far apart as any did between.
void close_gaps(std::vector<PageBlock>& blocks) {
  std::vector<Block*> left;
  std::uint32_t ends = 1;
  for (PageBlock& entry : blocks) {
    ends = std::max(ends, entry.block.line_ends_before);
    if (!kept(entry.block) || (left.empty() && !begins_text(entry.block))) continue;
    entry.block.line_ends_before = left.empty() ? 1 : ends;
    left.push_back(&entry.block);
    ends = 1;
  }
  part_lines(left);
}

}  // namespace

Page clean_flat(std::string_view text, std::size_t most_blocks, const PlainModel& model,
                const Options& options, float& confidence) {
  Page page = segment_lines(split_lines(text), most_blocks);
  Rounds rounds(page, model, options);
  const std::size_t most_looks = kMostLooks + kMostLooksPerBlock * page.blocks.size();
  float expected = 0;
  bool going = rounds.next(confidence);
  while (going && rounds.looks() < most_looks) going = rounds.next(expected);
  // A later round may have dropped it; the page's <title> is never kept.
  if (page.headline && *page.headline > 0 && !kept(page.blocks[*page.headline].block)) {
    page.headline.reset();
  }
  close_gaps(page.blocks);
  return page;
}

Page extract_over_budget(std::string_view page, std::size_t most_blocks, const PlainModel& model,
                         const Options& options, float& confidence) {
  const Flattened flattened = flatten(page);
  Page result = clean_flat(flattened.text, most_blocks, model, options, confidence);
  for (PageBlock& entry : result.blocks) {
    SourceRange& source = entry.block.source;
    source.begin = flattened.source_offset(source.begin);
    source.end = std::max(source.begin, flattened.source_offset(source.end - 1) + 1);
  }
  return result;
}

}  // namespace pith
