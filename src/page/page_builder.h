// Puts the page together while segment() walks the tree: elements as they open and close, a block
// whenever its run of text ends, and what is around each of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/cues.h"
#include "html/dom.h"
#include "page/code.h"
#include "page/embeds.h"
#include "page/inline_run.h"
#include "page/nesting.h"
#include "page/page_model.h"
#include "page/pictures.h"
#include "page/tables.h"

namespace pith::internal {

class PageBuilder {
 public:
  // Links are resolved against `base_url`; empty: they stay as written.
  explicit PageBuilder(std::string base_url) : base_url_(std::move(base_url)) {}

  void reserve(std::size_t elements, std::size_t blocks);

  // Elements, inline ones too. Where the innermost open one is among them all: current().
  void open_element(Node node, CueSet cues, std::uint32_t signature);
  void close_element();
  std::uint32_t current() const { return current_; }
  // How many blocks there were when the innermost open element began.
  std::uint32_t first_block() const { return page_.elements[current_].first_block; }

  // What a block-level element means for the blocks in it. The run before it has been flushed.
  void begin_block_element(Node node);
  void end_block_element(Node node);
  bool in_heading() const { return heading_ > 0; }
  bool in_caption() const { return captions_ > 0; }

  // The text of the next block, what is around it and the images met so far.
  InlineRun& run() { return run_; }
  Nesting& nesting() { return nesting_; }
  Pictures& pictures() { return pictures_; }
  // A field for an email address.
  void add_email_field();

  // Something that may be the caption of the images before it.
  void begin_description() { ++descriptions_; }
  void end_description(std::size_t pictures_before);

  // Ends the run as a block; nothing happens where it is empty.
  void end_block();
  // The same for a formula on a line of its own.
  void end_math_block();
  // Adds a listing as a block of the innermost open element.
  void add_code(Code code, Choice choice);
  // An image is in the run. `counts`: the scorer takes it for an image, see Figure. `is_picture`:
  // it is no icon or badge.
  void add_image(Span image, bool is_picture);
  void count_image() { image_counts_ = true; }
  // An embed inside a line of text is behind it.
  void add_embed(const Embed& embed, Node::Range source, Choice choice);

  std::string resolved(std::string_view reference);

  // Ends everything that is open.
  PageModel take();

 private:
  void end_embeds();
  void add_figure(PageBlock&& block);
  void push(PageBlock&& next, bool has_text);
  void place(PageBlock& next, bool has_text);
  static void drop_enlarger(PageBlock& caption);
  void unlink_from_itself(Block& block) const;
  std::uint32_t common_element(const std::vector<std::uint32_t>& elements) const;

  std::string base_url_;
  std::size_t added_by_base_ = 0;
  PageModel page_;
  InlineRun run_;
  Tables tables_;
  Nesting nesting_;
  Pictures pictures_;
  std::uint32_t current_ = 0;
  int quotes_ = 0;
  int captions_ = 0;
  int descriptions_ = 0;  // open elements that may be captions
  std::uint8_t heading_ = 0;
  std::vector<PageBlock> embeds_;  // met inside the run
  std::string last_embed_;         // its address
  bool image_counts_ = false;      // the run has an image that the scorer counts
  bool has_picture_ = false;       // the run has an image that is no icon or badge
  bool break_ = false;             // a thematic break was read since the last block
  bool displays_math_ = false;     // the block that ends is a formula of its own
};

}  // namespace pith::internal
