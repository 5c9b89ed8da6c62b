// Collects the text of one block: folds white space, keeps spans, and turns <br> into '\n'.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "page/page_model.h"

namespace pith::internal {

class InlineRun {
 public:
  // Appends a text node.
  void text(std::string_view raw, Node::Range source, std::uint32_t element);
  // Appends a formula's TeX as it is, as a span.
  void formula(std::string_view tex, Node::Range source, std::uint32_t element);
  // A <br>; true when it is the second in a row and the block ends here.
  bool line_break();
  // An element begins where another one has just ended, without white space between them. Whether
  // readers see a space there is told by the characters on either side, and by the joint: elements
  // that `stand_apart` are set apart by their style, others only where they make two words.
  void joint(bool stand_apart) { joint_ = stand_apart ? Joint::apart : Joint::touching; }
  // An image, by its target and alternative text. The link around it becomes part of it.
  void image(Span image);

  // Spans stay open over take(): the next block begins inside them.
  void open_span(SpanKind kind, std::string target = {});
  void close_span();
  bool is_open(SpanKind kind) const;

  // The innermost open link's target; empty outside of links.
  std::string_view open_link() const;

  // Text from here on is for screen readers only: part of the block until it has been judged.
  void begin_helper() { ++helpers_; }
  void end_helper() { --helpers_; }

  // What the caller's selectors say about all that follows. What they leave out of a block is as
  // text for screen readers.
  void choose(Choice choice) { choice_ = choice; }

  bool has_text() const { return !text_.empty(); }
  bool has_anything() const { return has_text() || !spans_.empty(); }
  // All elements that text came from since the last take(); valid while has_text().
  const std::vector<std::uint32_t>& elements() const { return elements_; }

  // Ends the block: moves text, spans, source range, link figures into `out` and starts anew.
  void take(PageBlock& out);

 private:
  enum class Joint : std::uint8_t { none, touching, apart };

  struct OpenSpan {
    SpanKind kind = SpanKind::link;
    bool begun = false;  // text of this block is in it
    std::uint32_t begin = 0;
    std::string target = {};
  };

  void note_choice();
  void note_source(Node::Range source, std::uint32_t element);
  void space_behind_image();
  void append(std::string_view piece);
  // Makes a span up to the text's end.
  void finish_span(const OpenSpan& open, std::string target);

  std::string text_;
  std::vector<Span> spans_;              // finished
  std::vector<OpenSpan> open_;           // innermost last
  std::vector<std::uint32_t> elements_;  // distinct neighbours only
  SourceRange source_;
  std::size_t repeated_ = 0;  // bytes of URLs in spans that go over a block's end
  std::vector<TextPart> helper_text_;
  int helpers_ = 0;  // open elements of helper text
  Choice choice_ = Choice::open;
  std::optional<Choice> of_block_;  // what it will be said of the block
  bool space_ = false;
  Joint joint_ = Joint::none;
  bool break_ = false;
};

}  // namespace pith::internal
