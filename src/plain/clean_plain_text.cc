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
    return f.phrase.share >= kMostlyPhrases || f.label.form == LabelForm::whole;
  });
  return labels && known >= kKnownLabels;
}

// A page that was not found, a login form or a cookie notice has no more prose than this, in words.
// Chosen.
constexpr std::size_t kMostFormLines = 40;
constexpr float kMostFormWords = 250;
constexpr float kMostErrorProse = 60;
constexpr float kMostFormProse = 40;
constexpr float kMostNoticeProse = 200;
constexpr std::ptrdiff_t kMinFormLabels = 3;
constexpr std::ptrdiff_t kLinesPerFormLabel = 4;
constexpr float kNoticeShare = 0.5F;  // of the words in sentences

bool is_form_or_notice_alone(const MeasuredText& measured) {
  if (measured.blocks.size() > kMostFormLines || measured.page.words > kMostFormWords) return false;
  float prose = 0;
  float sentences = 0;
  float cookies = 0;
  std::ptrdiff_t login = 0;
  bool error = false;
  bool button = false;
  for (const LineFeatures& f : measured.blocks) {
    prose += is_paragraph(f) ? f.words : 0;
    sentences += f.ends_sentence ? f.words : 0;
    cookies += f.ends_sentence && f.mentions_cookies ? f.words : 0;
    login += f.label.kind == LabelKind::login;
    error = error || f.label.is_whole(LabelKind::error);
    button = button || f.label.is_whole(LabelKind::site);
  }
  return (error && prose <= kMostErrorProse) ||
         (login >= kMinFormLabels && prose <= kMostFormProse &&
          login * kLinesPerFormLabel >= static_cast<std::ptrdiff_t>(measured.blocks.size())) ||
         (cookies > 0 && button && cookies >= kNoticeShare * sentences &&
          prose <= kMostNoticeProse);
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

// A label that may also be a word of the text, such as a heading, has at most this many words.
constexpr float kHeadingLabelWords = 1.5F;
// A line that begins with a label, such as "Sign up for our weekly briefing", is no sentence of the
// text up to this length. Chosen.
constexpr float kLabeledWords = 12;
constexpr float kPointerWords = 30;
constexpr float kMaxButtonWords = 5;  // "Share on Facebook"

// Whether the text's prose has the words of the label, which may then be a heading. In scripts
// without spaces, the characters of any word are in the prose.
bool may_be_heading(const LineFeatures& f) {
  return f.words <= kHeadingLabelWords && f.known_share > 0 && f.first != Edge::unspaced;
}

// Whether the line is chrome by itself: a label, an icon, a date, a clock.
bool is_chrome(const LineFeatures& f) {
  return f.label.form == LabelForm::whole || f.shape != Shape::text ||
         f.phrase.share >= kMostlyPhrases;
}

// Lines that their label rules out. `in_chrome`: the line before or after it is chrome as well.
bool is_ruled_out_by_label(const LineFeatures& f, bool in_chrome) {
  const bool whole = f.label.form == LabelForm::whole;
  const bool colon = f.label.form == LabelForm::colon;
  const bool labeled = f.words <= kLabeledWords && !f.full_stop;
  switch (f.label.kind) {
    case LabelKind::advert:
      return whole && !may_be_heading(f);
    case LabelKind::pointer:
      return colon && f.words <= kPointerWords;
    case LabelKind::media:
      return labeled && (whole ? !may_be_heading(f) : f.words > 0);
    case LabelKind::newsletter:
      return labeled;
    case LabelKind::share:
      if (!whole) return labeled && f.words <= kMaxButtonWords;
      return in_chrome || f.words > kHeadingLabelWords;
    case LabelKind::comments:
    case LabelKind::site:
    case LabelKind::author:
      return whole && in_chrome && !may_be_heading(f);
    case LabelKind::tags:
      if (colon) return !f.ends_sentence && f.words <= kPointerWords && f.core_place >= 1;
      return whole && in_chrome && !may_be_heading(f);
    default:
      return false;
  }
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

// The times of a live ticker: lines that are nothing but a time or a date, each above a sentence.
constexpr float kStampWords = 4;
constexpr float kStampedWords = 4;
constexpr std::ptrdiff_t kMinStamps = 3;

std::vector<bool> find_stamps(const std::vector<LineFeatures>& lines) {
  std::vector<bool> stamps(lines.size());
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const LineFeatures& next = lines[i + 1];
    const bool time = lines[i].shape == Shape::clocks ||
                      (lines[i].shape == Shape::date_line && lines[i].has_clock);
    stamps[i] = time && lines[i].words <= kStampWords && lines[i].separators == 0 &&
                next.ends_sentence && next.words >= kStampedWords;
  }
  if (std::count(stamps.begin(), stamps.end(), true) < kMinStamps)
    stamps.assign(lines.size(), false);
  return stamps;
}

// What a box between paragraphs holds: items of "Read also", fields of a newsletter form. Chosen.
constexpr std::size_t kMaxItems = 4;
constexpr float kMaxItemWords = 20;

// Rules out a label that announces other articles, and the items below it, between two paragraphs.
void rule_out_items(LineJudging& judging) {
  const std::vector<LineFeatures>& lines = judging.measured.blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].label.is_whole(LabelKind::pointer)) continue;
    std::size_t end = i + 1;
    while (end < lines.size() && !lines[end].ends_sentence && lines[end].words <= kMaxItemWords &&
           !is_chrome(lines[end])) {
      ++end;
    }
    const bool inside = i > 0 &&
                        (is_paragraph(lines[i - 1]) || judging.verdicts[i - 1].ruled_out) &&
                        end < lines.size() && lines[end].ends_sentence;
    if (!inside || end - i - 1 > kMaxItems) continue;
    for (std::size_t k = i; k < end; ++k) {
      judging.rule_out(k, "dropped by rule: links to other articles");
    }
  }
}

// Rules out labels at the end of the text that announce other articles, none of which is there.
void rule_out_last_labels(LineJudging& judging) {
  const std::vector<LineFeatures>& lines = judging.measured.blocks;
  if (std::none_of(lines.begin(), lines.end(), is_paragraph)) return;
  for (std::size_t i = lines.size(); i > 0 && is_chrome(lines[i - 1]); --i) {
    if (!lines[i - 1].label.is_whole(LabelKind::pointer)) continue;
    judging.rule_out(i - 1, "dropped by rule: links to other articles");
  }
}

void apply_rules(LineJudging& judging) {
  const std::vector<LineFeatures>& lines = judging.measured.blocks;
  const bool navigation = is_navigation_alone(judging.measured);
  const bool form = is_form_or_notice_alone(judging.measured);
  const std::vector<bool> stamps = find_stamps(lines);
  const auto in_chrome = [&lines](std::size_t i) {
    return (i > 0 && (is_chrome(lines[i - 1]) || lines[i - 1].is_byline)) ||
           (i + 1 < lines.size() && is_chrome(lines[i + 1]));
  };
  for (std::size_t i = 0; i < judging.verdicts.size(); ++i) {
    const LineFeatures& f = judging.measured.blocks[i];
    judging.verdicts[i].probability = judging.scores[i].probability;
    if (f.shape == Shape::clocks && !stamps[i]) {
      judging.rule_out(i, "dropped by rule: a player's clock");
    } else if (f.shape == Shape::icon_names) {
      judging.rule_out(i, "dropped by rule: names of icons");
    } else if (is_known_wording(f)) {
      judging.rule_out(i, "dropped by rule: the wording of a menu or notice");
    } else if (is_ruled_out_by_label(f, in_chrome(i))) {
      judging.rule_out(i, "dropped by rule: a label of the page around the text");
    } else if (form) {
      judging.rule_out(i, "dropped by rule: the text is a form or notice and nothing else");
    } else if (navigation) {
      judging.rule_out(i, "dropped by rule: the text is navigation and nothing else");
    }
  }
  rule_out_items(judging);
  rule_out_last_labels(judging);
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

// A sentence, with at least so many words, that is neither a label nor a credit nor a notice.
constexpr float kMinSentenceWords = 2;

bool is_sentence(const LineFeatures& f) {
  return f.ends_sentence && f.words >= kMinSentenceWords && f.label.form == LabelForm::none &&
         f.phrase.share < kMostlyPhrases && f.shape == Shape::text && !f.has_address &&
         !f.has_credit && !f.has_date && !f.is_byline;
}

// Keeps short sentences between kept paragraphs, and below the last one if nothing is between but
// advertisements and links to other articles: "The inquiry continues."
constexpr std::size_t kMaxSkipped = 6;
constexpr float kMinContinuing = 0.005F;
// The same right below it.
constexpr float kMinLast = 0.15F;
constexpr float kMaxLastWords = 20;

void keep_sentences(LineJudging& judging) {
  const std::vector<LineFeatures>& lines = judging.measured.blocks;
  std::size_t last = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (judging.verdicts[i].kept() && is_paragraph(lines[i])) last = i;
  }
  if (last == lines.size()) return;
  const auto answered = [&lines](std::size_t i) {
    return i + 1 < lines.size() && is_sentence(lines[i + 1]) && lines[i + 1].questions == 0;
  };
  std::size_t skipped = 0;
  bool interrupted = false;
  for (std::size_t i = last + 1; i < lines.size() && skipped <= kMaxSkipped; ++i) {
    const LineFeatures& f = lines[i];
    const LabelKind kind = f.label.kind;
    const bool box =
        kind == LabelKind::advert || kind == LabelKind::pointer || kind == LabelKind::newsletter;
    // "Was this page helpful?" asks the reader; a question of the text is seldom its last line.
    const bool sentence = is_sentence(f) && f.words <= kMaxLastWords &&
                          !judging.verdicts[i].ruled_out &&
                          (f.questions == 0 || (interrupted && answered(i)));
    const float least = interrupted ? kMinContinuing : kMinLast;
    if (judging.verdicts[i].kept()) {
      skipped = 0;
    } else if (sentence && judging.verdicts[i].probability >= least) {
      judging.decide(i, true, "unit", "a sentence that continues the text");
      if (!interrupted) return;
      skipped = 0;
    } else if (box || judging.verdicts[i].ruled_out) {
      interrupted = interrupted || box;
      ++skipped;
      if (!box && kind != LabelKind::none) return;
    } else {
      return;
    }
  }
}

// A table that has lost its cells' places: short lines between two paragraphs, many of them
// numbers.
constexpr std::size_t kMinCells = 6;
constexpr float kMaxCellWords = 8;
constexpr float kNumberShare = 0.5F;  // of its characters
constexpr float kMinNumbers = 0.25F;  // of the cells

void keep_tables(LineJudging& judging) {
  const std::vector<LineFeatures>& lines = judging.measured.blocks;
  const auto kept_paragraph = [&](std::size_t i) {
    return judging.verdicts[i].kept() && is_paragraph(lines[i]);
  };
  const auto is_cell = [&](std::size_t i) {
    const LineFeatures& f = lines[i];
    return f.words <= kMaxCellWords && !f.ends_sentence && f.label.form == LabelForm::none &&
           f.phrase.share < kMostlyPhrases && f.shape == Shape::text;
  };
  for (std::size_t begin = 1; begin < lines.size(); ++begin) {
    if (!kept_paragraph(begin - 1) || !is_cell(begin)) continue;
    std::size_t end = begin;
    std::size_t numbers = 0;
    while (end < lines.size() && is_cell(end)) numbers += lines[end++].digit_share >= kNumberShare;
    if (end < lines.size() && kept_paragraph(end) && end - begin >= kMinCells &&
        static_cast<float>(numbers) >= kMinNumbers * static_cast<float>(end - begin)) {
      for (std::size_t i = begin; i < end; ++i) {
        if (!judging.verdicts[i].kept()) judging.decide(i, true, "unit", "a cell of a table");
      }
    }
    begin = end;
  }
}

// Times of a live ticker follow what is below them.
void keep_stamps(LineJudging& judging) {
  const std::vector<bool> stamps = find_stamps(judging.measured.blocks);
  for (std::size_t i = 0; i + 1 < stamps.size(); ++i) {
    if (!stamps[i] || judging.verdicts[i].kept() == judging.verdicts[i + 1].kept()) continue;
    judging.decide(i, judging.verdicts[i + 1].kept(), "unit", "the time of what is below it");
  }
}

// A deck has at least so many words. Chosen.
constexpr float kDeckWords = 6;
// How far below it the head of the text may continue: a date, a byline, buttons, the headline once
// more.
constexpr std::size_t kDeckReach = 3;
// Less likely lines are rarely decks: .1 or more for those of the fixtures. Chosen.
constexpr float kMinDeck = 0.06F;

// Keeps the line below the headline if it is a deck, with or without a full stop.
void keep_deck(LineJudging& judging, std::size_t headline) {
  const std::vector<LineFeatures>& lines = judging.measured.blocks;
  std::size_t at = headline + 1;
  while (at < lines.size() && lines[at].text == lines[headline].text) ++at;
  if (at == lines.size() || judging.verdicts[at].kept() || judging.verdicts[at].ruled_out) return;
  const LineFeatures& f = lines[at];
  const bool deck = f.words >= kDeckWords && f.lines == 1 && f.label.form == LabelForm::none &&
                    f.shape == Shape::text && f.phrase.share < kMostlyPhrases && !f.has_date &&
                    !f.is_byline && !f.has_credit && !f.has_address && f.name == NameShape::none &&
                    f.same_before + f.same_after == 0;
  if (!deck || judging.verdicts[at].probability < kMinDeck) return;
  for (std::size_t i = at + 1; i < std::min(at + 1 + kDeckReach, lines.size()); ++i) {
    const LineFeatures& next = lines[i];
    if (next.has_date || next.is_byline || next.name != NameShape::none || is_chrome(next) ||
        next.text == lines[headline].text || (judging.verdicts[i].kept() && is_paragraph(next))) {
      judging.decide(at, true, "headline", "the deck below the headline");
      return;
    }
  }
}

std::optional<std::size_t> keep_headline(LineJudging& judging) {
  const std::vector<LineFeatures>& lines = judging.measured.blocks;
  const std::optional<std::size_t> headline = find_headline(judging.measured, judging.verdicts);
  if (!headline) return headline;
  if (!judging.verdicts[*headline].kept()) {
    judging.decide(*headline, true, "headline", "the headline of the text");
  }
  // Copies of the headline above the text.
  bool above = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool copy = i != *headline && lines[i].text == lines[*headline].text;
    if (copy && above) {
      judging.decide(i, false, "headline", "the headline stands elsewhere");
    }
    above = above && !(i > *headline && judging.verdicts[i].kept() && is_paragraph(lines[i]));
  }
  keep_deck(judging, *headline);
  return headline;
}

LineJudging judge(const MeasuredText& measured, const TwoStageModel& model, const Options& options,
                  std::optional<float>& confidence) {
  LineJudging judging{measured, options, score_lines(measured, model, options.explain),
                      std::vector<Verdict>(measured.blocks.size())};
  apply_rules(judging);
  const float expected_f1 = apply_threshold(judging);
  confidence = expected_f1 > 0 ? std::optional(expected_f1) : std::nullopt;
  keep_between(judging);
  keep_sentences(judging);
  keep_tables(judging);
  keep_stamps(judging);
  return judging;
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
  bool next(std::optional<float>& confidence) {
    visits_ += alive_.size() + (text_.different_words() + text_.different_texts()) / kWordsPerVisit;
    const MeasuredText measured = text_.measure(alive_);
    LineJudging judging = judge(measured, model_, options_, confidence);
    const std::optional<std::size_t> headline = keep_headline(judging);
    // In later rounds the page's <title> is gone, or would be mistaken for the headline.
    const bool first = alive_.size() == page_.blocks.size();
    if (first && begins_with_title(measured)) page_.headline = alive_.front();
    // A later round may drop the headline, which remains the title, unless it is the page's
    // <title>.
    const bool only_title = page_.headline == 0 && !kept(page_.blocks.front().block);
    if (headline && (first || !page_.headline || only_title)) page_.headline = alive_[*headline];
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
                           const TwoStageModel& model, const Options& options,
                           std::optional<float>& confidence) {
  PageModel page = segment_lines(split_lines(text), max_blocks);
  Rounds rounds(page, model, options);
  const std::size_t max_visits = kMaxVisits + kMaxVisitsPerBlock * page.blocks.size();
  std::optional<float> of_later_round;
  bool going = rounds.next(confidence);
  while (going && rounds.visits() < max_visits) going = rounds.next(of_later_round);
  close_gaps(page.blocks);
  return page;
}

JudgedLines judge_lines(const PageModel& page, const TwoStageModel& model, const Options& options) {
  JudgedLines result{PlainText(page).measure(), {}};
  std::optional<float> confidence;
  result.verdicts = std::move(judge(result.measured, model, options, confidence).verdicts);
  return result;
}

PageModel extract_over_budget(std::string_view page, std::size_t max_blocks,
                              const TwoStageModel& model, const Options& options,
                              std::optional<float>& confidence) {
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
