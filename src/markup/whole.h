// What is one thing is kept as one: a data table, a list of texts; and code among kept text stays,
// which has few words of the kind that scores well.
#pragma once

#include <vector>

#include "markup/features.h"
#include "page/page.h"

namespace pith {

// `cut` is the page's own; the labels say which blocks are at least as likely content.
void keep_whole(const Measured& measured, float cut, std::vector<PageBlock>& blocks);

}  // namespace pith
