// choose_date() of choice.h: which of a page's dates is its own, by the page's own clock.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/url.h"
#include "metadata/choice.h"
#include "metadata/values/dates.h"
#include "metadata/values/language.h"

namespace pith::internal {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Moment = std::chrono::sys_seconds;

// Local clocks are at most 12 hours behind UTC and 14 hours ahead of it.
constexpr hours kMaxBehind{12};
constexpr hours kMaxAhead{14};
constexpr minutes kZoneStep{15};

// Bytes of "2024-03-05T08:30".
constexpr std::size_t kMinutes = 16;

enum class Zone : std::uint8_t { none, utc, local };

// A date in the ISO form of dates.h.
struct Dated {
  std::string iso = {};
  std::string_view source = {};
  Moment wall = {};  // as written, ignoring the zone
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

// The clocks of two time zones may be a day apart.
constexpr std::chrono::days kZones{1};

// True for sources of the date of the last change.
bool is_change(std::string_view source) {
  return source.find("modif") != std::string_view::npos ||
         source.find("updat") != std::string_view::npos;
}

// True for sources that a reader sees near the headline.
bool is_shown(std::string_view source) {
  return source == "time:published" || source == "time" || source == "date-line" ||
         source == "text" || source == "text:published";
}

// True when the page shows `other` as the day of `utc` by its own clock: east of Greenwich, local
// midnight is the evening before in UTC.
bool is_local_day(const Dated& utc, const Dated& other) {
  constexpr hours kEvening{10};
  constexpr minutes kHalfHour{30};
  const auto clock = utc.wall - utc.day();
  return utc.zone == Zone::utc && other.day() - utc.day() == std::chrono::days(1) &&
         clock >= kEvening && clock % kHalfHour == seconds(0);
}

// True when `other` is the same moment as `utc` but on another day, by the clock of some time zone.
// Where `utc` names no zone, both need a time of day.
bool is_same_moment(const Dated& utc, const Dated& other) {
  if (other.zone == Zone::utc || other.day() == utc.day() || is_change(other.source)) return false;
  if (utc.zone == Zone::none && (!other.clock || other.zone != Zone::none)) return false;
  // "10:00 PM" has no seconds.
  const Moment moment = other.seconds ? utc.wall : std::chrono::floor<minutes>(utc.wall);
  if (other.zone == Zone::local) return other.utc() == moment;
  if (other.clock) {
    // Many events begin at whole minutes. Therefore the line must be about the page's own date, or
    // its minutes must not be a multiple of 15.
    const bool exact =
        other.seconds && utc.seconds && utc.wall != std::chrono::floor<minutes>(utc.wall);
    const bool odd = (other.wall - other.day()) % kZoneStep != seconds(0);
    const bool own = is_shown(other.source) && (odd || other.source != "text");
    const auto ahead = other.wall - moment;
    return (exact || own) && ahead % kZoneStep == seconds(0) && ahead <= kMaxAhead &&
           ahead >= -kMaxBehind;
  }
  if (is_shown(other.source)) return is_local_day(utc, other);
  // A date without a time elsewhere may belong to anything.
  return other.source == "url" &&
         other.day() <= std::chrono::floor<std::chrono::days>(utc.wall + kMaxAhead) &&
         other.day() >= std::chrono::floor<std::chrono::days>(utc.wall - kMaxBehind);
}

// Where the most specific domain of a country is missing, English is American more often than not.
bool is_of_country(std::string_view url) {
  const std::string_view host = url_host(url);
  const std::size_t dot = host.rfind('.');
  constexpr std::size_t kCountryBytes = 2;
  return dot == std::string_view::npos || host.size() - dot - 1 == kCountryBytes;
}

// American pages write the month first, and Persian and Thai ones have their own years. They are
// recognized by the declared language.
DateHints date_hints(const Evidence& evidence, std::string_view url) {
  DateHints hints = {.persian_years = false, .thai_years = false};
  for (const Candidate& candidate : evidence.candidates()) {
    if (candidate.field != Field::language) continue;
    const std::string tag = language_tag(candidate.value);
    const std::string_view language = std::string_view(tag).substr(0, tag.find('-'));
    if (tag == "en-US" || (tag == "en" && !is_of_country(url))) hints.month_first = true;
    hints.persian_years = hints.persian_years || language == "fa";
    hints.thai_years = hints.thai_years || language == "th";
  }
  return hints;
}

// Drops the dates of teasers: an article has one day in its microdata, a list has many.
void drop_listed(std::vector<Dated>& dates) {
  constexpr std::size_t kMaxDays = 2;
  const auto listed = [](const Dated& date) { return date.source == "itemprop:datepublished"; };
  std::vector<std::chrono::sys_days> days;
  for (const Dated& date : dates) {
    if (days.size() > kMaxDays) break;
    const bool known = std::find(days.begin(), days.end(), date.day()) != days.end();
    if (listed(date) && !known) days.push_back(date.day());
  }
  if (days.size() <= kMaxDays) return;
  dates.erase(std::remove_if(dates.begin(), dates.end(), listed), dates.end());
}

// True for what the page says for readers, or in its address.
bool is_read(std::string_view source) {
  return is_shown(source) || source == "url" || source.starts_with("text") ||
         source.starts_with("time");
}

// Drops visible dates that are later than the last change that the page states for machines: they
// announce an event. No clock is asked, because the same page has the same date at any time.
void drop_announced(std::vector<Dated>& dates, const Evidence& evidence, DateHints hints) {
  std::optional<std::chrono::sys_days> newest;
  const auto see = [&newest](std::chrono::sys_days day) {
    if (!newest || day > *newest) newest = day;
  };
  for (const Candidate* candidate : evidence.ranked(Field::modified)) {
    const std::string_view source = candidate->source();
    std::string iso = is_read(source) ? std::string() : parse_date(candidate->value, hints);
    if (!iso.empty()) see(dated(std::move(iso), source).day());
  }
  if (!newest) return;
  std::erase_if(dates, [&](const Dated& date) {
    return is_read(date.source) && date.day() - *newest > kZones;
  });
}

std::vector<Dated> all_dates(const Evidence& evidence, Field field, const PageOrigin& origin) {
  const std::string_view url = origin.url;
  const DateHints hints = date_hints(evidence, url);
  std::vector<Dated> dates;
  for (const Candidate* candidate : evidence.ranked(field)) {
    const std::string_view source = candidate->source();
    std::string iso =
        source == "url" ? date_in_url(url, hints) : parse_date(candidate->value, hints);
    if (!iso.empty()) dates.push_back(dated(std::move(iso), source));
  }
  if (origin.retrieved) {
    std::erase_if(dates,
                  [&](const Dated& date) { return date.day() - *origin.retrieved > kZones; });
  }
  drop_listed(dates);
  if (field == Field::date) drop_announced(dates, evidence, hints);
  return dates;
}

// Some systems give the day of the last change as the day of publication too. Where nothing else
// names that day and the page shows an earlier one, the earlier one is the date (on 8 of 8 pages of
// the development sets, 4 in each half of the hosts).
const Dated* shown_before(const Dated& best, const std::vector<Dated>& dates,
                          const std::vector<Dated>& changes) {
  if (best.source != "json-ld") return nullptr;
  const auto is_json = [](const Dated& other) { return other.source.starts_with("json-ld"); };
  const auto changed_on = [&](std::chrono::sys_days day) {
    return std::any_of(changes.begin(), changes.end(),
                       [day](const Dated& change) { return change.day() == day; });
  };
  const bool confirmed = std::any_of(dates.begin(), dates.end(), [&](const Dated& other) {
    return !is_json(other) && other.day() == best.day();
  });
  if (confirmed || !changed_on(best.day())) return nullptr;
  const auto shown = std::find_if(dates.begin(), dates.end(), [&](const Dated& other) {
    return is_shown(other.source) && other.day() < best.day() && !changed_on(other.day());
  });
  return shown != dates.end() ? &*shown : nullptr;
}

// The day in the URL, when the page was published then and `best` is another day: systems that move
// old articles write the day of the move for machines, and a text may be about anything. A zone
// apart is the same day. (The URL is right on 3 of 3 pages of the development sets.)
const Dated* of_url(const Dated& best, const std::vector<Dated>& dates, std::string_view path) {
  const auto url = std::find_if(dates.begin(), dates.end(),
                                [](const Dated& other) { return other.source == "url"; });
  // Only folders are surely days: "/2024/4/4/", not "/2024-4-4-release".
  if (url == dates.end() || path.find('/' + url->iso.substr(0, 4) + '/') == path.npos) {
    return nullptr;
  }
  if (best.source == "url") return nullptr;
  const bool later = best.day() - url->day() > kZones;
  const bool earlier = is_shown(best.source) && url->day() - best.day() > kZones;
  return later || earlier ? &*url : nullptr;
}

}  // namespace

MetaValue choose_date(const Evidence& evidence, Field field, const PageOrigin& origin) {
  const std::vector<Dated> dates = all_dates(evidence, field, origin);
  if (dates.empty()) return {};
  const Dated* best = &dates.front();
  if (best->clock && best->zone != Zone::local) {
    const auto local = std::find_if(dates.begin(), dates.end(), [&](const Dated& other) {
      return is_same_moment(*best, other);
    });
    if (local != dates.end()) best = &*local;
  }
  if (field == Field::date) {
    const std::vector<Dated> changes = all_dates(evidence, Field::modified, origin);
    if (const Dated* shown = shown_before(*best, dates, changes)) best = shown;
    if (const Dated* dated_by_url = of_url(*best, dates, url_path(origin.url))) best = dated_by_url;
  }
  return {best->iso, std::string(best->source)};
}

}  // namespace pith::internal
