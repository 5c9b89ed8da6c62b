// A block's text as plain text: signs show what its spans mean, as people write it in mail.
#pragma once

#include <string>

#include "pith/article.h"

namespace pith::internal {

// "10^6", "x_i", "$a^2$", quotation marks around quotations. Struck text is between "~~", or
// is left out where inserted text takes its place. Ordinals ("1st", "2e") stay plain.
std::string text_inline(const Block& block);

}  // namespace pith::internal
