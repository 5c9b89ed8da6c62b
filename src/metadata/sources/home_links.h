// Collects the texts of links to the front page, which name the site. They are not added to the
// evidence; values/titles.h compares the parts of a title with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "metadata/sources/source.h"

namespace pith::internal {

// True for a link to some site's front page: "/", "https://example.org", "/index.html".
bool leads_to_front_page(std::string_view href);

// True for the address of a site's front page, which may have parameters that name a referrer
// ("?utm_source=mail"), but none that select a page ("?p=123").
bool is_front_page(std::string_view url);

// True when `heading` holds nothing but a link to a front page.
bool is_front_page_link(Node heading);

class HomeLinks final : public Source {
 public:
  void enter(const PlacedElement& element, Evidence& evidence) override;

  // Adds an <a> if it is a link to a front page.
  void add(Node anchor);
  // The names of links to the site at `host`, which is empty if unknown. Empty if `path` is that of
  // the front page itself.
  std::vector<std::string> names(std::string_view host, std::string_view path) const;

 private:
  struct Link {
    std::string text = {};
    std::string_view host = {};  // empty: the page's own
  };
  std::vector<Link> links_;
};

}  // namespace pith::internal
