// Finds the names in a byline or an author value: cuts the text at commas, "and", labels and stops.
// name_labels.h has the labels, names.h tells which of the parts are names, and metadata/choice.h
// decides who the authors of a page are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

// Returns the names in `text`, cleaned: without "By", roles, dates, e-mail addresses, handles and
// URLs. Several names are separated at commas, "and" and the like. Empty when nothing in `text` can
// be a name.
std::vector<std::string> split_names(std::string_view text);

// The same for sources that give one name a value, or several between semicolons, and may invert it
// ("Doe, Jane").
std::vector<std::string> split_names_inverted(std::string_view text);

// True for "Doe, Jane" and for "Doe, Jane; Roe, John B.": a single word or two on either side of
// each comma, in scripts with capitals. "Jane Doe, John Roe" is two people.
bool are_inverted_names(std::string_view value);

// The same for a text that the page shows, which is less often a name: empty for a line that reads
// as a sentence or a menu. In `prose`, a single word in small letters is no user's name.
std::vector<std::string> shown_names(std::string_view text, bool prose);

// True when any of the names that shown_names(text, false) returned would be returned for prose
// too.
bool any_full_name(const std::vector<std::string>& shown);

// Returns the length of "By " in "By Jane Doe", of "Von ", "Autor: " and the like; 0 for none.
std::size_t byline_opening(std::string_view text);

// True for a text that ends with "reviewed by", "updated by", "Fotos von".
bool opens_other_work(std::string_view text);

// The names in "Reviewed by Jane Doe, MD"; none for a text that is no such line.
std::vector<std::string> names_of_other_work(std::string_view text);

// True for a text of its own that announces a name: "By", "Written by", "Autorin:".
bool is_byline_label(std::string_view text);

}  // namespace pith::internal
