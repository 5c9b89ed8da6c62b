// The features of a block: plain numbers, computed by measure.h, that do not depend on the
// language. In word counts, a character of an unspaced script counts as .6 word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/named.h"
#include "html/cues.h"
#include "html/tag.h"
#include "page/page_hints.h"
#include "pith/article.h"
#include "text/char_kind.h"
#include "text/shape.h"

namespace pith::internal {

// How many ancestors are looked at. An ancestor counts as a level when it holds more blocks than
// the one below, so that wrappers around a single child vanish.
inline constexpr std::size_t kLevels = 6;

// boilerpipe (Kohlschuetter et al. 2010) takes a block of 15 words and link density under 1/3 as
// running text.
inline constexpr float kProseWords = 15;
inline constexpr float kProseLinkDensity = 0.34F;

// Distances in elements: 0 is the block's own element; farther ones count alike.
inline constexpr std::uint8_t kFar = 24;

// The same densities for what is around a block at a level: an element with several blocks.
struct Surroundings {
  float words = 0;
  float blocks = 0;
  float link_density = 0;  // linked words / words
  float words_per_block = 0;
  float prose_share = 0;    // words in prose blocks / words
  float page_share = 0;     // words / words of the page
  float prose_of_page = 0;  // words in prose blocks / those of the page
  float commas = 0;         // per word
  float sentences = 0;      // per word
  float paragraphs = 0;     // blocks directly in a <p>
  float prose_blocks = 0;
  float headings = 0;
  float list_items = 0;
  float siblings = 0;  // siblings of this ancestor with its tag and class, itself included
  float children = 0;  // child elements
  float begin = 0;     // its first block's index / blocks of the page
  float end = 0;
  Tag tag = Tag::unknown;
  std::uint32_t first_block = 0;  // the blocks in it: [first_block, end_block)
  std::uint32_t end_block = 0;
};

// Elements whose distance is measured whatever they are called.
enum class Container : std::uint8_t {
  section,
  list,
  table,
  paragraph,
  figure,
  footer,
  aside,
  article,
  division,
  count_,
};
inline constexpr std::array<Named<Container>, static_cast<std::size_t>(Container::count_)>
    kContainerNames = {{
        {Container::section, "section", "a <section> element"},
        {Container::list, "list", "a list element"},
        {Container::table, "table", "a <table> element"},
        {Container::paragraph, "p", "a <p> element"},
        {Container::figure, "figure", "a <figure> element"},
        {Container::footer, "footer", "a <footer> element"},
        {Container::aside, "aside", "an <aside> element"},
        {Container::article, "article", "an <article> element"},
        {Container::division, "div", "a <div> element"},
    }};
static_assert(is_in_order(kContainerNames));

// The list, table or definition list that a block is in: what is kept or dropped as a whole.
struct ListPart {
  float blocks = 0;
  float words = 0;
  float words_per_block = 0;
  float link_density = 0;
  float sentence_ends = 0;    // share of its blocks that end a sentence
  float page_share = 0;       // words / words of the page
  bool has_heading = false;   // a heading stands right above it
  bool is_announced = false;  // what stands right above it ends in a colon
  std::uint32_t first_block = 0;
  std::uint32_t end_block = 0;
};

// Elements side by side with the same tag and class: cards, rows, items, posts, paragraphs.
struct Row {
  float items = 0;
  float words_per_item = 0;
  float spread = 0;  // standard deviation of the items' words / their mean
  float link_density = 0;
  float linked_items = 0;         // share of items with a link
  float headings = 0;             // per item
  float sentences = 0;            // per item
  float page_share = 0;           // words / words of the page
  std::uint32_t first_block = 0;  // from the first item to the last
  std::uint32_t end_block = 0;
};

// A heading and what is below it, to the next heading.
struct Section {
  float blocks = 0;
  float words = 0;
  float link_density = 0;
  float prose_share = 0;
  float list_items = 0;     // share of its blocks
  float heading_links = 0;  // linked words of the heading / its words
  float chapter_words = 0;  // to the next heading of its level or above
  float chapter_prose = 0;  // share of these in prose
  bool is_listed = false;   // a link on the page says what the heading says: a table of contents
};

struct Neighbor {
  float words = 0;
  bool alike = false;       // its path of tags and classes is the block's
  float tree_distance = 0;  // elements up from the block to the nearest one around both
  BlockKind kind = BlockKind::paragraph;
};

// Two before, one before, one after, two after.
inline constexpr std::size_t kNeighbors = 4;

inline constexpr float kSearchDeclared =
    50;  // blocks to look for declared text in either direction

// Shares of a block's runs of three words, or of its whole text where that is shorter, that the
// page also declares for machines (page/declared_text.h).
struct DeclaredShares {
  float body = 0;
  float description = 0;
  float comment = 0;
  // Blocks since the last and until the next one of which at least half is declared as body.
  float since_body = kSearchDeclared;
  float until_body = kSearchDeclared;
};

struct Features {
  // The block's own text.
  float words = 0;
  float link_density = 0;
  float links = 0;
  float characters_per_word = 0;
  float sentences = 0;
  float commas = 0;
  float digit_share = 0;      // digits / characters
  float uppercase_share = 0;  // capitals / letters
  bool ends_sentence = false;
  bool has_words = false;  // any letter or digit
  bool prose = false;      // kProseWords or more, link density below kProseLinkDensity
  bool heading = false;
  bool list_item = false;
  bool code = false;
  bool term = false;          // a <dt>
  bool quoted = false;        // in a <blockquote>
  bool in_table = false;      // a cell of a data table
  bool in_paragraph = false;  // its element is a <p>
  bool names_javascript = false;
  bool emphasised = false;  // all of it in <strong> or <em>: often a heading in disguise
  bool after_caption = false;
  Shape shape = Shape::text;
  BlockKind kind = BlockKind::paragraph;
  Tag tag = Tag::unknown;  // of its element
  float heading_level = 0;
  float list_depth = 0;
  float emphasis = 0;               // characters in <strong> and <em> / characters
  CharKind ends = CharKind::other;  // its last character

  std::array<std::uint32_t, kLevels> around = {};  // places in Measured::surroundings

  // Places in Measured::lists, rows and sections, 0: none.
  std::uint32_t list = 0;
  std::uint32_t row = 0;
  std::uint32_t section = 0;
  // The item of the row that the block is in.
  std::uint32_t item_begin = 0;  // its blocks
  std::uint32_t item_end = 0;
  float item_words = 0;
  float item_link_density = 0;
  float item_place = 0;  // where it is in the row, 0 to 1

  // Of all ancestors, except those whose element holds most of the page's prose. Firm ones are not
  // of elements that hold much of the page.
  CueSet cues = {};
  // To the nearest ancestor with each cue, whatever it holds.
  std::array<std::uint8_t, static_cast<std::size_t>(Cue::count_)> cue_distance = {};
  std::array<std::uint8_t, static_cast<std::size_t>(Container::count_)> container_distance = {};
  float depth = 0;  // elements around it

  // Repetition.
  std::uint32_t path = 0;      // the first block whose path of tags and classes is the same
  std::uint32_t text = 0;      // the first block with this text
  float same_text_before = 0;  // earlier blocks with this text
  float same_text = 0;         // all other blocks with this text
  bool is_listed = false;      // a heading whose text is a link elsewhere on the page
  float to_twin = 0;           // elements up from the block to the one that also holds its twin
  // The highest share of words that stand elsewhere on the page too, of what is around the block
  // and has some text of its own but is not most of the page; the same of words seen before.
  float copied_around = 0;
  float copied_before = 0;
  float same_path = 0;         // blocks whose path of tags and classes is the same
  float same_path_words = 0;   // their mean length
  float same_path_links = 0;   // linked words / words in them
  float same_path_spread = 0;  // from the first of them to the last / blocks of the page
  float own_siblings = 0;      // siblings of its element with the element's tag and class
  float most_siblings = 0;     // the most that any element around it has

  // Position, in document order.
  float index = 0;
  float position = 0;        // index / blocks
  float words_before = 0;    // share of the page's words
  float prose_before = 0;    // share of the page's prose words
  float after_headline = 0;  // blocks since the headline, negative before it, 0 without one
  float words_after_headline = 0;
  float to_headline = 0;  // elements up from the block to the one around the headline too
  float headings_after_headline = 0;
  float links_after_headline = 0;  // linked words / words since the headline
  bool in_headline_part = false;   // in what is around the headline and its first text
  float to_prose_after = 0;        // blocks to the next prose block, at most 20
  float after_first_prose = 0;     // blocks since the page's first prose block, negative before it
  float before_last_prose = 0;
  float to_core = 0;  // elements up from the block to the one that also holds the longest prose
  float since_heading = 0;  // blocks since the last heading, at most 50
  float heading_above = 0;  // its level, 0: none
  float window_words = 0;   // words of the three blocks on either side
  float window_link_density = 0;
  float wide_window_words = 0;  // of the ten blocks on either side
  float wide_window_prose = 0;  // prose words among them
  bool previous_prose = false;
  bool next_prose = false;
  std::array<Neighbor, kNeighbors> neighbors = {};

  float title_overlap = 0;  // share of the headline's words found in the block, and the reverse
  bool is_headline = false;

  DeclaredShares declared = {};
};

struct PageFeatures {
  PageHints hints = {};
  float words = 0;
  float prose_words = 0;
  float link_words = 0;
  float hidden_words = 0;
  float noscript_words = 0;
  float blocks = 0;
  float prose_blocks = 0;
  float paragraphs = 0;
  float headings = 0;
  float list_items = 0;
  float cells = 0;
  float longest_prose = 0;   // words of the longest prose block
  float largest_group = 0;   // the most blocks of one path
  float group_words = 0;     // words in that group / words of the page
  float teaser_words = 0;    // words in rows of items with links / words of the page
  float headline_part = 0;   // words below the headline in the part around it and its first text
  float headline_share = 0;  // that / words of the page
  float articles = 0;        // <article> elements
  float comment_words = 0;   // words in comment containers
  float cards = 0;           // blocks in cards
  float posts = 0;           // blocks in posts
  float products = 0;
  bool has_main = false;
  // Words that the page declares as its text, the share of them that the blocks have, and words
  // that it declares as comments or reviews. What is declared several times counts once.
  float declared_words = 0;
  float declared_found = 0;
  float declared_comment_words = 0;
};

struct Measured {
  PageFeatures page;
  std::vector<Features> blocks;  // one for each block of the page
  // Each is that of many blocks. The first has none: it is what a lone block has around it.
  std::vector<Surroundings> surroundings = {Surroundings{}};
  // Each of many blocks, the first of none.
  std::vector<ListPart> lists = {ListPart{}};
  std::vector<Row> rows = {Row{}};
  std::vector<Section> sections = {Section{}};

  const Surroundings& around(const Features& block, std::size_t level) const {
    return surroundings[block.around[level]];
  }
};

// Where a block is in what is around it, 0 to 1.
inline float place_inside(const Features& block, const Surroundings& around) {
  return around.blocks > 0 ? (block.index - static_cast<float>(around.first_block)) / around.blocks
                           : 0;
}

}  // namespace pith::internal
