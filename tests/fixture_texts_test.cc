// Every folder of fixtures/text: plain text in (source.txt), what is left of it out, to the byte
// (expected.txt, written by hand), with the metadata that case.json names. A text that is known to
// fall short says so there, "gap": {"missing": 1, "leaked": 2, "why": "..."}: lines (and the
// "outcome", where that is another). More is a failure; less is told, for the gap can be narrowed.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "bench/dataset.h"
#include "bench/fixture.h"
#include "bench/gap.h"
#include "bench/line_diff.h"
#include "pith/extract.h"
#include "pith/write.h"

namespace pith::internal::bench {
namespace {

std::string texts() { return std::string(PITH_SOURCE_DIR) + "/fixtures/text"; }

std::string read(const std::string& path) {
  const Result<std::string> text = read_file(path);
  if (text) return text.value();
  ADD_FAILURE() << text.error().to_string();
  return {};
}

// Lines of `one` that `other` does not have, counted as often as they are there.
std::size_t lines_missing(const std::string& one, const std::string& other) {
  std::map<std::string, int> left;
  std::istringstream have(other);
  for (std::string line; std::getline(have, line);) ++left[line];
  std::size_t missing = 0;
  std::istringstream want(one);
  for (std::string line; std::getline(want, line);) missing += --left[line] < 0 ? 1U : 0U;
  return missing;
}

std::vector<std::string> folders() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(texts())) {
    found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

class FixtureText : public testing::TestWithParam<std::string> {
 protected:
  // On the test's output, without a failure.
  static void tell(const std::string& line) {
    std::cout << std::filesystem::path(GetParam()).filename().string() << ": " << line << '\n';
  }
};

TEST_P(FixtureText, GivesWhatIsExpectedUpToItsGap) {
  const std::string source = read(GetParam() + "/source.txt");
  const std::string expected = read(GetParam() + "/expected.txt");
  const auto known = nlohmann::json::parse(read(GetParam() + "/case.json"));
  const Article article = extract(source, {.format = InputFormat::text});
  const std::string text = write_text(article);
  const std::string about = known.at("about").get<std::string>() + "\n" + line_diff(expected, text);
  const auto wanted = known.at("outcome").get<std::string>();
  const std::string outcome(to_string(article.outcome));
  if (known.contains("gap")) {
    const nlohmann::json& gap = known["gap"];
    EXPECT_FALSE(gap.at("why").get<std::string>().empty());
    const GapChange change = gap_change(
        {.missing = lines_missing(expected, text), .leaked = lines_missing(text, expected)},
        {.missing = gap.value("missing", 0U), .leaked = gap.value("leaked", 0U)});
    for (const std::string& line : change.worse) ADD_FAILURE() << line << "\n" << about;
    for (const std::string& line : change.better) tell(line);
    const std::string admitted = gap.value("outcome", wanted);
    if (outcome == wanted && outcome != admitted) {
      tell("outcome: " + outcome + ", the gap admits " + admitted + " (better)");
    } else {
      EXPECT_EQ(outcome, admitted) << about;
    }
    if (text == expected && outcome == wanted) tell("the gap is closed: take it out of case.json");
  } else {
    EXPECT_EQ(outcome, wanted) << about;
    EXPECT_TRUE(text == expected) << about;
  }
  if (known.contains("metadata")) {
    for (const std::string& line :
         metadata_differences(known["metadata"].dump(), article.metadata)) {
      ADD_FAILURE() << line;
    }
  }
}

TEST_P(FixtureText, CleanedOnceIsCleaned) {
  for (const Favor favor : {Favor::precision, Favor::balanced, Favor::recall}) {
    const Options options = {.format = InputFormat::text, .favor = favor};
    const std::string once = write_text(extract(read(GetParam() + "/source.txt"), options));
    EXPECT_EQ(write_text(extract(once, options)), once);
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& folder) {
  std::string name = std::filesystem::path(folder.param).filename().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Texts, FixtureText, testing::ValuesIn(folders()), test_name);

}  // namespace
}  // namespace pith::internal::bench
