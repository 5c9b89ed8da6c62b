// The inputs of the forest for text without markup (model.h, "flat"), in one list that the trainer
// and the scorer share. The sibling of inputs.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plain/codes.h"
#include "plain/flat_features.h"
#include "plain/flat_neighbourhood.h"

namespace pith {

// Calls put(name, number, value) for each input of a block; number < 0: the name has none.
template <typename Put>
void for_each_flat_line_input(const FlatFeatures& f, Put&& put) {
  const auto one = [&put](std::string_view name, float value) { put(name, -1, value); };
  const auto is = [&one](std::string_view name, bool value) { one(name, value ? 1 : 0); };
  one("words", f.words);
  one("characters_per_word", f.characters_per_word);
  one("sentences", f.sentences);
  one("commas", f.commas);
  one("digit_share", f.digit_share);
  one("uppercase_share", f.uppercase_share);
  one("capitalised_share", f.capitalised_share);
  one("glued", f.glued);
  one("longest_word", f.longest_word);
  one("questions", f.questions);
  one("quotes", f.quotes);
  one("separators", f.separators);
  one("lines", f.lines);
  one("first_edge", model_code(f.first));
  one("last_edge", model_code(f.last));
  is("ends_sentence", f.ends_sentence);
  is("prose", f.prose);
  is("address", f.has_address);
  one("shape", model_code(f.shape));
  one("phrase_share", f.phrase.share);
  one("known_share", f.known_share);
  one("frequent_share", f.frequent_share);
  one("topic_share", f.topic_share);
  one("alike", f.alike);
  one("same_before", f.same_before);
  one("same_after", f.same_after);
  one("title_overlap", f.title_overlap);
  one("title_share", f.title_share);
  one("index", f.index);
  one("to_end", f.to_end);
  one("words_before", f.words_before);
  one("prose_before", f.prose_before);
  one("since_prose", f.since_prose);
  one("until_prose", f.until_prose);
  one("prose_words_before", f.prose_words_before);
  one("prose_words_after", f.prose_words_after);
  one("short_run", f.short_run);
  one("short_run_words", f.short_run_words);
  one("to_core", f.to_core);
  one("to_wide_core", f.to_wide_core);
  one("core_place", f.core_place);
  one("core_gap", f.core_gap);
  for (std::size_t i = 0; i < kLandmarks; ++i) {
    put("since_landmark", static_cast<int>(i), f.since_landmark[i]);
    put("until_landmark", static_cast<int>(i), f.until_landmark[i]);
    put("core_landmarks", static_cast<int>(i), f.core_landmarks[i]);
  }
  for (std::size_t i = 0; i < kSides; ++i) {
    const int number = static_cast<int>(i);
    put("side_words", number, f.sides[i].words_per_block);
    put("side_prose", number, f.sides[i].prose_share);
    put("side_sentences", number, f.sides[i].sentences);
    put("side_commas", number, f.sides[i].commas);
    put("side_known", number, f.sides[i].known);
    put("side_topic", number, f.sides[i].topic);
    put("side_phrases", number, f.sides[i].phrases);
    put("side_dates", number, f.sides[i].dates);
  }
  for (std::size_t i = 0; i < kFlatNeighbours; ++i) {
    const int number = static_cast<int>(i);
    put("beside_words", number, f.neighbours[i].words);
    put("beside_known", number, f.neighbours[i].known);
    put("beside_last", number, model_code(f.neighbours[i].last));
  }
}

// Those that are the same for all blocks of a text.
template <typename Put>
void for_each_flat_page_input(const FlatPageFeatures& page, Put&& put) {
  const auto one = [&put](std::string_view name, float value) { put(name, -1, value); };
  one("page_words", page.words);
  one("page_blocks", page.blocks);
  one("page_prose_share", page.prose_share);
  one("page_prose_blocks", page.prose_blocks);
  one("page_words_per_block", page.words_per_block);
  one("page_longest_prose", page.longest_prose);
  one("page_core_share", page.core_share);
  one("page_core_blocks", page.core_blocks);
  one("page_sentence_share", page.sentence_share);
  one("page_repeated_share", page.repeated_share);
  one("page_date_lines", page.date_lines);
  one("page_phrases", page.phrases);
  one("page_characters_per_word", page.characters_per_word);
  one("page_unspaced", page.unspaced);
}

template <typename Put>
void for_each_flat_input(const FlatMeasured& measured, const FlatFeatures& f, Put&& put) {
  for_each_flat_line_input(f, put);
  for_each_flat_page_input(measured.page, put);
}

// What the second stage reads beside them.
template <typename Put>
void for_each_flat_score_input(const FlatNeighbourhood& n, Put&& put) {
  const auto one = [&put](std::string_view name, float value) { put(name, -1, value); };
  one("score_log_odds", n.log_odds);
  one("score_above_cut", n.log_odds - n.cut);
  one("score_words_above", n.words_above);
  one("score_words_above_share", n.words_above_share);
  one("score_f1_here", n.f1_here);
  one("score_expected_before", n.expected_before);
  one("score_expected_after", n.expected_after);
  one("score_alike", n.alike_mean);
  one("score_alike_lines", n.alike_lines);
  one("score_row_lines", n.row_lines);
  for (std::size_t i = 0; i < n.rows.size(); ++i) {
    put("score_row", static_cast<int>(i), n.rows[i].mean);
    put("score_row_words", static_cast<int>(i), n.rows[i].words);
  }
  for (std::size_t i = 0; i < n.beside.size(); ++i) {
    put("score_beside", static_cast<int>(i), n.beside[i]);
  }
  for (std::size_t i = 0; i < n.window.size(); ++i) {
    put("score_window", static_cast<int>(i), n.window[i].by_words);
    put("score_window_lines", static_cast<int>(i), n.window[i].by_lines);
  }
  for (std::size_t i = 0; i < kFlatConfident; ++i) {
    put("score_since_likely", static_cast<int>(i), n.since_confident[i]);
    put("score_until_likely", static_cast<int>(i), n.until_confident[i]);
  }
  for (std::size_t i = 0; i < kFlatRuns; ++i) {
    const FlatNeighbourhood::Run& run = n.runs[i];
    const int number = static_cast<int>(i);
    put("score_to_run", number, run.distance);
    put("score_words_to_run", number, run.words_to);
    put("score_run_place", number, run.place);
    put("score_run_words", number, run.words);
    put("score_run", number, run.mean);
    put("score_run_share", number, run.share);
  }
  one("score_expected_words", n.expected_words);
  one("score_expected_share", n.expected_share);
  one("score_highest", n.highest);
  one("score_doubt", n.doubt);
  one("score_best_f1", n.best_f1);
  one("score_cut", n.cut);
  one("score_all_f1", n.all_f1);
}

// "side_words.2": an input's name in the model.
std::string flat_input_name(std::string_view name, int number);

// All names in a row's order: those of for_each_flat_input, then those of
// for_each_flat_score_input.
const std::vector<std::string>& flat_input_names();
std::size_t flat_score_input_count();

}  // namespace pith
