#include "metadata/values/short_text.h"

#include "metadata/values/clean_text.h"

namespace pith {
namespace {

// Elements that stand in a line; the others part words.
bool parts_words(Node node) {
  switch (node.tag()) {
    case Tag::a:
    case Tag::em:
    case Tag::strong:
    case Tag::b:
    case Tag::i:
    case Tag::u:
    case Tag::font:
    case Tag::mark:
    case Tag::sub:
    case Tag::sup:
    case Tag::abbr:
    case Tag::small:
    case Tag::bdi:
    case Tag::wbr:
    case Tag::span:
      return false;
    default:
      return true;
  }
}

bool skipped(Node node) {
  const Tag tag = node.tag();
  return tag == Tag::script || tag == Tag::style || tag == Tag::template_ || tag == Tag::svg ||
         tag == Tag::noscript || tag == Tag::button;
}

}  // namespace

std::string short_text(Node element, std::size_t max_bytes) {
  std::string text;
  std::size_t nodes = 0;
  Node node = element.first_child();
  while (node) {
    if (++nodes > kMostShortTextNodes || text.size() > max_bytes) return {};
    if (node.is_text()) {
      if (text.size() + node.text().size() > 4 * max_bytes) return {};
      text += node.text();
    } else if (parts_words(node)) {
      text += ' ';
    }
    Node next = node.is_element() && !skipped(node) ? node.first_child() : Node();
    while (!next && node != element) {
      next = node.next_sibling();
      if (next) break;
      node = node.parent();
      if (node != element && parts_words(node)) text += ' ';
      if (node == element) return fold_space(text);
    }
    node = next;
  }
  return fold_space(text);
}

}  // namespace pith
