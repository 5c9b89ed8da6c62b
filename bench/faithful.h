// The property "what is kept was on the page": each text whole, in the page's order, once. What
// "on the page" means is decided here without pith's own reading of it: the texts of a plain Gumbo
// parse, be they hidden, in <noscript> or in form fields.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::bench {

// How a text breaks the property.
enum class Breach {
  not_on_page,
  out_of_order,  // it is on the page, but only above the text before it
  twice,         // it was output more often than the page has it
};
std::string_view to_string(Breach breach);

struct BrokenText {
  Breach breach = Breach::not_on_page;
  std::size_t index = 0;  // among the texts that were checked
};

struct Faithfulness {
  std::vector<BrokenText> broken = {};
  // Texts that only the page's JSON-LD holds, as entities of HTML or not; they have no order.
  std::size_t declared = 0;
};

// Checks `texts`, output in this order, against a page in UTF-8. White space, format and private
// characters are nothing; canonical equivalents are equal. A text is some of the page's texts in a
// row, each whole; it may leave out a few of them: icons, what is hidden.
Faithfulness check_faithful(std::string_view page, const std::vector<std::string>& texts);

}  // namespace pith::bench
