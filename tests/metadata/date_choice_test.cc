#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/choice.h"
#include "metadata/dump.h"

namespace pith::internal {
namespace {

struct Given {
  std::string_view source;
  std::string_view value;
  Field field = Field::date;
};

std::string chosen(const std::vector<Given>& all, std::string_view url = {},
                   std::optional<std::chrono::sys_days> retrieved = {}) {
  Evidence evidence;
  for (const Given& given : all) {
    if (given.source.find("article:") == 0) {
      evidence.add_meta(given.source, given.value);
    } else {
      evidence.add(given.field, given.source, given.value);
    }
  }
  return test::dump(choose_date(evidence, Field::date, {.url = url, .retrieved = retrieved}));
}

TEST(DateChoice, NothingFromNothing) {
  EXPECT_EQ(chosen({}), "-");
  EXPECT_EQ(chosen({{"json-ld", "Monday"}}), "-");
}

TEST(DateChoice, NoDayAfterThePageWasRetrieved) {
  using std::chrono::sys_days, std::chrono::year, std::chrono::November, std::chrono::day;
  const sys_days retrieved = year(2026) / November / day(30);
  const std::vector<Given> event = {{"json-ld", "2027-02-01"}, {"text", "March 3, 2026"}};
  EXPECT_EQ(chosen(event, {}, retrieved), "2026-03-03 <text>");
  EXPECT_EQ(chosen(event), "2027-02-01 <json-ld>");
  // It is tomorrow somewhere.
  EXPECT_EQ(chosen({{"json-ld", "2026-12-01"}}, {}, retrieved), "2026-12-01 <json-ld>");
  EXPECT_EQ(chosen({{"json-ld", "2026-12-02"}}, {}, retrieved), "-");
  EXPECT_EQ(chosen({{"url", "url"}}, "https://example.org/news/2039-12-06", retrieved), "-");
}

// 03:22 UTC is the evening before in New York.
TEST(DateChoice, TheSameMomentInALocalZone) {
  EXPECT_EQ(chosen({{"json-ld", "2023-12-23T03:22:07Z"}, {"time", "2023-12-22T22:22:07-0500"}}),
            "2023-12-22T22:22:07-05:00 <time>");
  EXPECT_EQ(
      chosen({{"json-ld", "2023-12-22T18:30:00+00:00"}, {"time", "2023-12-23T05:30:00+11:00"}}),
      "2023-12-23T05:30:00+11:00 <time>");
  // The same day: the zone of the trusted source stays.
  EXPECT_EQ(chosen({{"json-ld", "2023-12-23T13:22:07Z"}, {"time", "2023-12-23T08:22:07-0500"}}),
            "2023-12-23T13:22:07Z <json-ld>");
  // A different moment.
  EXPECT_EQ(chosen({{"json-ld", "2023-12-23T03:22:07Z"}, {"time", "2023-12-22T22:23:07-0500"}}),
            "2023-12-23T03:22:07Z <json-ld>");
}

TEST(DateChoice, TheSameMomentByALocalClock) {
  EXPECT_EQ(chosen({{"json-ld", "2023-12-24T01:06:51+00:00"}, {"time", "2023-12-23T17:06:51"}}),
            "2023-12-23T17:06:51 <time>");
  EXPECT_EQ(
      chosen({{"json-ld", "2023-12-23T03:00:46Z"}, {"date-line", "December 22, 2023 10:00 PM"}}),
      "2023-12-22T22:00 <date-line>");
  EXPECT_EQ(chosen({{"json-ld", "2023-12-23T03:00:46Z"}, {"time", "2023-12-22T22:00-05:00"}}),
            "2023-12-22T22:00-05:00 <time>");
  // No zone is 7 minutes off, or 20 hours.
  EXPECT_EQ(
      chosen({{"json-ld", "2023-12-23T03:00:46Z"}, {"date-line", "December 22, 2023 10:07 PM"}}),
      "2023-12-23T03:00:46Z <json-ld>");
  EXPECT_EQ(
      chosen({{"json-ld", "2023-12-23T20:00:00Z"}, {"date-line", "December 22, 2023 10:00 PM"}}),
      "2023-12-23T20:00:00Z <json-ld>");
}

TEST(DateChoice, TheSameMomentInAVisibleLine) {
  EXPECT_EQ(chosen({{"json-ld", "2022-05-04T02:41:00Z"}, {"text", "3/5/2022 22:41"}}),
            "2022-05-03T22:41 <text>");
  EXPECT_EQ(chosen({{"json-ld", "2026-02-15T03:05:48"}, {"text", "Feb 14, 2026 | 9:05 pm"}}),
            "2026-02-14T21:05 <text>");
  // A day alone is not a moment.
  EXPECT_EQ(chosen({{"json-ld", "2026-02-15T03:05:48"}, {"text", "Feb 14, 2026"}}),
            "2026-02-15T03:05:48 <json-ld>");
}

TEST(DateChoice, TheDayOfTheLastChangeAsThatOfPublication) {
  const Given changed = {"json-ld", "2025-06-24", Field::modified};
  EXPECT_EQ(chosen({{"json-ld", "2025-06-24"}, changed, {"text", "August 25, 2024"}}),
            "2024-08-25 <text>");
  // Another source confirms that it was published and changed on the same day.
  EXPECT_EQ(chosen({{"json-ld", "2025-06-24"},
                    {"article:published_time", "2025-06-24"},
                    changed,
                    {"text", "August 25, 2024"}}),
            "2025-06-24 <json-ld>");
  // The page shows a later day, or nothing was changed.
  EXPECT_EQ(chosen({{"json-ld", "2025-06-24"}, changed, {"text", "August 25, 2025"}}),
            "2025-06-24 <json-ld>");
  EXPECT_EQ(chosen({{"json-ld", "2025-06-24"}, {"text", "August 25, 2024"}}),
            "2025-06-24 <json-ld>");
}

TEST(DateChoice, WhatNamesNoPublicationComesBehindTheVisibleDate) {
  for (const std::string_view name : {"dc.date", "dcterms.date", "date"}) {
    Evidence evidence;
    evidence.add_meta(name, "2020-02-12");
    EXPECT_EQ(choose_date(evidence, Field::date, {}).value, "2020-02-12") << name;
    evidence.add(Field::date, "text", "5 February 2020");
    EXPECT_EQ(test::dump(choose_date(evidence, Field::date, {})), "2020-02-05 <text>") << name;
  }
}

TEST(DateChoice, TheDayInTheAddress) {
  const std::string url = "https://example.org/2025/12/18/evening";
  EXPECT_EQ(chosen({{"article:published_time", "2025-12-19T02:41:41+00:00"}, {"url", "url"}}, url),
            "2025-12-18 <url>");
  // When it is afternoon in UTC, it is not the previous day anywhere.
  EXPECT_EQ(chosen({{"json-ld", "2025-12-19T15:41:41Z"}, {"url", "url"}}, url),
            "2025-12-19T15:41:41Z <json-ld>");
  // The local zone is given.
  EXPECT_EQ(chosen({{"json-ld", "2025-12-19T02:41:41+01:00"}, {"url", "url"}}, url),
            "2025-12-19T02:41:41+01:00 <json-ld>");
  // A day beside the headline may be that of the event.
  EXPECT_EQ(chosen({{"json-ld", "2025-12-19T02:41:41Z"}, {"date-line", "18 December 2025"}}),
            "2025-12-19T02:41:41Z <json-ld>");
}

// Neither of them is the page's publication on another clock.
TEST(DateChoice, AChangeOrAnEventIsNoOtherClock) {
  EXPECT_EQ(chosen({{"json-ld", "2024-03-05T20:00:00Z"},
                    {"text:modified", "March 6, 2024 9:00 AM", Field::modified}}),
            "2024-03-05T20:00:00Z <json-ld>");
  EXPECT_EQ(chosen({{"json-ld", "2024-03-05T20:15:00Z"},
                    {"article:modified_time", "2024-03-06T08:15:00"}}),
            "2024-03-05T20:15:00Z <json-ld>");
  EXPECT_EQ(chosen({{"json-ld", "2024-03-05T20:00:00Z"},
                    {"text", "The concert: March 6, 2024, 7:30 AM"}}),
            "2024-03-05T20:00:00Z <json-ld>");
}

TEST(DateChoice, TheLastChangeIsNoPublication) {
  EXPECT_EQ(chosen({{"article:modified_time", "2025-04-19T23:02:46+00:00"}}), "-");
  EXPECT_EQ(chosen({{"json-ld", "2025-04-19", Field::modified}}), "-");
  EXPECT_EQ(chosen({{"article:modified_time", "2025-04-19"}, {"text", "5 March 2024"}}),
            "2024-03-05 <text>");
}

}  // namespace
}  // namespace pith::internal
