// The inputs of the forests for text without markup, one row per input (model/feature_row.h).
#pragma once

#include <array>
#include <cstddef>

#include "model/feature_row.h"
#include "plain/line_features.h"
#include "plain/neighborhood.h"

namespace pith::internal {

// The inputs for a line: for_each_line_input, for_each_text_input, for_each_line_score_input.
const Inputs& line_inputs();

inline constexpr std::array<Item, kSides> kSideItems = {{{"0", "in the 2 lines before it"},
                                                         {"1", "in the 6 lines before it"},
                                                         {"2", "in the 20 lines before it"},
                                                         {"3", "in the 2 lines after it"},
                                                         {"4", "in the 6 lines after it"},
                                                         {"5", "in the 20 lines after it"}}};
inline constexpr std::array<Item, kNeighborLines> kNeighborLineItems = {
    {{"0", "the line two before it"},
     {"1", "the line before it"},
     {"2", "the line after it"},
     {"3", "the line two after it"}}};
inline constexpr std::array<Item, 2 * kLineReach> kLineBesideItems = {
    {{"0", "the line four before it"},
     {"1", "the line three before it"},
     {"2", "the line two before it"},
     {"3", "the line before it"},
     {"4", "the line after it"},
     {"5", "the line two after it"},
     {"6", "the line three after it"},
     {"7", "the line four after it"}}};
inline constexpr std::array<Item, 2 * kLineWindows> kLineWindowItems = {
    {{"0", "in the 2 lines before it"},
     {"1", "in the 5 lines before it"},
     {"2", "in the 10 lines before it"},
     {"3", "in the 20 lines before it"},
     {"4", "in the 2 lines after it"},
     {"5", "in the 5 lines after it"},
     {"6", "in the 10 lines after it"},
     {"7", "in the 20 lines after it"}}};
inline constexpr std::array<Item, 3> kRowItems = {{{"0", "the row of lines before its own"},
                                                   {"1", "the row of lines that it is in"},
                                                   {"2", "the row of lines after its own"}}};
inline constexpr std::array<Item, kLineConfident> kLineConfidentItems = {
    {{"0", "likely content"}, {"1", "sure content"}, {"2", "a likely paragraph"}}};
inline constexpr std::array<Item, kLineRuns> kRunItems = {{{"0", "the widest likely passage"},
                                                           {"1", "the likeliest passage"},
                                                           {"2", "the surest passage"}}};

// clang-format off

template <typename Put>
void for_each_line_input(const LineFeatures& f, Put put) {
  const auto row = [&put](const FeatureRow& one, auto value) { put(one, Item(), static_cast<float>(value)); };
  row({"words", 15, "long line ({word})", "short line ({word})"}, f.words);
  row({"characters_per_word", 5.5F, "long words ({character} each)", "short words ({character} each)"}, f.characters_per_word);
  row({"sentences", 1, "has {sentence}", "has no sentence"}, f.sentences);
  row({"commas", 1, "has {comma}", "has no comma"}, f.commas);
  row({"digit_share", 0.1F, "many digits ({%})", "few digits ({%})"}, f.digit_share);
  row({"uppercase_share", 0.15F, "many capitals ({%})", "few capitals ({%})"}, f.uppercase_share);
  row({"capitalized_share", 0.5F, "most words begin with a capital ({%})", "few words begin with a capital ({%})"}, f.capitalized_share);
  row({"glued", 1, "words run together", "no words run together"}, f.glued);
  row({"longest_word", 14, "has a long word ({character})", "has no long word ({character})"}, f.longest_word);
  row({"questions", 1, "has {question mark}", "has no question mark"}, f.questions);
  row({"quotes", 1, "has {quotation mark}", "has no quotation mark"}, f.quotes);
  row({"separators", 1, "has {separator} as in a menu", "has no separators as in a menu"}, f.separators);
  row({"lines", 2, "a paragraph of {line}", "a single line"}, f.lines);
  row({"first_edge", 0, "begins with {name}", {}, edge_in_words}, model_code(f.first));
  row({"last_edge", 0, "ends in {name}", {}, edge_in_words}, model_code(f.last));
  row({"ends_sentence", 1, "ends a sentence", "does not end a sentence"}, f.ends_sentence);
  row({"prose", 1, "is prose", "is no prose"}, f.prose);
  row({"address", 1, "has a web or mail address", "has no web or mail address"}, f.has_address);
  row({"shape", 0, "looks like {name}", {}, shape_in_words}, model_code(f.shape));
  row({"phrase_share", 0.2F, "many words of menus and notices ({%})", "few words of menus and notices ({%})"}, f.phrase.share);
  row({"known_share", 0.5F, "many of its words are in the text's prose ({%})", "few of its words are in the text's prose ({%})"}, f.known_share);
  row({"frequent_share", 0.3F, "many of its words are frequent in the text ({%})", "few of its words are frequent in the text ({%})"}, f.frequent_share);
  row({"topic_share", 0.3F, "is about the main passage's subject ({%})", "is hardly about the main passage's subject ({%})"}, f.topic_share);
  row({"alike", 3, "many of the lines around are like it ({} of 8)", "few of the lines around are like it ({} of 8)"}, f.alike);
  row({"same_before", 1, "the same line appears before it ({time})", "the same line does not appear before it"}, f.same_before);
  row({"same_after", 1, "the same line appears after it ({time})", "the same line does not appear after it"}, f.same_after);
  row({"title_overlap", 0.3F, "has many words of the first line ({%})", "has few words of the first line ({%})"}, f.title_overlap);
  row({"title_share", 0.3F, "many of its words are in the first line ({%})", "few of its words are in the first line ({%})"}, f.title_share);
  row({"index", 20, "after many lines ({})", "after few lines ({})"}, f.index);
  row({"to_end", 20, "before many lines ({})", "before few lines ({})"}, f.to_end);
  row({"words_before", 0.5F, "much of the text is before it ({%})", "little of the text is before it ({%})"}, f.words_before);
  row({"prose_before", 0.5F, "much of the prose is before it ({%})", "little of the prose is before it ({%})"}, f.prose_before);
  row({"since_prose", 5, "far below the last prose", "close below prose ({line})"}, f.since_prose);
  row({"until_prose", 5, "far above the next prose", "close above prose ({line})"}, f.until_prose);
  row({"prose_words_before", 40, "long prose before it ({word})", "no long prose before it ({word})"}, f.prose_words_before);
  row({"prose_words_after", 40, "long prose after it ({word})", "no long prose after it ({word})"}, f.prose_words_after);
  row({"short_run", 5, "among {line} without prose", "among few lines without prose ({})"}, f.short_run);
  row({"short_run_words", 40, "among many words without prose ({})", "among few words without prose ({})"}, f.short_run_words);
  row({"to_core", 1, "below the main passage ({line})", "not below the main passage"}, f.to_core);
  row({"to_wide_core", 1, "below all of the main text ({line})", "not below the main text"}, f.to_wide_core);
  row({"core_place", 0.5F, "late in the main passage or below it", "early in the main passage or above it"}, f.core_place);
  row({"core_gap", 3, "{line} without prose between it and the main passage", "no gap between it and the main passage"}, f.core_gap);
  for (std::size_t i = 0; i < kLandmarks; ++i) {
    put({"since_landmark.#", 10, "far below #", "close below # ({line})"}, kLandmarkNames[i], f.since_landmark[i]);
    put({"until_landmark.#", 10, "far above #", "close above # ({line})"}, kLandmarkNames[i], f.until_landmark[i]);
    put({"core_landmarks.#", 1, "# between it and the main passage", "nothing like # between it and the main passage"}, kLandmarkNames[i], f.core_landmarks[i]);
  }
  for (std::size_t i = 0; i < kSides; ++i) {
    const auto side = [&](const FeatureRow& one, float value) { put(one, kSideItems[i], value); };
    side({"side_words.#", 10, "long lines # ({word} each)", "short lines # ({word} each)"}, f.sides[i].words_per_block);
    side({"side_prose.#", 0.4F, "much prose # ({%})", "little prose # ({%})"}, f.sides[i].prose_share);
    side({"side_sentences.#", 0.5F, "many sentences #", "few sentences #"}, f.sides[i].sentences);
    side({"side_commas.#", 0.03F, "many commas #", "few commas #"}, f.sides[i].commas);
    side({"side_known.#", 0.4F, "many words of the text's prose #", "few words of the text's prose #"}, f.sides[i].known);
    side({"side_topic.#", 0.3F, "the main passage's subject #", "another subject #"}, f.sides[i].topic);
    side({"side_phrases.#", 0.2F, "menus and notices #", "hardly any menus and notices #"}, f.sides[i].phrases);
    side({"side_dates.#", 0.1F, "date lines #", "hardly any date lines #"}, f.sides[i].dates);
  }
  for (std::size_t i = 0; i < kNeighborLines; ++i) {
    put({"beside_words.#", 10, "# is long ({word})", "# is short ({word})"}, kNeighborLineItems[i], f.neighbors[i].words);
    put({"beside_known.#", 0.4F, "# has many words of the text's prose ({%})", "# has few words of the text's prose ({%})"}, kNeighborLineItems[i], f.neighbors[i].known);
    put({"beside_last.#", 0, "# ends in {name}", {}, edge_in_words}, kNeighborLineItems[i], model_code(f.neighbors[i].last));
  }
}

// The inputs that are the same for all lines of a text.
template <typename Put>
void for_each_text_input(const TextFeatures& text, Put put) {
  const auto row = [&put](const FeatureRow& one, float value) { put(one, Item(), value); };
  row({"page_words", 300, "a long text ({word})", "a short text ({word})"}, text.words);
  row({"page_blocks", 50, "many lines in the text ({})", "few lines in the text ({})"}, text.blocks);
  row({"page_prose_share", 0.5F, "the text is mostly prose ({%})", "the text has little prose ({%})"}, text.prose_share);
  row({"page_prose_blocks", 8, "many paragraphs of prose in the text ({})", "few paragraphs of prose in the text ({})"}, text.prose_blocks);
  row({"page_words_per_block", 12, "long lines in the text ({word} each)", "short lines in the text ({word} each)"}, text.words_per_block);
  row({"page_longest_prose", 60, "a long paragraph in the text ({word})", "no long paragraph in the text ({word})"}, text.longest_prose);
  row({"page_core_share", 0.5F, "the main passage is much of the text ({%})", "the main passage is little of the text ({%})"}, text.core_share);
  row({"page_core_blocks", 10, "a long main passage ({line})", "a short main passage ({line})"}, text.core_blocks);
  row({"page_sentence_share", 0.4F, "many lines of the text end a sentence ({%})", "few lines of the text end a sentence ({%})"}, text.sentence_share);
  row({"page_repeated_share", 0.1F, "many repeated lines in the text ({%})", "few repeated lines in the text ({%})"}, text.repeated_share);
  row({"page_date_lines", 0.05F, "many date lines in the text ({%})", "few date lines in the text ({%})"}, text.date_lines);
  row({"page_phrases", 0.1F, "many menus and notices in the text ({%})", "few menus and notices in the text ({%})"}, text.phrases);
  row({"page_characters_per_word", 5.5F, "long words in the text ({character} each)", "short words in the text ({character} each)"}, text.characters_per_word);
  row({"page_unspaced", 0.5F, "the text's script has no spaces", "the text's script has spaces"}, text.unspaced);
}

// The additional inputs of the second stage.
template <typename Put>
void for_each_line_score_input(const LineNeighborhood& n, Put put) {
  const auto row = [&put](const FeatureRow& one, float value) { put(one, Item(), value); };
  row({"score_log_odds", 0, "likely content by itself ({odds})", "unlikely content by itself ({odds})"}, n.log_odds);
  row({"score_above_cut", 0, "likely enough to be kept", "not likely enough to be kept"}, n.log_odds - n.threshold);
  row({"score_words_above", 1, "many likelier words in the text", "few likelier words in the text"}, n.words_above);
  row({"score_words_above_share", 0.5F, "much of the text is likelier ({%})", "little of the text is likelier ({%})"}, n.words_above_share);
  row({"score_f1_here", 0.6F, "keeping it and what is likelier promises a good result ({%})", "keeping it and what is likelier promises a poor result ({%})"}, n.f1_here);
  row({"score_expected_before", 0.5F, "much of the likely content is before it ({%})", "little of the likely content is before it ({%})"}, n.expected_before);
  row({"score_expected_after", 0.5F, "much of the likely content is after it ({%})", "little of the likely content is after it ({%})"}, n.expected_after);
  row({"score_alike", 0.5F, "lines like it are likely content ({%})", "no lines like it are likely content"}, n.alike_mean);
  row({"score_alike_lines", 4, "one of {} lines like it", "few lines like it"}, n.alike_lines);
  row({"score_row_lines", 3, "in a row of {} lines of its kind", "in a short row of lines of its kind"}, n.row_lines);
  for (std::size_t i = 0; i < n.rows.size(); ++i) {
    put({"score_row.#", 0.5F, "# is likely content ({%})", "# is unlikely content"}, kRowItems[i], n.rows[i].mean);
    put({"score_row_words.#", 40, "# is long ({word})", "# is short ({word})"}, kRowItems[i], n.rows[i].words);
  }
  for (std::size_t i = 0; i < n.beside.size(); ++i) {
    put({"score_beside.#", 0, "# is likely content ({odds})", "# is unlikely content ({odds})"}, kLineBesideItems[i], n.beside[i]);
  }
  for (std::size_t i = 0; i < n.window.size(); ++i) {
    put({"score_window.#", 0.5F, "likely content # ({%})", "unlikely content # ({%})"}, kLineWindowItems[i], n.window[i].by_words);
    put({"score_window_lines.#", 0.5F, "likely content # ({%})", "unlikely content # ({%})"}, kLineWindowItems[i], n.window[i].by_lines);
  }
  for (std::size_t i = 0; i < kLineConfident; ++i) {
    put({"score_since_likely.#", 5, "far below #", "close below # ({line})"}, kLineConfidentItems[i], n.since_confident[i]);
    put({"score_until_likely.#", 5, "far above #", "close above # ({line})"}, kLineConfidentItems[i], n.until_confident[i]);
  }
  for (std::size_t i = 0; i < kLineRuns; ++i) {
    const LineNeighborhood::Run& run = n.runs[i];
    const auto passage = [&](const FeatureRow& one, float value) { put(one, kRunItems[i], value); };
    passage({"score_to_run.#", 1, "below # ({line})", "not below #"}, run.distance);
    passage({"score_words_to_run.#", 1, "{word} away from #", "in # or beside it"}, run.words_to);
    passage({"score_run_place.#", 0.5F, "late in # or below it", "early in # or above it"}, run.place);
    passage({"score_run_words.#", 100, "# is long ({word})", "# is short ({word})"}, run.words);
    passage({"score_run.#", 0.7F, "# is surely content ({%})", "# may not be content ({%})"}, run.mean);
    passage({"score_run_share.#", 0.5F, "# holds much of the likely content ({%})", "# holds little of the likely content ({%})"}, run.share);
  }
  row({"score_expected_words", 150, "much likely content in the text ({word})", "little likely content in the text ({word})"}, n.expected_words);
  row({"score_expected_share", 0.4F, "much of the text is likely content ({%})", "little of the text is likely content ({%})"}, n.expected_share);
  row({"score_highest", 0.8F, "some line is surely content ({%})", "no line is surely content ({%})"}, n.highest);
  row({"score_doubt", 0.3F, "the text is hard to judge", "the text is easy to judge"}, n.doubt);
  row({"score_best_f1", 0.7F, "a good result is expected of the text ({%})", "a poor result is expected of the text ({%})"}, n.best_f1);
  row({"score_cut", 0, "only likely lines are worth keeping", "even unlikely lines are worth keeping"}, n.threshold);
  row({"score_all_f1", 0.6F, "keeping all promises a good result ({%})", "keeping all promises a poor result ({%})"}, n.all_f1);
}
// clang-format on

}  // namespace pith::internal
