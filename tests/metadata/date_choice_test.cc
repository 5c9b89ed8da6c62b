#include "metadata/date_choice.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "dump.h"

namespace pith {
namespace {

struct Given {
  std::string_view source;
  std::string_view value;
  Field field = Field::date;
};

std::string chosen(const std::vector<Given>& all, std::string_view url = {}) {
  Evidence evidence;
  for (const Given& given : all) {
    if (given.source.find("article:") == 0) {
      evidence.add_meta(given.source, given.value);
    } else {
      evidence.add(given.field, given.source, given.value);
    }
  }
  return test::dump(choose_date(evidence, Field::date, url));
}

TEST(DateChoice, NothingFromNothing) {
  EXPECT_EQ(chosen({}), "-");
  EXPECT_EQ(chosen({{"json-ld", "Monday"}}), "-");
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
  // Another moment.
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

TEST(DateChoice, TheDayInTheAddress) {
  const std::string url = "https://example.org/2025/12/18/evening";
  EXPECT_EQ(chosen({{"article:published_time", "2025-12-19T02:41:41+00:00"}, {"url", "url"}}, url),
            "2025-12-18 <url>");
  // In the afternoon in UTC it is the day before nowhere.
  EXPECT_EQ(chosen({{"json-ld", "2025-12-19T15:41:41Z"}, {"url", "url"}}, url),
            "2025-12-19T15:41:41Z <json-ld>");
  // A local zone was meant.
  EXPECT_EQ(chosen({{"json-ld", "2025-12-19T02:41:41+01:00"}, {"url", "url"}}, url),
            "2025-12-19T02:41:41+01:00 <json-ld>");
  // A day beside the headline may be that of the event.
  EXPECT_EQ(chosen({{"json-ld", "2025-12-19T02:41:41Z"}, {"date-line", "18 December 2025"}}),
            "2025-12-19T02:41:41Z <json-ld>");
}

// Neither is the page's publication on another clock.
TEST(DateChoice, AChangeOrAnEventIsNoOtherClock) {
  EXPECT_EQ(
      chosen({{"json-ld", "2024-03-05T20:00:00Z"}, {"text:modified", "March 6, 2024 9:00 AM"}}),
      "2024-03-05T20:00:00Z <json-ld>");
  EXPECT_EQ(chosen({{"json-ld", "2024-03-05T20:15:00Z"},
                    {"article:modified_time", "2024-03-06T08:15:00"}}),
            "2024-03-05T20:15:00Z <json-ld>");
  EXPECT_EQ(chosen({{"json-ld", "2024-03-05T20:00:00Z"},
                    {"text", "The concert: March 6, 2024, 7:30 AM"}}),
            "2024-03-05T20:00:00Z <json-ld>");
}

TEST(DateChoice, TheLastChangeStandsInForAPublicationThatIsNowhere) {
  EXPECT_EQ(chosen({{"article:modified_time", "2025-04-19T23:02:46+00:00"}}),
            "2025-04-19T23:02:46+00:00 <article:modified_time>");
  EXPECT_EQ(chosen({{"article:modified_time", "2025-04-19"}, {"text", "5 March 2024"}}),
            "2024-03-05 <text>");
}

}  // namespace
}  // namespace pith
