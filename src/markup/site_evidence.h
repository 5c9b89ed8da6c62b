// Verdicts that a page's neighbours overrule: what most pages of the host have is the template's,
// what this page alone has is its own.
#pragma once

#include <string_view>
#include <vector>

#include "page/page.h"
#include "pith/options.h"

namespace pith {

// Changes labels (and reasons, with Options::explain) where Options::site tells otherwise than the
// cut. `url`: the page's, or its canonical one.
void apply_site(const Options& options, std::string_view url, std::vector<PageBlock>& blocks);

}  // namespace pith
