// Finds the author and date that a page shows: bylines, rel=author, <time> and date lines. source.h
// interprets class names, values/names.h cleans the names, and values/dates.h reads the dates.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "metadata/sources/source.h"

namespace pith::internal {

// Collects everything that may be an author or date, together with its place, and reports what is
// near the headline.
class BylineReader final : public Source {
 public:
  void enter(const PlacedElement& element, Evidence& evidence) override;
  void leave(Node element) override;
  void text(Node node, const PagePlace& place) override;
  // Records that a headline is at `place`. The elements around it are not beside the article.
  void headline(const PagePlace& place);

  // Records a text that repeats the page's title. It stands for the headline where there is none.
  void title_text(const PagePlace& place);

  // `headline` is the index of the page's own headline among the calls of headline(); a larger
  // number when there is none.
  void report_near(std::size_t headline, Evidence& evidence) const;

 private:
  enum class Kind : std::uint8_t {
    rel_author,
    item_author,
    author_class,  // an element named author, byline, ...
    author_link,   // a link inside such an element
    by_text,       // a short text that opens with "By"
    published_time,
    modified_time,
    time,
    date_class,
    date_text,       // any short text with a date
    modified_text,   // a short text with a date that says "updated", or that follows such a text
    published_text,  // the same with "published"
    other_time,      // <time> in an element whose class says that it is beside the article
    other_text,      // a short text with a date in such an element
    named_text,      // a name behind a label or formula of a script without spaces
    editor_text,     // the same of an editor
  };
  struct Mention {
    Kind kind = Kind::time;
    std::size_t at = 0;     // PagePlace::text_before
    std::size_t group = 0;  // of author_class and author_link: the outermost author element
    bool content = false;
    std::string text = {};
  };

  // A text that was read before the headline it may be near.
  struct Passed {
    std::string_view text = {};
    PagePlace place = {};
    bool after_update_word = false;
  };

  bool in_reach(const PagePlace& place) const;
  void item(Node element, const PagePlace& place);  // with itemprop
  bool may_be_own(const PagePlace& place) const;
  void second_look(Node node, std::string_view text, const PagePlace& place);
  void labeled_name(std::string_view text, const PagePlace& place);
  void distant_text(Node node, std::string_view text, const PagePlace& place);
  void read_text(std::string_view text, const PagePlace& place);
  // `far`: the text is too far from the headline and the article's beginning.
  void by_text(Node node, std::string_view text, const PagePlace& place, bool far);
  std::string labeled(Node node) const;
  void add(Kind kind, const PagePlace& place, std::string text);
  void author_element(Node element, const PagePlace& place);
  void time_element(Node element, const ClassRoles& roles, const PagePlace& place);
  void report_authors(std::size_t anchor, Evidence& evidence) const;
  void report_dates(std::size_t anchor, Evidence& evidence) const;
  bool report_date(Kind kind, std::size_t anchor, Field field, std::string_view source,
                   Evidence& evidence) const;
  std::vector<const Mention*> nearest_group(std::size_t anchor) const;
  const Mention* nearest(Kind kind, std::size_t anchor) const;
  const Mention& more_exact(const Mention& mention) const;

  std::vector<Mention> mentions_;
  std::vector<std::size_t> headlines_;
  std::array<Passed, 16> passed_ = {};  // a ring of the last ones
  std::size_t passed_count_ = 0;
  Node author_element_;  // the outermost author element that is open
  std::size_t groups_ = 0;
  std::size_t content_begin_ = SIZE_MAX;  // where the first text of the article is
  bool after_update_word_ = false;        // the last text said "Updated:"
  bool after_publication_ = false;        // the last text said "Published:"
  bool after_other_date_ = false;         // the last text said "Join date:"
  bool after_other_work_ = false;         // the last text said "Reviewed by"
  std::size_t other_dates_ = 0;           // of other_time and other_text
  std::size_t title_at_ = SIZE_MAX;       // where a text is that repeats the title
  Node label_;                            // the element whose text announces a name ("By"), or null
  std::size_t far_mentions_ = 0;          // of by_text and modified_text
};

}  // namespace pith::internal
