// Reads the metadata of a page. The sources (sources/) collect candidates into the evidence
// (evidence.h), values/ parses their values, and choice.h chooses among them.
#pragma once

#include <string_view>

#include "html/dom.h"
#include "metadata/hints.h"
#include "page/page_hints.h"
#include "pith/article.h"

namespace pith::internal {

struct TitleWordings;  // title_choice.h

// `url` is the page's address, empty when unknown. Relative links are resolved against it, and it
// is evidence for date and site. `hints` are what is known about the page from elsewhere. Never
// fails: a page that says nothing has empty metadata. `facts`, where given, is filled with what the
// same walk over the page finds for the scorer, `wordings` with what the title was chosen from.
Metadata read_metadata(const Document& document, std::string_view url, HeadFacts* facts = nullptr,
                       TitleWordings* wordings = nullptr, const Hints& hints = {});

// Sets the date, where none is known, to that of the last change.
void date_by_last_change(Metadata& metadata);

}  // namespace pith::internal
