#include "plain/flat_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "model/explanation.h"
#include "plain/codes.h"
#include "plain/flat_features.h"

namespace pith {
namespace {

struct Words {
  std::string_view name;
  std::string_view words;
};

// clang-format off
constexpr std::array kInputs = {
    Words{"words", "words"},
    Words{"characters_per_word", "characters a word"},
    Words{"sentences", "sentences"},
    Words{"commas", "commas"},
    Words{"digit_share", "share of digits"},
    Words{"uppercase_share", "share of capitals"},
    Words{"capitalised_share", "share of words with a capital"},
    Words{"glued", "words glued together"},
    Words{"longest_word", "characters in the longest word"},
    Words{"separators", "signs that part the items of a menu"},
    Words{"lines", "lines"},
    Words{"phrase_share", "share of wordings known around articles"},
    Words{"known_share", "share of words known from the page's prose"},
    Words{"frequent_share", "share of the page's most frequent words"},
    Words{"topic_share", "share of its rarer words that the densest stretch has"},
    Words{"questions", "questions"},
    Words{"quotes", "quotation marks"},
    Words{"alike", "lines built alike around it"},
    Words{"same_before", "earlier copies of its text"},
    Words{"same_after", "later copies of its text"},
    Words{"title_overlap", "share of the first line's words"},
    Words{"title_share", "share of its words in the first line"},
    Words{"index", "lines before it"},
    Words{"to_end", "lines after it"},
    Words{"words_before", "share of words before it"},
    Words{"prose_before", "share of prose before it"},
    Words{"since_prose", "lines since the last prose"},
    Words{"until_prose", "lines to the next prose"},
    Words{"prose_words_before", "words of the prose before it"},
    Words{"prose_words_after", "words of the prose after it"},
    Words{"short_run", "lines without prose in a row"},
    Words{"short_run_words", "words in a row without prose"},
    Words{"to_core", "lines from the densest stretch"},
    Words{"to_wide_core", "lines from the wider stretch of prose"},
    Words{"core_gap", "most lines in a row without prose between it and the densest stretch"},
    Words{"core_place", "place in the densest stretch"},
    Words{"side_words", "words a line"},
    Words{"side_prose", "share of prose"},
    Words{"side_sentences", "sentences a line"},
    Words{"side_commas", "commas a word"},
    Words{"side_known", "known words"},
    Words{"side_topic", "words of its subject"},
    Words{"side_phrases", "wordings known around articles"},
    Words{"side_dates", "date lines"},
    Words{"beside_words", "words"},
    Words{"beside_known", "known words"},
    Words{"page_words", "words of the text"},
    Words{"page_blocks", "lines of the text"},
    Words{"page_prose_share", "share of prose in the text"},
    Words{"page_prose_blocks", "paragraphs of prose in the text"},
    Words{"page_words_per_block", "words a line of the text"},
    Words{"page_longest_prose", "words of the longest prose"},
    Words{"page_core_share", "share of words in the densest stretch"},
    Words{"page_core_blocks", "lines in the densest stretch"},
    Words{"page_sentence_share", "share of lines that end a sentence"},
    Words{"page_repeated_share", "share of repeated lines"},
    Words{"page_date_lines", "share of date lines"},
    Words{"page_phrases", "share of wordings known around articles in the text"},
    Words{"page_characters_per_word", "characters a word of the text"},
    Words{"score_above_cut", "its own score against what is worth keeping"},
    Words{"score_alike", "score of lines built alike"},
    Words{"score_alike_lines", "lines built alike"},
    Words{"score_all_f1", "expected F1 of keeping all"},
    Words{"score_beside", "score of a line beside it"},
    Words{"score_best_f1", "the text's best expected F1"},
    Words{"score_cut", "score worth keeping"},
    Words{"score_doubt", "doubt about the text"},
    Words{"score_expected_after", "share of likely content after it"},
    Words{"score_expected_before", "share of likely content before it"},
    Words{"score_expected_share", "share of likely content in the text"},
    Words{"score_expected_words", "words of likely content"},
    Words{"score_f1_here", "expected F1 down to it"},
    Words{"score_highest", "the text's best score"},
    Words{"score_log_odds", "its own score"},
    Words{"score_row", "score of the lines of its kind in a row"},
    Words{"score_row_lines", "lines of its kind in a row"},
    Words{"score_row_words", "words of its kind in a row"},
    Words{"score_run", "score of the likeliest stretch"},
    Words{"score_run_place", "place in the likeliest stretch"},
    Words{"score_run_share", "share of likely content in the likeliest stretch"},
    Words{"score_run_words", "words of the likeliest stretch"},
    Words{"score_since_likely", "lines since a likely one"},
    Words{"score_to_run", "lines from the likeliest stretch"},
    Words{"score_until_likely", "lines to the next likely one"},
    Words{"score_window", "score of the lines near it"},
    Words{"score_window_lines", "score of the lines near it"},
    Words{"score_words_above", "likelier words against likely content"},
    Words{"score_words_above_share", "likelier words against the text"},
    Words{"score_words_to_run", "words from the likeliest stretch"},
    Words{"page_unspaced", "share of characters of unspaced scripts"},
};

constexpr std::array<std::string_view, kSides> kSideWords = {
    "in the 2 lines before", "in the 6 lines before", "in the 20 lines before",
    "in the 2 lines after",  "in the 6 lines after",  "in the 20 lines after"};
constexpr std::array<std::string_view, kFlatNeighbours> kNeighbourWords = {
    "of the line before the last", "of the line before", "of the line after",
    "of the line after the next"};
constexpr std::array<std::string_view, 10> kEdges = {
    "nothing", "a capital", "a small letter", "a digit", "a comma", "a full stop", "a colon",
    "a sign", "a character of an unspaced script", "an ellipsis"};
constexpr std::array<std::string_view, kLandmarks> kLandmarkWords = {
    "related items or comments", "a share row, newsletter or notice", "site notes", "a date line"};
constexpr std::array<std::string_view, 5> kShapes = {
    "no special shape", "is icon names", "is clocks", "is a date line", "is a copyright note"};
// clang-format on

// In the order of Edge and of Shape.
template <typename Enum, std::size_t N>
std::string pick(const std::array<std::string_view, N>& names, const CodeTable<Enum, N>& codes,
                 float value) {
  return std::string(names[static_cast<std::size_t>(codes.value(value, Enum{}))]);
}

template <std::size_t N>
std::string pick(const std::array<std::string_view, N>& names, float value) {
  return std::string(names[std::min(static_cast<std::size_t>(std::max(value, 0.0F)), N - 1)]);
}

}  // namespace

std::string flat_input_in_words(std::string_view name, float value) {
  const std::size_t dot = std::min(name.find('.'), name.size());
  const std::string_view base = name.substr(0, dot);
  std::size_t which = 0;
  if (dot < name.size()) which = static_cast<std::size_t>(name[dot + 1] - '0');
  if (base == "ends_sentence") return value > 0 ? "ends a sentence" : "ends no sentence";
  if (base == "prose") return value > 0 ? "is prose" : "is no prose";
  if (base == "address") return value > 0 ? "holds an address" : "holds no address";
  if (base == "first_edge") return "begins with " + pick(kEdges, kEdgeCodes, value);
  if (base == "last_edge") return "ends in " + pick(kEdges, kEdgeCodes, value);
  if (base == "shape") return pick(kShapes, kShapeCodes, value);
  if (base == "since_landmark" || base == "until_landmark") {
    return (base == "since_landmark" ? "lines since " : "lines to ") +
           pick(kLandmarkWords, static_cast<float>(which)) + " " + number_in_words(value);
  }
  if (base == "core_landmarks") {
    return "between it and the densest stretch " + pick(kLandmarkWords, static_cast<float>(which)) +
           " " + number_in_words(value);
  }
  if (base == "beside_last") {
    return pick(kNeighbourWords, static_cast<float>(which)).substr(3) + " ends in " +
           pick(kEdges, value);
  }
  const auto row = std::find_if(kInputs.begin(), kInputs.end(),
                                [base](const Words& entry) { return entry.name == base; });
  std::string words(row == kInputs.end() ? base : row->words);
  if (base.starts_with("side_")) {
    words += " " + pick(kSideWords, static_cast<float>(which));
  } else if (base.starts_with("beside_")) {
    words += " " + pick(kNeighbourWords, static_cast<float>(which));
  }
  return words + " " + number_in_words(value);
}

}  // namespace pith
