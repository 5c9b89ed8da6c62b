// Head and address -> page/page_hints.h.
#pragma once

#include <string_view>

#include "html/dom.h"
#include "page/page_hints.h"

namespace pith {

// Fed by the walk of read_metadata().
class PageHintReader {
 public:
  void meta(Node meta);
  void json_ld(std::string_view text);  // not parsed: broken JSON names its types as well
  void item(Node element);              // with itemtype

  // `address`: the page's URL, empty when unknown.
  PageHints finish(std::string_view address) const;

 private:
  PageHints hints_;
};

}  // namespace pith
