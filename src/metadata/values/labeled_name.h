// Finds names in the labels and formulas of Chinese, Japanese and Korean bylines, whose words have
// no spaces between them. names.h reads the bylines of other languages.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

struct LabeledName {
  std::string names = {};  // with an ideographic comma between several; empty for none
  bool editor = false;     // it is an editor's, who counts where no author is named
};

// False where no such name can be.
bool may_have_signs(std::string_view text);

// Looks for "author: X", "reporter X", "text/X", "X, reporter" and "editor: X" at both ends of
// `text`. A word that only mentions a reporter is no name.
LabeledName labeled_name_in(std::string_view text);

}  // namespace pith::internal
