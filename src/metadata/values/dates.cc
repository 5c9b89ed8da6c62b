#include "metadata/values/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/url.h"
#include "metadata/values/clock.h"
#include "metadata/values/date_tokens.h"
#include "metadata/values/months.h"

namespace pith {
namespace {

// The web is younger than 1990; nothing later than 2100 is meant seriously.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

struct Day {
  int year = 0, month = 0, day = 0;
  std::size_t end = 0;  // index of the token after it
};

int month_at(const DateTokens& tokens, std::size_t i) {
  return tokens[i].kind == DateToken::Kind::word ? month_number(tokens[i].text) : 0;
}

bool plausible(const Day& day) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day.year < kFirstYear || day.year > kLastYear) return false;
  if (day.month < 1 || day.month > 12 || day.day < 1) return false;
  if (day.day > kDays[static_cast<std::size_t>(day.month - 1)]) return false;
  const bool leap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0);
  return day.month != 2 || day.day < 29 || leap;
}

// A year of four digits, or of two where the form leaves no doubt: 00..69 is 20xx.
std::optional<int> year_at(const DateTokens& tokens, std::size_t i, bool two_digits) {
  if (tokens.number(i, 4, 4)) return tokens[i].value;
  if (!two_digits || !tokens.number(i, 2, 2)) return std::nullopt;
  return tokens[i].value + (tokens[i].value < 70 ? 2000 : 1900);
}

// "st", "nd", "er", a dot or an ordinal sign after a day.
std::size_t skip_ordinal(const DateTokens& tokens, std::size_t i) {
  if (tokens.word(i, " st nd rd th er re e ter ") && !tokens[i].space_before) ++i;
  if (tokens[i].text == "\xC2\xBA" || tokens[i].text == "\xC2\xAA") ++i;
  return tokens.symbol(i, ".") ? i + 1 : i;
}

// What stands between day, month and year: "of", "de", a comma, a dash.
std::size_t skip_filler(const DateTokens& tokens, std::size_t i) {
  for (int n = 0; n < 2; ++n) {
    if (tokens.word(i, " de of del do di den ") || tokens.symbol(i, ".,-/'")) ++i;
  }
  return i;
}

// 2024-03-05, 2024/3/5, 2024. 3. 5., and with the signs for year, month and day of Chinese,
// Japanese and Korean.
std::optional<Day> year_and_numbers(const DateTokens& tokens, std::size_t i) {
  if (!tokens.number(i + 2, 1, 2) || !tokens.number(i + 4, 1, 2)) return std::nullopt;
  const Day day{tokens[i].value, tokens[i + 2].value, tokens[i + 4].value, i + 5};
  const bool same = tokens.symbol(i + 1, "-./") && tokens[i + 1].text == tokens[i + 3].text;
  const bool glued = !tokens[i + 1].space_before && !tokens[i + 2].space_before;
  if (same && (glued || tokens[i + 1].text == ".")) return day;
  const bool chinese = tokens.begins(i + 1, "\xE5\xB9\xB4") &&
                       tokens.begins(i + 3, "\xE6\x9C\x88") && tokens.begins(i + 5, "\xE6\x97\xA5");
  const bool korean = tokens.begins(i + 1, "\xEB\x85\x84") &&
                      tokens.begins(i + 3, "\xEC\x9B\x94") && tokens.begins(i + 5, "\xEC\x9D\xBC");
  if (chinese || korean) return Day{day.year, day.month, day.day, i + 6};
  return std::nullopt;
}

// The forms above, 20240305 where nothing else can be meant, 2024 March 5.
std::optional<Day> year_first(const DateTokens& tokens, std::size_t i) {
  if (tokens.number(i, 8, 8) && (tokens.size() == 1 || tokens.word(i + 1, " t "))) {
    const int value = tokens[i].value;
    return Day{value / 10000, value / 100 % 100, value % 100, i + 1};
  }
  if (!tokens.number(i, 4, 4)) return std::nullopt;
  if (std::optional<Day> day = year_and_numbers(tokens, i)) return day;
  const std::size_t at = skip_filler(tokens, i + 1);
  const int month = month_at(tokens, at);
  const std::size_t day_at = skip_filler(tokens, at + 1);
  if (month == 0 || !tokens.number(day_at, 1, 2)) return std::nullopt;
  return Day{tokens[i].value, month, tokens[day_at].value, day_at + 1};
}

// 5 March 2024, 5. Maerz 2024, 5 de marzo de 2024, 5-Mar-24.
std::optional<Day> day_and_name(const DateTokens& tokens, std::size_t i) {
  if (!tokens.number(i, 1, 2)) return std::nullopt;
  const std::size_t at = skip_filler(tokens, skip_ordinal(tokens, i + 1));
  const int month = month_at(tokens, at);
  if (month == 0) return std::nullopt;
  const bool dashed = tokens.symbol(at + 1, "-/'");
  const std::size_t year_index = skip_filler(tokens, at + 1);
  const std::optional<int> year = year_at(tokens, year_index, dashed);
  if (!year) return std::nullopt;
  return Day{*year, month, tokens[i].value, year_index + 1};
}

// March 5, 2024; Mar 5th 2024; Tue Mar 05 08:30:00 +0000 2024.
std::optional<Day> name_first(const DateTokens& tokens, std::size_t i) {
  const int month = month_at(tokens, i);
  if (month == 0) return std::nullopt;
  const std::size_t at = skip_filler(tokens, i + 1);
  if (!tokens.number(at, 1, 2)) return std::nullopt;
  std::size_t year_index = skip_filler(tokens, skip_ordinal(tokens, at + 1));
  year_index = skip_clock(tokens, year_index);
  const std::optional<int> year = year_at(tokens, year_index, false);
  if (!year) return std::nullopt;
  return Day{*year, month, tokens[at].value, year_index + 1};
}

// 05.03.2024, 5/3/24, 5-3-2024. Dots mean day first everywhere.
std::optional<Day> numeric(const DateTokens& tokens, std::size_t i, DateHints hints) {
  if (!tokens.number(i, 1, 2) || !tokens.number(i + 2, 1, 2)) return std::nullopt;
  if (!tokens.symbol(i + 1, "./-") || tokens[i + 1].text != tokens[i + 3].text) return std::nullopt;
  const bool dots = tokens[i + 1].text == ".";
  const bool spaced = tokens[i + 2].space_before || tokens[i + 4].space_before;
  if (tokens[i + 1].space_before || (spaced && !dots)) return std::nullopt;
  // The tail of something longer: 192.168.1.2024, 10-12-3-2024.
  if (i >= 2 && tokens.symbol(i - 1, "./-") && !tokens[i].space_before) return std::nullopt;
  const std::optional<int> year = year_at(tokens, i + 4, tokens[i + 1].text != "-");
  if (!year) return std::nullopt;
  int day = tokens[i].value;
  int month = tokens[i + 2].value;
  if (!dots && ((hints.month_first && day <= 12) || month > 12)) std::swap(day, month);
  return Day{*year, month, day, i + 5};
}

void append(std::string& out, std::int64_t value, std::size_t width) {
  std::array<char, 24> digits{};
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  if (text.size() < width) out.append(width - text.size(), '0');
  out += text;
}

std::string iso_day(int year, int month, int day) {
  std::string out;
  append(out, year, 4);
  out += '-';
  append(out, month, 2);
  out += '-';
  append(out, day, 2);
  return out;
}

// Seconds or milliseconds since 1970, in UTC.
std::string from_epoch(std::string_view digits) {
  std::int64_t seconds = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (digits.size() == 13) seconds /= 1000;
  const std::chrono::sys_days days{std::chrono::days{seconds / 86400}};
  const std::chrono::year_month_day date{days};
  const Day day{static_cast<int>(date.year()), static_cast<int>(unsigned{date.month()}),
                static_cast<int>(unsigned{date.day()})};
  if (!plausible(day)) return {};
  std::string out = iso_day(day.year, day.month, day.day) + "T";
  const std::int64_t clock = seconds % 86400;
  append(out, clock / 3600, 2);
  out += ':';
  append(out, clock / 60 % 60, 2);
  out += ':';
  append(out, clock % 60, 2);
  return out + "Z";
}

bool all_digits(std::string_view text) {
  for (char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_separator(std::string_view text) {
  return !text.empty() && (text[0] == '/' || text[0] == '-' || text[0] == '_');
}

// A month or day at the start of `rest`, which it is taken off; 0 for none. Months may be names.
int take_field(std::string_view& rest, bool month) {
  std::size_t length = 0;
  while (length < rest.size() && length < 2 && rest[length] >= '0' && rest[length] <= '9') ++length;
  int value = number_of(rest.substr(0, length));
  if (length == 0 && month) {
    length = std::min(rest.find('/'), rest.size());
    value = month_number(rest.substr(0, length));
  }
  rest.remove_prefix(length);
  return value;
}

// "2024/03/05", "2024-03-05-slug", "2024/mar/05", "20240305", "2024/0305" at the start of `path`.
std::optional<Day> day_of_segments(std::string_view path) {
  const std::string_view year = path.substr(0, 4);
  if (year.size() < 4 || !all_digits(year)) return std::nullopt;
  std::string_view rest = path.substr(4);
  if (is_separator(rest)) rest.remove_prefix(1);
  const std::size_t before = rest.size();
  Day day{number_of(year), take_field(rest, true), 0, 0};
  const bool two_digits = before - rest.size() >= 2;
  if (is_separator(rest)) {
    rest.remove_prefix(1);
  } else if (!two_digits) {
    return std::nullopt;
  }
  const bool folders = path[4] == '/' && path[path.size() - rest.size() - 1] == '/';
  day.day = take_field(rest, false);
  if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') return std::nullopt;
  // "2023/12/16-new-officers" counts officers.
  if (folders && !rest.empty() && rest[0] == '-') return std::nullopt;
  return day;
}

}  // namespace

std::string find_date(std::string_view text, DateHints hints) {
  text = text.substr(0, kDateTextBytes);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::count_if(text.begin(), text.end(), is_digit) == 0) return {};  // many bytes at once
  const DateTokens tokens(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::optional<Day> day = year_first(tokens, i);
    if (!day || !plausible(*day)) day = day_and_name(tokens, i);
    if (!day || !plausible(*day)) day = name_first(tokens, i);
    if (!day || !plausible(*day)) day = numeric(tokens, i, hints);
    if (!day || !plausible(*day)) continue;
    return iso_day(day->year, day->month, day->day) + read_clock(tokens, day->end);
  }
  return {};
}

std::string parse_date(std::string_view value, DateHints hints) {
  while (!value.empty() && value.front() <= ' ' && value.front() > 0) value.remove_prefix(1);
  while (!value.empty() && value.back() <= ' ' && value.back() > 0) value.remove_suffix(1);
  if ((value.size() == 10 || value.size() == 13) && all_digits(value)) return from_epoch(value);
  return find_date(value, hints);
}

std::string date_in_url(std::string_view url) {
  const std::string_view path = url_path(url);
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (path[at] != '/') continue;
    const std::optional<Day> day = day_of_segments(path.substr(at + 1));
    if (day && plausible(*day)) return iso_day(day->year, day->month, day->day);
  }
  return {};
}

}  // namespace pith
