// The stack of open elements as the prefilter estimates it. It follows enough of the tree builder's
// rules to limit the depth of the tree and the number of open formatting elements, without a tree.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "html/tag.h"

namespace pith::internal {

class OpenElements {
 public:
  // Browsers stop nesting at 512 (Blink, Gecko, html5ever). Gumbo's scope searches are linear in
  // the depth.
  static constexpr std::size_t kMaxDepth = 512;

  OpenElements();

  // Handles a start tag. Returns false if it would exceed a limit and must be left out.
  bool start(Tag tag);
  // Handles an end tag. Returns false if it belongs to a start tag that was left out.
  bool end(Tag tag);

  // The innermost open element, or Tag::unknown if there is none.
  Tag innermost() const { return stack_.empty() ? Tag::unknown : stack_.back().tag; }
  std::size_t depth() const { return stack_.size(); }

  bool is_open(Tag tag) const { return open_[static_cast<std::size_t>(tag)] > 0; }
  // Whether a start tag <form> would be ignored.
  bool has_form() const { return form_; }
  // Whether the innermost elements are in a table, but not in a cell or caption of it.
  bool is_right_in_table() const { return is_open(Tag::table) && table_around() < stack_.size(); }
  // Whether formatting elements outside of an open element may be out of reach inside of it.
  bool has_marker() const;

 private:
  struct Entry {
    Tag tag;
    std::uint32_t formatting_before;
  };
  void push(Tag tag);
  void pop_to(std::size_t size);
  void remove(std::size_t index);
  void close_implied(Tag start);
  std::size_t table_around() const;

  std::vector<Entry> stack_;
  std::array<std::uint32_t, 256> open_{};  // by tag
  std::array<std::uint32_t, 256>
      dropped_{};  // start tags that were left out and are not closed yet
  std::uint32_t formatting_ = 0;
  bool form_ = false;  // a <form> is open, or its end tag has not come
};

}  // namespace pith::internal
