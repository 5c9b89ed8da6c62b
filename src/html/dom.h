// The parsed page as all other code sees it. Document owns the tree (tree.h); Node is a view of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "html/tag.h"
#include "html/tree.h"

namespace pith::internal {

// A position in the tree, as cheap as a pointer. It is valid as long as its Document. The null node
// is false, and all its functions return empty values.
class Node {
 public:
  // A byte range in the text that was parsed.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  Node() = default;
  Node(const Tree* tree, std::uint32_t number) : tree_(tree), number_(number) {}

  explicit operator bool() const { return tree_ != nullptr; }
  bool operator==(const Node&) const = default;

  bool is_element() const { return tree_ != nullptr && !node().is_text; }
  bool is_text() const { return tree_ != nullptr && node().is_text; }  // including white space
  // Tag::unknown for text, custom elements and most of SVG.
  Tag tag() const { return tree_ != nullptr ? node().tag : Tag::unknown; }
  // The name as written in the page, for elements without a Tag of their own: "dialog", "my-card".
  std::string_view name() const;
  // Whether the element is in the HTML namespace (an <a> or <title> inside <svg> is not).
  bool is_html() const { return tree_ != nullptr && node().is_html; }
  // The text of a text node, entities decoded, white space as in the page.
  std::string_view text() const {
    return is_text() ? tree_->skeleton.text(node().text) : std::string_view{};
  }

  // Returns "" for both absent and empty attributes.
  std::string_view attribute(Attr name) const {
    const StartTag* tag = start_tag();
    // NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): what has a tag has a tree.
    return tag != nullptr ? tree_->skeleton.value(*tag, name) : std::string_view{};
  }
  bool has_attribute(Attr name) const { return attributes().has(name); }
  // All attributes of the element.
  AttrSet attributes() const {
    const StartTag* tag = start_tag();
    return tag != nullptr ? tag->has : AttrSet{};
  }

  Node parent() const { return tree_ != nullptr ? at(node().parent) : Node(); }
  Node first_child() const { return tree_ != nullptr ? at(node().first_child) : Node(); }
  Node next_sibling() const { return tree_ != nullptr ? at(node().next_sibling) : Node(); }

  // Identity, for maps.
  const void* id() const { return tree_ != nullptr ? &node() : nullptr; }

  // The node's place among those of its document: below Document::nodes().
  std::size_t number() const { return number_; }
  // The start tag as written in the page; "" if the parser generated it.
  std::string_view start_tag_text() const;

  // The position of a text or start tag in the text that was parsed, or {0, 0} if the parser
  // generated it.
  Range source_range() const;

 private:
  const TreeNode& node() const { return tree_->nodes[number_]; }
  Node at(std::uint32_t number) const {
    return number != TreeNode::kNone ? Node(tree_, number) : Node();
  }
  const StartTag* start_tag() const {
    if (tree_ == nullptr || node().start_tag == TreeNode::kNone) return nullptr;
    return &tree_->skeleton.tags[node().start_tag];
  }

  const Tree* tree_ = nullptr;
  std::uint32_t number_ = 0;
};

class Document {
 public:
  Document() = default;

  // Parses any UTF-8 text. If it takes more memory than `max_memory` bytes or more work than
  // `max_work` (see Options), the document is empty and not ok(). `text` must outlive the document.
  static Document parse(std::string_view text, std::size_t max_memory,
                        std::size_t max_work = SIZE_MAX);

  bool ok() const { return static_cast<bool>(root_); }
  Node root() const { return root_; }  // <html>
  Node head() const { return head_; }
  Node body() const { return body_; }
  std::size_t nodes() const { return tree_ != nullptr ? tree_->nodes.size() : 0; }
  // The memory that parsing took, including the parser's own.
  std::size_t memory_bytes() const { return tree_ != nullptr ? tree_->memory_bytes : 0; }

 private:
  std::unique_ptr<const Tree> tree_;
  Node root_, head_, body_;
};

// Walks the subtree of `top` in document order without recursion. enter(node) returns whether to
// visit the children; leave(node) is called for every element whose children were visited.
template <typename Enter, typename Leave>
void walk(Node top, Enter&& enter, Leave&& leave) {
  Node node = top;
  while (node) {
    Node next;
    if (enter(node) && node.is_element()) {
      next = node.first_child();
      if (!next) leave(node);
    }
    while (!next && node != top) {
      next = node.next_sibling();
      if (!next) {
        node = node.parent();
        leave(node);
        if (node == top) return;
      }
    }
    if (node == top && !next) return;
    node = next;
  }
}

template <typename Enter>
void walk(Node top, Enter&& enter) {
  walk(top, enter, [](Node) {});
}

// All text below a node, with white space folded to single spaces and trimmed. <script>, <style>
// and <template> are omitted, and a space is added where a block-level element or <br> begins or
// ends.
std::string text_content(Node node);

// The same for a short element. Returns nullopt if there are more than `most` bytes of text, or so
// many nodes that calling this for every nested element would take more than linear time.
std::optional<std::string> short_text_content(Node node, std::size_t most);

}  // namespace pith::internal
