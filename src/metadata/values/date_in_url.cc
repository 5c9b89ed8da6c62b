// date_in_url() of dates.h: days in the path of an address.
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/url.h"
#include "metadata/values/dates.h"

namespace pith::internal {
namespace {

struct Parts {
  int year = 0, month = 0, day = 0;
};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_separator(std::string_view text) {
  return !text.empty() && (text[0] == '/' || text[0] == '-' || text[0] == '_');
}

// Removes a month or day from the beginning of `rest` and returns it, 0 for none. Months may be
// names.
int take_field(std::string_view& rest, bool month) {
  std::size_t length = 0;
  while (length < rest.size() && length < 2 && is_ascii_digit(rest[length])) ++length;
  int value = number_of(rest.substr(0, length));
  if (length == 0 && month) {
    length = std::min(rest.find('/'), rest.size());
    value = month_number(rest.substr(0, length));
  }
  rest.remove_prefix(length);
  return value;
}

// The date of a segment that is nothing else, with the day first: "/29-10-2021".
std::optional<Parts> day_of_segment(std::string_view path) {
  constexpr std::size_t kBytes = 10;
  constexpr int kMonths = 12;
  const std::string_view segment = path.substr(0, path.find_first_of("/?#"));
  if (segment.size() != kBytes || segment[2] != '-' || segment[5] != '-') return std::nullopt;
  const std::string_view day = segment.substr(0, 2);
  const std::string_view month = segment.substr(3, 2);
  const std::string_view year = segment.substr(6);
  if (!all_digits(day) || !all_digits(month) || !all_digits(year)) return std::nullopt;
  // "03-05-2024" may be May.
  if (number_of(day) <= kMonths) return std::nullopt;
  return Parts{number_of(year), number_of(month), number_of(day)};
}

// The date at the beginning of `path`: "2024/03/05", "2024-03-05-slug", "2024/mar/05", "20240305",
// "2024/0305".
std::optional<Parts> day_of_segments(std::string_view path) {
  const std::string_view year = path.substr(0, 4);
  if (year.size() < 4 || !all_digits(year)) return std::nullopt;
  std::string_view rest = path.substr(4);
  if (is_separator(rest)) rest.remove_prefix(1);
  const std::size_t before = rest.size();
  Parts day{number_of(year), take_field(rest, true), 0};
  const bool full_month = before - rest.size() >= 2;
  if (is_separator(rest)) {
    rest.remove_prefix(1);
  } else if (!full_month) {
    return std::nullopt;
  }
  const bool folders = path[4] == '/' && path[path.size() - rest.size() - 1] == '/';
  day.day = take_field(rest, false);
  if (!rest.empty() && is_ascii_digit(rest[0])) return std::nullopt;
  // The last segment of a path is an article's number as often as a day ("/news/20391206").
  constexpr std::size_t kCompact = 8;
  const bool compact =
      full_month && path.size() >= kCompact && all_digits(path.substr(0, kCompact));
  const std::string_view tail = rest.starts_with("/") ? rest.substr(1) : rest;
  if (compact && (tail.empty() || rest[0] == '.' || tail[0] == '?' || tail[0] == '#')) {
    return std::nullopt;
  }
  // In "2023/12/16-new-officers" the number counts officers.
  if (folders && !rest.empty() && rest[0] == '-') return std::nullopt;
  return day;
}

// The day as ISO 8601 writes it, "" when there is no such day.
std::string iso_day(const Parts& parts, DateHints hints) {
  const auto two = [](int value) {
    return std::string(value < 10 ? "0" : "") + std::to_string(value);
  };
  return find_date(std::to_string(parts.year) + "-" + two(parts.month) + "-" + two(parts.day),
                   hints);
}

}  // namespace

std::string date_in_url(std::string_view url, DateHints hints) {
  const std::string_view path = url_path(url);
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (path[at] != '/') continue;
    std::optional<Parts> day = day_of_segments(path.substr(at + 1));
    if (!day) day = day_of_segment(path.substr(at + 1));
    if (!day) continue;
    if (std::string iso = iso_day(*day, hints); !iso.empty()) return iso;
  }
  return {};
}

}  // namespace pith::internal
