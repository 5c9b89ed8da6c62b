// What a scorer may know of a block: plain numbers, computed in one place (measure.h). All are
// language-agnostic. The scorecard (density.h) reads those its rules name; the others are there for
// models that learn from them, and tested like the rest. A word count treats a character of an
// unspaced script as .6 word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "html/cues.h"
#include "text/shape.h"

namespace pith {

// How many ancestors are looked at. An ancestor counts as a level when it holds more blocks than
// the one below, so that wrappers around a single child vanish.
inline constexpr std::size_t kLevels = 5;

// boilerpipe (Kohlschuetter et al. 2010) takes a block of 15 words and link density under 1/3 as
// running text.
inline constexpr float kProseWords = 15;
inline constexpr float kProseLinkDensity = 0.34F;

// The same densities for a block's surroundings at each level.
struct Surroundings {
  float words = 0;
  float blocks = 0;
  float link_density = 0;  // linked words / words
  float words_per_block = 0;
  float prose_share = 0;    // words in prose blocks / words
  float page_share = 0;     // words / words of the page
  float prose_of_page = 0;  // words in prose blocks / those of the page
  float commas = 0;         // per word
  float paragraphs = 0;     // blocks directly in a <p>
  float siblings = 0;       // siblings of this ancestor with its tag and class
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

  std::array<Surroundings, kLevels> around = {};

  CueSet cues = {};  // of all ancestors, except those whose element holds most of the page's prose

  // Repetition.
  float same_text_before = 0;  // earlier blocks with this text
  float same_text = 0;         // all other blocks with this text
  float same_path = 0;         // blocks whose path of tags and classes is the same

  // Position, in document order.
  float position = 0;         // index / blocks
  float words_before = 0;     // share of the page's words
  float prose_before = 0;     // share of the page's prose words
  float after_headline = 0;   // blocks since the headline, negative before it, 0 without one
  float to_prose_before = 0;  // blocks to the nearest prose block, at most 20
  float to_prose_after = 0;
  float window_words = 0;  // words of the three blocks on either side
  float window_link_density = 0;
  float previous_words = 0;
  float next_words = 0;
  bool previous_prose = false;
  bool next_prose = false;
  bool next_same_path = false;
  bool previous_same_path = false;

  float title_overlap = 0;  // share of the headline's words found in the block, and the reverse
  bool is_headline = false;
};

struct PageFeatures {
  float words = 0;
  float prose_words = 0;
  float link_words = 0;
  float hidden_words = 0;
  float blocks = 0;
};

struct Measured {
  PageFeatures page;
  std::vector<Features> blocks;  // one for each block of the page
};

}  // namespace pith
