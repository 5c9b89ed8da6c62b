// Which pages the caller wants: Options::languages, min_words, with_metadata, and select, which a
// page may have nothing for.
#pragma once

#include <string>
#include <vector>

#include "page/page_model.h"
#include "pith/article.h"
#include "pith/options.h"

namespace pith::internal {

// Drops all blocks of a page, which have their verdicts, if the caller does not want it, and
// returns why, which becomes its message; or "". `plain`: it was read as plain text; `problem`: why
// the selectors leave nothing of it, if they do. Sets the confidence of what the caller selected.
std::string drop_unwanted(std::vector<PageBlock>& blocks, bool plain, const std::string& problem,
                          const Options& options, Article& article);

}  // namespace pith::internal
