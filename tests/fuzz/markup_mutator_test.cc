#include "fuzz/markup_mutator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace pith::internal::fuzz {
namespace {

constexpr std::string_view kPage = "<ul class=\"a\"><li>one<li>two</ul><!-- c --><p>three</p>";

TEST(MarkupMutator, TheSameSeedMakesTheSameChange) {
  std::set<std::string> all;
  for (unsigned seed = 1; seed < 500; ++seed) {
    const std::string changed = mutate_markup(kPage, 1000, seed);
    EXPECT_EQ(changed, mutate_markup(kPage, 1000, seed));
    all.insert(changed);
  }
  EXPECT_GT(all.size(), 300U);
}

TEST(MarkupMutator, StaysBelowTheLimit) {
  for (const std::size_t limit : {1, 10, 64, 4096}) {
    for (unsigned seed = 1; seed < 300; ++seed) {
      EXPECT_LE(mutate_markup(kPage, limit, seed).size(), limit);
      EXPECT_LE(mutate_markup("", limit, seed).size(), limit);
      EXPECT_LE(mutate_markup("no markup", limit, seed).size(), limit);
      EXPECT_LE(mutate_markup("<", limit, seed).size(), limit);
    }
  }
}

// Each kind of change that bytes alone seldom make.
TEST(MarkupMutator, MakesOtherTrees) {
  std::set<std::string> seen;
  for (unsigned seed = 1; seed < 6000; ++seed) {
    const std::string changed = mutate_markup(kPage, 1000, seed);
    const auto has = [&changed](std::string_view part) {
      return changed.find(part) != changed.npos;
    };
    if (has("<li>two<li>two")) seen.insert("repeated");
    if (!has("three")) seen.insert("dropped");
    if (has("<p>three</p>") && changed.find("three") < changed.find("one")) seen.insert("moved");
    if (has("<table><") || has("<nav><")) seen.insert("wrapped");
    if (has("<div><div><div><div><div>")) seen.insert("nested");
    if (has(" class=\"a\">") && !has("<ul class")) seen.insert("renamed");
    if (has("<ul hidden ") || has("<p hidden")) seen.insert("attribute");
    if (has("</form>")) seen.insert("closed");
  }
  EXPECT_EQ(seen, (std::set<std::string>{"attribute", "closed", "dropped", "moved", "nested",
                                         "renamed", "repeated", "wrapped"}));
}

}  // namespace
}  // namespace pith::internal::fuzz
