#include "metadata/names.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

struct Case {
  std::string text, names;
};

TEST(SplitNames, Table) {
  const std::vector<Case> cases = {{"Jane Doe", "Jane Doe"},
                                   {"  By   Jane\n Doe ", "Jane Doe"},
                                   {"BY JANE DOE", "JANE DOE"},
                                   {"Written by: Jane Doe", "Jane Doe"},
                                   {"Von Max Muster", "Max Muster"},
                                   {"Autor: Max Muster", "Max Muster"},
                                   {"View all posts by Jane Doe", "Jane Doe"},
                                   {"Jane Doe and John Roe", "Jane Doe; John Roe"},
                                   {"Jane Doe, John Roe & Ann Lee", "Jane Doe; John Roe; Ann Lee"},
                                   {"Max Muster und Erika Beispiel", "Max Muster; Erika Beispiel"},
                                   {"Ana Gil y Luis Paz", "Ana Gil; Luis Paz"},
                                   {"Ortega y Gasset", "Ortega y Gasset"},
                                   {"Jane Doe, Staff Writer", "Jane Doe"},
                                   {"Jane Doe Senior Editor", "Jane Doe"},
                                   {"Jane Doe, Ph.D.", "Jane Doe"},
                                   {"Jane Doe, USA Today", "Jane Doe"},
                                   {"Jane Doe | March 5, 2024", "Jane Doe"},
                                   {"Jane Doe March 5, 2024", "Jane Doe"},
                                   {"Jane Doe \xE2\x80\xA2 5 min read", "Jane Doe"},
                                   {"Jane Doe Updated 5 minutes ago", "Jane Doe"},
                                   {"Jane Doe for The Daily", "Jane Doe"},
                                   {"Jane Doe (@janedoe)", "Jane Doe"},
                                   {"Jane Doe jane@example.org", "Jane Doe"},
                                   {"Jane Doe https://example.org/jane", "Jane Doe"},
                                   {"Vincent van der Berg", "Vincent van der Berg"},
                                   {"ninja_42", "ninja_42"},
                                   {"\xE7\x84\xA6\xE9\xB9\x8F", "\xE7\x84\xA6\xE9\xB9\x8F"}};
  for (const Case& c : cases) EXPECT_EQ(joined(split_names(c.text)), c.names) << c.text;
}

TEST(SplitNames, NotNames) {
  for (const char* text :
       {"", "admin", "By", "Written by", "March 5, 2024", "2024-03-05", "5 Comments", "Monday",
        "https://example.org/jane", "jane@example.org", "@janedoe", "Follow", "View profile",
        "Medically reviewed by Jane Doe", "Photos by Jane Doe",
        "Why does this always happen to me and my friends?", "12:30"}) {
    EXPECT_EQ(joined(split_names(text)), "") << text;
  }
  EXPECT_EQ(joined(split_names(std::string(5000, 'x'))), "");
}

TEST(SplitNamesInverted, LastNameFirst) {
  const std::vector<Case> cases = {{"Doe, Jane", "Jane Doe"},
                                   {"van der Berg, Jan", "Jan van der Berg"},
                                   {"Jane Doe", "Jane Doe"},
                                   {"Jane Doe, John Roe", "Jane Doe; John Roe"},
                                   {"Jane Doe, PhD", "Jane Doe"}};
  for (const Case& c : cases) EXPECT_EQ(joined(split_names_inverted(c.text)), c.names) << c.text;
}

TEST(NameTier, PersonsBeforeOrganisations) {
  EXPECT_EQ(name_tier("Jane Doe"), 0);
  EXPECT_EQ(name_tier("janedoe"), 1);
  EXPECT_EQ(name_tier("The Daily News"), 2);
  EXPECT_EQ(name_tier("Redaktion"), 2);
}

TEST(BylineOpening, Length) {
  EXPECT_EQ(byline_opening("By Jane"), 3U);
  EXPECT_EQ(byline_opening("Byzantine art"), 0U);
  EXPECT_EQ(byline_opening("By "), 0U);
}

}  // namespace
}  // namespace pith
