// How pages say that a date is that of the last change, in the languages of most.
#pragma once

#include <string_view>

namespace pith {

// A line of which "updated", "modified" or the like is a part; false for long texts.
bool says_update(std::string_view text);

// "Last updated: 5 March 2024", not "our terms were last updated".
bool begins_with_update(std::string_view text);

// "Updated", "Last modified:", "Zuletzt aktualisiert am": the date is the next text.
bool is_update_label(std::string_view text);

}  // namespace pith
