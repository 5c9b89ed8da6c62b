// The text of a small element, with an end to what it costs.
#pragma once

#include <cstddef>
#include <string>

#include "html/dom.h"

namespace pith {

// As text_content(), but "" when the element holds more than `max_bytes` of text or more nodes
// than kMostShortTextNodes: then it is no name, date or headline.
std::string short_text(Node element, std::size_t max_bytes);

inline constexpr std::size_t kMostShortTextNodes = 200;

}  // namespace pith
