// Pages that have no text before their scripts have run.
#pragma once

#include <string_view>

namespace pith::internal {

// Whether the markup has a script that a browser runs; data in scripts is none.
bool has_running_script(std::string_view html);

}  // namespace pith::internal
