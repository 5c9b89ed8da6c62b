// What a page says about itself. The sources (sources/) collect candidates into the evidence
// (evidence.h), choice.h decides between them, and values/ reads what they say.
#pragma once

#include <string_view>

#include "html/dom.h"
#include "page/page_hints.h"
#include "pith/article.h"

namespace pith {

struct TitleWordings;  // title_choice.h

// `url` is the page's address, empty when unknown. Relative links are resolved against it, and it
// is evidence for date and site. Never fails: a page that says nothing has empty metadata. `facts`,
// where given, is filled with what the same walk over the page finds for the scorer, `wordings`
// with what the title was chosen from.
Metadata read_metadata(const Document& document, std::string_view url, HeadFacts* facts = nullptr,
                       TitleWordings* wordings = nullptr);

}  // namespace pith
