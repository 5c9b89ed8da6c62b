// Writes a Skeleton (skeleton.h) tag by tag and text by text, and decides what the parser sees as
// markup. A balanced subtree, whose elements open and close in order, or are closed by a tag that
// implies their end, and contain only text and such elements, cannot affect the tree outside it, so
// it is replaced by one placeholder character. The remaining tags are those for which the standard
// has rules of error repair.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/open_elements.h"
#include "html/skeleton.h"

namespace pith::internal {

class SkeletonWriter {
 public:
  explicit SkeletonWriter(std::string_view page) : out_(page) {}

  Skeleton& skeleton() { return out_; }
  const OpenElements& open() const { return open_; }

  // Adds text of the page, [begin, end).
  void text(std::size_t begin, std::size_t end, InlineItem::Kind kind);
  void white(std::size_t begin, std::size_t end);

  // Adds a start tag, which is the last of skeleton().tags, or an end tag. `name` as in the page.
  void start();
  void end(Tag tag, std::string_view name);

  // For a start tag that is the last of skeleton().tags: an <iframe>, which is handled as an empty
  // element. It is replaced by a placeholder, so it can be kept only where a letter cannot change
  // the tree.
  bool may_hold_frame() const;
  void frame();

  // Whether the element is open, or would be if the parser had seen its start tag.
  bool is_open(Tag tag) const { return open_.is_open(tag) || is_pending(tag); }
  // The number of steps so far: one for each tag and text, and for each tag that the parser sees
  // one per open element, because the parser may have to search among them.
  std::size_t work() const { return work_ + out_.items.size(); }

  // Whether any element was hidden from the parser.
  bool has_folded() const { return folded_; }

  // Adds markup that the parser must see unchanged: "<!doctype html>".
  void verbatim(std::string_view markup);
  // Ends the last sequence. The tables are complete after this.
  void finish() { settle(); }

  // Disables folding, for one of the rare pages where it would change the tree.
  void stop_folding() { may_fold_ = false; }

 private:
  struct Pending {
    std::uint32_t item = 0;
    Tag tag = Tag::unknown;
  };

  bool is_pending(Tag tag) const { return pending_tags_[static_cast<std::size_t>(tag)] > 0; }
  // The innermost open element, whether the parser has seen it or not.
  Tag innermost() const { return pending_.empty() ? open_.innermost() : pending_.back().tag; }
  bool white_counts() const;
  void drop_white();
  bool in_form() const { return open_.has_form() || is_pending(Tag::form); }
  std::uint32_t formatting_left() const { return left_open_ - stale_links_; }
  bool may_fold(Tag tag) const;
  bool fold_lone_end(Tag tag);
  void close_implied(Tag start);
  void make_place(Tag part);
  std::size_t closed_by(Tag end) const;
  bool is_ignored_end(Tag tag) const;
  bool continues_run(Tag tag) const;
  void open_pending(Tag tag, InlineItem::Kind kind, std::uint32_t begin);
  void close_pending(std::size_t count);
  void item(InlineItem::Kind kind, std::size_t begin, std::size_t end);
  void settle();
  void end_sequence(std::uint32_t begin, std::uint32_t end);
  void emit_parts(std::uint32_t begin, std::uint32_t end);
  void white_space(const InlineItem& white);
  void emit_start(std::uint32_t tag);
  void emit_end(Tag tag, std::string_view name);
  void separate_from_folded();
  void emit_attributes(const StartTag& tag);
  void emit_marker(std::uint32_t number);

  Skeleton out_;
  OpenElements open_;
  std::vector<Pending> pending_;  // elements opened since begin_, innermost last
  std::array<std::uint32_t, 256> pending_tags_ = {};  // the number of each tag in pending_
  std::uint32_t begin_ = 0;       // the first item that is not in a sequence yet
  std::uint32_t left_open_ = 0;   // formatting elements that the parser saw and may still reopen
  std::uint32_t open_links_ = 0;  // the links among them
  // Those of them that the parser has closed, because another link began.
  std::uint32_t stale_links_ = 0;
  // The end of a <pre> tag in the skeleton, after which a newline is dropped.
  std::size_t behind_pre_ = 0;
  Tag last_ = Tag::html;        // the last tag, folded or not; unknown where text came after it
  bool in_head_ = true;         // the body has not begun
  bool only_head_ = true;       // the skeleton holds nothing but tags that may be in the head
  std::size_t behind_run_ = 0;  // the end of a tag in the skeleton that others may follow
  std::size_t work_ = 0;
  int markers_ = 0;
  bool in_math_ = false;
  bool may_fold_ = true;
  bool folded_ = false;
};

}  // namespace pith::internal
