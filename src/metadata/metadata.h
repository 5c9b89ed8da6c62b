// What a page says about itself -> Metadata. The sources (meta_tags, json_ld, byline, dates) only
// collect candidates; merge.h decides between them.
#pragma once

#include <string_view>

#include "html/dom.h"
#include "pith/article.h"

namespace pith {

// `url` is the page's address, empty when unknown: base of relative links, evidence for date and
// site. Total, like everything below extract().
Metadata read_metadata(const Document& document, std::string_view url);

}  // namespace pith
