// Converts dates as pages write them to ISO 8601. metadata/choice.h decides which date of a page is
// its own. dates.cc implements the forms of dates and times, and date_words.cc the words of many
// languages.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

// What is known about how the page writes dates.
struct DateHints {
  bool month_first = false;  // 3/5/2024 is March, since the page is in American English
  // Whether 1403/1/1 and 1/1/2567 may be years of these calendars where nothing in the text says
  // so. A month's name decides in any case.
  bool persian_years = true;
  bool thai_years = true;
};

// Returns the first complete date (day, month and year) in `text`, with the time and zone that
// follow it as the page gives them: "2024-03-05", "2024-03-05T08:30", "2024-03-05T08:30:00+01:00".
// Empty when there is none: a weekday, a year or a month alone is no date. Only the first
// kDateTextBytes bytes are read. Years outside 1990..2100 don't count.
std::string find_date(std::string_view text, DateHints hints = {});

// The same for a value that should be a date and nothing else (the content of a <meta>, a datetime
// attribute). It also reads seconds and milliseconds since 1970.
std::string parse_date(std::string_view value, DateHints hints = {});

// The day as find_date() writes it.
std::string iso_date(std::chrono::sys_days day);

// Returns the date in a URL's path: /2024/03/05/, /2024-03-05-slug, /20240305/. Digits inside a
// segment are no date ("kali-linux-2026-1-release").
std::string date_in_url(std::string_view url,
                        DateHints hints = {.persian_years = false, .thai_years = false});

// The text with the digits of other scripts (Arabic, Persian, Devanagari, full-width, ...) as
// ASCII.
std::string ascii_digits(std::string_view text);

// A readable date line is shorter than this; a longer text is prose.
inline constexpr std::size_t kDateTextBytes = 240;

// Returns 1..12, or 0 when `word` (any case, no punctuation) is no month's name or usual short
// form.
int month_number(std::string_view word);

// True for the name of a month that a day may follow: "March", not "Augusta" and "Marta", which are
// names of people and places unless they stand between the day and the year ("12. augusta 2024").
bool is_month_before_day(std::string_view word);

// True for a line of which "updated", "modified" or a similar word is a part; false for long texts.
bool says_update(std::string_view text);

// Where such a word begins in a line of any length, or npos; and the same for "published".
std::size_t find_update(std::string_view text);
std::size_t find_publication(std::string_view text);

// True for "Last updated: 5 March 2024", not for "our terms were last updated".
bool begins_with_update(std::string_view text);

// True for a line that is a date, perhaps with weekday and time, and has no other word.
bool is_only_date(std::string_view text);

// True for "Published on 5 March 2024", but not for "Published by Example Ltd, registered 5 March
// 2024", and for a text that announces such a date alone.
bool begins_with_publication(std::string_view text);
bool is_publication_label(std::string_view text);

// Where a label like that begins inside a line of a script without spaces, npos for nowhere.
std::size_t publication_label_in(std::string_view text);

// The parts of a line that name the day of publication and the day of the last change: "5 March
// 2024. Updated: 7 March 2024". A part that the line does not have is empty.
struct DatesOfLine {
  std::string_view published = {};
  std::string_view modified = {};
};
DatesOfLine dates_of_line(std::string_view text);

// True for a label that announces a date of the page: "Date:", "Posted:", "Updated:".
bool is_date_label(std::string_view text);

// True for a line about another date, or the label of one: "Join date:", "Member since".
bool is_other_date_label(std::string_view text);

// True for the ones that name an owner, not the date in the next text: "(c) Jane Doe".
bool is_copyright(std::string_view text);

// False when there can be no date in `text`. Digits of other scripts count.
bool may_have_digit(std::string_view text);

// True for "Updated", "Last modified:", "Zuletzt aktualisiert am": the date is in the next text.
bool is_update_label(std::string_view text);

}  // namespace pith::internal
