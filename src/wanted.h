// Which pages the caller wants: Options::languages, min_words, with_metadata, and select, which a
// page may have nothing for.
#pragma once

#include <span>
#include <string>

#include "page/page_model.h"
#include "pith/article.h"
#include "pith/options.h"

namespace pith::internal {

// Returns why nothing of a page is content by the options, or "". `blocks` are all of the page,
// with their verdicts. `plain`: it was read as plain text.
std::string why_unwanted(std::span<const PageBlock> blocks, const Metadata& metadata, bool plain,
                         const Options& options);

}  // namespace pith::internal
