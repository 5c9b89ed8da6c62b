// The data for train_headline.py: the lines of plain texts that may be their headline.
#pragma once

#include <optional>
#include <string>

#include "bench/dataset.h"
#include "pith/result.h"

namespace pith::internal::bench {

// JSONL, up to three objects for each page whose title is known: the page as a tag stripper leaves
// it, with its <title> for a first line; without that line, as texts are that people copied; and as
// a short text, which begins some lines above the headline and ends after four paragraphs.
//
//   id, half (half_of), titled
//   candidates  [{text, right, features: {name: value}}], as headline.h has them; right: it has
//               nearly the same words as the true title
//
// The first error, if any.
std::optional<Error> write_headlines(const Dataset& dataset, const std::string& file);

}  // namespace pith::internal::bench
