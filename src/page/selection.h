// What a caller's selectors (Options::select, Options::drop) say about the nodes of a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "page/page_model.h"
#include "pith/options.h"

namespace pith::internal {

class Selection {
 public:
  // Without a selector all nodes are open. Linear in the nodes, and in those of nothing.
  Selection(const Document& document, const Options& options);

  bool empty() const { return choices_.empty(); }

  // Of an element itself, of a text what is around it.
  Choice of(Node node) const {
    if (choices_.empty()) return Choice::open;
    return choices_[(node.is_text() ? node.parent() : node).number()];
  }

  // Why the selectors leave nothing of the page: they cannot be read, or no element matches; or "".
  const std::string& problem() const { return problem_; }

 private:
  void choose(const Document& document, const Options& options);

  std::vector<Choice> choices_;  // one a node
  std::string problem_;
};

}  // namespace pith::internal
