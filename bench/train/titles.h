// The data for train_title.py: the wordings from which a page's title is chosen.
#pragma once

#include <optional>
#include <string>

#include "bench/dataset.h"
#include "pith/result.h"

namespace pith::internal::bench {

// JSONL, one object for each page whose title is known:
//
//   id, half (half_of), front_page,
//   right      whether the title that is chosen now is the true one (same_title)
//   wordings   [{text, right, features: {name: value}}], as title_choice.h has them; none where the
//              ranker is not asked
//
// The first error, if any.
std::optional<Error> write_titles(const Dataset& dataset, const std::string& file);

}  // namespace pith::internal::bench
