// The inputs of the forests for pages with markup, one row per input (model/feature_row.h).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "html/cues.h"
#include "markup/codes.h"
#include "markup/features.h"
#include "markup/judge_page.h"
#include "markup/neighborhood.h"
#include "model/feature_row.h"
#include "page/page_hints.h"

namespace pith::internal {

// Of a block: for_each_block_input, for_each_page_input, for_each_score_input.
const Inputs& block_inputs();
// Of a page: for_each_summary_input, for_each_page_input.
const Inputs& page_inputs();

// Cues whose believable form (features.h) says more than their distance.
inline constexpr std::array kBelievedCues = {Cue::main,   Cue::nav,    Cue::header,  Cue::footer,
                                             Cue::aside,  Cue::dialog, Cue::related, Cue::form,
                                             Cue::button, Cue::byline, Cue::cookie};

inline constexpr float kNoLink = 1000;  // words per link where there is none

inline constexpr std::array<Item, kLevels> kLevelItems = {{{"0", "the part around it"},
                                                           {"1", "the part two levels up"},
                                                           {"2", "the part three levels up"},
                                                           {"3", "the part four levels up"},
                                                           {"4", "the part five levels up"},
                                                           {"5", "the part six levels up"}}};
inline constexpr std::array<Item, kNeighbors> kNeighborItems = {{{"0", "the block two before it"},
                                                                 {"1", "the block before it"},
                                                                 {"2", "the block after it"},
                                                                 {"3", "the block two after it"}}};
inline constexpr std::array<Item, 2 * kReach> kBesideItems = {{{"0", "the block three before it"},
                                                               {"1", "the block two before it"},
                                                               {"2", "the block before it"},
                                                               {"3", "the block after it"},
                                                               {"4", "the block two after it"},
                                                               {"5", "the block three after it"}}};
inline constexpr std::array<Item, kWindows> kWindowItems = {
    {{"0", "within 3 blocks"}, {"1", "within 8 blocks"}, {"2", "within 20 blocks"}}};
inline constexpr std::array<Item, kConfident> kConfidentItems = {
    {{"0", "likely content"}, {"1", "sure content"}}};

// clang-format off

// Those inputs that are the same for all blocks of a page.
template <typename Put>
void for_each_page_input(const PageFeatures& page, Put put) {
  const auto row = [&put](const FeatureRow& one, auto value) { put(one, Item(), static_cast<float>(value)); };
  row({"page.words", 500, "a long page ({word})", "a short page ({word})"}, page.words);
  row({"page.prose_words", 200, "much prose on the page ({word})", "little prose on the page ({word})"}, page.prose_words);
  row({"page.link_words", 200, "many links on the page ({word})", "few links on the page ({word})"}, page.link_words);
  row({"page.hidden_words", 50, "much hidden text on the page ({word})", "little hidden text on the page ({word})"}, page.hidden_words);
  row({"page.blocks", 100, "many blocks on the page ({})", "few blocks on the page ({})"}, page.blocks);
  row({"page.prose_blocks", 8, "many paragraphs of prose on the page ({})", "few paragraphs of prose on the page ({})"}, page.prose_blocks);
  row({"page.paragraphs", 15, "many paragraphs on the page ({})", "few paragraphs on the page ({})"}, page.paragraphs);
  row({"page.headings", 10, "many headings on the page ({})", "few headings on the page ({})"}, page.headings);
  row({"page.list_items", 30, "many list items on the page ({})", "few list items on the page ({})"}, page.list_items);
  row({"page.cells", 10, "many table cells on the page ({})", "few table cells on the page ({})"}, page.cells);
  row({"page.longest_prose", 60, "a long paragraph on the page ({word})", "no long paragraph on the page ({word})"}, page.longest_prose);
  row({"page.largest_group", 20, "many blocks built alike on the page ({})", "few blocks built alike on the page ({})"}, page.largest_group);
  row({"page.group_words", 0.3F, "much of the page is in blocks built alike ({%})", "little of the page is in blocks built alike ({%})"}, page.group_words);
  row({"page.articles", 2, "many article elements on the page ({})", "few article elements on the page ({})"}, page.articles);
  row({"page.comment_words", 50, "many comments on the page ({word})", "few comments on the page ({word})"}, page.comment_words);
  row({"page.cards", 5, "many cards on the page ({})", "few cards on the page ({})"}, page.cards);
  row({"page.posts", 3, "many posts on the page ({})", "few posts on the page ({})"}, page.posts);
  row({"page.products", 3, "many product boxes on the page ({})", "few product boxes on the page ({})"}, page.products);
  row({"page.teaser_words", 0.3F, "much of the page is in rows of teasers ({%})", "little of the page is in rows of teasers ({%})"}, page.teaser_words);
  row({"page.headline_part", 100, "much text below the headline ({word})", "little text below the headline ({word})"}, page.headline_part);
  row({"page.headline_share", 0.3F, "the headline's part holds much of the page ({%})", "the headline's part holds little of the page ({%})"}, page.headline_share);
  row({"page.has_main", 1, "the page marks its main part", "the page does not mark its main part"}, page.has_main);
  row({"declared.words", 100, "the page declares much text for machines ({word})", "the page declares little text for machines ({word})"}, page.declared_words);
  row({"declared.found", 0.5F, "the blocks have much of the text that the page declares ({%})", "the blocks have little of the text that the page declares ({%})"}, page.declared_found);
  row({"declared.comment_words", 50, "the page declares many comments ({word})", "the page declares few comments ({word})"}, page.declared_comment_words);
  const PageHints& hints = page.hints;
  row({"hint.og_type", 0, "the page is declared as {name}", {}, og_type_in_words}, model_code(hints.og_type));
  for (std::size_t i = 0; i < kSchemaNames.size(); ++i) {
    put({"schema.#", 1, "the page declares #", "the page does not declare #"}, kSchemaNames[i], hints.schemas[i] ? 1.0F : 0.0F);
  }
  row({"hint.published_time", 1, "the page declares when it was published", "the page does not declare when it was published"}, hints.published_time);
  row({"url.known", 1, "the page's address is known", "the page's address is not known"}, hints.url.known);
  row({"url.segments", 3, "a long path in the address ({part})", "a short path in the address ({part})"}, hints.url.segments);
  row({"url.slug_words", 4, "the address ends in many words ({})", "the address ends in few words ({})"}, hints.url.slug_words);
  row({"url.slug_characters", 20, "the address ends in a long name ({character})", "the address ends in a short name ({character})"}, hints.url.slug_characters);
  row({"url.digits", 4, "many digits in the address ({})", "few digits in the address ({})"}, hints.url.digits);
  row({"url.directory", 1, "the address ends in a slash", "the address does not end in a slash"}, hints.url.directory);
  for (std::size_t i = 0; i < kUrlKindNames.size(); ++i) {
    put({"url.#", 1, "the address names #", "the address does not name #"}, kUrlKindNames[i], hints.url.kinds[i] ? 1.0F : 0.0F);
  }
}

// Those that are the block's own.
template <typename Put>
void for_each_block_input(const Measured& measured, const Features& f, Put put) {
  const auto row = [&put](const FeatureRow& one, auto value) { put(one, Item(), static_cast<float>(value)); };
  row({"own.words", 15, "long text ({word})", "short text ({word})"}, f.words);
  row({"own.link_density", 0.5F, "mostly links ({%})", "few links ({%})"}, f.link_density);
  row({"own.words_per_link", 20, "few links for its words", "a link every {word}"}, f.links > 0 ? f.words / f.links : kNoLink);
  row({"own.characters_per_word", 5.5F, "long words ({character} each)", "short words ({character} each)"}, f.characters_per_word);
  row({"own.sentences", 1, "has {sentence}", "has no sentence"}, f.sentences);
  row({"own.commas", 1, "has {comma}", "has no comma"}, f.commas);
  row({"own.digit_share", 0.1F, "many digits ({%})", "few digits ({%})"}, f.digit_share);
  row({"own.uppercase_share", 0.15F, "many capitals ({%})", "few capitals ({%})"}, f.uppercase_share);
  row({"own.ends_sentence", 1, "ends a sentence", "does not end a sentence"}, f.ends_sentence);
  row({"own.shape", 0, "looks like {name}", {}, shape_in_words}, model_code(f.shape));
  row({"own.kind", 0, "is {name}", {}, kind_in_words}, model_code(f.kind));
  row({"own.tag", 0, "is in a <{name}> element", {}, tag_in_words}, model_code(f.tag));
  row({"own.heading_level", 1, "is a heading of level {}", "is no heading"}, f.heading_level);
  row({"own.list_depth", 1, "is in a list", "is in no list"}, f.list_depth);
  row({"own.emphasis", 0.5F, "mostly bold or italic ({%})", "little bold or italic ({%})"}, f.emphasis);
  row({"own.in_table", 1, "is in a table", "is in no table"}, f.in_table);
  row({"own.ends", 0, "ends in {name}", {}, char_kind_in_words}, model_code(f.ends));
  for (std::size_t i = 0; i < kLevels; ++i) {
    const Surroundings& a = measured.around(f, i);
    const auto around = [&](const FeatureRow& one, auto value) { put(one, kLevelItems[i], static_cast<float>(value)); };
    around({"around#.words", 150, "# is long ({word})", "# is short ({word})"}, a.words);
    around({"around#.blocks", 8, "# has many blocks ({})", "# has few blocks ({})"}, a.blocks);
    around({"around#.link_density", 0.5F, "# is mostly links ({%})", "# has few links ({%})"}, a.link_density);
    around({"around#.words_per_block", 12, "# has long blocks ({word} each)", "# has short blocks ({word} each)"}, a.words_per_block);
    around({"around#.prose_share", 0.5F, "# is mostly prose ({%})", "# has little prose ({%})"}, a.prose_share);
    around({"around#.page_share", 0.3F, "# holds much of the page ({%})", "# holds little of the page ({%})"}, a.page_share);
    around({"around#.prose_of_page", 0.3F, "# holds much of the page's prose ({%})", "# holds little of the page's prose ({%})"}, a.prose_of_page);
    around({"around#.commas", 0.03F, "# has many commas", "# has few commas"}, a.commas);
    around({"around#.sentences", 0.04F, "# has many sentences", "# has few sentences"}, a.sentences);
    around({"around#.paragraphs", 3, "# has many paragraphs ({})", "# has few paragraphs ({})"}, a.paragraphs);
    around({"around#.prose_blocks", 3, "# has many paragraphs of prose ({})", "# has few paragraphs of prose ({})"}, a.prose_blocks);
    around({"around#.headings", 3, "# has many headings ({})", "# has few headings ({})"}, a.headings);
    around({"around#.list_items", 5, "# has many list items ({})", "# has few list items ({})"}, a.list_items);
    around({"around#.siblings", 3, "# is one of {} like it", "# is one of a kind"}, a.siblings);
    around({"around#.children", 5, "# has many elements inside ({})", "# has few elements inside ({})"}, a.children);
    around({"around#.begin", 0.5F, "# begins low on the page ({%})", "# begins high on the page ({%})"}, a.begin);
    around({"around#.end", 0.5F, "# ends low on the page ({%})", "# ends high on the page ({%})"}, a.end);
    around({"around#.inside", 0.5F, "late in # ({%})", "early in # ({%})"}, place_inside(f, a));
    around({"around#.tag", 0, "# is a <{name}> element", {}, tag_in_words}, model_code(a.tag));
  }
  for (std::size_t i = 0; i < kCueNames.size(); ++i) {
    put({"cue.#", kFar, "not in #", "in #"}, kCueNames[i], static_cast<float>(f.cue_distance[i]));
  }
  for (const Cue cue : kBelievedCues) {
    put({"in.#", 1, "in #", "not in #"}, kCueNames[static_cast<std::size_t>(cue)], f.cues.has(cue) ? 1.0F : 0.0F);
  }
  for (std::size_t i = 0; i < kContainerNames.size(); ++i) {
    put({"container.#", kFar, "not in #", "in #"}, kContainerNames[i], static_cast<float>(f.container_distance[i]));
  }
  row({"repetition.same_text_before", 1, "its text appears before it ({time})", "its text does not appear before it"}, f.same_text_before);
  row({"repetition.same_text", 1, "its text appears elsewhere on the page ({time})", "its text appears once on the page"}, f.same_text);
  row({"repetition.to_twin", 4, "the same text is in another part of the page", "no text like it in another part of the page"}, f.to_twin);
  row({"repetition.copied_around", 0.5F, "the part around it appears elsewhere on the page ({%})", "the part around it appears once on the page"}, f.copied_around);
  row({"repetition.copied_before", 0.5F, "the part around it appears before it ({%})", "the part around it does not appear before it"}, f.copied_before);
  row({"repetition.same_path", 4, "one of {} blocks like it", "few blocks like it"}, f.same_path);
  row({"repetition.same_path_words", 15, "blocks like it are long ({word})", "blocks like it are short ({word})"}, f.same_path_words);
  row({"repetition.same_path_links", 0.5F, "blocks like it are mostly links ({%})", "blocks like it have few links ({%})"}, f.same_path_links);
  row({"repetition.same_path_spread", 0.3F, "blocks like it are spread over the page ({%})", "blocks like it are close together"}, f.same_path_spread);
  row({"repetition.own_siblings", 3, "one of {} elements like it side by side", "few elements like it beside it"}, f.own_siblings);
  row({"repetition.most_siblings", 5, "in one of {} parts built alike", "not in a row of parts built alike"}, f.most_siblings);
  row({"position.depth", 12, "deeply nested ({element})", "not deeply nested ({element})"}, f.depth);
  row({"position.index", 30, "after many blocks ({})", "after few blocks ({})"}, f.index);
  row({"position.position", 0.5F, "low on the page ({%})", "high on the page ({%})"}, f.position);
  row({"position.words_before", 0.5F, "much of the page's text is before it ({%})", "little of the page's text is before it ({%})"}, f.words_before);
  row({"position.prose_before", 0.5F, "much of the page's prose is before it ({%})", "little of the page's prose is before it ({%})"}, f.prose_before);
  row({"position.after_headline", 1, "{block} after the headline", "not after the headline"}, f.after_headline);
  row({"position.words_after_headline", 1, "{word} after the headline", "not after the headline"}, f.words_after_headline);
  row({"position.to_headline", 4, "far from the headline ({element})", "close to the headline ({element})"}, f.to_headline);
  row({"position.headings_after_headline", 3, "after many headings ({})", "after few headings ({})"}, f.headings_after_headline);
  row({"position.links_after_headline", 0.3F, "many links between the headline and it ({%})", "few links between the headline and it ({%})"}, f.links_after_headline);
  row({"position.in_headline_part", 1, "in the headline's part of the page", "not in the headline's part of the page"}, f.in_headline_part);
  row({"position.to_prose_after", 5, "far above the next prose", "close above the next prose ({block})"}, f.to_prose_after);
  row({"position.after_first_prose", 0, "below the first prose ({block})", "above the first prose ({block})"}, f.after_first_prose);
  row({"position.before_last_prose", 0, "above the last prose ({block})", "below the last prose ({block})"}, f.before_last_prose);
  row({"position.to_core", 4, "far from the article's text ({element})", "close to the article's text ({element})"}, f.to_core);
  row({"position.since_heading", 6, "far below the last heading", "close below a heading ({block})"}, f.since_heading);
  row({"position.heading_above", 1, "under a heading of level {}", "under no heading"}, f.heading_above);
  row({"position.window_words", 60, "much text right beside it ({word})", "little text right beside it ({word})"}, f.window_words);
  row({"position.window_link_density", 0.5F, "mostly links right beside it ({%})", "few links right beside it ({%})"}, f.window_link_density);
  row({"position.wide_window_words", 200, "much text near it ({word})", "little text near it ({word})"}, f.wide_window_words);
  row({"position.wide_window_prose", 100, "much prose near it ({word})", "little prose near it ({word})"}, f.wide_window_prose);
  for (std::size_t i = 0; i < kNeighbors; ++i) {
    const Neighbor& n = f.neighbors[i];
    put({"neighbour#.words", 15, "# is long ({word})", "# is short ({word})"}, kNeighborItems[i], n.words);
    put({"neighbour#.tree_distance", 3, "# is in another part of the page", "# is in the same part of the page"}, kNeighborItems[i], n.tree_distance);
    put({"neighbour#.alike", 1, "# is built like it", "# is not built like it"}, kNeighborItems[i], n.alike ? 1.0F : 0.0F);
    put({"neighbour#.kind", 0, "# is {name}", {}, kind_in_words}, kNeighborItems[i], model_code(n.kind));
  }
  row({"declared.body", 0.5F, "the page declares it as its text ({%})", "the page does not declare it as its text ({%})"}, f.declared.body);
  row({"declared.description", 0.5F, "it repeats the page's description ({%})", "it does not repeat the page's description ({%})"}, f.declared.description);
  row({"declared.comment", 0.5F, "the page declares it as a comment ({%})", "the page does not declare it as a comment ({%})"}, f.declared.comment);
  row({"declared.since_body", 5, "not soon after text that the page declares", "soon after text that the page declares ({block})"}, f.declared.since_body);
  row({"declared.until_body", 5, "not soon before text that the page declares", "soon before text that the page declares ({block})"}, f.declared.until_body);
  const ListPart& list = measured.lists[f.list];
  row({"list.blocks", 8, "its list has many items ({})", "its list has few items ({})"}, list.blocks);
  row({"list.words", 60, "its list is long ({word})", "its list is short ({word})"}, list.words);
  row({"list.words_per_block", 8, "its list has long items ({word} each)", "its list has short items ({word} each)"}, list.words_per_block);
  row({"list.link_density", 0.5F, "its list is mostly links ({%})", "its list has few links ({%})"}, list.link_density);
  row({"list.sentence_ends", 0.5F, "the items of its list end sentences ({%})", "the items of its list end no sentences"}, list.sentence_ends);
  row({"list.page_share", 0.2F, "its list holds much of the page ({%})", "its list holds little of the page ({%})"}, list.page_share);
  row({"list.has_heading", 1, "a heading is right above its list", "no heading is right above its list"}, list.has_heading);
  row({"list.is_announced", 1, "its list is announced by a colon", "its list is not announced by a colon"}, list.is_announced);
  const Row& items = measured.rows[f.row];
  row({"row.words_per_item", 20, "in a row of long parts built alike ({word} each)", "in a row of short parts built alike ({word} each)"}, items.words_per_item);
  row({"row.spread", 0.5F, "the parts of its row differ in length", "the parts of its row are equally long"}, items.spread);
  row({"row.link_density", 0.5F, "its row is mostly links ({%})", "its row has few links ({%})"}, items.link_density);
  row({"row.linked_items", 0.8F, "the parts of its row link ({%})", "few parts of its row link ({%})"}, items.linked_items);
  row({"row.headings", 1, "the parts of its row have headings", "the parts of its row have no headings"}, items.headings);
  row({"row.sentences", 1, "the parts of its row have sentences", "the parts of its row have no sentences"}, items.sentences);
  row({"row.page_share", 0.3F, "its row holds much of the page ({%})", "its row holds little of the page ({%})"}, items.page_share);
  row({"row.item_words", 20, "its part of the row is long ({word})", "its part of the row is short ({word})"}, f.item_words);
  row({"row.item_link_density", 0.5F, "its part of the row is mostly links ({%})", "its part of the row has few links ({%})"}, f.item_link_density);
  row({"row.item_place", 0.5F, "late in its row ({%})", "early in its row ({%})"}, f.item_place);
  const Section& section = measured.sections[f.section];
  row({"section.blocks", 6, "its section has many blocks ({})", "its section has few blocks ({})"}, section.blocks);
  row({"section.words", 60, "its section is long ({word})", "its section is short ({word})"}, section.words);
  row({"section.link_density", 0.5F, "its section is mostly links ({%})", "its section has few links ({%})"}, section.link_density);
  row({"section.prose_share", 0.5F, "its section is mostly prose ({%})", "its section has little prose ({%})"}, section.prose_share);
  row({"section.list_items", 0.5F, "its section is mostly list items ({%})", "its section has few list items ({%})"}, section.list_items);
  row({"section.heading_links", 0.5F, "the heading above it is a link", "the heading above it is no link"}, section.heading_links);
  row({"section.chapter_words", 200, "its chapter is long ({word})", "its chapter is short ({word})"}, section.chapter_words);
  row({"section.chapter_prose", 0.5F, "its chapter is mostly prose ({%})", "its chapter has little prose ({%})"}, section.chapter_prose);
  row({"section.is_listed", 1, "a link says what the heading above it says", "no link says what the heading above it says"}, section.is_listed);
  row({"title.overlap", 0.3F, "much like the page's title ({%})", "unlike the page's title ({%})"}, f.title_overlap);
}

// What the second stage reads beside all of the above.
template <typename Put>
void for_each_score_input(const Neighborhood& n, Put put) {
  const auto row = [&put](const FeatureRow& one, float value) { put(one, Item(), value); };
  row({"score.log_odds", 0, "likely content by itself ({odds})", "unlikely content by itself ({odds})"}, n.log_odds);
  row({"score.words_above", 1, "many likelier words on the page", "few likelier words on the page"}, n.words_above);
  row({"score.words_above_share", 0.5F, "much of the page is likelier ({%})", "little of the page is likelier ({%})"}, n.words_above_share);
  row({"score.f1_here", 0.6F, "keeping it and what is likelier promises a good result ({%})", "keeping it and what is likelier promises a poor result ({%})"}, n.f1_here);
  row({"score.expected_before", 0.5F, "much of the likely content is before it ({%})", "little of the likely content is before it ({%})"}, n.expected_before);
  row({"score.expected_after", 0.5F, "much of the likely content is after it ({%})", "little of the likely content is after it ({%})"}, n.expected_after);
  row({"score.section", 0.5F, "its section is likely content ({%})", "its section is unlikely content ({%})"}, n.section);
  row({"score.section_body", 0.5F, "the text under its heading is likely content ({%})", "the text under its heading is unlikely content ({%})"}, n.section_body);
  row({"score.same_path_by_words", 0.5F, "blocks like it are likely content ({%})", "blocks like it are unlikely content ({%})"}, n.same_path.by_words);
  row({"score.same_path_by_blocks", 0.5F, "blocks like it are likely content ({%})", "blocks like it are unlikely content ({%})"}, n.same_path.by_blocks);
  row({"score.same_path_highest", 0.5F, "a block like it is likely content ({%})", "no block like it is likely content ({%})"}, n.same_path_highest);
  row({"score.same_path_share", 0.3F, "blocks like it hold much of the likely content ({%})", "blocks like it hold little of the likely content ({%})"}, n.same_path_share);
  row({"score.page_expected_words", 200, "much likely content on the page ({word})", "little likely content on the page ({word})"}, n.expected_words);
  row({"score.page_expected_share", 0.4F, "much of the page is likely content ({%})", "little of the page is likely content ({%})"}, n.expected_share);
  row({"score.page_highest", 0.8F, "some text of the page is surely content ({%})", "no text of the page is surely content ({%})"}, n.highest);
  row({"score.page_doubt", 0.3F, "the page is hard to judge", "the page is easy to judge"}, n.doubt);
  row({"score.page_best_f1", 0.7F, "a good result is expected of the page ({%})", "a poor result is expected of the page ({%})"}, n.best_f1);
  row({"score.list_by_words", 0.5F, "its list is likely content ({%})", "its list is unlikely content ({%})"}, n.list.by_words);
  row({"score.list_by_blocks", 0.5F, "its list is likely content ({%})", "its list is unlikely content ({%})"}, n.list.by_blocks);
  row({"score.row_by_words", 0.5F, "its row is likely content ({%})", "its row is unlikely content ({%})"}, n.row.by_words);
  row({"score.row_by_blocks", 0.5F, "its row is likely content ({%})", "its row is unlikely content ({%})"}, n.row.by_blocks);
  row({"score.item_by_words", 0.5F, "its part of the row is likely content ({%})", "its part of the row is unlikely content ({%})"}, n.item);
  row({"score.twin", 0.5F, "the same text elsewhere is likely content ({%})", "no text like it elsewhere is likely content"}, n.twin);
  for (std::size_t i = 0; i < kLevels; ++i) {
    put({"score_around#.by_words", 0.5F, "# is likely content ({%})", "# is unlikely content ({%})"}, kLevelItems[i], n.around[i].mean.by_words);
    put({"score_around#.by_blocks", 0.5F, "# is likely content ({%})", "# is unlikely content ({%})"}, kLevelItems[i], n.around[i].mean.by_blocks);
    put({"score_around#.share", 0.5F, "# holds much of the likely content ({%})", "# holds little of the likely content ({%})"}, kLevelItems[i], n.around[i].share);
  }
  for (std::size_t i = 0; i < n.beside.size(); ++i) {
    put({"score_beside#.log_odds", 0, "# is likely content ({odds})", "# is unlikely content ({odds})"}, kBesideItems[i], n.beside[i]);
  }
  for (std::size_t i = 0; i < kWindows; ++i) {
    put({"score_window#.by_words", 0.5F, "the text # is likely content ({%})", "the text # is unlikely content ({%})"}, kWindowItems[i], n.window[i].by_words);
    put({"score_window#.by_blocks", 0.5F, "the text # is likely content ({%})", "the text # is unlikely content ({%})"}, kWindowItems[i], n.window[i].by_blocks);
  }
  for (std::size_t i = 0; i < kConfident; ++i) {
    put({"score_confident#.since", 5, "far below #", "close below # ({block})"}, kConfidentItems[i], n.since_confident[i]);
    put({"score_confident#.until", 5, "far above #", "close above # ({block})"}, kConfidentItems[i], n.until_confident[i]);
  }
}

// What the page's own forests read beside for_each_page_input.
template <typename Put>
void for_each_summary_input(const PageSummary& s, Put put) {
  const auto row = [&put](const FeatureRow& one, float value) { put(one, Item(), value); };
  row({"summary.kept_words", 300, "much content ({word})", "little content ({word})"}, s.kept_words);
  row({"summary.kept_share", 0.5F, "much of the page is content ({%})", "little of the page is content ({%})"}, s.kept_share);
  row({"summary.kept_blocks", 0.3F, "many of the page's blocks are content ({%})", "few of the page's blocks are content ({%})"}, s.kept_blocks);
  row({"summary.kept_runs", 4, "content in many places ({})", "content in few places ({})"}, s.kept_runs);
  row({"summary.words_per_block", 25, "long blocks of content ({word} each)", "short blocks of content ({word} each)"}, s.words_per_block);
  row({"summary.link_density", 0.3F, "many links in the content ({%})", "few links in the content ({%})"}, s.link_density);
  row({"summary.prose_share", 0.6F, "the content is mostly prose ({%})", "the content has little prose ({%})"}, s.prose_share);
  row({"summary.headings", 0.15F, "many headings in the content ({%})", "few headings in the content ({%})"}, s.headings);
  row({"summary.list_items", 0.2F, "many list items in the content ({%})", "few list items in the content ({%})"}, s.list_items);
  row({"summary.expected_precision", 0.8F, "what is kept is surely content ({%})", "what is kept may not all be content ({%})"}, s.expected_precision);
  row({"summary.expected_recall", 0.8F, "hardly any content is dropped ({%} is kept)", "some content may be dropped ({%} is kept)"}, s.expected_recall);
  row({"summary.expected_f1", 0.8F, "a good result is expected ({%})", "a poor result is expected ({%})"}, s.expected_f1);
  row({"summary.doubt", 0.3F, "the page is hard to judge", "the page is easy to judge"}, s.doubt);
  row({"summary.highest", 0.8F, "some text is surely content ({%})", "no text is surely content ({%})"}, s.highest);
  row({"summary.sure_words", 200, "much sure content ({word})", "little sure content ({word})"}, s.sure_words);
  row({"summary.repeated", 0.3F, "much of the content is in blocks built alike ({%})", "little of the content is in blocks built alike ({%})"}, s.repeated);
  row({"summary.in_comments", 0.1F, "much of the content is in comments ({%})", "little of the content is in comments ({%})"}, s.in_comments);
  row({"summary.in_posts", 0.1F, "much of the content is in posts ({%})", "little of the content is in posts ({%})"}, s.in_posts);
  row({"summary.in_cards", 0.1F, "much of the content is in cards ({%})", "little of the content is in cards ({%})"}, s.in_cards);
  row({"summary.in_products", 0.1F, "much of the content is in product boxes ({%})", "little of the content is in product boxes ({%})"}, s.in_products);
  row({"summary.code", 0.1F, "much of the content is code ({%})", "little of the content is code ({%})"}, s.code);
}
// clang-format on

}  // namespace pith::internal
