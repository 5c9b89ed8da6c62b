// What a page shows about its author and date, and which of it is the page's own. byline.h finds
// the mentions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/evidence.h"

namespace pith::internal {

// Bytes of text between headline and byline. A lead and a caption fit in between.
inline constexpr std::size_t kReachAfter = 1500;
inline constexpr std::size_t kReachBefore = 400;

// A text or element that may name the page's author or date.
struct Mention {
  enum class Kind : std::uint8_t {
    rel_author,
    item_author,
    author_class,  // an element named author, byline, ...
    author_link,   // a link inside such an element
    by_text,       // a short text that opens with "By"
    signed_text,   // one far from headline and beginning that opens with a label ("Written by")
    box_text,      // the first text of a box about the author
    published_time,
    modified_time,
    time,
    date_class,
    date_text,       // any short text with a date
    modified_text,   // a short text with a date that says "updated", or that follows such a text
    published_text,  // the same with "published"
    other_time,      // <time> in an element whose class says that it is beside the article
    other_text,      // a short text with a date in such an element, or behind an unknown label
    signed_date,     // a line that is a date, behind a signature
    lone_text,       // a line that is a date, before any headline and any content
    named_text,      // a name behind a label or formula of a script without spaces
    editor_text,     // the same of an editor
  };
  Kind kind = Kind::time;
  std::size_t at = 0;     // PagePlace::text_before
  std::size_t group = 0;  // of author_class and author_link: the outermost author element
  bool content = false;
  bool beside = false;    // in an element that seems to be beside the article
  bool comments = false;  // in comments or reviews
  std::string text = {};
};

// Positions in the page's text that the page's own author and date are near.
struct Anchors {
  std::size_t headline = 0;
  // The first heading of the content, of which the headline may be a section; SIZE_MAX for none.
  std::size_t first = SIZE_MAX;
  bool none = false;    // the page has no headline and marks no content
  bool thread = false;  // the page has no text but its comments
};

class Mentions {
 public:
  using Kind = Mention::Kind;

  // Drops a mention without text, and those beyond the limit.
  void add(Mention mention);
  bool full() const;
  std::size_t size() const { return mentions_.size(); }

  // Persons who did other work on the page, such as a reviewer; they are no authors. Call it before
  // report().
  void exclude(const std::vector<std::string>& names);

  // Adds the mentions to `evidence` that are near the anchors.
  void report(const Anchors& anchors, Evidence& evidence) const;

 private:
  void report_authors(const Anchors& anchors, Evidence& evidence) const;
  void report_dates(const Anchors& anchors, Evidence& evidence) const;
  bool report_date(Kind kind, const Anchors& anchors, Field field, std::string_view source,
                   Evidence& evidence) const;
  void report_other(Kind kind, const Anchors& anchors, std::string_view source,
                    Evidence& evidence) const;
  std::vector<const Mention*> nearest_group(const Anchors& anchors) const;
  const Mention* only_signature(Kind kind) const;
  const Mention* signed_date() const;
  const Mention* nearest(Kind kind, const Anchors& anchors) const;
  bool is_near_label(const Mention& mention, const Anchors& anchors) const;
  void report_published(const Anchors& anchors, Evidence& evidence) const;
  const Mention& more_exact(const Mention& mention) const;
  const Mention* lone_date() const;

  // The names that shown_names() finds in the mention, without those excluded.
  std::vector<std::string> names_of(const Mention& mention, bool prose) const;

  std::vector<Mention> mentions_;
  std::vector<std::string> excluded_;
};

}  // namespace pith::internal
