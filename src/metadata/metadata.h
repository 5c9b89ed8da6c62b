// What a page says about itself -> Metadata. The sources (meta_tags, json_ld, byline, dates) only
// collect candidates; choice.h decides between them.
#pragma once

#include <string_view>

#include "html/dom.h"
#include "page/page_hints.h"
#include "pith/article.h"

namespace pith {

struct TitleWordings;  // title_choice.h

// `url` is the page's address, empty when unknown: base of relative links, evidence for date and
// site. Total, like everything below extract().
// `facts`, where given, takes what the same walk finds out for the scorer; `wordings` what the
// title was chosen from.
Metadata read_metadata(const Document& document, std::string_view url, HeadFacts* facts = nullptr,
                       TitleWordings* wordings = nullptr);

}  // namespace pith
