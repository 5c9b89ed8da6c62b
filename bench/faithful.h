// Checks the property "what is kept was on the page": each text is whole, in the page's order, and
// kept once. "On the page" is decided without pith's own parsing: the texts of a plain Gumbo parse,
// including hidden ones and those in <noscript> or fields. faithful_mode.h runs it over data sets.
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
  // The number of texts that only the page's JSON-LD holds. They have no order.
  std::size_t declared = 0;
};

// How many consecutive texts of the page a kept text may skip: icons and hidden text.
inline constexpr std::size_t kMaxLeftOut = 8;

// Checks the kept texts, in this order, of a page in UTF-8. A kept text is a run of the page's
// texts, each whole except for skipped ones. White space, format characters and private characters
// are ignored; canonical equivalents are equal.
Faithfulness check_faithful(std::string_view page, const std::vector<std::string>& texts,
                            std::size_t most_left_out = kMaxLeftOut);

// Whether plain text output holds the texts in this order and, apart from white space, nothing else
// but the marks of lists and tables.
bool holds_all(std::string_view output, const std::vector<std::string>& texts);

}  // namespace pith::internal::bench
