// The base class of metadata sources. A source sees the page's elements and texts in document order
// and adds candidates to the evidence. metadata.cc walks the page and lists the sources; the table
// in precedence.cc orders them by trust.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "html/word_table.h"
#include "metadata/evidence.h"

namespace pith::internal {

// The position of the walk in the page.
struct PagePlace {
  std::size_t text_before = 0;  // bytes of text seen so far
  // The outermost element around that seems to be beside the article (comments, related items,
  // navigation, ...); null for none.
  const void* beside = nullptr;
  bool content = false;   // inside the article
  bool apart = false;     // inside <nav>, the page's header or footer
  bool comments = false;  // inside an element named comments, reviews, ... beside the article
  bool answer = false;    // inside a comment or an answer, by its schema.org type
  bool front_page_link = false;  // inside a link to a front page
  bool categories = false;       // inside the page's own list of categories
};

// What the class and id of an element say about author, date and place. The general table of such
// words is in html/cues.h.
struct ClassRoles {
  bool author = false;    // an author's name or a line with it
  bool date = false;      // a date
  bool modified = false;  // the date of a change
  bool other = false;     // something beside the article: comments, related items, navigation, ...
  bool comments = false;  // comments or reviews, which are beside the article
  bool footer = false;    // of the page, or of the article when inside it
  bool content = false;   // the article itself
  bool byline = false;    // author and date in general
  bool categories = false;  // the page's own categories, as wikis list them
  bool hidden = false;      // what only the site's editors see
  bool name = false;        // a name, of anything
  bool job = false;         // what a person does
  bool topics = false;      // a list of topics
};

struct PlacedElement {
  Node node;
  PagePlace place = {};
  ClassRoles roles = {};
  bool page = false;  // <html>, <head> or <body>
};

// A source overrides what it needs. Its class is final, so that no call is virtual at run time.
class Source {
 public:
  // A <meta>, <link>, <base>, <title> or <script>, wherever it is in the page.
  virtual void head_element(const PlacedElement& /*element*/, Evidence& /*evidence*/) {}
  // Any other element, before its content, unless says_nothing() of metadata.cc is true of it.
  virtual void enter(const PlacedElement& /*element*/, Evidence& /*evidence*/) {}
  // A text that is not blank, including the white space around it.
  virtual void text(Node /*text*/, const PagePlace& /*place*/) {}
  // After the content of an element that was entered.
  virtual void leave(Node /*element*/) {}
  // Once, after the last node. `address` is the page's URL, empty when unknown.
  virtual void report(std::string_view /*address*/, Evidence& /*evidence*/) {}

 protected:
  ~Source() = default;
};

// Follows the walk and determines for each element where it is and what its class says. The
// document must outlive it.
class PlaceReader {
 public:
  PlacedElement enter(Node node);
  // The same for an element whose content is where it is itself.
  void enter_same() { open_.push_back(place()); }
  void leave() {
    if (!open_.empty()) open_.pop_back();
  }
  void text(Node node) { text_before_ += node.text().size(); }
  // The open elements hold the headline: none of them is beside the article, whatever its class
  // says.
  void headline() {
    for (PagePlace& place : open_) {
      place.beside = nullptr;
      place.comments = false;
    }
  }
  bool is_beside() const { return !open_.empty() && open_.back().beside != nullptr; }
  PagePlace place() const {
    PagePlace place = open_.empty() ? PagePlace() : open_.back();
    place.text_before = text_before_;
    return place;
  }

 private:
  ClassRoles roles_of(Node node);

  TextCache<ClassRoles> known_;  // by class attribute
  std::vector<PagePlace> open_;  // of every open element; text_before is not kept up to date
  std::size_t text_before_ = 0;
};

}  // namespace pith::internal
