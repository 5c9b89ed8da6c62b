#include "metadata/values/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "metadata/values/date_scripts.h"

namespace pith::internal {
namespace {

// The web is younger than 1990, and years after 2100 are mistakes.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;
// Thai years are counted from the Buddha's death.
constexpr int kThaiOffset = 543;
constexpr int kThaiCentury = 2500;

// Step 1: a short text is cut into numbers, words and symbols.

struct DateToken {
  enum class Kind : std::uint8_t { number, word, symbol };
  Kind kind = Kind::symbol;
  std::string_view text = {};
  int value = 0;  // of numbers of up to 8 digits, else -1
  bool space_before = false;
};

// All tests of a token are false beyond the end.
class DateTokens {
 public:
  explicit DateTokens(std::string_view text);

  std::size_t size() const { return tokens_.size(); }
  // An empty symbol beyond the end.
  const DateToken& operator[](std::size_t i) const { return i < size() ? tokens_[i] : none_; }

  // A number of `min` to `max` digits.
  bool number(std::size_t i, std::size_t min, std::size_t max) const;
  // One of the ASCII symbols in `set`.
  bool symbol(std::size_t i, std::string_view set) const;
  // A word equal, ASCII case aside, to one of the space-separated words in `list`, which begins
  // and ends with a space.
  bool word(std::size_t i, std::string_view list) const;
  // A word whose first bytes are `sign`.
  bool begins(std::size_t i, std::string_view sign) const;

 private:
  std::vector<DateToken> tokens_;
  DateToken none_;
};

// Length of a symbol of U+0080..U+00BF, U+2000..U+203F or U+3000..U+303F; 0 for anything else.
std::size_t wide_symbol(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) == 0xC2) return 2;
  if (byte(0) == 0xE2 && byte(1) == 0x80) return 3;
  if (byte(0) == 0xE3 && byte(1) == 0x80) return 3;
  return 0;
}

bool is_space(std::string_view symbol) {
  return symbol == " " || symbol == "\t" || symbol == "\n" || symbol == "\r" || symbol == "\f" ||
         symbol == "\xC2\xA0" || symbol == "\xE2\x80\xAF" || symbol == "\xE3\x80\x80" ||
         symbol == "\xE2\x80\x89" || symbol == "\xE2\x80\x8E" || symbol == "\xE2\x80\x8F";
}

// Reads the token that starts at `at`.
DateToken read_token(std::string_view text, std::size_t at) {
  DateToken token;
  std::size_t end = at;
  auto in_word = [&](std::size_t i) {
    return is_ascii_letter(text[i]) ||
           (static_cast<unsigned char>(text[i]) >= 0x80 && wide_symbol(text, i) == 0);
  };
  if (is_ascii_digit(text[at])) {
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    token.kind = DateToken::Kind::number;
    token.value = -1;
    if (end - at <= 8) std::from_chars(text.data() + at, text.data() + end, token.value);
  } else if (in_word(at)) {
    while (end < text.size() && in_word(end)) ++end;
    token.kind = DateToken::Kind::word;
  } else {
    const std::size_t wide = wide_symbol(text, at);
    end = at + (wide != 0 ? wide : 1);
  }
  token.text = text.substr(at, end - at);
  return token;
}

DateTokens::DateTokens(std::string_view text) {
  constexpr std::size_t kUsualBytes = 4;  // of a token and the space behind it
  tokens_.reserve(text.size() / kUsualBytes + 1);
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    DateToken token = read_token(text, at);
    at += token.text.size();
    if (token.kind == DateToken::Kind::symbol && is_space(token.text)) {
      space = true;
      continue;
    }
    token.space_before = space;
    space = false;
    tokens_.push_back(token);
  }
}

bool DateTokens::number(std::size_t i, std::size_t min, std::size_t max) const {
  const DateToken& token = (*this)[i];
  return token.kind == DateToken::Kind::number && token.text.size() >= min &&
         token.text.size() <= max;
}

bool DateTokens::symbol(std::size_t i, std::string_view set) const {
  const DateToken& token = (*this)[i];
  return token.kind == DateToken::Kind::symbol && token.text.size() == 1 &&
         set.find(token.text[0]) != std::string_view::npos;
}

bool DateTokens::word(std::size_t i, std::string_view list) const {
  const DateToken& token = (*this)[i];
  if (token.kind != DateToken::Kind::word) return false;
  std::string key = " ";
  for (char c : token.text) key += to_lower(c);
  key += ' ';
  return list.find(key) != std::string_view::npos;
}

bool DateTokens::begins(std::size_t i, std::string_view sign) const {
  const DateToken& token = (*this)[i];
  return token.kind == DateToken::Kind::word && token.text.starts_with(sign);
}

// Step 2: the time of day and the zone that follow a date.

// A date and a time do not belong together if there are more than this many words and signs ("at",
// "um", "kl.", a comma) between them.
constexpr int kMaxFillers = 3;

struct Clock {
  int hour = -1;
  std::string rest = {};  // ":30", ":30:00", ":30:00.123"
  std::size_t end = 0;
};

std::string two_digits(int value) {
  std::string out(1, static_cast<char>('0' + value / 10 % 10));
  out += static_cast<char>('0' + value % 10);
  return out;
}

std::size_t skip_before_clock(const DateTokens& tokens, std::size_t i) {
  for (int n = 0; n < kMaxFillers; ++n) {
    const bool filler =
        tokens.word(
            i,
            " t at um kl klo om o alle a \xc3\xa0 \xd0\xb2 las "
            "\xD8\xB3\xD8\xA7\xD8\xB9\xD8\xAA \xD8\xA7\xD9\x84\xD8\xB3\xD8\xA7\xD8\xB9\xD8\xA9 "
            "\xE0\xB9\x80\xE0\xB8\xA7\xE0\xB8\xA5\xE0\xB8\xB2 ") ||
        tokens.symbol(i, ",-|/@(") || tokens[i].text == "\xC2\xB7" ||
        tokens[i].text == "\xE2\x80\x93" || tokens[i].text == "\xE2\x80\xA2";
    if (!filler) break;
    ++i;
  }
  return i;
}

// 08:30[:00[.123]], 8h30, 08.30 Uhr, and 083000 directly after a "T".
Clock read_hours(const DateTokens& tokens, std::size_t i) {
  Clock clock;
  const bool compact = i > 0 && tokens.word(i - 1, " t ") && tokens.number(i, 6, 6);
  if (compact) {
    const std::string digits(tokens[i].text);
    clock.hour = tokens[i].value / 10000;
    clock.rest = ":" + digits.substr(2, 2) + ":" + digits.substr(4, 2);
    clock.end = i + 1;
    if (tokens[i].value / 100 % 100 > 59 || tokens[i].value % 100 > 60) clock.hour = -1;
    return clock;
  }
  if (!tokens.number(i, 1, 2) || !tokens.number(i + 2, 1, 2)) return clock;
  if (const std::string_view sign = tokens[i + 1].text;
      sign == "\xE6\x99\x82" || sign == "\xE6\x97\xB6" || sign == "\xE7\x82\xB9" ||
      sign == "\xEC\x8B\x9C") {
    // Hours and minutes with the signs of Japanese, Chinese and Korean.
    if (tokens[i + 2].value > 59) return clock;
    clock.hour = tokens[i].value;
    clock.rest = ":" + two_digits(tokens[i + 2].value);
    clock.end = i + 4;
    return clock;
  }
  if (!tokens.number(i + 2, 2, 2) || tokens[i + 2].space_before) return clock;
  const bool colon = tokens.symbol(i + 1, ":") || tokens.word(i + 1, " h ");
  const bool dot = tokens.symbol(i + 1, ".") && tokens.word(i + 3, " uhr am pm ");
  if ((!colon && !dot) || tokens[i + 2].value > 59) return clock;
  clock.hour = tokens[i].value;
  clock.rest = ":" + std::string(tokens[i + 2].text);
  clock.end = i + 3;
  if (tokens.symbol(clock.end, ":") && tokens.number(clock.end + 1, 2, 2)) {
    clock.rest += ":" + std::string(tokens[clock.end + 1].text);
    clock.end += 2;
    if (tokens.symbol(clock.end, ".") && tokens.number(clock.end + 1, 1, 9)) {
      clock.rest += "." + std::string(tokens[clock.end + 1].text);
      clock.end += 2;
    }
  }
  return clock;
}

// am, pm, a.m., p.m. after the minutes: turns the hour into 0..23.
void apply_half_day(const DateTokens& tokens, Clock& clock) {
  const std::size_t i = clock.end;
  const bool dotted =
      tokens.word(i, " a p ") && tokens.symbol(i + 1, ".") && tokens.word(i + 2, " m ");
  const bool before_noon = tokens.word(i, " am ") || (dotted && tokens.word(i, " a "));
  const bool after_noon = tokens.word(i, " pm ") || (dotted && tokens.word(i, " p "));
  if (!before_noon && !after_noon) return;
  clock.end += dotted ? (tokens.symbol(i + 3, ".") ? 4 : 3) : 1;
  if (before_noon && clock.hour == 12) clock.hour = 0;
  if (after_noon && clock.hour < 12) clock.hour += 12;
}

// "Z", "+01:00", or nothing. The American abbreviations are RFC 2822's.
std::string read_zone(const DateTokens& tokens, std::size_t i) {
  struct Named {
    std::string_view name, offset;
  };
  constexpr std::array<Named, 10> kZones = {{{" z utc gmt ", "Z"},
                                             {" est ", "-05:00"},
                                             {" edt ", "-04:00"},
                                             {" cst ", "-06:00"},
                                             {" cdt ", "-05:00"},
                                             {" mst ", "-07:00"},
                                             {" mdt ", "-06:00"},
                                             {" pst ", "-08:00"},
                                             {" pdt ", "-07:00"},
                                             {" cet ", "+01:00"}}};
  for (const Named& zone : kZones) {
    if (tokens.word(i, zone.name)) return std::string(zone.offset);
  }
  if (!tokens.symbol(i, "+-") || tokens[i + 1].space_before) return {};
  const std::string sign(tokens[i].text);
  const std::string digits(tokens[i + 1].text);
  if (tokens.number(i + 1, 4, 4)) return sign + digits.substr(0, 2) + ":" + digits.substr(2);
  if (!tokens.number(i + 1, 2, 2)) return {};
  const bool minutes = tokens.symbol(i + 2, ":") && tokens.number(i + 3, 2, 2);
  return sign + digits + ":" + (minutes ? std::string(tokens[i + 3].text) : "00");
}

// Returns the index after "08:30[:00] [zone]" when tokens[i] starts one, else i.
std::size_t skip_clock(const DateTokens& tokens, std::size_t i) {
  const Clock clock = read_hours(tokens, i);
  if (clock.hour < 0) return i;
  i = clock.end;
  if (tokens.symbol(i, "+-") && tokens.number(i + 1, 4, 4)) return i + 2;
  return tokens[i].kind == DateToken::Kind::word ? i + 1 : i;
}

// Returns what follows a date that ends before tokens[i], as ISO 8601 writes it: "T08:30",
// "T08:30:00.000+01:00", or nothing. Only the notation is converted (8.30 pm, GMT, +0100); clock
// and zone stay the page's own.
std::string read_clock(const DateTokens& tokens, std::size_t i) {
  Clock clock = read_hours(tokens, skip_before_clock(tokens, i));
  if (clock.hour < 0) return {};
  apply_half_day(tokens, clock);
  if (clock.hour > 23) return {};
  if (tokens.word(clock.end, " uhr ")) ++clock.end;
  return "T" + two_digits(clock.hour) + clock.rest + read_zone(tokens, clock.end);
}

// Step 3: the forms of a date.

struct Day {
  int year = 0, month = 0, day = 0;
  std::size_t end = 0;  // index of the token after it
  std::string_view month_name = {};
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

// A year of four digits, or of two if the form is unambiguous: 00..69 is 20xx.
std::optional<int> year_at(const DateTokens& tokens, std::size_t i, bool short_years) {
  if (tokens.number(i, 4, 4)) return tokens[i].value;
  if (!short_years || !tokens.number(i, 2, 2)) return std::nullopt;
  return tokens[i].value + (tokens[i].value < 70 ? 2000 : 1900);
}

// Skips "st", "nd", "er", a dot or an ordinal sign after a day.
std::size_t skip_ordinal(const DateTokens& tokens, std::size_t i) {
  if (tokens.word(i, " st nd rd th er re e ter ") && !tokens[i].space_before) ++i;
  if (tokens[i].text == "\xC2\xBA" || tokens[i].text == "\xC2\xAA") ++i;
  return tokens.symbol(i, ".") ? i + 1 : i;
}

// Skips words and signs between day, month and year: "of", "de", a comma, a dash.
std::size_t skip_between(const DateTokens& tokens, std::size_t i) {
  for (int n = 0; n < 2; ++n) {
    if (tokens.word(i, " de of del do di den d ") || tokens.symbol(i, ".,-/'")) ++i;
  }
  return i;
}

// The number at tokens[i] as a year of the common era: those of Japanese eras and of Taiwan follow
// the era's name.
int era_year(const DateTokens& tokens, std::size_t i) {
  struct Era {
    std::string_view name;
    int before;
  };
  constexpr std::array<Era, 4> kEras = {{{"\xE4\xBB\xA4\xE5\x92\x8C", 2018},
                                         {"\xE5\xB9\xB3\xE6\x88\x90", 1988},
                                         {"\xE6\xB0\x91\xE5\x9C\x8B", 1911},
                                         {"\xE6\xB0\x91\xE5\x9B\xBD", 1911}}};
  const int year = tokens[i].value;
  if (i == 0 || !tokens.number(i, 1, 3) || tokens[i - 1].kind != DateToken::Kind::word) return year;
  for (const Era& era : kEras) {
    if (tokens[i - 1].text.ends_with(era.name)) return year + era.before;
  }
  return year;
}

// 2024-03-05, 2024/3/5, 2024. 3. 5., and the same with the Chinese, Japanese and Korean signs for
// year, month and day.
std::optional<Day> year_and_numbers(const DateTokens& tokens, std::size_t i) {
  if (!tokens.number(i + 2, 1, 2) || !tokens.number(i + 4, 1, 2)) return std::nullopt;
  const Day day{era_year(tokens, i), tokens[i + 2].value, tokens[i + 4].value, i + 5};
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

// The forms above, 20240305 if it cannot mean anything else, and 2024 March 5.
std::optional<Day> year_first(const DateTokens& tokens, std::size_t i) {
  if (tokens.number(i, 8, 8) && (tokens.size() == 1 || tokens.word(i + 1, " t "))) {
    const int value = tokens[i].value;
    return Day{value / 10000, value / 100 % 100, value % 100, i + 1};
  }
  const bool era = tokens.number(i, 1, 3) && era_year(tokens, i) != tokens[i].value;
  if (era) return year_and_numbers(tokens, i);
  if (!tokens.number(i, 4, 4)) return std::nullopt;
  if (std::optional<Day> day = year_and_numbers(tokens, i)) return day;
  // The word "year" behind it: Lithuanian, Basque.
  const bool year_word = tokens.word(i + 1, " m ko eko ");
  const std::size_t at = skip_between(tokens, i + (year_word ? 2 : 1));
  const int month = month_at(tokens, at);
  const std::size_t day_at = skip_between(tokens, at + 1);
  if (month == 0 || !tokens.number(day_at, 1, 2)) return std::nullopt;
  return Day{tokens[i].value, month, tokens[day_at].value, day_at + 1, tokens[at].text};
}

// 5 March 2024, 5. Maerz 2024, 5 de marzo de 2024, 5-Mar-24.
std::optional<Day> day_and_name(const DateTokens& tokens, std::size_t i) {
  if (!tokens.number(i, 1, 2)) return std::nullopt;
  const std::size_t at = skip_between(tokens, skip_ordinal(tokens, i + 1));
  const int month = month_at(tokens, at);
  if (month == 0) return std::nullopt;
  // Arabic pages name a month twice: "January/Kanun al-thani".
  const bool twice = tokens.symbol(at + 1, "/") && month_at(tokens, at + 2) == month;
  const std::size_t last = twice ? at + 2 : at;
  const bool dashed = tokens.symbol(last + 1, "-/'");
  const bool thai = tokens.begins(at, "\xE0\xB8");
  const std::size_t year_index = skip_between(tokens, last + 1);
  std::optional<int> year = year_at(tokens, year_index, dashed && !thai);
  if (!year && thai && tokens.number(year_index, 2, 2)) {
    year = tokens[year_index].value + kThaiCentury;
  }
  if (!year) return std::nullopt;
  return Day{*year, month, tokens[i].value, year_index + 1, tokens[at].text};
}

// 2024. gada 5. marts, as Latvian writes it.
std::optional<Day> latvian(const DateTokens& tokens, std::size_t i) {
  if (!tokens.number(i, 4, 4) || !tokens.symbol(i + 1, ".") || !tokens.word(i + 2, " gada ") ||
      !tokens.number(i + 3, 1, 2)) {
    return std::nullopt;
  }
  const std::size_t at = skip_between(tokens, i + 4);
  const int month = month_at(tokens, at);
  if (month == 0) return std::nullopt;
  return Day{tokens[i].value, month, tokens[i + 3].value, at + 1, tokens[at].text};
}

// "5 thang 3, 2024", "ngay 5 thang 3 nam 2024" (with their accents).
std::optional<Day> vietnamese(const DateTokens& tokens, std::size_t i) {
  constexpr std::string_view kMonth = " th\xC3\xA1ng ";
  constexpr std::string_view kYear = " n\xC4\x83m ";
  if (!tokens.number(i, 1, 2) || !tokens.word(i + 1, kMonth) || !tokens.number(i + 2, 1, 2)) {
    return std::nullopt;
  }
  const std::size_t at = i + 3;
  const std::size_t year = tokens.symbol(at, ",/-") || tokens.word(at, kYear) ? at + 1 : at;
  if (!tokens.number(year, 4, 4)) return std::nullopt;
  return Day{tokens[year].value, tokens[i + 2].value, tokens[i].value, year + 1,
             tokens[i + 1].text};
}

// March 5, 2024; Mar 5th 2024; Tue Mar 05 08:30:00 +0000 2024.
std::optional<Day> name_first(const DateTokens& tokens, std::size_t i) {
  const int month = month_at(tokens, i);
  if (month == 0) return std::nullopt;
  const std::size_t at = skip_between(tokens, i + 1);
  if (!tokens.number(at, 1, 2) || !is_month_before_day(tokens[i].text)) return std::nullopt;
  std::size_t year_index = skip_between(tokens, skip_ordinal(tokens, at + 1));
  year_index = skip_clock(tokens, year_index);
  // "March 5, '24"
  const bool cut = tokens.symbol(year_index - 1, "'");
  const std::optional<int> year = year_at(tokens, year_index, cut);
  if (!year) return std::nullopt;
  return Day{*year, month, tokens[at].value, year_index + 1, tokens[i].text};
}

// 05.03.2024, 5/3/24, 5-3-2024. Dots mean day first everywhere.
std::optional<Day> numeric(const DateTokens& tokens, std::size_t i, DateHints hints) {
  if (!tokens.number(i, 1, 2) || !tokens.number(i + 2, 1, 2)) return std::nullopt;
  if (!tokens.symbol(i + 1, "./-|") || tokens[i + 1].text != tokens[i + 3].text) {
    return std::nullopt;
  }
  // "26 | 01 | 2022" has the order of dots.
  const bool bars = tokens[i + 1].text == "|";
  const bool dots = tokens[i + 1].text == "." || bars;
  const bool spaced = tokens[i + 2].space_before || tokens[i + 4].space_before;
  if ((tokens[i + 1].space_before && !bars) || (spaced && !dots)) return std::nullopt;
  // The tail of something longer: 192.168.1.2024, 10-12-3-2024; behind the Hebrew "on" is a hyphen.
  const bool on_day = i >= 2 && tokens[i - 2].text == "\xD7\x91";
  if (i >= 2 && tokens.symbol(i - 1, "./-") && !tokens[i].space_before && !on_day) {
    return std::nullopt;
  }
  const bool short_year = tokens[i + 1].text != "-" && !bars;
  const std::optional<int> year = year_at(tokens, i + 4, short_year);
  if (!year) return std::nullopt;
  int day = tokens[i].value;
  int month = tokens[i + 2].value;
  if (!dots && ((hints.month_first && day <= 12) || month > 12)) std::swap(day, month);
  return Day{*year, month, day, i + 5};
}

// The day in the common era: a Thai year is 543 ahead, a Persian one begins in March 621 years
// later. Other years stay. The month's name tells the calendar, or `hints` where it is a number:
// the year of a battle or of a novel is neither Persian nor Thai.
Day in_common_era(const Day& day, DateHints hints) {
  constexpr int kFirstPersian = 1369;
  constexpr int kLastPersian = 1479;
  constexpr int kFirstThai = kFirstYear + kThaiOffset;
  constexpr int kLastThai = kLastYear + kThaiOffset;
  const bool named = !day.month_name.empty();
  const bool may_be_persian = named ? is_solar_month(day.month_name) : hints.persian_years;
  const bool may_be_thai = named ? has_thai_letter(day.month_name) : hints.thai_years;
  Day out = day;
  if (may_be_thai && day.year >= kFirstThai && day.year <= kLastThai) out.year -= kThaiOffset;
  const bool persian = may_be_persian && day.year >= kFirstPersian && day.year <= kLastPersian;
  if (!persian || day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) return out;
  // Days since 1970 by the arithmetic calendar of 2,820 years.
  const int before = day.month <= 7 ? (day.month - 1) * 31 : (day.month - 1) * 30 + 6;
  const int since =
      day.day + before + (day.year * 682 - 110) / 2816 + (day.year - 1) * 365 - 492268;
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{since}}};
  out.year = static_cast<int>(date.year());
  out.month = static_cast<int>(unsigned{date.month()});
  out.day = static_cast<int>(unsigned{date.day()});
  return out;
}

std::string iso_day(const Day& day) {
  return std::to_string(day.year) + '-' + two_digits(day.month) + '-' + two_digits(day.day);
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
  const int clock = static_cast<int>(seconds % 86400);
  return iso_day(day) + "T" + two_digits(clock / 3600) + ":" + two_digits(clock / 60 % 60) + ":" +
         two_digits(clock % 60) + "Z";
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

// True for a number that a label calls one: "No. 2039-12-06", "#2039-12-06".
bool is_numbered(const DateTokens& tokens, std::size_t i) {
  // "No 5 March 2021"
  if (month_at(tokens, i + 1) != 0) return false;
  constexpr std::string_view kLabels = " no nr id ref number nummer num ";
  if (i == 0) return false;
  if (tokens.symbol(i - 1, "#")) return true;
  const bool dot = tokens.symbol(i - 1, ".:") && i >= 2;
  return tokens.word(dot ? i - 2 : i - 1, kLabels);
}

}  // namespace

std::string find_date(std::string_view text, DateHints hints) {
  text = text.substr(0, kDateTextBytes);
  if (!may_have_digit(text)) return {};
  std::string converted;
  if (has_other_script(text)) {
    hints.persian_years = hints.persian_years || has_persian_digit(text);
    hints.thai_years = hints.thai_years || has_thai_letter(text);
    converted = western(text);
    text = converted;
  }
  // The first year of a Japanese era has a sign in place of its number.
  constexpr std::string_view kFirstOfEra = "\xE5\x85\x83\xE5\xB9\xB4";
  if (const std::size_t at = text.find(kFirstOfEra); at != std::string_view::npos) {
    std::string numbered(text.substr(0, at));
    numbered.append("1\xE5\xB9\xB4").append(text.substr(at + kFirstOfEra.size()));
    converted = std::move(numbered);
    text = converted;
  }
  // Every form has a day and a year: "5-Mar-24".
  constexpr std::ptrdiff_t kMinDigits = 3;
  if (std::count_if(text.begin(), text.end(), is_ascii_digit) < kMinDigits) return {};
  const DateTokens tokens(text);
  const auto settle = [hints](std::optional<Day> day) {
    if (day) *day = in_common_era(*day, hints);
    return day && plausible(*day) ? day : std::nullopt;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_numbered(tokens, i)) {
      // "No. 2039-12-06" is no 39-12-06 either.
      while (tokens.number(i + 2, 1, 4) && tokens.symbol(i + 1, "-./") &&
             !tokens[i + 1].space_before && !tokens[i + 2].space_before) {
        i += 2;
      }
      continue;
    }
    std::optional<Day> day = settle(year_first(tokens, i));
    if (!day) day = settle(day_and_name(tokens, i));
    if (!day) day = settle(vietnamese(tokens, i));
    if (!day) day = settle(latvian(tokens, i));
    if (!day) day = settle(name_first(tokens, i));
    if (!day) day = settle(numeric(tokens, i, hints));
    if (day) return iso_day(*day) + read_clock(tokens, day->end);
  }
  return {};
}

std::string iso_date(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  return iso_day({.year = static_cast<int>(date.year()),
                  .month = static_cast<int>(static_cast<unsigned>(date.month())),
                  .day = static_cast<int>(static_cast<unsigned>(date.day()))});
}

std::string parse_date(std::string_view value, DateHints hints) {
  value = trim(value, kHtmlSpace);
  if ((value.size() == 10 || value.size() == 13) && all_digits(value)) return from_epoch(value);
  return find_date(value, hints);
}

}  // namespace pith::internal
