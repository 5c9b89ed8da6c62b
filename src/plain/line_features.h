// The features of a line or paragraph of text without markup: plain numbers, computed by
// measure_lines.h. Except for the phrases, they do not depend on the language. In word counts, a
// character of an unspaced script counts as .6 word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/named.h"
#include "model/codes.h"
#include "plain/name_line.h"
#include "text/line_labels.h"
#include "text/phrases.h"
#include "text/shape.h"

namespace pith::internal {

// Prose: as many words as the text blocks of boilerpipe (Kohlschuetter et al. 2010) have, and the
// end of a sentence.
inline constexpr float kLineProseWords = 15;
// A line with at least this share of its words in known phrases consists mostly of them.
inline constexpr float kMostlyPhrases = 0.5F;

// How many blocks on one side are summarized together.
inline constexpr std::array<std::size_t, 3> kSideReach = {2, 6, 20};
inline constexpr std::size_t kSides = 2 * kSideReach.size();  // before, then after
inline constexpr std::size_t kNeighborLines = 4;              // two before, two after

// How a block of text begins or ends.
enum class Edge : std::uint8_t {
  none,
  upper,
  lower,
  digit,
  comma,
  stop,
  colon,
  sign,
  unspaced,
  ellipsis
};

inline constexpr CodeTable kEdgeCodes(std::to_array<Code<Edge>>({
    {Edge::none, 0, "nothing"},
    {Edge::upper, 1, "a capital"},
    {Edge::lower, 2, "a small letter"},
    {Edge::digit, 3, "a digit"},
    {Edge::comma, 4, "a comma"},
    {Edge::stop, 5, "a full stop"},
    {Edge::colon, 6, "a colon"},
    {Edge::sign, 7, "a sign"},
    {Edge::unspaced, 8, "a character of a script without spaces"},
    {Edge::ellipsis, 9, "an ellipsis"},
}));

constexpr std::uint8_t model_code(Edge edge) { return kEdgeCodes.code(edge); }
inline std::string_view edge_in_words(float code) { return kEdgeCodes.row(code).words; }

// The part of a page that a line of known wording announces or ends, for the distances to the
// nearest one.
enum class Landmark : std::uint8_t {
  aside,  // related items, comments and their forms
  box,    // share rows, newsletters, advertisements, cookie notices
  site,   // legal notes, accounts
  date,   // a date line
  count_,
};
inline constexpr std::size_t kLandmarks = static_cast<std::size_t>(Landmark::count_);
inline constexpr std::array<Named<Landmark>, kLandmarks> kLandmarkNames = {{
    {Landmark::aside, "0", "related items or comments"},
    {Landmark::box, "1", "a share row or a notice"},
    {Landmark::site, "2", "legal or account links"},
    {Landmark::date, "3", "a date line"},
}};
static_assert(is_in_order(kLandmarkNames));

// Sums over the blocks of one side.
struct Side {
  float words_per_block = 0;
  float prose_share = 0;  // words in prose / words
  float sentences = 0;    // per block
  float commas = 0;       // per word
  float known = 0;        // mean of known_share
  float topic = 0;        // mean of topic_share
  float phrases = 0;      // share of the blocks that are mostly phrases
  float dates = 0;        // share of the blocks that are date lines
};

struct NeighborLine {
  float words = 0;
  float known = 0;
  Edge last = Edge::none;
};

// The features of a block's own text.
struct LineText {
  float words = 0;
  float characters_per_word = 0;
  float sentences = 0;
  float commas = 0;
  float digit_share = 0;
  float uppercase_share = 0;
  float capitalized_share = 0;  // words that begin with a capital / words
  float glued = 0;              // places where a capital follows a lower-case letter in a word
  float longest_word = 0;       // characters; of unspaced scripts 0
  float questions = 0;
  float quotes = 0;
  float separators = 0;  // | > and similar separators between items of a menu or path
  float lines = 0;
  Edge first = Edge::none;
  Edge last = Edge::none;
  bool ends_sentence = false;
  bool prose = false;
  bool has_address = false;  // a URL, an e-mail address, a handle
  Shape shape = Shape::text;
  PhraseMatch phrase = {};

  // What follows is no input of the scorer.
  std::uint32_t text = 0;  // a number: equal texts have equal numbers
  LineLabel label = {};    // of short lines
  bool full_stop = false;  // ends in a full stop, no question mark or exclamation mark
  bool has_date = false;   // a short line with a complete date, or a date line
  bool has_clock = false;  // a short line that begins with a time of day
  bool is_byline = false;  // announces who wrote the text: "By Jane Doe", "Author:"
  NameShape name = NameShape::none;
  bool mentions_cookies = false;  // computed for short texts only
  bool has_credit = false;        // says whose picture is above or below
};

// The features of a block among the others.
struct LineFeatures : LineText {
  // The share of its words in the page's other prose (the page's vocabulary), and in the most
  // frequent words there, which replace a stop-word list.
  float known_share = 0;
  float frequent_share = 0;
  // The share of its less frequent words that the core's other prose has too, which shows whether
  // it has the same subject.
  float topic_share = 0;

  // Repetition.
  float same_before = 0;  // earlier blocks with this text
  float same_after = 0;
  float title_overlap = 0;  // share of the page's first line's words, and of the block's
  float title_share = 0;

  // How many of the four blocks on either side have its shape_class: about as many words, and
  // similar edges.
  float alike = 0;

  // Position, in order.
  float index = 0;
  float to_end = 0;
  float words_before = 0;  // share of the page's words
  float prose_before = 0;
  float since_prose = 0;  // blocks, at most 40
  float until_prose = 0;
  float prose_words_before = 0;  // of the nearest prose block
  float prose_words_after = 0;
  float short_run = 0;  // consecutive blocks without prose around it
  float short_run_words = 0;
  // The densest stretch (Finn et al. 2001: the run of blocks in which prose outweighs the rest
  // most), with two weights of the rest. The distance is in blocks: negative before it, 0 inside.
  float to_core = 0;
  float to_wide_core = 0;
  std::array<float, kLandmarks> since_landmark = {};  // blocks, at most 40
  std::array<float, kLandmarks> until_landmark = {};
  float core_place = 0;  // 0 at the core's begin, 1 at its end
  // Between the block and the core: the longest run of blocks without prose, and landmarks. Text
  // after a menu or after the heading of the comments is in another part of the page.
  float core_gap = 0;
  std::array<float, kLandmarks> core_landmarks = {};

  std::array<Side, kSides> sides = {};
  std::array<NeighborLine, kNeighborLines> neighbors = {};
};

// Whether it looks like a paragraph of an article.
inline bool is_paragraph(const LineFeatures& f) {
  return f.ends_sentence && f.words >= kLineProseWords && f.phrase.share < kMostlyPhrases;
}

struct TextFeatures {
  float words = 0;
  float blocks = 0;
  float prose_share = 0;
  float prose_blocks = 0;
  float words_per_block = 0;
  float longest_prose = 0;
  float core_share = 0;  // words in the core / words
  float core_blocks = 0;
  float sentence_share = 0;  // blocks that end a sentence / blocks
  float repeated_share = 0;  // blocks whose text appeared before / blocks
  float date_lines = 0;      // share of blocks
  float phrases = 0;         // share of blocks that are mostly phrases
  float characters_per_word = 0;
  float unspaced = 0;  // share of letters in scripts without spaces
};

struct MeasuredText {
  TextFeatures page;
  std::vector<LineFeatures> blocks;
};

}  // namespace pith::internal
