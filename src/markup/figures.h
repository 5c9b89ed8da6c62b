// Images and embeds belong to the text that they stand in. Works on final verdicts.
#pragma once

#include "page/page.h"
#include "pith/options.h"

namespace pith {

// Labels the images among the blocks and the figures beside them, and moves the figures to their
// places among the blocks. An image is kept between kept texts, and also where it opens or ends the
// text that it shares an element with. With Options::captions, keeps the captions of what is kept.
// Linear in the blocks.
void settle_figures(Page& page, const Options& options);

}  // namespace pith
