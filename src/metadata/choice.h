// Chooses the metadata among the candidates in the evidence (evidence.h). The order of trust is in
// precedence.cc. The title is chosen before, by title_choice.h; choose_date() is in date_choice.cc.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "metadata/evidence.h"
#include "metadata/title_choice.h"
#include "pith/article.h"

namespace pith::internal {

struct PageOrigin {
  std::string_view url = {};   // of the page; empty when unknown
  std::string_view base = {};  // what relative links are resolved against; empty when unknown
  std::optional<std::chrono::sys_days> retrieved = {};  // no date is later
};

Metadata choose_metadata(const Evidence& evidence, const TitleChoice& title,
                         const PageOrigin& origin);

// Returns the first date of the most trusted source that has one. But when that is a moment given
// in UTC, another source may name the same moment by a local clock, or the page's URL another day:
// 03:00 UTC is the evening before in America. Then the local date is returned.
MetaValue choose_date(const Evidence& evidence, Field field, const PageOrigin& origin);

}  // namespace pith::internal
