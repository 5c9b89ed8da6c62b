// Runs every target on earlier finds of the fuzzers and on the seeds, which reach most of the code,
// in every build. tests/fuzz/finds/TARGET/ has a file for each find, named for what went wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/seeds.h"
#include "fuzz/targets.h"

namespace pith::internal::fuzz {
namespace {

std::vector<std::filesystem::path> finds(const std::string& target) {
  const auto folder = std::filesystem::path(PITH_SOURCE_DIR) / "tests/fuzz/finds" / target;
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Fuzz : public testing::TestWithParam<Target> {};

TEST_P(Fuzz, SeedsHold) {
  const std::vector<std::string> all = seeds(GetParam().name);
  EXPECT_FALSE(all.empty());
  for (const std::string& seed : all) GetParam().run(seed);
}

TEST_P(Fuzz, FindsHold) {
  for (const std::filesystem::path& file : finds(GetParam().name)) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    GetParam().run(bytes);  // aborts: the test's output names the property
  }
}

// Every find is in the folder of a target, or it would never run.
TEST(FuzzFinds, AreOfATarget) {
  const auto folder = std::filesystem::path(PITH_SOURCE_DIR) / "tests/fuzz/finds";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_directory()) continue;
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(std::any_of(targets().begin(), targets().end(), [&name](const Target& target) {
      return target.name == name;
    })) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, Fuzz, testing::ValuesIn(targets()),
                         [](const testing::TestParamInfo<Target>& target) {
                           return std::string(target.param.name);
                         });

}  // namespace
}  // namespace pith::internal::fuzz
