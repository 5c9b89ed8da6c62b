#include "html/dom.h"

#include <utility>

#include "base/ascii.h"

namespace pith::internal {

std::string_view Node::name() const {
  const StartTag* tag = is_element() ? start_tag() : nullptr;
  if (tag == nullptr) return {};
  return tree_->skeleton.page().substr(tag->begin + 1, tag->name_size);
}

std::string_view Node::start_tag_text() const {
  const StartTag* tag = is_element() ? start_tag() : nullptr;
  return tag != nullptr ? tree_->skeleton.page().substr(tag->begin, tag->end - tag->begin)
                        : std::string_view{};
}

Node::Range Node::source_range() const {
  if (is_text()) return {node().source_begin, node().source_end};
  const StartTag* tag = start_tag();
  return tag != nullptr ? Range{tag->begin, tag->end} : Range{};
}

Document Document::parse(std::string_view text, std::size_t max_memory, std::size_t max_work) {
  Document document;
  document.tree_ = std::make_unique<const Tree>(parse_tree(text, max_memory, max_work));
  if (document.tree_->nodes.empty()) return document;
  document.root_ = Node(document.tree_.get(), 0);
  for (Node child = document.root_.first_child(); child; child = child.next_sibling()) {
    if (child.tag() == Tag::head && !document.head_) document.head_ = child;
    if (child.tag() == Tag::body && !document.body_) document.body_ = child;
  }
  return document;
}

namespace {

bool is_phrasing(Node node) {
  if (!node.is_html()) return true;
  switch (node.tag()) {
    // clang-format off
    case Tag::a: case Tag::abbr: case Tag::acronym: case Tag::b: case Tag::bdi: case Tag::bdo:
    case Tag::big: case Tag::cite: case Tag::code: case Tag::data: case Tag::del: case Tag::dfn:
    case Tag::em: case Tag::font: case Tag::i: case Tag::img: case Tag::ins: case Tag::kbd:
    case Tag::label: case Tag::mark: case Tag::nobr: case Tag::q: case Tag::s: case Tag::samp:
    case Tag::small: case Tag::span: case Tag::strike: case Tag::strong: case Tag::sub:
    case Tag::sup: case Tag::time: case Tag::tt: case Tag::u: case Tag::unknown: case Tag::var:
    case Tag::wbr:
      return true;
    // clang-format on
    default:
      return false;
  }
}

}  // namespace

std::string text_content(Node node) {
  std::string out;
  bool space = false;
  const auto edge = [&](Node n) { space = space || !is_phrasing(n); };
  walk(
      node,
      [&](Node n) {
        if (n.is_text()) {
          for (const char c : n.text()) {
            if (is_html_space(c)) {
              space = true;
              continue;
            }
            if (space && !out.empty()) out.push_back(' ');
            space = false;
            out.push_back(c);
          }
          return false;
        }
        if (n.tag() == Tag::script || n.tag() == Tag::style || n.tag() == Tag::template_) {
          return false;
        }
        edge(n);
        return true;
      },
      edge);
  return out;
}

std::optional<std::string> short_text_content(Node node, std::size_t most) {
  constexpr std::size_t kMaxNodes = 64;
  std::size_t nodes = 0;
  std::size_t bytes = 0;
  for (Node at = node; at;) {
    bytes += at.text().size();
    if (++nodes > kMaxNodes || bytes > 4 * most) return std::nullopt;
    Node next = at.first_child();
    while (!next && at && at != node) {
      next = at.next_sibling();
      at = at.parent();
    }
    at = next;
  }
  std::string text = text_content(node);
  return text.size() <= most ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace pith::internal
