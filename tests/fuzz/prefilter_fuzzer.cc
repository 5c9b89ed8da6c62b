// Input: the page's decoded text; it may also be invalid UTF-8.
#include <string>

#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "html/dom.h"

namespace pith::internal::fuzz {
namespace {

constexpr std::size_t kBudget = 200'000'000;
// Open formatting elements are reopened in every block, so a tag of three bytes may create as many
// nodes as the prefilter allows to be open.
constexpr std::size_t kMaxNodesPerByte = 32;
constexpr std::size_t kDeepest = 1024;

void require_links(Node node) {
  Node before;
  for (Node child = node.first_child(); child; child = child.next_sibling()) {
    require(child.parent() == node, "a child's parent is its parent");
    require(child != before, "siblings differ");
    require(child.is_element() != child.is_text(), "a node is an element or a text");
    before = child;
  }
}

void require_range(Node node, std::size_t size) {
  const Node::Range range = node.source_range();
  require(range.begin <= range.end && range.end <= size, "a source range lies in the input");
  if (node.is_text()) require(!node.first_child(), "a text has no children");
}

}  // namespace

void prefilter(std::string_view input) {
  const Document document = Document::parse(input, kBudget);
  if (!document.ok()) return;
  require(document.body() || document.head(), "a page has a head or a body");
  std::size_t nodes = 0;
  std::size_t depth = 0;
  walk(
      document.root(),
      [&](Node node) {
        require(++nodes <= kMaxNodesPerByte * (input.size() + 1), "nodes grow with the input");
        require_range(node, input.size());
        if (!node.is_element()) return false;
        require(++depth <= kDeepest, "depth is bounded");
        require_links(node);
        return true;
      },
      [&](Node) { --depth; });
  require(depth == 0, "what is entered is left");
  text_content(document.root());
}

}  // namespace pith::internal::fuzz
