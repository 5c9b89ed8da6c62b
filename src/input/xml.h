// Reads XML documents: feeds, sitemaps and the parts of books. They are decoded as pages are, so
// that a wrong or missing declaration does no harm.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::internal {

// The largest document that is read: exports of whole blogs as RSS have some 100 MB. Chosen.
inline constexpr std::size_t kMaxXmlBytes = 200'000'000;

// The tags and attributes of a document, each of which takes 64 bytes of memory. The largest
// exports have some millions, with those of the HTML in them, which are counted too. Chosen.
inline constexpr std::size_t kMaxXmlMarks = 10'000'000;

// What flaw() says about a document whose end is missing.
inline constexpr char kCutShort[] = "cut short";

class XmlDocument {
 public:
  // `content_type` is the header that the document came with, or "".
  explicit XmlDocument(std::string_view bytes, std::string_view content_type = {});

  // The document's element, or null. If the document has a flaw, it holds what is before it.
  pugi::xml_node root() const { return document_.document_element(); }
  // Why it is not well-formed, or "".
  const std::string& flaw() const { return flaw_; }
  // Whether the end of an element came before the flaw, if there is one.
  bool is_whole(pugi::xml_node element) const;

  // The name of an element with the usual prefix of its namespace: "content:encoded", "dc:date", or
  // "entry" without any for the namespace of the root. Unknown prefixes stay.
  std::string name(pugi::xml_node node) const;
  // The first child of this name, or null.
  pugi::xml_node child(pugi::xml_node parent, std::string_view name) const;
  // The text of that child, without white space around it.
  std::string text(pugi::xml_node parent, std::string_view name) const;

 private:
  void note_flaw(std::string_view bytes, std::string_view content_type, std::size_t begin,
                 const pugi::xml_parse_result& result);

  std::string text_;  // holds the strings of document_
  pugi::xml_document document_;
  std::vector<std::pair<std::string, std::string>> prefixes_;  // as written, as usual
  std::string flaw_;
  std::string read_;  // of a document with a flaw: what is before it, as it is written
};

// "link" for "atom:link".
std::string_view local_name(std::string_view name);

// Visits all nodes below `top` in the order of the document, without recursion. `visit` returns
// whether what is below the node is visited too.
template <typename Visit>
void walk_below(pugi::xml_node top, Visit visit) {
  pugi::xml_node node = top.first_child();
  while (node) {
    pugi::xml_node next = visit(node) ? node.first_child() : pugi::xml_node();
    for (; !next && node != top; node = node.parent()) {
      next = node.next_sibling();
      if (next) break;
    }
    if (node == top) return;
    node = next;
  }
}

// All text in an element, without white space around it.
std::string text_of(pugi::xml_node node);
// The elements and texts in an element, as XHTML without prefixes.
std::string markup_in(pugi::xml_node node);

}  // namespace pith::internal
