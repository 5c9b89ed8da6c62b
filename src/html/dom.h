// The parsed page: Gumbo behind a read-only view. Document owns the tree, Node looks at it.
// What of the page Gumbo gets to see is decided in prefilter.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "html/tag.h"

struct GumboInternalNode;

namespace pith {

// A position in the tree, as cheap as a pointer; valid as long as its Document. The null node is
// false, answers every question with nothing and may be asked.
class Node {
 public:
  Node() = default;
  explicit Node(const GumboInternalNode* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  bool operator==(const Node&) const = default;

  bool is_element() const;
  bool is_text() const;  // text and white space; comments are never in the tree
  Tag tag() const;       // Tag::unknown for text, custom elements and most of SVG
  // The name as the page writes it, for elements without a Tag of their own: "dialog", "my-card".
  std::string_view name() const;
  // The element is in the HTML namespace (an <a> or <title> inside <svg> is not).
  bool is_html() const;
  // The text of a text node, entities decoded, white space as in the page.
  std::string_view text() const;

  // Attribute names are lower-case. Absent and empty both read as "".
  std::string_view attribute(const char* name) const;
  bool has_attribute(const char* name) const;

  Node parent() const;
  Node first_child() const;
  Node next_sibling() const;

  // Identity, for maps.
  const void* id() const { return node_; }
  // Byte range in the text that was parsed: of a text node its characters, of an element from its
  // start tag to the end of its start tag (where the parser made it up: empty).
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

 private:
  friend class Document;
  const GumboInternalNode* node_ = nullptr;
};

class Document {
 public:
  Document() = default;

  // Parses any bytes (invalid UTF-8 reads as U+FFFD). Memory over `max_memory` bytes ends the
  // parse: the document is then not ok() and empty. `text` must outlive the document.
  static Document parse(std::string_view text, std::size_t max_memory);

  bool ok() const { return root_.node_ != nullptr; }
  Node root() const { return root_; }  // <html>
  Node head() const { return head_; }
  Node body() const { return body_; }

  // Where a text node or start tag stands in the text that was parsed; {0, 0} where the parser
  // made it up.
  Node::Range source_range(Node node) const;

 private:
  struct Parsed;  // arena and prefiltered text
  struct Destroy {
    void operator()(Parsed* parsed) const;
  };
  std::unique_ptr<Parsed, Destroy> parsed_;
  Node root_, head_, body_;
};

// Walks the subtree of `top` in document order without recursion. enter(node) answers whether to
// go into its children; leave(node) is called for every element that enter() went into.
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

// All text below a node, white space folded to single spaces, trimmed; <script>, <style> and
// <template> left out, a space where a block-level element or <br> begins or ends.
std::string text_content(Node node);

// The same of an element with little in it; nothing when there are more than `most` bytes of text,
// or so many nodes that asking every nested element would cost more than reading the page.
std::optional<std::string> short_text_content(Node node, std::size_t most);

}  // namespace pith
