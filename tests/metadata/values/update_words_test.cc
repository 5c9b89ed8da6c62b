#include "metadata/values/update_words.h"

#include <gtest/gtest.h>

#include <string>

namespace pith {
namespace {

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

}  // namespace
}  // namespace pith
