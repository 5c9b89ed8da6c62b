// The state that frameworks send along with a page for their scripts, as JSON: __NEXT_DATA__,
// window.__INITIAL_STATE__, data-page and similar.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/values/json.h"

namespace pith::internal {

struct PageState {
  // Of the script, variable or attribute that holds it: up to 60 letters, digits and _ $ - . :
  std::string name = {};
  JsonValue value = {};
};

// Returns the JSON in a page's attributes, its scripts of a JSON type (except JSON-LD) and the
// object literals and JSON strings of its JavaScript, in document order; then the rows of React's
// flight format and the JSON that is in strings of these. Nothing is evaluated: what is no JSON,
// even after repair_json(), is left out. `html` is UTF-8. Linear in it; reads at most `max_bytes`
// of JSON. Each byte may take kMemoryPerStateByte until the text is chosen (state_text.h).
std::vector<PageState> read_page_state(std::string_view html, std::size_t max_bytes);

// Chosen: most pages have less than a tenth of it.
inline constexpr std::size_t kMaxStateBytes = 4'000'000;
inline constexpr std::size_t kMemoryPerStateByte = 100;

}  // namespace pith::internal
