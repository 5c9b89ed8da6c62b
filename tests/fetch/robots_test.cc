#include "fetch/robots.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

// For each path whether it is allowed: "+/a -/b".
std::string verdicts(const Robots& robots, std::initializer_list<std::string_view> paths) {
  std::string out;
  for (const std::string_view path : paths) {
    if (!out.empty()) out += ' ';
    out.append(robots.allows(path) ? "+" : "-").append(path);
  }
  return out;
}

TEST(Robots, LongestRuleCountsAndOfEqualsTheAllowingOne) {
  const Robots robots(
      "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nDisallow: /x\nAllow: /x\n",
      "pith");
  EXPECT_EQ(verdicts(robots, {"/", "/a", "/ab", "/a/b", "/a/b/c", "/x", "/y"}),
            "+/ -/a -/ab +/a/b -/a/b/c +/x +/y");
}

TEST(Robots, GroupOfOursReplacesEveryones) {
  const std::string text =
      "User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nUser-agent: PITH\nDisallow: /own\n";
  EXPECT_EQ(verdicts(Robots(text, "pith"), {"/", "/own"}), "+/ -/own");
  EXPECT_EQ(verdicts(Robots(text, "other"), {"/", "/own"}), "-/ -/own");
}

TEST(Robots, GroupsOfTheSameAgentAreOne) {
  const Robots robots(
      "User-agent: pith\nDisallow: /a\n\nUser-agent: other\nDisallow: /b\n\n"
      "User-agent: pith/2.0 (fast)\nDisallow: /c\n",
      "pith");
  EXPECT_EQ(verdicts(robots, {"/a", "/b", "/c"}), "-/a +/b -/c");
}

TEST(Robots, AnEmptyGroupOfOursAllowsAll) {
  const Robots robots("User-agent: *\nDisallow: /\nUser-agent: pith\nDisallow:\n", "pith");
  EXPECT_EQ(verdicts(robots, {"/a"}), "+/a");
}

TEST(Robots, WildcardsAndEnd) {
  const Robots robots("User-agent: *\nDisallow: /*.pdf$\nDisallow: /p*/x\nDisallow: *?s=\n",
                      "pith");
  EXPECT_EQ(verdicts(robots, {"/a.pdf", "/a.pdf?x", "/a.pdf/b.pdf", "/p/q/x/y", "/px", "/a?s=1"}),
            "-/a.pdf +/a.pdf?x -/a.pdf/b.pdf -/p/q/x/y +/px -/a?s=1");
}

TEST(Robots, EscapesAreOneSpelling) {
  const Robots robots(
      "User-agent: *\nDisallow: /%7ejoe/\nDisallow: /caf\xc3\xa9\nDisallow: /a%2fb\n", "pith");
  EXPECT_EQ(verdicts(robots, {"/~joe/x", "/caf%C3%A9", "/caf%c3%a9", "/a%2Fb", "/a/b"}),
            "-/~joe/x -/caf%C3%A9 -/caf%c3%a9 -/a%2Fb +/a/b");
}

TEST(Robots, SloppyFilesAreRead) {
  const Robots robots(
      "\xef\xbb\xbfuser-AGENT : * # all\r\n  disallow:/a # no\r\nnonsense\rSitemap: x\r"
      "DISALLOW: /b\r",
      "pith");
  EXPECT_EQ(verdicts(robots, {"/a", "/b", "/c"}), "-/a -/b +/c");
}

TEST(Robots, RulesBeforeAnyAgentAreNobodys) {
  EXPECT_TRUE(Robots("Disallow: /\nUser-agent: *\nDisallow: /a", "pith").allows("/b"));
}

TEST(Robots, ItselfIsAlwaysAllowed) {
  EXPECT_TRUE(Robots::nothing_allowed().allows("/robots.txt"));
  EXPECT_FALSE(Robots::nothing_allowed().allows("/"));
  EXPECT_TRUE(Robots().allows("/any"));
}

TEST(Robots, CrawlDelay) {
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: 2.5\n", "pith").crawl_delay(), 2.5);
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: soon\n", "pith").crawl_delay(), std::nullopt);
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: -1\n", "pith").crawl_delay(), std::nullopt);
  EXPECT_EQ(Robots("User-agent: other\nCrawl-delay: 9\n", "pith").crawl_delay(), std::nullopt);
}

TEST(Robots, HugeFilesAndPatternsOfStarsEnd) {
  std::string text = "User-agent: *\n";
  while (text.size() < 2'000'000) text += "Disallow: /" + std::string(900, '*') + "a*b*c*d*e$\n";
  EXPECT_TRUE(Robots(text, "pith").allows("/" + std::string(100'000, 'a')));
  EXPECT_FALSE(Robots(text, "pith").allows("/abcde"));
}

}  // namespace
}  // namespace pith::internal
