// Dates as pages write them -> ISO 8601. Which of a page's dates is the one is decided in merge.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith {

// What is known about how the page writes dates.
struct DateHints {
  bool month_first = false;  // 3/5/2024 is March: the page is American English
};

// The first complete date (day, month and year) in `text`, with the time and zone that follow it
// as the page gives them: "2024-03-05", "2024-03-05T08:30", "2024-03-05T08:30:00+01:00". Empty
// when there is none: a weekday, a year or a month alone is no date. Only the first
// kDateTextBytes bytes are looked at. Years outside 1990..2100 don't count.
std::string find_date(std::string_view text, DateHints hints = {});

// The same for a value that should be a date and nothing else (a <meta> content, a datetime
// attribute): also reads seconds and milliseconds since 1970.
std::string parse_date(std::string_view value, DateHints hints = {});

// The date that a URL's path carries: /2024/03/05/, /2024-03-05-slug, /20240305/. Digits inside a
// segment are no date ("kali-linux-2026-1-release").
std::string date_in_url(std::string_view url);

// A readable date line is shorter; more is running text.
inline constexpr std::size_t kDateTextBytes = 240;

}  // namespace pith
