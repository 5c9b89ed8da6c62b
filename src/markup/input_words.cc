#include "markup/input_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "markup/codes.h"
#include "markup/features.h"
#include "model/explanation.h"

namespace pith {
namespace {

struct Words {
  std::string_view name;
  std::string_view words;
};

// clang-format off
constexpr std::array kParts = {
    Words{"after_first_prose", "blocks after the first prose"},
    Words{"after_headline", "blocks after the headline"},
    Words{"article", "article"},
    Words{"before_last_prose", "blocks before the last prose"},
    Words{"begin", "beginning"},
    Words{"characters_per_word", "characters a word"},
    Words{"comment_words", "words in comments"},
    Words{"depth", "elements around it"},
    Words{"digit_share", "share of digits"},
    Words{"end", "end"},
    Words{"ends_sentence", "ends a sentence"},
    Words{"group_words", "share of words in the largest group built alike"},
    Words{"heading_above", "level of the heading above"},
    Words{"heading_level", "heading level"},
    Words{"hidden_words", "hidden words"},
    Words{"in_table", "in a data table"},
    Words{"index", "blocks before it"},
    Words{"inside", "place inside"},
    Words{"kind", "kind"},
    Words{"largest_group", "blocks in the largest group built alike"},
    Words{"link_density", "link density"},
    Words{"link_words", "linked words"},
    Words{"list_depth", "list depth"},
    Words{"longest_prose", "words of the longest prose"},
    Words{"most_siblings", "most siblings built alike of any part around it"},
    Words{"own_siblings", "siblings built alike"},
    Words{"og_type", "declared kind"},
    Words{"overlap", "likeness to the title"},
    Words{"page_share", "share of the page's words"},
    Words{"position", "position on the page"},
    Words{"prose_before", "share of prose before it"},
    Words{"prose_blocks", "blocks of prose"},
    Words{"prose_of_page", "share of the page's prose"},
    Words{"prose_share", "share of prose"},
    Words{"prose_words", "words of prose"},
    Words{"same_path", "blocks built alike"},
    Words{"same_path_links", "link density of blocks built alike"},
    Words{"same_path_spread", "spread of blocks built alike"},
    Words{"same_path_words", "words of blocks built alike"},
    Words{"same_text", "copies of its text"},
    Words{"same_text_before", "earlier copies of its text"},
    Words{"since_heading", "blocks since the last heading"},
    Words{"to_core", "elements between it and the longest prose"},
    Words{"to_prose_after", "blocks to the next prose"},
    Words{"uppercase_share", "share of capitals"},
    Words{"wide_window_prose", "words of prose within ten blocks"},
    Words{"wide_window_words", "words within ten blocks"},
    Words{"window_link_density", "link density before and after"},
    Words{"window_words", "words before and after"},
    Words{"words_after_headline", "words after the headline"},
    Words{"words_before", "share of words before it"},
    Words{"words_per_block", "words a block"},
    Words{"words_per_link", "words a link"},
};

// What the scores around a block say; the first stage's own score is passed on to its inputs.
constexpr std::array kScores = {
    Words{"score.expected_after", "share of likely content after it"},
    Words{"score.expected_before", "share of likely content before it"},
    Words{"score.f1_here", "expected F1 down to it"},
    Words{"score.log_odds", "its own score"},
    Words{"score.page_best_f1", "the page's best expected F1"},
    Words{"score.page_doubt", "doubt about the page"},
    Words{"score.page_expected_share", "share of likely content on the page"},
    Words{"score.page_expected_words", "words of likely content on the page"},
    Words{"score.page_highest", "the page's best score"},
    Words{"score.same_path_by_blocks", "score of blocks built alike"},
    Words{"score.same_path_by_words", "score of blocks built alike"},
    Words{"score.same_path_highest", "best score of blocks built alike"},
    Words{"score.same_path_share", "share of likely content built alike"},
    Words{"score.section", "score of its section"},
    Words{"score.section_body", "score of the text under its heading"},
    Words{"score.words_above", "likelier words against likely content"},
    Words{"score.words_above_share", "likelier words against the page"},
};

constexpr std::array<std::string_view, kLevels> kLevelWords = {
    "of the part around it", "of the part around that", "three parts up",
    "four parts up",         "five parts up",           "six parts up"};
constexpr std::array<std::string_view, kNeighbours> kNeighbourWords = {
    "of the block before the last", "of the block before", "of the block after",
    "of the block after the next"};
// clang-format on

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

template <std::size_t N>
std::string look_up(const std::array<Words, N>& table, std::string_view name) {
  const auto row = std::find_if(table.begin(), table.end(),
                                [name](const Words& entry) { return entry.name == name; });
  return row == table.end() ? spaced(name) : std::string(row->words);
}

// Inputs whose value is a yes or a no.
bool is_flag(std::string_view group, std::string_view part) {
  constexpr std::array<std::string_view, 4> kFlags = {"ends_sentence", "in_table", "has_main",
                                                      "published_time"};
  constexpr std::array<std::string_view, 4> kNumbersOfUrls = {"segments", "slug_words",
                                                              "slug_characters", "digits"};
  const auto listed = [part](const auto& names) {
    return std::find(names.begin(), names.end(), part) != names.end();
  };
  return listed(kFlags) || (group == "url" && !listed(kNumbersOfUrls));
}

// The name an input's value is the number of; empty where it is a number.
std::string_view name_of(std::string_view part, float value) {
  constexpr std::array<std::string_view, 5> kShapes = {"text", "icon names", "clocks", "date line",
                                                       "copyright"};
  constexpr std::array<std::string_view, 5> kOgTypes = {"none", "other", "article", "website",
                                                        "product"};
  const auto place = [](auto enumerator) { return static_cast<std::size_t>(enumerator); };
  if (part == "tag") return tag_name(kTagCodes.value(value, Tag::unknown));
  if (part == "kind") return to_string(kBlockKindCodes.value(value, BlockKind::paragraph));
  if (part == "shape") return kShapes[place(kShapeCodes.value(value, Shape::text))];
  if (part == "og_type") return kOgTypes[place(kOgTypeCodes.value(value, OgType::none))];
  return {};
}

std::string yes_or_no(const std::string& words, bool yes) { return (yes ? "" : "not: ") + words; }

}  // namespace

std::string input_in_words(std::string_view name, float value) {
  const std::size_t dot = name.find('.');
  std::string_view group = name.substr(0, dot);
  const std::string_view part = name.substr(dot + 1);
  std::size_t level = 0;
  if (!group.empty() && group.back() >= '0' && group.back() <= '9') {
    level = static_cast<std::size_t>(group.back() - '0');
    group.remove_suffix(1);
    level = std::min(level, (group == "neighbour" ? kNeighbours : kLevels) - 1);
  }
  if (group == "cue" || group == "container") {
    const std::string what =
        spaced(part) + (group == "container" ? " element" : " by name or role");
    if (value >= float{kFar}) return "nothing around it is " + what;
    return (value == 0 ? "is " : "stands in ") + what;
  }
  if (group == "in") return yes_or_no("in a smaller part that is " + spaced(part), value > 0);
  if (group == "schema") return yes_or_no("declared " + spaced(part) + " of the page", value > 0);
  if (group == "score") return look_up(kScores, name) + " " + number_in_words(value);
  if (group == "score_around") {
    return (part == "share" ? "share of likely content " : "score ") +
           std::string(kLevelWords[level]) + " " + number_in_words(value);
  }
  if (group == "score_beside") return "score of a block beside it " + number_in_words(value);
  if (group == "score_window") return "score of the blocks near it " + number_in_words(value);
  if (group == "score_confident") {
    return (part == "since" ? "blocks since sure content " : "blocks to sure content ") +
           number_in_words(value);
  }
  if (group == "url" && is_flag(group, part)) {
    if (part == "known") return yes_or_no("its address is known", value > 0);
    if (part == "directory") return yes_or_no("the address ends in a slash", value > 0);
    return yes_or_no("the address names " + spaced(part), value > 0);
  }
  std::string words = look_up(kParts, part);
  if (is_flag(group, part)) return yes_or_no(words, value > 0);
  if (group == "own") words.insert(0, "its ");
  if (group == "around") words.append(" ").append(kLevelWords[level]);
  if (group == "neighbour") words.append(" ").append(kNeighbourWords[level]);
  if (group == "page" || group == "hint") words.append(" of the page");
  if (group == "url") words.append(" of the address");
  const std::string_view value_name = name_of(part, value);
  return value_name.empty() ? words + " " + number_in_words(value)
                            : words + ": " + spaced(value_name);
}

}  // namespace pith
