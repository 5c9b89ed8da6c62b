// A byline or author value -> the names in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith {

// The names in `text`, cleaned: without "By", roles, dates, e-mail addresses, handles and URLs;
// several are told apart at commas, "and" and their kin. Empty when nothing in it can be a name.
std::vector<std::string> split_names(std::string_view text);

// The same for sources that give one name a value and may turn it round ("Doe, Jane").
std::vector<std::string> split_names_inverted(std::string_view text);

// How much a name looks like a person's: 0 a full name, 1 a single word (a user's name, or half of
// one), 2 an organisation's or a newsroom's.
int name_tier(std::string_view name);

// "By Jane Doe", "Von Max Muster", "Autor: ...": how long the opening is, 0 for none.
std::size_t byline_opening(std::string_view text);

}  // namespace pith
