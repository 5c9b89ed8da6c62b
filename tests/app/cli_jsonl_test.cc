// The records of JSONL: the members that are read, and all others.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "app/process.h"

namespace pith::internal::test {
namespace {

using nlohmann::json;

class CliJsonl : public testing::Test {
 protected:
  // `members` behind a page.
  static std::string record(const std::string& members) {
    const std::string page = json{{"html", article_page("One")}}.dump();
    return page.substr(0, page.size() - 1) + "," + members + "}\n";
  }
  Finished read(const std::string& records, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"--from", "jsonl"});
    return work_.run({.args = std::move(more), .in = records});
  }

  Workspace work_;
};

TEST_F(CliJsonl, MembersComeOutByteForByte) {
  const std::string own =
      R"("n":1e400,"big":123456789012345678901234567890,"f":1.50,"-":-0.0E+00,"\u00e9\/":"\u00e9\/",)"
      R"("half":"\ud800","\udc00":[ "x" ,{ "y":"}\"," } ],"twice":1,"twice":2,"":null,"nul":"\u0000")";
  const std::string ours = R"("t\u0065xt":"\ud83d","title":[1, 2],"input":{"a":1})";
  const Finished run = read(record(ours + "," + own));
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("\"outcome\":\"content\""), std::string::npos) << run.out;
  const std::string end = "," + own + ",\"input\":{" + ours + "}}\n";
  EXPECT_TRUE(run.out.ends_with(end)) << run.out;
}

TEST_F(CliJsonl, AShortPageWithACharacterThatWasLost) {
  for (const char* lost : {R"(\ufffd)", R"(\ud800)", R"(\u0000)"}) {
    const Finished run = read(R"({"html":"<p>caf)" + std::string(lost) + "</p>\"}\n");
    EXPECT_EQ(run.err, "") << lost;
    EXPECT_EQ(run.out.find("\"outcome\":\"failed\""), std::string::npos) << run.out;
  }
}

TEST_F(CliJsonl, AMemberCalledMarkdownGivesWayOnlyToOurs) {
  const std::string own = R"("markdown":"mine")";
  EXPECT_TRUE(read(record(own)).out.ends_with("," + own + "}\n"));
  const std::string added = read(record(own), {"--with", "markdown"}).out;
  EXPECT_TRUE(added.ends_with(",\"input\":{" + own + "}}\n")) << added;
  const json object = json::parse(added);
  EXPECT_NE(object.value("markdown", "").find("tide"), std::string::npos) << added;
}

TEST_F(CliJsonl, NumbersAreIdsAsTheyAreWritten) {
  const Finished run = read(record(R"("id":98765432109876543210987)") + record(R"("id":1.0)"));
  EXPECT_TRUE(run.out.starts_with(R"({"id":"98765432109876543210987","source":)")) << run.out;
  EXPECT_NE(run.out.find("\n"
                         R"({"id":"1.0",)"),
            std::string::npos)
      << run.out;
}

TEST_F(CliJsonl, WhatIsNotReadComesOutAndIsCounted) {
  const Finished run = read(record(R"("url":["http://a.example/"],"id":{"$oid":"1"})") +
                                record(R"("url":null,"id":null)"),
                            {"--summary", "summary"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const std::size_t end = run.out.find('\n');
  EXPECT_TRUE(run.out.substr(0, end).ends_with(
      R"(,"input":{"url":["http://a.example/"],"id":{"$oid":"1"}}})"))
      << run.out;
  const json second = json::parse(run.out.substr(end + 1));
  EXPECT_EQ(second["id"], "2");
  EXPECT_FALSE(second.contains("url") || second.contains("input"));
  EXPECT_EQ(json::parse(work_.read("summary"))["skipped"],
            (json{{"parts of pages: \"id\" that is an object or an array", 1},
                  {"parts of pages: \"url\" that is not a string", 1}}));
}

TEST_F(CliJsonl, HalvesOfPairsBecomeReplacementCharacters) {
  std::string line = record(R"("id":"a\udc00")");
  line.insert(line.find("One</h1>"), "\\ud800 \\ud83d\\ude00 ");
  const json page = json::parse(read(line).out);
  EXPECT_EQ(page["title"], "\uFFFD \U0001F600 One");
  EXPECT_EQ(page["id"], "a\uFFFD");
}

TEST_F(CliJsonl, EveryFlawHasItsReason) {
  const Finished run =
      read("{\"html\":\"a\"\n{\"html\":\"\xFF\"}\n{\"html\":\"a\"},\n" +
               record("\"a\":" + std::string(1'000, '[') + std::string(1'000, ']')) + "7\n",
           {"--summary", "summary"});
  EXPECT_EQ(json::parse(work_.read("summary"))["failures"],
            (json{{"invalid JSON: cut short", 1},
                  {"invalid JSON: not UTF-8", 1},
                  {"invalid JSON: text follows its end", 1},
                  {"nested more than 1000 deep", 1},
                  {"not a JSON object", 1}}));
}

// Members that no other reader accepts must not make a resumed run forget the texts of their pages.
TEST_F(CliJsonl, ResumeRemembersTheTextsOfAllLines) {
  const std::string records =
      record(R"("id":"a","n":1e400,"s":"\ud800")") + record(R"("id":"b","n":1e400)");
  work_.write("a.jsonl", records);
  const std::vector<std::string> args = {"--quiet", "--dedup", "mark", "a.jsonl"};
  const std::string whole = work_.pith(args).out;
  ASSERT_NE(whole.find(R"("duplicate_of":"a")"), std::string::npos) << whole;
  work_.shell("ulimit -f 1; $PITH --quiet --dedup mark a.jsonl --resume -o out");
  ASSERT_TRUE(work_.has("out.partial.how"));
  work_.write("out.partial", whole.substr(0, whole.find('\n') + 1));
  EXPECT_EQ(
      work_.pith({"--quiet", "--dedup", "mark", "a.jsonl", "--resume", "-o", "out"}).exit_code, 0);
  EXPECT_EQ(work_.read("out"), whole);
}

#ifndef PITH_SANITIZED  // which use all memory
// A line of 30 MB is read with 60 MB beyond what the program takes anyway. A line for which there
// is not enough memory is a failure of its own. A tree of the first one would take 800 MB.
TEST_F(CliJsonl, MemoryIsAFewTimesALine) {
  work_.write("small", record(R"("id":"last")"));
  const Finished run = work_.shell(
      "line() { printf '{\"html\":\"<p>Words.\",\"id\":\"%s\",\"a\":[' $1;"
      " yes '1,' | tr -d '\\n' | head -c $2; printf '1]}\\n'; };"
      "(line first 30000000; line second 150000000; cat small) |"
      " (ulimit -v 260000; $PITH --from jsonl -j 1 --max-size 100MB --summary summary -o out);"
      " wc -c < out; cut -c 1-80 out");
  EXPECT_TRUE(run.out.starts_with("3000")) << run.out;
  const json summary = json::parse(work_.read("summary"));
  EXPECT_EQ(summary["pages"], 3);
  EXPECT_EQ(summary["failures"], (json{{"out of memory", 1}}));
  for (const char* start :
       {"\n{\"id\":\"first\",", "\n{\"id\":\"2\",\"source\":\"-:2\",\"outcome\":\"failed\",",
        "\n{\"id\":\"last\","}) {
    EXPECT_NE(run.out.find(start), std::string::npos) << run.out << run.err;
  }
}
#endif

}  // namespace
}  // namespace pith::internal::test
