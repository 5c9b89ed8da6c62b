// Finds the author and date that a page shows: bylines, rel=author, <time> and date lines. source.h
// interprets class names, values/byline_names.h cleans the names, and values/dates.h reads the
// dates.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "metadata/sources/mentions.h"
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
  using Kind = Mention::Kind;

  // A text of the page, and what rules out most of its readers at once.
  struct Line {
    explicit Line(Node node);
    Node node;
    std::string_view text;        // without white space around it
    bool may_have_date = false;   // it has a digit where the date of a line is
    bool may_have_signs = false;  // of a script without spaces
  };

  // A text that was read before the headline it may be near.
  struct Passed {
    std::string_view text = {};
    PagePlace place = {};
    bool after_update_word = false;
  };

  struct Heading {
    std::size_t at = 0;  // PagePlace::text_before
    bool content = false;
  };

  bool in_reach(const PagePlace& place) const;
  // True if the last text was a link that may be a teaser's. Asked only where a date follows,
  // because it takes longer than all that most texts are asked.
  bool after_teaser() const;
  void item(Node element, const PagePlace& place);  // with itemprop
  bool may_be_own(const PagePlace& place) const;
  void second_look(const Line& line, const PagePlace& place);
  void box_text(std::string_view text, const PagePlace& place);
  void labeled_name(std::string_view text, const PagePlace& place);
  void distant_text(const Line& line, const PagePlace& place);
  void read_text(std::string_view text, const PagePlace& place);
  // `far`: the text is too far from the headline and the article's beginning.
  void by_text(const Line& line, const PagePlace& place, bool far);
  std::string labeled(Node node) const;
  void add(Kind kind, const PagePlace& place, std::string text);
  void author_element(Node element, const PagePlace& place);
  void read_passed(const PagePlace& place);
  void time_beside(Node element, const PagePlace& place);
  void time_element(Node element, const ClassRoles& roles, const PagePlace& place);

  Mentions mentions_;
  std::vector<Heading> headlines_;
  std::array<Passed, 16> passed_ = {};  // a ring of the last ones
  std::size_t passed_count_ = 0;
  Node author_element_;         // the outermost author element that is open
  bool in_author_box_ = false;  // it is no byline, and none of its text was read yet
  Node modified_element_;       // the outermost element named modified, updated, ... that is open
  std::size_t groups_ = 0;
  std::size_t content_begin_ = SIZE_MAX;  // where the first text of the article is
  bool after_update_word_ = false;        // the last text said "Updated:"
  bool after_publication_ = false;        // the last text said "Published:"
  bool after_other_date_ = false;         // the last text said "Join date:"
  bool after_unknown_label_ = false;      // the last text said "Founded:"
  bool after_name_ = false;               // the last text, far from a headline, was a byline
  bool after_other_work_ = false;         // the last text said "Reviewed by"
  std::size_t other_dates_ = 0;           // of other_time, other_text and lone_text
  std::size_t title_at_ = SIZE_MAX;       // where a text is that repeats the title
  Node last_text_;                        // the last one that is not blank, or null
  std::size_t own_text_ = 0;              // bytes of long texts that are not beside the article
  bool in_thread_ = false;                // a long comment was read, and no article before it
  Node label_;                            // the element whose text announces a name ("By"), or null
  std::size_t far_mentions_ = 0;          // of by_text, modified_text and published_text
};

}  // namespace pith::internal
