#include "plain/headline.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pith::internal {
namespace {

// A headline is at most this far above its text, with a byline, a date and buttons between.
constexpr std::size_t kHeadLines = 40;
constexpr float kMinWords = 2;
// A single word must be half of the text's first line, as in encyclopedias: "Weir - The Lexicon".
constexpr float kShareOfSingleWord = 0.5F;
constexpr float kMaxWords = 40;
constexpr float kMaxSentences = 3;
constexpr float kMaxDigits = 0.3F;   // of its characters
constexpr float kMaxPhrases = 0.2F;  // of its words, in known wordings
// A line with more words is hardly a menu item.
constexpr float kLongWords = 5;
constexpr float kVeryLongWords = 20;
constexpr float kDeckWords = 8;
constexpr float kDeckLikeWords = 14;
constexpr float kMostlyCapitalized = 0.75F;
// How far a copy of the headline is from it.
constexpr std::size_t kCopyReach = 12;
constexpr float kKickerWords = 3;
constexpr float kMostlyUppercase = 0.8F;
constexpr float kMinOdds = -6;
constexpr float kMaxOdds = -1;
// The first line (a page's <title>) names another line if this product is reached: the share of the
// line's words in the first line, times the share of the first line's words in the line.
constexpr float kNamed = 0.25F;
// The path of sections to a page has at least so many separators.
constexpr float kPathSeparators = 2;
// How far a date or a byline is from the headline that it belongs to.
constexpr std::size_t kDateReach = 4;
// A text that begins with a headline has at most a byline and a date between it and its lead.
constexpr std::size_t kOpeningLines = 3;
// Likewise if it is a long line, with sections and places between. Chosen.
constexpr std::size_t kOpeningHead = 8;
// Where no paragraph is kept, a sentence of this many words is the lead.
constexpr float kLeadWords = 8;

// Printed by bench/train/train_headline.py.
constexpr HeadlineFeatures kWeights = {
    0.08F,   // log-odds of being content
    2.89F,   // log of its words
    -0.33F,  // the square of it
    -0.63F,  // long
    1.62F,   // about the text's subject
    1.11F,   // long and about the text's subject
    3.51F,   // share of its words in the text's first line
    -0.21F,  // share of the first line's words
    -0.64F,  // log of the number of lines to the lead
    -5.69F,  // any line, as opposed to none
    0.19F,   // the first line names no line
    0.97F,   // likewise, about the text's subject
    0.51F,   // long and repeated close by
    -0.28F,  // long and repeated elsewhere
    0.41F,   // short and repeated
    -0.13F,  // a date or byline close above
    2.18F,   // a date or byline close below
    -0.49F,  // a long line right above
    0.64F,   // a deck right below
    -0.30F,  // right above the lead
    -1.69F,  // names the source of a picture
    -0.92F,  // has signs as in a menu
    -1.74F,  // begins with a label
    -1.34F,  // in capitals
    0.36F,   // below a short line or a label
    -1.27F,  // very long
    -3.30F,  // ends in a full stop
    -0.61F,  // several sentences
    -0.01F,  // looks like a name
    0.04F,   // a deck and a date below
    0.51F,   // a long line above and a date below
    0.08F,   // between a long line and a deck
    -0.11F,  // capitals and a comma, as in names
    0.79F,   // the first long line for a while
    -1.63F,  // as long as a deck, below a long line
};
// A text without its headline is worse than one with an extra line. Without a <title>, "no
// headline" must therefore be more likely by this much. Chosen.
constexpr float kNoHeadlinePenalty = 4;
// A menu item at the beginning of a text is shorter than this, or has another subject. Chosen.
constexpr float kTitleWords = 4;
constexpr float kTitleAbout = 0.3F;
constexpr std::size_t kUnnamed = 10;  // the index of that feature

bool may_be_headline(const LineFeatures& f) {
  const bool enough = f.words >= kMinWords || f.title_overlap >= kShareOfSingleWord;
  const bool other = f.has_date || f.is_byline || f.label.form == LabelForm::whole ||
                     f.label.form == LabelForm::colon;
  return enough && !other && f.words <= kMaxWords && f.lines == 1 && f.sentences < kMaxSentences &&
         f.shape == Shape::text && f.digit_share < kMaxDigits && f.phrase.share < kMaxPhrases &&
         f.last != Edge::colon && f.last != Edge::comma;
}

// The first kept paragraph or, if there is none, the first kept sentence; otherwise the number of
// lines.
std::size_t find_lead(const MeasuredText& measured, std::span<const Verdict> verdicts) {
  std::size_t sentence = verdicts.size();
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const LineFeatures& f = measured.blocks[i];
    if (!verdicts[i].kept() || !f.ends_sentence) continue;
    if (is_paragraph(f)) return i;
    if (sentence == verdicts.size() && f.words >= kLeadWords && f.phrase.share < kMostlyPhrases) {
      sentence = i;
    }
  }
  return sentence;
}

// "Home > The valley > Boats". Guillemets count as separators and as quotes.
bool is_path(const LineFeatures& f) { return f.separators - f.quotes >= kPathSeparators; }

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

const std::array<std::string_view, kHeadlineFeatures> kHeadlineFeatureNames = {
    "log-odds of being content",
    "log of its words",
    "the square of it",
    "long",
    "about the text's subject",
    "long and about the text's subject",
    "share of its words in the text's first line",
    "share of the first line's words",
    "log of the number of lines to the lead",
    "any line, as opposed to none",
    "the first line names no line",
    "likewise, about the text's subject",
    "long and repeated close by",
    "long and repeated elsewhere",
    "short and repeated",
    "a date or byline close above",
    "a date or byline close below",
    "a long line right above",
    "a deck right below",
    "right above the lead",
    "names the source of a picture",
    "has signs as in a menu",
    "begins with a label",
    "in capitals",
    "below a short line or a label",
    "very long",
    "ends in a full stop",
    "several sentences",
    "looks like a name",
    "a deck and a date below",
    "a long line above and a date below",
    "between a long line and a deck",
    "capitals and a comma, as in names",
    "the first long line for a while",
    "as long as a deck, below a long line",
};

namespace {

bool is_date_or_byline(const LineFeatures& f) { return f.has_date || f.is_byline; }

// How much the text's first line, which may be the page's <title>, has of the line. A label at the
// beginning of a menu is no <title>.
float share_of_title(std::span<const LineFeatures> lines, std::size_t i, float share) {
  const bool menu = lines.front().label.form != LabelForm::none;
  return menu || (lines[i].separators > 0 && lines.front().separators == 0) ? 0 : share;
}

// Whether a copy of the line is close by, and what is between them is not repeated, as the rows of
// two menus are.
bool repeated_close_by(std::span<const LineFeatures> lines, std::size_t i) {
  const LineFeatures& f = lines[i];
  if (f.same_before + f.same_after == 0) return false;
  const auto is_copy = [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      if (lines[k].text == f.text) return true;
    }
    return false;
  };
  const auto repeated = [&](std::size_t k) {
    return lines[k].same_before + lines[k].same_after > 0;
  };
  // In a menu that is there twice, the next line is repeated too.
  if (i + 1 < lines.size() && repeated(i + 1) && lines[i + 1].text != f.text &&
      lines[i + 1].same_before + lines[i + 1].same_after == f.same_before + f.same_after &&
      !is_date_or_byline(lines[i + 1]) && i > 0 && repeated(i - 1)) {
    return false;
  }
  return is_copy(i - std::min(i, kCopyReach), i) ||
         is_copy(i + 1, std::min(i + 1 + kCopyReach, lines.size()));
}

HeadlineFeatures headline_features(const MeasuredText& measured, std::size_t i, std::size_t lead,
                                   float probability) {
  const std::span<const LineFeatures> lines = measured.blocks;
  const LineFeatures& f = lines[i];
  const auto is = [](bool condition) { return condition ? 1.0F : 0.0F; };
  const auto any_date = [lines](std::size_t begin, std::size_t end) {
    const auto part = lines.subspan(begin, end - begin);
    return std::any_of(part.begin(), part.end(), is_date_or_byline);
  };
  const auto is_long_line = [lines](std::size_t k) {
    return lines[k].words >= kLongWords && may_be_headline(lines[k]);
  };
  const float about = subject_share(f);
  const bool is_long = f.words >= kLongWords;
  const bool repeated = f.same_before + f.same_after > 0;
  const bool close_copy = is_long && repeated_close_by(lines, i);
  const bool below_long = i > 0 && is_long_line(i - 1);
  const bool below_short =
      i == 0 || lines[i - 1].words <= kKickerWords || lines[i - 1].label.form != LabelForm::none;
  const bool deck = i + 1 < lines.size() && i + 1 <= lead && lines[i + 1].words >= kDeckWords &&
                    !is_date_or_byline(lines[i + 1]) && !lines[i + 1].has_credit;
  const bool date_below = any_date(i + 1, std::max(i + 1, std::min(i + 1 + kDateReach, lead)));
  bool first_long = is_long;
  for (std::size_t k = i - std::min(i, kCopyReach); k < i && first_long; ++k) {
    first_long = !is_long_line(k) || lines[k].text == f.text;
  }
  const float log_words = std::log(f.words);
  return {log_odds(probability),
          log_words,
          log_words * log_words,
          is(is_long),
          about,
          is_long ? about : 0,
          share_of_title(lines, i, f.title_share),
          share_of_title(lines, i, f.title_overlap),
          std::log(static_cast<float>(lead - i)),
          1,
          1,
          about,
          is(close_copy),
          is(is_long && repeated && !close_copy),
          is(!is_long && repeated),
          is(any_date(i - std::min(i, kDateReach), i)),
          is(date_below),
          is(below_long),
          is(deck),
          is(i + 1 == lead),
          is(f.has_credit),
          is(f.separators > 0),
          is(f.label.form != LabelForm::none),
          is(f.uppercase_share >= kMostlyUppercase),
          is(below_short),
          is(f.words >= kVeryLongWords),
          is(f.full_stop),
          is(f.sentences > 1),
          is(f.name != NameShape::none),
          is(deck && date_below),
          is(below_long && date_below),
          is(below_long && deck),
          is(f.commas > 0 && f.capitalized_share >= kMostlyCapitalized),
          is(first_long),
          is(below_long && f.words >= kDeckLikeWords)};
}

}  // namespace

HeadlineCandidates headline_candidates(const MeasuredText& measured,
                                       std::span<const Verdict> verdicts) {
  HeadlineCandidates candidates;
  const std::size_t lead = find_lead(measured, verdicts);
  if (lead == verdicts.size()) return candidates;
  candidates.lead = lead;
  for (std::size_t i = 0; i < lead; ++i) {
    const LineFeatures& f = measured.blocks[i];
    const bool named =
        share_of_title(measured.blocks, i, f.title_share * f.title_overlap) >= kNamed;
    if (!may_be_headline(f) || (lead - i > kHeadLines && !named)) continue;
    candidates.named = candidates.named || named;
    candidates.lines.push_back(
        {i, named, headline_features(measured, i, lead, verdicts[i].probability)});
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
  // A date or a byline close below the first line: that is no <title> above a menu.
  const std::span<const LineFeatures> head(
      measured.blocks.data(), std::min({kDateReach + 1, candidates.lead, measured.blocks.size()}));
  const bool dated = std::any_of(head.begin(), head.end(), is_date_or_byline);
  bool opened = false;  // by a line that is longer than a section or a place
  for (const auto& [line, named, features] : candidates.lines) {
    float value = std::inner_product(features.begin(), features.end(), kWeights.begin(), 0.0F);
    const LineFeatures& f = measured.blocks[line];
    const bool is_long = f.words >= kLongWords;
    if (!named && (f.full_stop ? value < 0 : is_path(f))) continue;
    // The first line of a text is its headline, unless another line is more likely.
    const bool opens = line == 0 && !f.full_stop &&
                       (candidates.lead <= kOpeningLines ||
                        (candidates.lead <= kOpeningHead && is_long && dated && !candidates.named));
    if (candidates.named && !named && !opens) continue;
    if (line == 0 && begins && !opens) continue;  // the <title>, whose longest part is the title
    if (opened && !is_long && !named) continue;
    if (opens) value = candidates.named ? 0 : std::max(value, 0.0F);
    if (value <= highest && !opens) continue;
    opened = opens && is_long;
    highest = value;
    best = line;
  }
  return best;
}

}  // namespace pith::internal
