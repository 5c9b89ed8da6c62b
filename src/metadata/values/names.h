// A byline or author value -> the names in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith {

// The names in `text`, cleaned: without "By", roles, dates, e-mail addresses, handles and URLs;
// several are told apart at commas, "and" and their kin. Empty when nothing in it can be a name.
std::vector<std::string> split_names(std::string_view text);

// The same for what a page shows, which is a name less often: nothing from a line that reads as a
// sentence or a menu. `prose`: it is running text, where a small word is no user's name.
std::vector<std::string> shown_names(std::string_view text, bool prose);

// Any of shown_names(text, false) is there with `prose` too.
bool any_full_name(const std::vector<std::string>& shown);

// A role, initials, a month or a word in small letters: a name only where no other is.
bool is_aside_of_name(std::string_view name);

// split_names() for sources that give one name a value and may turn it round ("Doe, Jane").
std::vector<std::string> split_names_inverted(std::string_view text);

// How much a name looks like a person's: 0 a full name, 1 a single word (a user's name, or half of
// one), 2 an organisation's or a newsroom's.
int name_tier(std::string_view name);

// "By Jane Doe", "Von Max Muster", "Autor: ...": how long the opening is, 0 for none.
std::size_t byline_opening(std::string_view text);

// A text of its own that says that a name follows: "By", "Written by", "Autorin:".
bool is_byline_label(std::string_view text);

}  // namespace pith
