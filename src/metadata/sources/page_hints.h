// Reads what the head and the URL say about the kind of page, for the scorer of blocks. The result
// is declared in page/page_hints.h. This reader adds nothing to the evidence.
#pragma once

#include <string_view>

#include "html/dom.h"
#include "metadata/sources/source.h"
#include "page/page_hints.h"

namespace pith::internal {

class PageHintReader final : public Source {
 public:
  void head_element(const PlacedElement& element, Evidence& evidence) override;
  void enter(const PlacedElement& element, Evidence& evidence) override;

  // The text of a JSON-LD block. It is searched, not parsed, because broken JSON also names its
  // types.
  void json_ld(std::string_view text);

  // `address` is the page's URL, empty when unknown.
  PageHints finish(std::string_view address) const;

 private:
  void read_meta(Node meta);
  void read_item(Node element);  // with itemtype

  PageHints hints_;
};

}  // namespace pith::internal
