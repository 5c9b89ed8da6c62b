// What the class and id of an element say to someone who looks for author and date. The general
// table of such words is in html/cues.h.
#pragma once

#include <cstdint>
#include <string_view>

#include "html/dom.h"
#include "html/text_cache.h"

namespace pith {

struct ClassRoles {
  bool author = false;    // an author's name or a line with it
  bool date = false;      // a date
  bool modified = false;  // the date of a change
  bool other = false;     // something beside the article: comments, related items, navigation, ...
  bool footer = false;    // of the page, or of the article when inside it
  bool content = false;   // the article itself
  bool byline = false;    // about author and date in general
  bool categories = false;  // the page's own categories, as wikis list them
  bool hidden = false;      // what only the site's editors see
};

// Reads class attributes of one page, which must outlive it.
class ClassRoleReader {
 public:
  ClassRoles read(Node element);

 private:
  TextCache<ClassRoles> known_;
};

}  // namespace pith
