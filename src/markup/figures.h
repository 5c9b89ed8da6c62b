// Images and embeds belong to the text that they stand in. Works on final verdicts.
#pragma once

#include "page/page_model.h"
#include "pith/options.h"

namespace pith::internal {

// Labels the images among the blocks and the figures beside them, and moves the figures to their
// places among the blocks. An image is kept between kept texts, and also where it opens or ends the
// text that it shares an element with. With Options::captions, keeps the captions of what is kept.
// Linear in the blocks.
void settle_figures(PageModel& page, const Options& options);

}  // namespace pith::internal
