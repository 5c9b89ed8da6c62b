#include "metadata/values/titles.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/ascii.h"

namespace pith::internal {
namespace {

std::string cut(std::string_view title, const TitleCut& at) {
  return at.length == 0 ? "-" : std::string(trim(title.substr(0, at.at), " "));
}

TEST(TitleParts, AreBetweenSeparators) {
  struct Row {
    const char *title, *first, *last, *part;
  };
  for (const Row& row : {
           Row{"One", "-", "-", "-"},
           Row{"One | Two | Three", "One", "One | Two", "One"},
           Row{"Part 2: One - Two", "Part 2", "Part 2: One", "Part 2: One"},
           Row{"Well-known", "-", "-", "-"},
           Row{"One|Two", "One", "One", "One"},
           Row{"At 10:30", "-", "-", "-"},
       }) {
    EXPECT_EQ(cut(row.title, first_separator(row.title)), row.first) << row.title;
    EXPECT_EQ(cut(row.title, last_separator(row.title)), row.last) << row.title;
    EXPECT_EQ(cut(row.title, first_part_end(row.title)), row.part) << row.title;
  }
}

TEST(TitleParts, WordsAreComparedWithoutCaseAndRepeats) {
  EXPECT_EQ(word_set("The River, the BOAT"), word_set("boat river the"));
  EXPECT_EQ(shared_words(word_set("a long road"), word_set("the long way")), 1U);
  EXPECT_EQ(count_words("the river, the boat"), 4U);
  EXPECT_EQ(count_words(" - "), 0U);
}

TEST(TitleParts, TheSitesNameIsTakenOffBothEnds) {
  const SiteNames names("The Lock", {.host = "www.canal-news.example"});
  struct Row {
    const char *title, *left, *site;
  };
  for (const Row& row : {
           Row{"Boats are back - The Lock", "Boats are back", "The Lock"},
           Row{"The Lock | Boats are back", "Boats are back", "The Lock"},
           Row{"Boats are back | Canal News", "Boats are back", "Canal News"},
           Row{"Boats are back - By night", "Boats are back - By night", ""},
           Row{"The Lock", "The Lock", ""},
       }) {
    std::string site;
    EXPECT_EQ(without_site(row.title, names, &site), row.left);
    EXPECT_EQ(site, row.site) << row.title;
  }
}

TEST(TitleParts, AnchorSignsAreNoPart) {
  EXPECT_EQ(without_anchor("Usage #"), "Usage");
  EXPECT_EQ(without_anchor("Usage \xC2\xB6"), "Usage");
  EXPECT_EQ(without_anchor("#"), "#");
}

}  // namespace
}  // namespace pith::internal
