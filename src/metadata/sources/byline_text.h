// What a line that a page shows says about author and date, by its text alone. byline.h knows where
// the line is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

// True for a text that ends with "reviewed by", "updated by", "Fotos von": the name after it is not
// the author's.
bool announces_other_work(std::string_view text);

// `text` without the signs between date and author at its beginning.
std::string_view without_signs(std::string_view text);

// True for "Author: Jane Doe" and "Written by Jane Doe", which count wherever they are.
bool opens_with_label(std::string_view text);

// Returns where "by Jane Doe" (or "by" alone, at the end) begins in a text of date and author; npos
// for nowhere.
std::size_t by_after_date(std::string_view text);

// True for "Published by Example Press and released in May": most of it is no name.
bool is_sentence(std::string_view text, std::size_t opening, const std::vector<std::string>& names);

// The name in "5 March 2024 - Jane Doe" and "Jane Doe | Senior Writer | 5 March 2024", "" for none.
std::string name_beside_date(std::string_view text);

// True for a line that is hardly more than a date: "30th March 2025, 16:26".
bool is_date_line(std::string_view text);

// True for a label that says of no date of the page what it is ("Founded:").
bool is_unknown_label(std::string_view text);

// True for "Founded: 5 March 2024".
bool opens_with_unknown_label(std::string_view text);

}  // namespace pith::internal
