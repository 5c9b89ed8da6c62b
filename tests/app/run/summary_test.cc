#include "app/run/summary.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace pith::internal::app {
namespace {

using Json = nlohmann::json;
using Verdict = Summary::Verdict;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Summary, EveryPageIsCountedOnce) {
  Summary summary;
  summary.add({.verdict = Verdict::content, .bytes = 100, .language = "en", .type = "article"});
  summary.add({.verdict = Verdict::content, .bytes = 20, .language = "de", .type = "article"});
  summary.add({.verdict = Verdict::no_content, .bytes = 3, .language = "", .type = "unknown"});
  summary.add({.verdict = Verdict::failed, .language = "xx", .type = "x", .reason = "gone"});
  summary.add({.verdict = Verdict::failed, .bytes = 5, .reason = "gone"});
  summary.add({.verdict = Verdict::failed, .reason = "not HTML"});
  summary.duplicate();
  summary.skipped({{"images", 4}});
  summary.passed_over({{"scripts", 2}});
  const Json object = Json::parse(summary.json());
  EXPECT_EQ(object["pages"], 6);
  EXPECT_EQ(object["content"], 2);
  EXPECT_EQ(object["no_content"], 1);
  EXPECT_EQ(object["failed"], 3);
  EXPECT_EQ(object["failures"], (Json{{"gone", 2}, {"not HTML", 1}}));
  EXPECT_EQ(object["languages"], (Json{{"de", 1}, {"en", 1}, {"unknown", 1}}));
  EXPECT_EQ(object["page_types"], (Json{{"article", 2}, {"unknown", 1}}));
  EXPECT_EQ(object["skipped"], (Json{{"images", 4}}));
  EXPECT_EQ(object["passed_over"], (Json{{"scripts", 2}}));
  EXPECT_EQ(object["duplicates"], 1);
  EXPECT_EQ(object["bytes"], 128);
  EXPECT_GE(object["seconds"], 0);
  EXPECT_TRUE(summary.json().ends_with("}\n"));
}

// They are there only for runs that have such pages.
TEST(Summary, MembersOfSomeRuns) {
  Summary summary;
  EXPECT_FALSE(Json::parse(summary.json()).contains("unchanged"));
  EXPECT_FALSE(Json::parse(summary.json()).contains("resumed_after_pages"));
  EXPECT_FALSE(has(summary.line(), "unchanged"));
  summary.unchanged(0);
  summary.resumed(0);
  EXPECT_EQ(Json::parse(summary.json())["unchanged"], 0);
  EXPECT_FALSE(Json::parse(summary.json()).contains("resumed_after_pages"));
  summary.resumed(7);
  EXPECT_EQ(Json::parse(summary.json())["resumed_after_pages"], 7);
  EXPECT_EQ(Json::parse(summary.json())["pages"], 0) << "of this run";
  EXPECT_TRUE(has(summary.line(), "0 unchanged"));
}

TEST(Summary, OneLineForPeople) {
  Summary summary;
  summary.add({.verdict = Verdict::content, .bytes = 2'000'000});
  summary.add({.verdict = Verdict::failed, .reason = "two\nlines"});
  EXPECT_TRUE(has(summary.line(), "2 pages: 1 with content, 0 without, 1 failed"))
      << summary.line();
  EXPECT_TRUE(has(summary.line(), "2.0 MB"));
  EXPECT_FALSE(has(summary.line(), "skipped"));
  summary.skipped({{"images", 4}, {"requests", 3}, {"parts of pages (pictures)", 100}});
  EXPECT_TRUE(has(summary.line(), "; 7 records skipped")) << summary.line();
  EXPECT_FALSE(has(summary.line(), "\n"));
  EXPECT_FALSE(summary.was_long());
}

}  // namespace
}  // namespace pith::internal::app
