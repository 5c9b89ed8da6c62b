// The language of a page, from what it declares and from its text.
#pragma once

#include <span>
#include <string>

#include "page/page_model.h"
#include "pith/article.h"

namespace pith::internal {

// Tells the language where none is declared or where the text is clearly in another one (source
// "text"). A declared language that is not written in the script of the text is cleared even if the
// language of the text cannot be told. Where the page declares no direction, it is that of the
// language (source "language").
//
// `blocks` are all blocks of the page. Those that are kept count; if these are few, all do.
void tell_language(std::span<const PageBlock> blocks, Metadata& metadata);

// Returns why a page in `language` is none that the caller asked for, or "". `ranges` are
// Options::languages; without any, every page will do.
std::string why_unwanted(const MetaValue& language, std::span<const std::string> ranges);

}  // namespace pith::internal
