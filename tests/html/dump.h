// A parsed page as one line, for table tests.
#pragma once

#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal::test {

constexpr std::size_t kPlenty = 100'000'000;

// "div(p('text') br)": the children of `top`; "?" for elements without a Tag of their own.
inline std::string dump(Node top) {
  std::string out;
  const auto part = [&out] {
    if (!out.empty() && out.back() != '(') out += ' ';
  };
  walk(
      top,
      [&](Node node) {
        if (node == top) return true;
        part();
        if (node.is_text()) {
          out += '\'';
          for (const char c : node.text()) c == '\n' ? out.append("\\n") : out.append(1, c);
          out += '\'';
          return false;
        }
        out += node.tag() == Tag::unknown ? "?" : tag_name(node.tag());
        if (!node.first_child()) return false;
        out += '(';
        return true;
      },
      [&](Node node) {
        if (node != top) out += ')';
      });
  return out;
}

// The body of a page, or its head.
inline std::string body_of(std::string_view html) {
  return dump(Document::parse(html, kPlenty).body());
}
inline std::string head_of(std::string_view html) {
  return dump(Document::parse(html, kPlenty).head());
}

// The first element with this tag in document order, or the null node.
inline Node first(Node top, Tag tag) {
  Node found;
  walk(top, [&](Node node) {
    if (!found && node.is_element() && node.tag() == tag) found = node;
    return !found;
  });
  return found;
}

}  // namespace pith::internal::test
