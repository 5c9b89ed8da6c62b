// Languages: the tags that pages declare, the direction a language is written in, and whether the
// script of the text agrees with the declared language.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pith/article.h"

namespace pith::internal {

// Returns the language tag (BCP 47) in a value from a page ("pt-BR" for "pt_BR.UTF-8"), or "" if it
// is not a language tag.
std::string language_tag(std::string_view value);

// Returns "rtl" or "ltr", the direction in which the language of `tag` is written; empty when `tag`
// names no language.
std::string_view direction_of(std::string_view tag);

// Compares the declared `language` with the script of the kept blocks. A language that is not
// written in that script is not the text's: it is replaced by the one language that the script
// belongs to (source "script"), or cleared. The script also names the language where none is
// declared. Texts of few letters change nothing.
void check_language(std::span<const Block> blocks, MetaValue& language);

}  // namespace pith::internal
