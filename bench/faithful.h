// The property "what is kept was on the page": each text whole, in the page's order, once. What
// "on the page" means is decided here without pith's own reading of it: the texts of a plain Gumbo
// parse, be they hidden, in <noscript> or in a field. faithful_mode.h runs it over data sets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::bench {

// How a text breaks the property.
enum class Breach {
  not_on_page,
  out_of_order,  // it is on the page, but only above the text before it
  twice,         // it was kept more often than the page has it
};
std::string_view to_string(Breach breach);

struct BrokenText {
  Breach breach = Breach::not_on_page;
  std::size_t index = 0;  // among the texts that were checked
};

struct Faithfulness {
  std::vector<BrokenText> broken = {};
  // Texts that only the page's JSON-LD holds, tags and entities resolved; they have no order.
  std::size_t declared = 0;
};

// How many of the page's texts in a row a kept text may leave out: icons, what is hidden.
inline constexpr std::size_t kMaxLeftOut = 8;

// Checks texts that were kept, in this order, of a page in UTF-8. A kept text is a run of the
// page's texts, each whole but for those left out. White space, format and private characters are
// nothing; canonical equivalents are equal.
Faithfulness check_faithful(std::string_view page, const std::vector<std::string>& texts,
                            std::size_t most_left_out = kMaxLeftOut);

// Whether plain text output holds the texts in this order and, white space aside, nothing else but
// the marks of lists and tables.
bool holds_all(std::string_view output, const std::vector<std::string>& texts);

}  // namespace pith::internal::bench
