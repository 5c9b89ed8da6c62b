#include "metadata/values/clock.h"

#include <array>
#include <string_view>

namespace pith {
namespace {

// Words and signs between a date and its time: "at", "um", "kl.", a comma. More of them in a row
// than this and the two don't belong together.
constexpr int kMostFillers = 3;

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

std::size_t skip_fillers(const DateTokens& tokens, std::size_t i) {
  for (int n = 0; n < kMostFillers; ++n) {
    const bool filler = tokens.word(i, " t at um kl klo om o alle a \xc3\xa0 \xd0\xb2 las ") ||
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
  if (!tokens.number(i, 1, 2) || !tokens.number(i + 2, 2, 2) || tokens[i + 2].space_before) {
    return clock;
  }
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

}  // namespace

std::size_t skip_clock(const DateTokens& tokens, std::size_t i) {
  const Clock clock = read_hours(tokens, i);
  if (clock.hour < 0) return i;
  i = clock.end;
  if (tokens.symbol(i, "+-") && tokens.number(i + 1, 4, 4)) return i + 2;
  return tokens[i].kind == DateToken::Kind::word ? i + 1 : i;
}

std::string read_clock(const DateTokens& tokens, std::size_t i) {
  Clock clock = read_hours(tokens, skip_fillers(tokens, i));
  if (clock.hour < 0) return {};
  apply_half_day(tokens, clock);
  if (clock.hour > 23) return {};
  if (tokens.word(clock.end, " uhr ")) ++clock.end;
  return "T" + two_digits(clock.hour) + clock.rest + read_zone(tokens, clock.end);
}

}  // namespace pith
