// The page as blocks, which segment() makes from the DOM and on which every later stage works. It
// is plain data, so tests can build a page by hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/cues.h"
#include "html/tag.h"
#include "pith/article.h"
#include "text/decode.h"
#include "text/words.h"

namespace pith::internal {

// An element of the page, in document order; its parent comes before it. Element 0 is <body>.
struct Element {
  std::uint32_t parent = 0;
  Tag tag = Tag::unknown;
  CueSet cues = {};
  std::uint32_t signature = 0;  // of tag and first class word: equal for rows of one template
  std::uint32_t children = 0;   // child elements
  // The blocks inside it: [first_block, end_block).
  std::uint32_t first_block = 0;
  std::uint32_t end_block = 0;
};

// Bytes of a block's text.
struct TextPart {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// What a caller's selectors say about a part of the page (selection.h).
enum class Choice : std::uint8_t {
  open,      // nothing
  selected,  // it is content
  comment,   // the same, in what is named readers' comments
  hidden,    // in what is selected, but no reader sees it
  outside,   // of what is selected
  dropped,   // it is no content
};

constexpr bool is_left_out(Choice choice) { return choice >= Choice::hidden; }

// A run of text between block-level boundaries, with what can be counted while reading it.
struct PageBlock {
  Block block = {};           // as it will be in the article, without a verdict yet
  std::uint32_t element = 0;  // the innermost element around all of it
  TextCounts counts = {};
  float link_words = 0;  // words inside <a href>
  std::uint32_t links = 0;
  bool names_source = false;  // says who said the quote that it is in
  bool cites = false;         // belongs to a note that does nothing but name a source
  std::uint64_t key = 0;      // hash of folded_key(text): equal texts have equal keys
  TextPart folded = {};       // folded_key(text) in PageModel::folded
  bool declared = false;  // text for machines that takes the place of a body (structured_text.h)
  // What screen readers alone tell, in order. The scorer has learned from texts with it; it goes
  // when the block has been judged (drop_helper_text()).
  std::vector<TextPart> helper_text = {};
  bool describes_image = false;  // the caption of an image that is beside it
  // Of images: the blocks of their caption, [caption_begin, caption_end) of PageModel::blocks.
  std::uint32_t caption_begin = 0;
  std::uint32_t caption_end = 0;
  bool decoration = false;  // of images: they are icons or badges, no part of the text
  // Of a block that is left out in parts, what is said of the rest: those are helper_text.
  Choice choice = Choice::open;
};

// An image or an embed that is aside of the blocks until these are judged: the scorer counts
// blocks, and it has learned from pages whose images were found by src and data-src alone.
struct Figure {
  PageBlock block;
  std::uint32_t before = 0;  // the index of the block that follows
};

struct PageModel {
  std::vector<Element> elements;
  std::vector<PageBlock> blocks;
  std::vector<Figure> figures;              // in document order
  std::vector<std::uint32_t> email_fields;  // the elements around fields for an address
  std::string folded;                   // the folded texts of pages with markup, one after another
  std::optional<std::size_t> headline;  // of plain text: the block that names it
  bool whole = true;  // false: there were more blocks than allowed, which were left out
};

// What a block takes in memory through all stages, rounded up (a test holds that).
inline constexpr std::size_t kBytesPerBlock = 1600;

// Sets the block's folded text and its key, before or after it is appended to the page.
void fold_text(PageBlock& block, PageModel& page);

// The block's folded text.
std::string_view folded_text(const PageBlock& block, const PageModel& page);

// Takes the helper text out of the block's text.
void drop_helper_text(PageBlock& block);

// Moves the figures to their places among the blocks.
void place_figures(PageModel& page);

// One line a block for tests and debugging: kind, place, text.
std::string dump(const PageModel& page);

// Turns the blocks' source ranges from offsets in decoded.text() into offsets in `bytes`.
void locate_sources(std::vector<Block>& blocks, const DecodedText& decoded, std::string_view bytes);

}  // namespace pith::internal
