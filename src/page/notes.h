// Footnotes: the marks in the text that lead to a note, the notes themselves, and what only leads
// back from them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "html/dom.h"
#include "page/class_facts.h"

namespace pith::internal {

// The text of a note without the mark that it begins with: "[label] ", "label. " or a sign. The
// answer is how many bytes that is.
std::size_t mark_length(std::string_view text, std::string_view label);

class Notes {
 public:
  explicit Notes(const Document& document) : document_(document) {}

  // The label of the note that the element (an <a>, or a <sup> around one) refers to. Empty where
  // it is no such mark, or the page does not have the note.
  std::string reference(Node element);

  // True when the element, whose class says `facts`, is a note that is beside the text it
  // belongs to: a side note. Such
  // notes get their label from new_label().
  static bool is_side_note(Node element, ClassFacts facts);
  std::string new_label();

  // The label of the note that the element is, which earlier references named; empty for others.
  std::string_view label_of(Node element) const;
  // A <dt> with nothing but the number of the note in its <dd>.
  bool is_label(Node term) const;
  // A note that names a source instead of saying something, as encyclopedias have them.
  static bool is_citation(Node note);

  // Inside a note: a link back to the text, or the note's own number. `fresh`: before its text.
  bool is_apparatus(Node element, std::string_view label, bool fresh) const;

 private:
  void read_anchors();
  std::string label(Node note, std::string_view mark);

  const Document& document_;
  bool read_ = false;
  int searches_ = 0;                                     // for a way back, in vain
  std::map<std::string_view, Node> anchors_;             // by id or name
  std::unordered_map<const void*, std::string> labels_;  // by the note's Node::id()
  std::set<std::string_view> marks_;                     // ids of marks seen so far
  std::set<std::string, std::less<>> taken_;
  std::uint32_t next_ = 1;
};

}  // namespace pith::internal
