#include "app/flags/similar_names.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::app {
namespace {

constexpr std::string_view kNames[] = {"format", "from",     "front-matter", "output",
                                       "links",  "jobs",     "version",      "verbose",
                                       "url",    "max-size", "no-robots",    "resume"};

std::string similar(std::string_view word) {
  std::string all;
  for (const std::string_view name : similar_names(word, kNames)) {
    all.append(all.empty() ? "" : " ").append(name);
  }
  return all;
}

TEST(EditDistance, CountsLetters) {
  const struct {
    std::string_view one;
    std::string_view other;
    std::size_t distance;
  } cases[] = {{"", "", 0},
               {"", "abc", 3},
               {"abc", "", 3},
               {"abc", "abc", 0},
               {"ABC", "abc", 0},
               {"abc", "acb", 1},
               {"abc", "abxc", 1},
               {"formt", "format", 1},
               {"verison", "version", 1},
               {"kitten", "sitting", 3}};
  for (const auto& [one, other, distance] : cases) {
    EXPECT_EQ(edit_distance(one, other), distance) << one << " " << other;
    EXPECT_EQ(edit_distance(other, one), distance) << one << " " << other;
  }
}

TEST(SimilarNames, ByLettersThenByParts) {
  const struct {
    std::string_view word;
    std::string_view names;
  } cases[] = {{"formt", "format"},
               {"fromat", "format"},
               {"FORMAT", "format"},
               {"verison", "version"},
               {"no-robot", "no-robots"},
               {"maxsize", "max-size"},
               {"frontmatter", "front-matter"},
               {"link", "links"},
               {"ver", "version verbose"},
               {"output-format", "format output"},
               {"output-dir", "output"},
               {"job", "jobs"},
               {"nonsense", ""},
               {"z", ""},
               {"", ""}};
  for (const auto& [word, names] : cases) EXPECT_EQ(similar(word), names) << word;
  EXPECT_EQ(similar(std::string(1'000'000, 'f')), "");
}

}  // namespace
}  // namespace pith::internal::app
