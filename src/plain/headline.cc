#include "plain/headline.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pith::internal {
namespace {

// A headline is at most this far above its text, with a byline, a date and some buttons between.
constexpr std::size_t kHeadLines = 12;
constexpr float kMinWords = 2;
// A single word must be half of the text's first line, as in encyclopedias: "Weir - The Lexicon".
constexpr float kShareOfSingleWord = 0.5F;
constexpr float kMaxWords = 30;
constexpr float kMaxSentences = 2;
constexpr float kMaxDigits = 0.3F;   // of its characters
constexpr float kMaxPhrases = 0.2F;  // of its words, in known wordings
// A line with more words is hardly a menu item.
constexpr float kLongWords = 5;
constexpr float kMinOdds = -6;
constexpr float kMaxOdds = -1;
// The first line (a page's <title>) names another line if this product is reached: the share of the
// line's words in the first line, times the share of the first line's words in the line.
constexpr float kNamed = 0.25F;
// A text that begins with a headline has at most a byline and a date between it and its lead.
constexpr std::size_t kOpeningLines = 3;

// Printed by bench/train/train_plain.py.
constexpr HeadlineFeatures kWeights = {
    -0.54F,  // log-odds of being content
    1.16F,   // log of its words
    1.01F,   // long
    1.34F,   // about the text's subject
    3.34F,   // share of its words in the text's first line
    2.15F,   // share of the first line's words
    -0.31F,  // log of the number of lines to the lead
    -7.23F,  // any line, as opposed to none
    0.99F,   // the first line names no line
    1.84F,   // likewise, about the text's subject
};
// A text without its headline is worse than one with an extra line. Without a <title>, "no
// headline" must therefore be more likely by this much. Chosen.
constexpr float kNoHeadlinePenalty = 4;
// A menu item at the beginning of a text is shorter than this, or has another subject. Chosen.
constexpr float kTitleWords = 4;
constexpr float kTitleAbout = 0.3F;
constexpr std::size_t kUnnamed = 8;  // the index of that feature

bool may_be_headline(const LineFeatures& f) {
  const bool enough = f.words >= kMinWords || f.title_overlap >= kShareOfSingleWord;
  return enough && f.words <= kMaxWords && f.lines == 1 && f.sentences < kMaxSentences &&
         f.shape == Shape::text && f.digit_share < kMaxDigits && f.phrase.share < kMaxPhrases &&
         f.last != Edge::stop && f.last != Edge::colon && f.last != Edge::comma;
}

// The first kept paragraph, or the number of lines if none is kept.
std::size_t find_lead(const MeasuredText& measured, std::span<const Verdict> verdicts) {
  std::size_t lead = 0;
  while (lead < verdicts.size() &&
         !(verdicts[lead].kept() && is_paragraph(measured.blocks[lead]))) {
    ++lead;
  }
  return lead;
}

float log_odds(float probability) {
  const float p = std::clamp(probability, 1e-6F, 1 - 1e-6F);
  return std::clamp(std::log(p / (1 - p)), kMinOdds, kMaxOdds);
}

// How much the line is about the text's subject.
float subject_share(const LineFeatures& f) { return std::max(f.topic_share, 0.5F * f.known_share); }

}  // namespace

bool begins_with_title(const MeasuredText& measured) {
  if (measured.blocks.empty()) return false;
  const LineFeatures& first = measured.blocks.front();
  return first.words >= kTitleWords && first.words <= kMaxWords && first.lines == 1 &&
         first.sentences < kMaxSentences && first.phrase.share < kMaxPhrases &&
         subject_share(first) >= kTitleAbout;
}

HeadlineCandidates headline_candidates(const MeasuredText& measured,
                                       std::span<const Verdict> verdicts) {
  HeadlineCandidates candidates;
  const std::size_t lead = find_lead(measured, verdicts);
  if (lead == verdicts.size()) return candidates;
  candidates.lead = lead;
  for (std::size_t i = 0; i < lead; ++i) {
    const LineFeatures& f = measured.blocks[i];
    const bool named = f.title_share * f.title_overlap >= kNamed;
    if (!may_be_headline(f) || (lead - i > kHeadLines && !named)) continue;
    candidates.named = candidates.named || named;
    const float about = subject_share(f);
    candidates.lines.push_back(
        {i,
         named,
         {log_odds(verdicts[i].probability), std::log(f.words), f.words >= kLongWords ? 1.0F : 0.0F,
          about, f.title_share, f.title_overlap, std::log(static_cast<float>(lead - i)), 1, 1,
          about}});
  }
  for (HeadlineCandidate& candidate : candidates.lines) {
    if (candidates.named) candidate.features[kUnnamed] = candidate.features[kUnnamed + 1] = 0;
  }
  return candidates;
}

std::optional<std::size_t> find_headline(const MeasuredText& measured,
                                         std::span<const Verdict> verdicts) {
  std::optional<std::size_t> best;
  const HeadlineCandidates candidates = headline_candidates(measured, verdicts);
  const bool begins = begins_with_title(measured);
  const bool titled = candidates.named || begins;
  float highest = titled ? 0 : -kNoHeadlinePenalty;  // of having no headline
  for (const auto& [line, named, features] : candidates.lines) {
    float value = std::inner_product(features.begin(), features.end(), kWeights.begin(), 0.0F);
    // The first line of a text is its headline, unless another line is more likely.
    const bool opens = line == 0 && candidates.lead <= kOpeningLines;
    if (candidates.named && !named && !opens) continue;
    if (line == 0 && begins && !opens) continue;  // the <title>, whose longest part is the title
    if (opens) value = std::max(value, 0.0F);
    if (value <= highest && !opens) continue;
    highest = value;
    best = line;
  }
  return best;
}

}  // namespace pith::internal
