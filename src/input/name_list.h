// A list of inputs, as --list takes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith {

// The paths and URLs of a text, one a line, without blanks around them. Empty lines and those that
// begin with '#' name none; a byte order mark may come first.
std::vector<std::string> listed_names(std::string_view text);

}  // namespace pith
