// Dates in other scripts, in the form that dates.cc reads: their digits, signs and short forms.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

// True when western() may change the text.
bool has_other_script(std::string_view text);

// The text with Western digits, and with the names of months that are one word each.
std::string western(std::string_view text);

// Where the first digit of any script is, npos for nowhere.
std::size_t first_digit(std::string_view text);

// True for digits of Persian, and for letters of Thai: years are those of their calendars.
bool has_persian_digit(std::string_view text);
bool has_thai_letter(std::string_view text);

// True when every word of the text may stand in a date: a month, a weekday, "at", "o'clock", the
// signs of East Asian dates. Digits and punctuation are no words.
bool are_date_words(std::string_view text);

// True for the name of a month of the Persian solar calendar.
bool is_solar_month(std::string_view word);

}  // namespace pith::internal
