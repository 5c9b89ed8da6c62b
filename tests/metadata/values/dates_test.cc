#include "metadata/values/dates.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {
namespace {

struct Case {
  std::string_view text;
  std::string_view iso;
};

void expect_dates(const std::vector<Case>& cases, DateHints hints = {}) {
  for (const Case& c : cases) EXPECT_EQ(parse_date(c.text, hints), c.iso) << c.text;
}

TEST(ParseDate, ScriptsAndErasOfOtherCalendars) {
  expect_dates(
      {{"\xE0\xB9\x80\xE0\xB8\x9C\xE0\xB8\xA2\xE0\xB9\x81\xE0\xB8\x9E\xE0\xB8\xA3\xE0\xB9\x88\xE0"
        "\xB9\x80\xE0\xB8\xA1\xE0\xB8\xB7\xE0\xB9\x88\xE0\xB8\xAD 11 "
        "\xE0\xB8\x81\xE0\xB8\xA3\xE0\xB8\x81\xE0\xB8\x8E\xE0\xB8\xB2\xE0\xB8\x84\xE0\xB8\xA1 2563",
        "2020-07-11"},
       {"11 \xE0\xB8\x81.\xE0\xB8\x84. 2563", "2020-07-11"},
       {"5 \xD9\x8A\xD9\x86\xD8\xA7\xD9\x8A\xD8\xB1 2024", "2024-01-05"},
       {"\xD9\xA5 \xD9\x8A\xD9\x86\xD8\xA7\xD9\x8A\xD8\xB1 \xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA4",
        "2024-01-05"},
       {"5 \xD9\x83\xD8\xA7\xD9\x86\xD9\x88\xD9\x86 "
        "\xD8\xA7\xD9\x84\xD8\xAB\xD8\xA7\xD9\x86\xD9\x8A 2024",
        "2024-01-05"},
       {"\xDB\xB1 \xD9\x81\xD8\xB1\xD9\x88\xD8\xB1\xD8\xAF\xDB\x8C\xD9\x86 "
        "\xDB\xB1\xDB\xB4\xDB\xB0\xDB\xB3",
        "2024-03-20"},
       {"1403/01/01", "2024-03-20"},
       {"\xE4\xBB\xA4\xE5\x92\x8C\xE5\x85\x83\xE5\xB9\xB4"
        "6\xE6\x9C\x88"
        "1\xE6\x97\xA5",
        "2019-06-01"},
       {"\xE6\x8E\xB2\xE8\xBC\x89\xE6\x97\xA5\xEF\xBC\x9A\xE5\xB9\xB3\xE6\x88\x90\xE5\x85\x83\xE5"
        "\xB9\xB4"
        "12\xE6\x9C\x88"
        "31\xE6\x97\xA5",
        ""},
       {"\xE6\xB0\x91\xE5\x9C\x8B\xE5\x85\x83\xE5\xB9\xB4"
        "3\xE6\x9C\x88"
        "5\xE6\x97\xA5",
        ""},
       {"Mar 5, '24", "2024-03-05"},
       {"Mar 5, 24", ""},
       {"\xE4\xBB\xA4\xE5\x92\x8C"
        "6\xE5\xB9\xB4"
        "3\xE6\x9C\x88"
        "5\xE6\x97\xA5",
        "2024-03-05"},
       {"\xE6\xB0\x91\xE5\x9C\x8B"
        "113\xE5\xB9\xB4"
        "3\xE6\x9C\x88"
        "5\xE6\x97\xA5",
        "2024-03-05"}});
}

TEST(ParseDate, MonthsOfSmallerLanguages) {
  for (const char* text :
       {"4. okt\xC3\xB3"
        "bra 2023",
        "4. oktobar 2023.",
        "4 \xD0\xBE\xD0\xBA\xD1\x82\xD0\xBE\xD0\xB1\xD1\x80\xD0\xB0 2023",
        "2023 m. spalio 4 d.",
        "2023. gada 4. oktobris",
        "4. oktoober 2023",
        "4. okt\xC3\xB3"
        "ber 2023",
        "4 d'octubre de 2023",
        "4 tetor 2023",
        "2023ko urriaren 4a",
        "Oktubre 4, 2023",
        "4 Oktoba 2023",
        "4 oktyabr 2023",
        "4 \xD0\xBE\xD0\xBA\xD1\x82\xD0\xBE\xD0\xBC\xD0\xB2\xD1\x80\xD0\xB8 2023",
        "4 "
        "\xD0\xBA\xD0\xB0\xD1\x81\xD1\x82\xD1\x80\xD1\x8B\xD1\x87\xD0\xBD\xD1\x96\xD0\xBA\xD0\xB0 "
        "2023",
        "4 \xD2\x9B\xD0\xB0\xD0\xB7\xD0\xB0\xD0\xBD 2023",
        "4 "
        "\xE1\x83\x9D\xE1\x83\xA5\xE1\x83\xA2\xE1\x83\x9D\xE1\x83\x9B\xE1\x83\x91\xE1\x83\x94\xE1"
        "\x83\xA0\xE1\x83\x98 2023",
        "4 \xD5\xB0\xD5\xB8\xD5\xAF\xD5\xBF\xD5\xA5\xD5\xB4\xD5\xA2\xD5\xA5\xD6\x80\xD5\xAB 2023",
        "4 \xD8\xA7\xDA\xA9\xD8\xAA\xD9\x88\xD8\xA8\xD8\xB1 2023",
        "\xE0\xA7\xAA "
        "\xE0\xA6\x85\xE0\xA6\x95\xE0\xA7\x8D\xE0\xA6\x9F\xE0\xA7\x8B\xE0\xA6\xAC\xE0\xA6\xB0 "
        "\xE0\xA7\xA8\xE0\xA7\xA6\xE0\xA7\xA8\xE0\xA7\xA9",
        "4 \xE0\xA4\x91\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\x9F\xE0\xA5\x8B\xE0\xA4\xAC\xE0\xA4\xB0 "
        "2023",
        "4 \xE0\xAA\x91\xE0\xAA\x95\xE0\xAB\x8D\xE0\xAA\x9F\xE0\xAB\x8B\xE0\xAA\xAC\xE0\xAA\xB0 "
        "2023",
        "4 "
        "\xE0\xAE\x85\xE0\xAE\x95\xE0\xAF\x8D\xE0\xAE\x9F\xE0\xAF\x8B\xE0\xAE\xAA\xE0\xAE\xB0\xE0"
        "\xAF\x8D 2023",
        "4 "
        "\xE0\xB0\x85\xE0\xB0\x95\xE0\xB1\x8D\xE0\xB0\x9F\xE0\xB1\x8B\xE0\xB0\xAC\xE0\xB0\xB0\xE0"
        "\xB1\x8D 2023",
        "4 \xE0\xB4\x92\xE0\xB4\x95\xE0\xB5\x8D\xE0\xB4\x9F\xE0\xB5\x8B\xE0\xB4\xAC\xE0\xB5\xBC "
        "2023",
        "\xD7\xA4\xD7\x95\xD7\xA8\xD7\xA1\xD7\x9D \xD7\x91-4.10.2023"}) {
    EXPECT_EQ(find_date(text), "2023-10-04") << text;
  }
}

TEST(DateInUrl, NumberOfAnArticleIsNoDay) {
  EXPECT_EQ(date_in_url("https://a.example/news/bell/20391206"), "");
  EXPECT_EQ(date_in_url("https://a.example/news/20391206.html"), "");
  EXPECT_EQ(date_in_url("https://a.example/20240305/bell"), "2024-03-05");
}

TEST(DateLabels, Table) {
  EXPECT_TRUE(is_publication_label("Published on:"));
  EXPECT_TRUE(begins_with_publication("Posted 5 March 2024"));
  EXPECT_FALSE(begins_with_publication("Posters of 5 March 2024"));
  EXPECT_TRUE(is_other_date_label("Join Date:"));
  EXPECT_FALSE(is_other_date_label("Date:"));
}

TEST(ParseDate, IsoKeepsTimeAndZoneAsGiven) {
  expect_dates({{"2024-03-05", "2024-03-05"},
                {" 2024-03-05\n", "2024-03-05"},
                {"2024/3/5", "2024-03-05"},
                {"20240305", "2024-03-05"},
                {"2024-03-05T08:30:00+01:00", "2024-03-05T08:30:00+01:00"},
                {"2024-03-05T08:30:00Z", "2024-03-05T08:30:00Z"},
                {"2024-03-05T08:30:00.000Z", "2024-03-05T08:30:00.000Z"},
                {"2024-03-05T08:30:00+0100", "2024-03-05T08:30:00+01:00"},
                {"2024-03-05T08:30:00-05", "2024-03-05T08:30:00-05:00"},
                {"2024-03-05T08:30", "2024-03-05T08:30"},
                {"2024-03-05 08:30:00 +0100", "2024-03-05T08:30:00+01:00"},
                {"2024-03-05 08:30:00 UTC", "2024-03-05T08:30:00Z"},
                {"20240305T083000Z", "2024-03-05T08:30:00Z"},
                {"2024-03-05T25:00:00Z", "2024-03-05"}});
}

TEST(ParseDate, MailAndLogForms) {
  expect_dates({{"Tue, 05 Mar 2024 08:30:00 +0100", "2024-03-05T08:30:00+01:00"},
                {"Tue, 5 Mar 2024 08:30:00 GMT", "2024-03-05T08:30:00Z"},
                {"Tue, 5 Mar 2024 08:30:00 EST", "2024-03-05T08:30:00-05:00"},
                {"Tue Mar 05 08:30:00 +0000 2024", "2024-03-05"},
                {"Tue Mar 05 08:30:00 UTC 2024", "2024-03-05"},
                {"5-Mar-2024", "2024-03-05"},
                {"05/Mar/24", "2024-03-05"},
                {"1709627400", "2024-03-05T08:30:00Z"},
                {"1709627400000", "2024-03-05T08:30:00Z"}});
}

TEST(ParseDate, MonthNamesInManyLanguages) {
  expect_dates({{"5 March 2024", "2024-03-05"},
                {"March 5, 2024", "2024-03-05"},
                {"Mar. 5th, 2024", "2024-03-05"},
                {"the 5th of March, 2024", "2024-03-05"},
                {"5. M\xC3\xA4rz 2024", "2024-03-05"},
                {"Dienstag, 5. M\xC3\x84RZ 2024", "2024-03-05"},
                {"1er f\xC3\xA9vrier 2024", "2024-02-01"},
                {"5 de marzo de 2024", "2024-03-05"},
                {"5 de mar\xC3\xA7o de 2024", "2024-03-05"},
                {"5 marzo 2024", "2024-03-05"},
                {"5 maart 2024", "2024-03-05"},
                {"5 marca 2024 r.", "2024-03-05"},
                {"5 \xD0\xBC\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0 2024", "2024-03-05"},
                {"5 \xD0\xB1\xD0\xB5\xD1\x80\xD0\xB5\xD0\xB7\xD0\xBD\xD1\x8F 2024", "2024-03-05"},
                {"5 A\xC4\x9Fustos 2024", "2024-08-05"},
                {"2024 March 5", "2024-03-05"}});
}

TEST(ParseDate, EastAsianForms) {
  expect_dates({{"2024\xE5\xB9\xB4"
                 "3\xE6\x9C\x88"
                 "5\xE6\x97\xA5",
                 "2024-03-05"},
                {"2024\xE5\xB9\xB4"
                 "03\xE6\x9C\x88"
                 "05\xE6\x97\xA5 14:30",
                 "2024-03-05T14:30"},
                {"2024\xEB\x85\x84 3\xEC\x9B\x94 5\xEC\x9D\xBC", "2024-03-05"},
                {"2024. 3. 5.", "2024-03-05"}});
}

TEST(ParseDate, NumericIsDayFirstUnlessAmericanOrImpossible) {
  expect_dates({{"05.03.2024", "2024-03-05"},
                {"5.3.24", "2024-03-05"},
                {"3/5/2024", "2024-05-03"},
                {"3/25/2024", "2024-03-25"},
                {"25/3/2024", "2024-03-25"},
                {"5-3-2024", "2024-03-05"}});
  expect_dates(
      {{"3/5/2024", "2024-03-05"}, {"25/3/2024", "2024-03-25"}, {"05.03.2024", "2024-03-05"}},
      {.month_first = true});
}

TEST(ParseDate, TimeOfDayInWords) {
  expect_dates({{"March 5, 2024 at 8:30 PM", "2024-03-05T20:30"},
                {"March 5, 2024, 12:05 a.m. EST", "2024-03-05T00:05-05:00"},
                {"5. Januar 2024 um 08.30 Uhr", "2024-01-05T08:30"},
                {"5 janvier 2024 \xC3\xA0 8h30", "2024-01-05T08:30"}});
}

TEST(ParseDate, NoDate) {
  expect_dates({{"", ""},
                {"Monday", ""},
                {"March 2024", ""},
                {"2024", ""},
                {"2024-03", ""},
                {"5 minutes ago", ""},
                {"2024-02-30", ""},
                {"2023-02-29", ""},
                {"31.04.2024", ""},
                {"1889-03-05", ""},
                {"2101-03-05", ""},
                {"2024-13-01", ""},
                {"192.168.1.2024", ""},
                {"version 1.2.3", ""},
                {"99999999999999999999", ""}});
}

TEST(FindDate, FirstDateOfALine) {
  EXPECT_EQ(find_date("By Ann Lee | Published March 5, 2024 | Updated April 6, 2024"),
            "2024-03-05");
  EXPECT_EQ(find_date("Call 20240305 now"), "") << "eight digits in a line are a number";
  EXPECT_EQ(find_date(std::string(300, 'x') + " 2024-03-05"), "") << "running text is not read";
}

TEST(FindDate, LinearOnHostileText) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "1-";
  EXPECT_EQ(find_date(text), "");
}

TEST(DateInUrl, OnlyWhereASegmentStartsOne) {
  const std::vector<Case> cases = {{"https://example.org/2024/03/05/slug", "2024-03-05"},
                                   {"https://example.org/news/2024/3/5/slug.html", "2024-03-05"},
                                   {"https://example.org/news/2024-03-05-slug", "2024-03-05"},
                                   {"https://example.org/news/20240305/slug", "2024-03-05"},
                                   {"https://example.org/news/2024/mar/05/slug", "2024-03-05"},
                                   {"https://example.org/news/2024/0305/slug", "2024-03-05"},
                                   {"https://example.org/news/2024/03/slug", ""},
                                   {"https://example.org/news/2024/03/16-new-officers", ""},
                                   {"https://example.org/blog/kali-linux-2026-1-release/", ""},
                                   {"https://example.org/blog/kali-linux-2026-1-15-release/", ""},
                                   {"https://example.org/2024031512", ""},
                                   {"https://example.org/1234/56/78", ""},
                                   {"https://example.org/?d=/2024/03/05/", ""},
                                   {"", ""}};
  for (const Case& c : cases) EXPECT_EQ(date_in_url(c.text), c.iso) << c.text;
}

TEST(UpdateWords, AnywhereInALine) {
  for (const char* line :
       {"Updated: 5 March", "Our terms were LAST UPDATED on Monday", "Zuletzt aktualisiert",
        "Mis \xC3\xA0 jour le 5 mars",
        "\xD0\x9E\xD0\xB1\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xBB\xD0\xB5\xD0\xBD\xD0\xBE"}) {
    EXPECT_TRUE(says_update(line)) << line;
  }
  EXPECT_FALSE(says_update(""));
  EXPECT_FALSE(says_update("Published on 5 March"));
  EXPECT_FALSE(says_update("Updated " + std::string(200, 'x'))) << "no line";
}

TEST(UpdateWords, AtTheBegin) {
  for (const char* line : {"Updated: 5 March", "Last modified 5 March", "Date last updated"}) {
    EXPECT_TRUE(begins_with_update(line)) << line;
  }
  for (const char* line : {"", "last", "Our terms were last updated", "Get updates"}) {
    EXPECT_FALSE(begins_with_update(line)) << line;
  }
}

TEST(UpdateWords, Labels) {
  for (const char* label : {"Updated", "Last updated:", "Zuletzt aktualisiert am"}) {
    EXPECT_TRUE(is_update_label(label)) << label;
  }
  EXPECT_FALSE(is_update_label("Update on the long river"));
  EXPECT_FALSE(is_update_label("Software updates"));
}

TEST(FindDate, NumbersOfThingsAreNoDays) {
  EXPECT_EQ(find_date("No. 2039-12-06"), "");
  EXPECT_EQ(find_date("Article #2039-12-06 of 5 March 2024"), "2024-03-05");
  EXPECT_EQ(find_date("26 | 01 | 2022"), "2022-01-26");
  EXPECT_EQ(find_date("26 | 01 | 22"), "");
}

TEST(FindDate, NumberBeforeADate) {
  EXPECT_EQ(find_date("Article #12 - 2021-03-05"), "2021-03-05");
  EXPECT_EQ(find_date("Art 05.03.2021"), "2021-03-05");
  EXPECT_EQ(find_date("No 5 March 2021"), "2021-03-05");
}

TEST(FindDate, FarYearsAreThoseOfNoOtherCalendar) {
  EXPECT_EQ(find_date("15 July 1410"), "");
  EXPECT_EQ(find_date("May 12, 2554"), "");
  const DateHints other = {.persian_years = false, .thai_years = false};
  EXPECT_EQ(find_date("1402/05/12", other), "");
  EXPECT_EQ(find_date("2560-01-01", other), "");
  EXPECT_EQ(find_date("\xDB\xB1\xDB\xB4\xDB\xB0\xDB\xB3/\xDB\xB1/\xDB\xB1", other), "2024-03-20");
  EXPECT_EQ(find_date("\xE0\xB8\x9E.\xE0\xB8\xA8. 05/12/2565", other), "2022-12-05");
  EXPECT_EQ(date_in_url("https://a.example/1402/05/12/battle"), "");
  EXPECT_EQ(date_in_url("https://a.example/2565/05/12/x"), "");
}

TEST(IsOnlyDate, Table) {
  for (const char* line : {"5 March 2024", "Tuesday, 5 March 2024 at 8:30 am",
                           "Mi 05.03.2024, 12:14 Uhr", "mardi 5 mars 2024",
                           "2024\xE5\xB9\xB4"
                           "3\xE6\x9C\x88"
                           "5\xE6\x97\xA5"}) {
    EXPECT_TRUE(is_only_date(line)) << line;
  }
  for (const char* line :
       {"Next issue 5 March 2024", "Termin: 05.03.2024", "bis 05.03.2024", "March"}) {
    EXPECT_FALSE(is_only_date(line)) << line;
  }
}

TEST(BeginsWithPublication, OnlyDateWordsBeforeTheDate) {
  for (const char* line : {"Published", "Published on Tuesday, March 5, 2024",
                           "Posted: 5 March 2024", "Publi\xC3\xA9 le 5 mars 2024"}) {
    EXPECT_TRUE(begins_with_publication(line)) << line;
  }
  for (const char* line : {"Published by Roe Press, registered 4 July 2006",
                           "Published under the Act of 4 July 2006"}) {
    EXPECT_FALSE(begins_with_publication(line)) << line;
  }
}

TEST(UpdateWords, OfOtherLanguages) {
  for (const char* line :
       {"Ostatnia aktualizacja: 3.02.2021", "Posledn\xC3\xAD aktualizace: 3. 2. 2021",
        "Zuletzt ge\xC3\xA4ndert am 03.02.2021", "Revised 3 February 2021",
        "Page last reviewed: 3 February 2021"}) {
    EXPECT_TRUE(begins_with_update(line)) << line;
    EXPECT_EQ(dates_of_line(line).published, "") << line;
  }
  EXPECT_FALSE(is_update_label("Revised bridge plan"));
}

TEST(FindDate, ClockWithSigns) {
  EXPECT_EQ(find_date("2024\xE5\xB9\xB4"
                      "3\xE6\x9C\x88"
                      "5\xE6\x97\xA5 8\xE6\x99\x82"
                      "5\xE5\x88\x86"),
            "2024-03-05T08:05");
}

TEST(DateInUrl, SegmentWithTheDayFirst) {
  EXPECT_EQ(date_in_url("https://a.example/news/29-10-2021"), "2021-10-29");
  EXPECT_EQ(date_in_url("https://a.example/news/03-05-2024"), "") << "May or March";
  EXPECT_EQ(date_in_url("https://a.example/news/29-10-2021-bell"), "");
}

TEST(DatesOfLine, Table) {
  struct Row {
    std::string_view line, published, modified;
  };
  for (const Row& row : {
           Row{"5 March 2024", "5 March 2024", ""},
           Row{"5 March 2024. Updated: 7 March 2024", "5 March 2024. ", "Updated: 7 March 2024"},
           Row{"Updated 7 March 2024, published 5 March 2024", "published 5 March 2024",
               "Updated 7 March 2024, "},
           Row{"5 March 2024, updated 2 days ago", "5 March 2024, ", ""},
           Row{"05/03/2024 08h30 Atualizado h\xC3\xA1 2 dias", "05/03/2024 08h30 ", ""},
           Row{"5 March 2024 (updated)", "", "5 March 2024 (updated)"},
           Row{"Updated 7 March 2024", "", "Updated 7 March 2024"},
       }) {
    const DatesOfLine dates = dates_of_line(row.line);
    EXPECT_EQ(dates.published, row.published) << row.line;
    EXPECT_EQ(dates.modified, row.modified) << row.line;
  }
}

TEST(PublicationLabelIn, OnlyOfScriptsWithoutSpaces) {
  EXPECT_EQ(publication_label_in("Board \xE5\x8F\x91\xE5\xB8\x83\xE6\x97\xB6\xE9\x97\xB4 x"), 6U);
  EXPECT_EQ(publication_label_in("Board published 5 March"), std::string_view::npos);
}

TEST(IsDateLabel, Table) {
  for (const char* label : {"Date:", "Datum:", "Posted:", "Updated:", "Started by"}) {
    EXPECT_TRUE(is_date_label(label)) << label;
  }
  for (const char* label : {"Founded:", "Posts:", "Price:"}) {
    EXPECT_FALSE(is_date_label(label)) << label;
  }
}

TEST(MayHaveDigit, Table) {
  const struct {
    std::string_view text;
    bool may;
  } cases[] = {
      {"", false},
      {"7", true},
      {"Posted: <b>/no digit here:;", false},
      {"a digit at the very end of it, 7", true},
      {"7 at the beginning of a line", true},
      {"\xCE\x91\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1, \xE2\x80\x93 \xC3\xBC", false},
      {"\xDB\xB1\xDB\xB4\xDB\xB0\xDB\xB3", true},
      {"\xEF\xBC\x91\xE6\x9C\x88", true},
      {"\xE6\x9C\x88\xE6\x97\xA5\xE6\x9C\x88\xE6\x97\xA5", false},
  };
  for (const auto& c : cases) EXPECT_EQ(may_have_digit(c.text), c.may) << c.text;
}

TEST(IsCopyright, Table) {
  EXPECT_TRUE(is_copyright("\xC2\xA9 Jane Doe"));
  EXPECT_TRUE(is_other_date_label("Copyright 2024"));
  EXPECT_FALSE(is_copyright("Join date:"));
}

TEST(FindDate, MonthsThatAreNames) {
  struct Line {
    std::string_view text, date;
  };
  const std::vector<Line> lines = {
      {"Augusta 12, 2024", ""},
      {"By Anna Marta 5 2024", ""},
      {"12. augusta 2024", "2024-08-12"},
      {"12. Augusta 2024", "2024-08-12"},
      {"augusta 12, 2024", "2024-08-12"},
      {"August 12, 2024", "2024-08-12"},
      {"\xD0\x9C\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0 5, 2024", ""},
      {"5 \xD0\xBC\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0 2024", "2024-03-05"},
      {"By June Lee, 12 March 2024", "2024-03-12"},
      {"May 5, 2024", "2024-05-05"}};
  for (const Line& c : lines) EXPECT_EQ(find_date(c.text), c.date) << c.text;
}

TEST(IsMonthBeforeDay, Table) {
  for (const char* word : {"March", "may", "August", "marta"}) {
    EXPECT_TRUE(is_month_before_day(word)) << word;
  }
  for (const char* word : {"Marta", "Augusta", "Jane", ""}) {
    EXPECT_FALSE(is_month_before_day(word)) << word;
  }
}

}  // namespace
}  // namespace pith::internal
