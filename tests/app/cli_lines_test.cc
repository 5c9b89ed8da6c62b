// The program as a filter of JSONL (--line-buffered): the answer to each line. lock_step.py checks
// that each answer comes before the next line is written.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "app/process.h"

namespace pith::internal::test {
namespace {

using nlohmann::json;

// "id outcome" of each line.
std::vector<std::string> answers(const std::string& out) {
  std::vector<std::string> all;
  std::istringstream stream(out);
  for (std::string line; std::getline(stream, line);) {
    const json object = json::parse(line);
    const std::string id = object["id"].is_string() ? object["id"] : json(object["id"].dump());
    all.push_back(id + " " + object["outcome"].get<std::string>());
  }
  return all;
}

using Lines = std::vector<std::string>;

class CliLines : public testing::Test {
 protected:
  Finished filter(const std::string& in, std::vector<std::string> more = {}) {
    more.insert(more.begin(), "--line-buffered");
    return work_.run({.args = std::move(more), .in = in});
  }

  Workspace work_;
};

TEST_F(CliLines, EveryLineHasItsAnswer) {
  const std::string page = json{{"id", "a"}, {"html", article_page("One")}}.dump();
  const Finished run =
      filter(page + "\n\n \t\nnonsense\n[1]\n{\"id\":7}\n{\"html\":\"\"}\n" + page);
  EXPECT_EQ(answers(run.out), (Lines{"a content", "2 failed", "3 failed", "4 failed", "5 failed",
                                     "7 failed", "7 no_content", "a content"}));
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "pith: 5 of 8 pages failed\n");
}

TEST_F(CliLines, NothingInNothingOut) {
  const Finished run = filter("");
  EXPECT_EQ(run.out + run.err, "");
  EXPECT_EQ(run.exit_code, 0);
}

TEST_F(CliLines, APageOverTheLimitKeepsItsId) {
  const std::string page = json{{"id", "a"}, {"html", article_page("One")}}.dump();
  EXPECT_EQ(answers(filter(page + "\n", {"--max-size", "100B"}).out), Lines{"a failed"});
}

TEST_F(CliLines, WhatCantBeReadIsAnError) {
  const Finished run = work_.pith({"--line-buffered", "missing"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_TRUE(run.err.starts_with("pith: missing: ")) << run.err;
}

TEST_F(CliLines, WithoutItEmptyLinesArePassedOver) {
  const std::string page = json{{"html", article_page("One")}}.dump();
  const Finished run = work_.run({.args = {"--from", "jsonl"}, .in = page + "\n\n" + page + "\n"});
  EXPECT_EQ(answers(run.out), (Lines{"1 content", "3 content"}));
}

TEST_F(CliLines, NeedsALineForALine) {
  const struct {
    Lines args;
    const char* err;
  } cases[] = {
      {{"--from", "warc"}, "needs --from jsonl"},
      {{"-f", "json"}, "needs --format jsonl"},
      {{"a", "b"}, "needs one JSONL INPUT"},
      {{"-o", "out"}, "writes to standard output, not to --output"},
      {{"--dedup", "drop"}, "--dedup drop leaves lines out: use mark"},
  };
  for (const auto& wrong : cases) {
    const Finished run = filter("", wrong.args);
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.err, std::string("pith: --line-buffered: ") + wrong.err + "\n");
  }
}

}  // namespace
}  // namespace pith::internal::test
