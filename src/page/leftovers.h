// Markup that a page shows as text by mistake.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

// The text without shortcodes that nothing expanded ("[vc_row full_width=...]", "[/caption]") and
// without elements of trackers and scripts that were escaped ("<img src=... width="1">" in
// letters). The text itself where it has none, else `storage`. Linear.
std::string_view without_leftovers(std::string_view text, std::string& storage);

}  // namespace pith::internal
