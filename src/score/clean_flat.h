// Text without markup -> the blocks to keep: segment, measure, score, cut, and again with what is
// left until nothing more goes. So cleaning what was cleaned changes nothing.
#pragma once

#include <cstddef>
#include <string_view>

#include "pith/article.h"
#include "pith/options.h"
#include "score/model.h"

namespace pith {

// Fills the article's blocks and confidence. `text` is valid UTF-8. False when there were more than
// `most_blocks`, which are left out.
bool clean_flat(std::string_view text, std::size_t most_blocks, const Model& model,
                const Options& options, Article& article);

// The same of markup whose structure is not looked at (flatten.h).
bool clean_markup(std::string_view page, std::size_t most_blocks, const Model& model,
                  const Options& options, Article& article);

}  // namespace pith
