// The parsed page as a flat table in document order: Gumbo's tree of the skeleton, with the texts
// and subtrees that the skeleton replaced. All other code uses Document and Node in dom.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/skeleton.h"
#include "html/tag.h"

namespace pith::internal {

struct TreeNode {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t parent = kNone;
  std::uint32_t first_child = kNone;
  std::uint32_t next_sibling = kNone;
  // An element's start tag in the skeleton's table, or kNone if the parser generated it.
  std::uint32_t start_tag = kNone;
  Tag tag = Tag::unknown;
  bool is_text = false;
  bool is_html = false;  // an element of the HTML namespace
  TextSpan text = {};
  std::uint32_t source_begin = 0;  // of a text node, in the page
  std::uint32_t source_end = 0;
};

struct Tree {
  explicit Tree(std::string_view page) : skeleton(page) {}

  Skeleton skeleton;
  std::vector<TreeNode> nodes;   // the root first; empty if a limit was exceeded
  std::size_t memory_bytes = 0;  // the memory that the parse took
};

// Parses any page. If it takes more memory than `max_memory` bytes (the parser's arena and the
// tables) or more work than `max_work`, the tree is empty. Throws std::bad_alloc if the system has
// no memory. `page` must outlive the tree.
Tree parse_tree(std::string_view page, std::size_t max_memory, std::size_t max_work = SIZE_MAX);

}  // namespace pith::internal
