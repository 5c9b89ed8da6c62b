// Candidates -> Metadata. What each source may say is in evidence.h, whom to believe in
// precedence.h, the choice of the title in headline.h.
#pragma once

#include <string_view>

#include "metadata/evidence.h"
#include "metadata/headline.h"
#include "pith/article.h"

namespace pith {

struct MergeContext {
  std::string_view url = {};   // of the page; empty when unknown
  std::string_view base = {};  // what relative links are resolved against
};

Metadata merge(const Evidence& evidence, const TitleChoice& title, const MergeContext& context);

}  // namespace pith
