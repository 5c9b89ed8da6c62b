#include "metadata/values/language.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {
namespace {

TEST(Language, Tags) {
  const struct {
    std::string_view value, expected;
  } cases[] = {
      {"en", "en"},
      {"EN", "en"},
      {"en_US", "en-US"},
      {"en-us", "en-US"},
      {"pt_BR.UTF-8", "pt-BR"},
      {" de ", "de"},
      {"de-DE@euro", "de-DE"},
      {"en, fr", "en"},
      {"zh-hans-cn", "zh-Hans-CN"},
      {"zh-yue", "zh-yue"},
      {"sr-Latn", "sr-Latn"},
      {"es-419", "es-419"},
      {"de-1996", "de-1996"},
      {"ca-valencia", "ca-valencia"},
      {"iw", "he"},
      {"iw_IL", "he-IL"},
      {"in", "id"},
      {"eng", "en"},
      {"ger", "de"},
      {"gsw", "gsw"},
      {"en-utf8", "en"},
      {"en-", "en"},
      {"en-x-local", "en"},
      {"", ""},
      {"utf-8", ""},
      {"UTF8", ""},
      {"iso-8859-1", ""},
      {"none", ""},
      {"english", ""},
      {"x-default", ""},
      {"und", ""},
      {"mul", ""},
      {"zxx", ""},
      {"xx", ""},
      {"jp", ""},
      {"e", ""},
      {"1", ""},
      {"<%= lang %>", ""},
      {"en-US-en-US-en-US-en-US-en-US-en-US-en-US", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(language_tag(c.value), c.expected) << c.value;
}

TEST(Language, Directions) {
  const struct {
    std::string_view tag, expected;
  } cases[] = {{"en", "ltr"},      {"ar", "rtl"}, {"he-IL", "rtl"},   {"az-Arab", "rtl"},
               {"ku-Latn", "ltr"}, {"ps", "rtl"}, {"ar-Latn", "ltr"}, {"", ""}};
  for (const auto& c : cases) EXPECT_EQ(direction_of(c.tag), c.expected) << c.tag;
}

TEST(Language, Ranges) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"en", "en"},      {"EN", "en"},   {"pt-br", "pt-BR"}, {"zh-Hant", "zh-Hant"},
      {"iw", "he"},      {"und", "und"}, {"Und", "und"},     {"eng", "en"},
      {"", ""},          {"*", ""},      {"xx", ""},         {"english", ""},
      {"en-", ""},       {"-en", ""},    {"en_US", ""},      {"en us", ""},
      {"en-utf8-x", ""}, {"utf-8", ""},  {"en,de", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(language_range(c.text), c.expected) << c.text;
}

TEST(Language, IsInRanges) {
  const struct {
    std::string_view tag;
    std::vector<std::string> ranges;
    bool expected;
  } cases[] = {
      {"en", {"en"}, true},
      {"en-GB", {"en"}, true},
      {"en", {"en-GB"}, false},
      {"en-GB", {"de", "en-GB"}, true},
      {"zh-Hant-TW", {"zh-Hant"}, true},
      {"zh-TW", {"zh-Hant"}, false},
      {"eng", {"en"}, false},  // up to a hyphen
      {"no", {"nb"}, true},
      {"nb-NO", {"no"}, true},
      {"nn", {"no"}, false},
      {"tl", {"fil"}, true},
      {"", {"en"}, false},
      {"", {"en", "und"}, true},
      {"en", {"und"}, false},
      {"en", {}, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(is_in_ranges(c.tag, c.ranges), c.expected)
        << c.tag << " in " << (c.ranges.empty() ? "" : c.ranges.front());
  }
}

}  // namespace
}  // namespace pith::internal
