// Features -> the numbers a model reads, each with the name it has in model files; input_words.h
// has the words for explanations. This list is the only place that knows their order.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "markup/codes.h"
#include "markup/features.h"
#include "markup/neighbourhood.h"
#include "markup/page_summary.h"

namespace pith {

inline constexpr std::array<std::string_view, static_cast<std::size_t>(Cue::count_)> kCueNames = {
    "article", "main",       "nav",         "header",     "footer", "aside",   "form",   "button",
    "dialog",  "hidden",     "aria_hidden", "assistive",  "icon",   "content", "share",  "comment",
    "related", "ad",         "newsletter",  "cookie",     "byline", "tags",    "player", "account",
    "toc",     "pagination", "widget",      "print_edit", "post",   "product", "review", "caption",
    "title",   "faq",        "card",        "noscript"};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(Container::count_)>
    kContainerNames = {"section", "list",  "table",   "p",  "figure",
                       "footer",  "aside", "article", "div"};

// Cues whose believable form (features.h) tells more than their distance.
inline constexpr std::array kBelievedCues = {Cue::main,   Cue::nav,    Cue::header,  Cue::footer,
                                             Cue::aside,  Cue::dialog, Cue::related, Cue::form,
                                             Cue::button, Cue::byline, Cue::cookie};

inline constexpr float kNoLink = 1000;  // words per link where there is none

inline constexpr std::array<std::string_view, static_cast<std::size_t>(Schema::count_)>
    kSchemaNames = {"article",  "product",    "list",   "forum", "organization",
                    "web_page", "breadcrumb", "rating", "person"};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(UrlKind::count_)>
    kUrlKindNames = {"forum", "product", "documentation", "listing", "article", "service"};

// The name of an input in model files: "around2.words", "own.words".
std::string input_name(std::string_view group, std::string_view part, int number);

// All names in a row's order: those of for_each_input, then those of for_each_context_input.
const std::vector<std::string>& input_names();
std::size_t context_input_count();

// The same for a page's row: for_each_summary_input, then for_each_page_input.
const std::vector<std::string>& page_input_names();

// Those inputs that are the same for all blocks of a page.
template <typename Put>
void for_each_page_input(const PageFeatures& page, Put&& put) {
  const auto whole = [&](std::string_view name, auto value) {
    put("page", name, -1, static_cast<float>(value));
  };
  whole("words", page.words);
  whole("prose_words", page.prose_words);
  whole("link_words", page.link_words);
  whole("hidden_words", page.hidden_words);
  whole("blocks", page.blocks);
  whole("prose_blocks", page.prose_blocks);
  whole("paragraphs", page.paragraphs);
  whole("headings", page.headings);
  whole("list_items", page.list_items);
  whole("cells", page.cells);
  whole("longest_prose", page.longest_prose);
  whole("largest_group", page.largest_group);
  whole("group_words", page.group_words);
  whole("articles", page.articles);
  whole("comment_words", page.comment_words);
  whole("cards", page.cards);
  whole("posts", page.posts);
  whole("products", page.products);
  whole("has_main", page.has_main);
  const auto hint = [&](std::string_view name, auto value) {
    put("hint", name, -1, static_cast<float>(value));
  };
  const PageHints& hints = page.hints;
  hint("og_type", model_code(hints.og_type));
  for (std::size_t i = 0; i < kSchemaNames.size(); ++i) {
    put("schema", kSchemaNames[i], -1, hints.schemas[i] ? 1.0F : 0.0F);
  }
  hint("published_time", hints.published_time);
  const auto url = [&](std::string_view name, auto value) {
    put("url", name, -1, static_cast<float>(value));
  };
  url("known", hints.url.known);
  url("segments", hints.url.segments);
  url("slug_words", hints.url.slug_words);
  url("slug_characters", hints.url.slug_characters);
  url("digits", hints.url.digits);
  url("directory", hints.url.directory);
  for (std::size_t i = 0; i < kUrlKindNames.size(); ++i) {
    url(kUrlKindNames[i], hints.url.kinds[i]);
  }
}

// Those that are the block's own. Calls put(group, part, number, value) for each: "around",
// "words", 2 is named around2.words; number is -1 where there is one only.
template <typename Put>
void for_each_block_input(const Measured& measured, const Features& f, Put&& put) {
  const auto own = [&](std::string_view name, auto value) {
    put("own", name, -1, static_cast<float>(value));
  };
  own("words", f.words);
  own("link_density", f.link_density);
  own("words_per_link", f.links > 0 ? f.words / f.links : kNoLink);
  own("characters_per_word", f.characters_per_word);
  own("sentences", f.sentences);
  own("commas", f.commas);
  own("digit_share", f.digit_share);
  own("uppercase_share", f.uppercase_share);
  own("ends_sentence", f.ends_sentence);
  own("shape", model_code(f.shape));
  own("kind", model_code(f.kind));
  own("tag", model_code(f.tag));
  own("heading_level", f.heading_level);
  own("list_depth", f.list_depth);
  own("emphasis", f.emphasis);
  own("in_table", f.in_table);
  for (std::size_t i = 0; i < kLevels; ++i) {
    const Surroundings& a = measured.around(f, i);
    const auto around = [&](std::string_view name, auto value) {
      put("around", name, static_cast<int>(i), static_cast<float>(value));
    };
    around("words", a.words);
    around("blocks", a.blocks);
    around("link_density", a.link_density);
    around("words_per_block", a.words_per_block);
    around("prose_share", a.prose_share);
    around("page_share", a.page_share);
    around("prose_of_page", a.prose_of_page);
    around("commas", a.commas);
    around("sentences", a.sentences);
    around("paragraphs", a.paragraphs);
    around("prose_blocks", a.prose_blocks);
    around("headings", a.headings);
    around("list_items", a.list_items);
    around("siblings", a.siblings);
    around("children", a.children);
    around("begin", a.begin);
    around("end", a.end);
    around("inside", place_inside(f, a));
    around("tag", model_code(a.tag));
  }
  for (std::size_t i = 0; i < kCueNames.size(); ++i) {
    put("cue", kCueNames[i], -1, static_cast<float>(f.cue_distance[i]));
  }
  for (const Cue cue : kBelievedCues) {
    put("in", kCueNames[static_cast<std::size_t>(cue)], -1, f.cues.has(cue) ? 1.0F : 0.0F);
  }
  for (std::size_t i = 0; i < kContainerNames.size(); ++i) {
    put("container", kContainerNames[i], -1, static_cast<float>(f.container_distance[i]));
  }
  const auto repeated = [&](std::string_view name, float value) {
    put("repetition", name, -1, value);
  };
  repeated("same_text_before", f.same_text_before);
  repeated("same_text", f.same_text);
  repeated("same_path", f.same_path);
  repeated("same_path_words", f.same_path_words);
  repeated("same_path_links", f.same_path_links);
  repeated("same_path_spread", f.same_path_spread);
  repeated("own_siblings", f.own_siblings);
  repeated("most_siblings", f.most_siblings);
  const auto position = [&](std::string_view name, auto value) {
    put("position", name, -1, static_cast<float>(value));
  };
  position("depth", f.depth);
  position("index", f.index);
  position("position", f.position);
  position("words_before", f.words_before);
  position("prose_before", f.prose_before);
  position("after_headline", f.after_headline);
  position("words_after_headline", f.words_after_headline);
  position("to_prose_after", f.to_prose_after);
  position("after_first_prose", f.after_first_prose);
  position("before_last_prose", f.before_last_prose);
  position("to_core", f.to_core);
  position("since_heading", f.since_heading);
  position("heading_above", f.heading_above);
  position("window_words", f.window_words);
  position("window_link_density", f.window_link_density);
  position("wide_window_words", f.wide_window_words);
  position("wide_window_prose", f.wide_window_prose);
  for (std::size_t i = 0; i < kNeighbours; ++i) {
    const Neighbour& n = f.neighbours[i];
    const auto neighbour = [&](std::string_view name, auto value) {
      put("neighbour", name, static_cast<int>(i), static_cast<float>(value));
    };
    neighbour("words", n.words);
    neighbour("tree_distance", n.tree_distance);
    neighbour("kind", model_code(n.kind));
  }
  put("title", "overlap", -1, f.title_overlap);
}

// All that the first stage reads.
template <typename Put>
void for_each_input(const Measured& measured, const Features& block, Put&& put) {
  for_each_block_input(measured, block, put);
  for_each_page_input(measured.page, put);
}

// The same for the second stage, which reads these beside all of the above.
template <typename Put>
void for_each_context_input(const Neighbourhood& n, Put&& put) {
  const auto own = [&](std::string_view name, float value) { put("score", name, -1, value); };
  own("log_odds", n.log_odds);
  own("words_above", n.words_above);
  own("words_above_share", n.words_above_share);
  own("f1_here", n.f1_here);
  own("expected_before", n.expected_before);
  own("expected_after", n.expected_after);
  own("section", n.section);
  own("section_body", n.section_body);
  own("same_path_by_words", n.same_path.by_words);
  own("same_path_by_blocks", n.same_path.by_blocks);
  own("same_path_highest", n.same_path_highest);
  own("same_path_share", n.same_path_share);
  own("page_expected_words", n.expected_words);
  own("page_expected_share", n.expected_share);
  own("page_highest", n.highest);
  own("page_doubt", n.doubt);
  own("page_best_f1", n.best_f1);
  for (std::size_t i = 0; i < kLevels; ++i) {
    const int number = static_cast<int>(i);
    put("score_around", "by_words", number, n.around[i].mean.by_words);
    put("score_around", "by_blocks", number, n.around[i].mean.by_blocks);
    put("score_around", "share", number, n.around[i].share);
  }
  for (std::size_t i = 0; i < n.beside.size(); ++i) {
    put("score_beside", "log_odds", static_cast<int>(i), n.beside[i]);
  }
  for (std::size_t i = 0; i < kWindows; ++i) {
    put("score_window", "by_words", static_cast<int>(i), n.window[i].by_words);
    put("score_window", "by_blocks", static_cast<int>(i), n.window[i].by_blocks);
  }
  for (std::size_t i = 0; i < kConfident; ++i) {
    put("score_confident", "since", static_cast<int>(i), n.since_confident[i]);
    put("score_confident", "until", static_cast<int>(i), n.until_confident[i]);
  }
}

// What the page's own forests read: this, then for_each_page_input.
template <typename Put>
void for_each_summary_input(const PageSummary& summary, Put&& put) {
  const auto figure = [&](std::string_view name, float value) { put("summary", name, -1, value); };
  figure("kept_words", summary.kept_words);
  figure("kept_share", summary.kept_share);
  figure("kept_blocks", summary.kept_blocks);
  figure("kept_runs", summary.kept_runs);
  figure("words_per_block", summary.words_per_block);
  figure("link_density", summary.link_density);
  figure("prose_share", summary.prose_share);
  figure("headings", summary.headings);
  figure("list_items", summary.list_items);
  figure("expected_precision", summary.expected_precision);
  figure("expected_recall", summary.expected_recall);
  figure("expected_f1", summary.expected_f1);
  figure("doubt", summary.doubt);
  figure("highest", summary.highest);
  figure("sure_words", summary.sure_words);
  figure("repeated", summary.repeated);
  figure("in_comments", summary.in_comments);
  figure("in_posts", summary.in_posts);
  figure("in_cards", summary.in_cards);
  figure("in_products", summary.in_products);
  figure("code", summary.code);
}

}  // namespace pith
