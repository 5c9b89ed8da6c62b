#include "metadata/values/names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/values/name_words.h"

namespace pith::internal {
namespace {

TEST(IsAsideOfName, Table) {
  for (const char* text :
       {"LD", "NB", "Founder", "Former Acme Consultant", "Expert Reviewer", "Jan.", "gardening"}) {
    EXPECT_TRUE(is_aside_of_name(text)) << text;
  }
  for (const char* text : {"Jane Doe", "JANE DOE", "Jane", "van Berg", "\xE7\x84\xA6"}) {
    EXPECT_FALSE(is_aside_of_name(text)) << text;
  }
}

TEST(NameKind, PersonsBeforeOrganizations) {
  EXPECT_EQ(name_kind("Jane Doe"), NameKind::full_name);
  EXPECT_EQ(name_kind("janedoe"), NameKind::single_word);
  EXPECT_EQ(name_kind("The Daily News"), NameKind::organization);
  EXPECT_EQ(name_kind("Redaktion"), NameKind::organization);
}

TEST(NameWords, InterfaceIsSorted) {
  EXPECT_TRUE(std::is_sorted(kInterface.begin(), kInterface.end()));
}

TEST(IsRoleAlone, Table) {
  EXPECT_TRUE(is_role_alone("Senior Writer"));
  EXPECT_TRUE(is_role_alone("Rechtsanwalt"));
  EXPECT_FALSE(is_role_alone("Jane Doe"));
  EXPECT_FALSE(is_role_alone(""));
}

TEST(CutTail, AtTheFirstWordThatIsNoPartOfAName) {
  struct Case {
    std::string_view part, name;
  };
  const std::vector<Case> cases = {{"Jane Doe", "Jane Doe"},
                                   {"Jane Doe Senior Editor", "Jane Doe"},
                                   {"Jane Doe March 5", "Jane Doe"},
                                   {"Jane Doe (@janedoe)", "Jane Doe"},
                                   {"Jane (Doe) Roe", "Jane (Doe) Roe"},
                                   {"Jane DoeFounder", "Jane Doe"},
                                   {"Loic Le Brand", "Loic Le Brand"},
                                   {"jane@example.org", ""}};
  for (const Case& c : cases) EXPECT_EQ(cut_tail(c.part), c.name) << c.part;
}

TEST(IsName, Table) {
  for (const char* name : {"Jane Doe", "ninja_42", "Vincent van der Berg", "Example.com"}) {
    EXPECT_TRUE(is_name(name)) << name;
  }
  for (const char* other : {"", "J", "Jane Doe?", "PhD", "Editor at Large", "5 Comments", "12:30",
                            "admin", "we all went down there"}) {
    EXPECT_FALSE(is_name(other)) << other;
  }
}

TEST(IsDescription, Table) {
  EXPECT_TRUE(is_description("Senior Editor"));
  EXPECT_TRUE(is_description("Projektleiterin"));
  EXPECT_FALSE(is_description("John Roe"));
}

TEST(CutTail, FullStopAtTheEnd) {
  for (const char* name :
       {"Kim Jr.", "J. R. R.", "Jane B.", "Wm.", "Ana Chr.", "Example Inc.", "Jane J.R."}) {
    EXPECT_EQ(cut_tail(name), name);
  }
  EXPECT_EQ(cut_tail("Jane Lee."), "Jane Lee");
  EXPECT_EQ(cut_tail("Jane Ng Roe."), "Jane Ng Roe");
  EXPECT_EQ(cut_tail("The Example Standard."), "The Example Standard");
}

}  // namespace
}  // namespace pith::internal
