// Texts as YAML that every reader reads as texts, whether of version 1.1 or 1.2.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

// A text as a scalar on one line, for a value of a block mapping or an item of a block sequence:
// plain, or in double quotes with the escapes of JSON where a plain one could be read as anything
// but this text. What is no UTF-8 becomes U+FFFD.
std::string yaml_scalar(std::string_view text);

}  // namespace pith::internal
