// Values that systems write for other systems, and that say nothing to a reader.
#pragma once

#include <string_view>

namespace pith::internal {

// True for an image that stands for one that is loaded later, or for none: its name has no other
// words. "default-1234.jpg" and "blank-pages-of-a-book.jpg" may be pictures.
bool is_placeholder_image(std::string_view url);

// True for such an image that shows nothing at all: a spacer, a single pixel, inline data.
bool is_blank_image(std::string_view url);

// True for what systems write among the tags for other systems: UUIDs, paths, keys of analytics
// ("type:article", "nt_topic_7", "GTM-ABCD12"), long numbers, single digits, signs alone.
bool is_machine_tag(std::string_view tag);

// True for what programs write where a value is missing: "null", "undefined", "None". It may be the
// name of a tag about programs, which the text of a link shows.
bool is_missing_value(std::string_view value);

}  // namespace pith::internal
