// Collects the text of one block: folds white space, keeps spans, and turns <br> into '\n'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "page/page.h"

namespace pith {

class InlineRun {
 public:
  // Appends a text node. Verbatim text keeps its white space.
  void text(std::string_view raw, Node::Range source, std::uint32_t element);
  void verbatim(std::string_view raw, Node::Range source, std::uint32_t element);
  // Ends a line of verbatim text where it has not ended yet.
  void end_line();
  // A <br>; true when it is the second in a row and the block ends here.
  bool line_break();
  // What comes next is set apart by style where it reads as another word: not in scripts without
  // spaces, not where one letter goes on with a word.
  void soft_space() { soft_space_ = true; }
  void image(std::string target, std::string_view alt);

  // Spans stay open over take(): the next block begins inside them.
  void open_span(SpanKind kind, std::string target = {});
  void close_span();
  bool is_open(SpanKind kind) const;

  bool has_text() const { return !text_.empty(); }
  bool has_anything() const { return has_text() || !spans_.empty(); }
  // All elements that text came from since the last take(); valid while has_text().
  const std::vector<std::uint32_t>& elements() const { return elements_; }

  // Ends the block: moves text, spans, source range, link figures into `out` and starts anew.
  void take(PageBlock& out);

 private:
  void append(std::string_view piece);

  std::string text_;
  std::vector<Span> spans_;              // finished
  std::vector<Span> open_;               // innermost last
  std::vector<std::uint32_t> elements_;  // distinct neighbours only
  SourceRange source_;
  std::size_t repeated_ = 0;  // bytes of URLs in spans that go over a block's end
  bool space_ = false;
  bool soft_space_ = false;
  bool break_ = false;
};

}  // namespace pith
