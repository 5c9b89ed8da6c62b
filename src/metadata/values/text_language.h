// The declared language held against the text's script.
#pragma once

#include <span>

#include "pith/article.h"

namespace pith {

// Of the kept blocks. A language that is not written in the script of the text is not the text's:
// it gives way to the one language that the script belongs to (source "script"), else to nothing.
// Where none is declared, such a script tells it too. Texts of few letters say nothing.
void check_language(std::span<const Block> blocks, MetaValue& language);

}  // namespace pith
