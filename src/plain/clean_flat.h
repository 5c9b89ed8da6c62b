// Text without markup -> the blocks to keep: segment, measure, score, cut, and again with what is
// left until nothing more goes. So cleaning what was cleaned changes nothing.
#pragma once

#include <cstddef>
#include <string_view>

#include "page/page.h"
#include "pith/options.h"
#include "plain/model.h"

namespace pith {

// The text's blocks with label, score and, with Options::explain, reason. `text` is valid UTF-8. At
// most `most_blocks` are made. `confidence`: as Article::confidence.
Page clean_flat(std::string_view text, std::size_t most_blocks, const PlainModel& model,
                const Options& options, float& confidence);

// The same of markup whose structure is not looked at (flatten.h).
Page extract_over_budget(std::string_view page, std::size_t most_blocks, const PlainModel& model,
                         const Options& options, float& confidence);

}  // namespace pith
