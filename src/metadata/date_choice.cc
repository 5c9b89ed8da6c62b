#include "metadata/date_choice.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "metadata/dates.h"
#include "metadata/language_tag.h"
#include "metadata/ranked.h"

namespace pith {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Moment = std::chrono::sys_seconds;

// Local times are from 12 hours behind UTC to 14 ahead.
constexpr hours kMostBehind{12};
constexpr hours kMostAhead{14};
constexpr minutes kZoneStep{15};

// Bytes of "2024-03-05T08:30".
constexpr std::size_t kMinutes = 16;

enum class Zone : std::uint8_t { none, utc, local };

// An ISO date as dates.h writes it.
struct Dated {
  std::string iso = {};
  std::string_view source = {};
  Moment wall = {};  // as written, zone aside
  minutes offset{0};
  bool clock = false;
  bool seconds = false;
  Zone zone = Zone::none;

  Moment utc() const { return wall - offset; }
  std::chrono::sys_days day() const { return std::chrono::floor<std::chrono::days>(wall); }
};

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

Dated dated(std::string iso, std::string_view source) {
  const std::string_view text = iso;
  Dated out = {.source = source};
  const std::chrono::year_month_day date(
      std::chrono::year(number(text.substr(0, 4))),
      std::chrono::month(static_cast<unsigned>(number(text.substr(5, 2)))),
      std::chrono::day(static_cast<unsigned>(number(text.substr(8, 2)))));
  out.wall = std::chrono::sys_days(date);
  if (text.size() >= kMinutes) {
    out.clock = true;
    out.wall += hours(number(text.substr(11, 2))) + minutes(number(text.substr(14, 2)));
    out.seconds = text.size() >= 19 && text[kMinutes] == ':';
    if (out.seconds) out.wall += seconds(number(text.substr(17, 2)));
    const std::size_t sign = text.find_first_of("+-", kMinutes);
    if (text.back() == 'Z') {
      out.zone = Zone::utc;
    } else if (sign != std::string_view::npos && text.size() >= sign + 6) {
      out.offset =
          hours(number(text.substr(sign + 1, 2))) + minutes(number(text.substr(sign + 4, 2)));
      if (text[sign] == '-') out.offset = -out.offset;
      out.zone = out.offset == minutes(0) ? Zone::utc : Zone::local;
    }
  }
  out.iso = std::move(iso);
  return out;
}

// Of the last change, which stands among the dates of publication as a last resort.
bool is_change(std::string_view source) {
  return source.find("modif") != std::string_view::npos ||
         source.find("updat") != std::string_view::npos;
}

// The same moment as `utc` on another day, by the clock of some zone or as some zone had it then.
bool is_same_moment(const Dated& utc, const Dated& other) {
  if (other.zone == Zone::utc || other.day() == utc.day() || is_change(other.source)) return false;
  // "10:00 PM" has no seconds.
  const Moment moment = other.seconds ? utc.wall : std::chrono::floor<minutes>(utc.wall);
  if (other.zone == Zone::local) return other.utc() == moment;
  if (other.clock) {
    // Whole minutes are those of many things: then it has to be the page's own line.
    const bool exact =
        other.seconds && utc.seconds && utc.wall != std::chrono::floor<minutes>(utc.wall);
    const bool own =
        other.source == "time" || other.source == "time:published" || other.source == "date-line";
    const auto ahead = other.wall - moment;
    return (exact || own) && ahead % kZoneStep == seconds(0) && ahead <= kMostAhead &&
           ahead >= -kMostBehind;
  }
  // Days in texts near the headline may be of anything.
  return other.source == "url" &&
         other.day() <= std::chrono::floor<std::chrono::days>(utc.wall + kMostAhead) &&
         other.day() >= std::chrono::floor<std::chrono::days>(utc.wall - kMostBehind);
}

// American pages write the month first; that they are American has to be said somewhere.
DateHints date_hints(const Evidence& evidence) {
  for (const Candidate& candidate : evidence.candidates()) {
    if (candidate.field == Field::language && language_tag(candidate.value) == "en-US") {
      return {.month_first = true};
    }
  }
  return {};
}

std::vector<Dated> all_dates(const Evidence& evidence, Field field, std::string_view url) {
  const DateHints hints = date_hints(evidence);
  std::vector<Dated> dates;
  for (const Candidate* candidate : ranked(evidence, field)) {
    const std::string_view source = source_of(*candidate);
    std::string iso = source == "url" ? date_in_url(url) : parse_date(candidate->value, hints);
    if (!iso.empty()) dates.push_back(dated(std::move(iso), source));
  }
  return dates;
}

}  // namespace

MetaValue choose_date(const Evidence& evidence, Field field, std::string_view url) {
  const std::vector<Dated> dates = all_dates(evidence, field, url);
  if (dates.empty()) return {};
  const Dated* best = &dates.front();
  if (best->zone == Zone::utc) {
    const auto local = std::find_if(dates.begin(), dates.end(), [&](const Dated& other) {
      return is_same_moment(*best, other);
    });
    if (local != dates.end()) best = &*local;
  }
  return {best->iso, std::string(best->source)};
}

}  // namespace pith
