#include "metadata/evidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace pith::internal {
namespace {

TEST(Precedence, NoRowTwiceAndFieldsStandTogether) {
  std::vector<std::string> seen;
  for (const Precedence& row : precedence()) {
    const std::string key =
        std::to_string(static_cast<int>(row.field)) + " " + std::string(row.source);
    EXPECT_EQ(std::count(seen.begin(), seen.end(), key), 0) << key;
    seen.push_back(key);
  }
  for (std::size_t i = 1; i < precedence().size(); ++i) {
    EXPECT_LE(precedence()[i - 1].field, precedence()[i].field);
  }
}

TEST(Evidence, CapsAndUnknownSources) {
  Evidence evidence;
  evidence.add_meta("generator", "Something");
  evidence.add_meta("title", " \n ");
  evidence.add_meta("description", std::string(kMaxValueBytes + 1, 'x'));
  EXPECT_TRUE(evidence.candidates().empty());
  for (std::size_t i = 0; i < kMaxCandidates + 100; ++i) evidence.add_meta("author", "A B");
  EXPECT_EQ(evidence.candidates().size(), kMaxCandidates);
}

TEST(Evidence, NoValues) {
  Evidence evidence;
  for (const char* value : {"undefined", "null", "None", "[object Object]", "{{ page.image }}",
                            "${image}", "<%= i %>"}) {
    evidence.add_meta("og:image", value);
    evidence.add_meta("description", value);
  }
  EXPECT_TRUE(evidence.candidates().empty());
  evidence.add_meta("og:title", "undefined");
  EXPECT_EQ(evidence.best(Field::title), "undefined") << "a page about the word";
  evidence.add_meta("og:description", "{{ a }} and {{ b }}");
  EXPECT_EQ(evidence.best(Field::description), "{{ a }} and {{ b }}");
}

}  // namespace
}  // namespace pith::internal
