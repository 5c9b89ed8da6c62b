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

TEST_F(CliJsonl, IdsKeepTheirTypeAndSpelling) {
  const std::string records = record(R"("id":98765432109876543210987)") + record(R"("id":1.0)") +
                              record(R"("id":true)") + "{\"id\":7}\n" + record(R"("id":"8")") +
                              record(R"("n":1)");
  const Finished run = read(records);
  std::string ids;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = run.out.find('\n', begin)) != std::string::npos;
       begin = end + 1) {
    const std::string line = run.out.substr(begin, end - begin);
    ids += line.substr(0, line.find(',')) + "\n";
  }
  EXPECT_EQ(ids,
            "{\"id\":98765432109876543210987\n{\"id\":1.0\n{\"id\":true\n{\"id\":7\n{\"id\":\"8\"\n"
            "{\"id\":\"6\"\n");
  EXPECT_TRUE(read(record(R"("id":7)"), {"-f", "json"}).out.starts_with("{\n  \"id\": 7,\n"));
  EXPECT_NE(read(record(R"("id":7)"), {"-f", "csv"}).out.find("\n7,'-:1,"), std::string::npos);
}

TEST_F(CliJsonl, DuplicatesAndResumedRunsKeepTheTypeOfIdsToo) {
  work_.write("a.jsonl", record(R"("id":7)") + record(R"("id":"7")") + record(R"("id":8)"));
  const std::vector<std::string> args = {"--quiet", "--dedup", "mark", "a.jsonl"};
  const std::string whole = work_.pith(args).out;
  ASSERT_NE(whole.find(R"({"id":"7",)"), std::string::npos) << whole;
  EXPECT_NE(whole.find(",\"duplicate_of\":7}\n"), std::string::npos) << whole;
  work_.shell("ulimit -f 1; $PITH --quiet --dedup mark a.jsonl --resume -o out");
  ASSERT_TRUE(work_.has("out.partial.how"));
  for (const std::size_t lines : {1U, 2U}) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < lines; ++i) end = whole.find('\n', end) + 1;
    const std::string how = work_.read("out.partial.how");
    work_.write("out.partial", whole.substr(0, end));
    EXPECT_EQ(
        work_.pith({"--quiet", "--dedup", "mark", "a.jsonl", "--resume", "-o", "out"}).exit_code,
        0);
    EXPECT_EQ(work_.read("out"), whole) << lines;
    work_.write("out.partial.how", how);
  }
}

TEST_F(CliJsonl, FieldsOfOtherNames) {
  const std::string page = json(article_page("One")).dump();
  const std::string both =
      R"({"content":)" + page + R"(,"plain":"Some words.","html":1,"text":"mine"})";
  const Finished run = read(both + "\n" + R"({"plain":"Only words stand here.","content":null})" +
                                "\n" + R"({"html":"<p>x"})" + "\n",
                            {"--html-field", "content", "--text-field", "plain"});
  EXPECT_EQ(run.exit_code, 3) << run.err;
  std::vector<json> pages;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = run.out.find('\n', begin)) != std::string::npos;
       begin = end + 1) {
    pages.push_back(json::parse(run.out.substr(begin, end - begin)));
  }
  ASSERT_EQ(pages.size(), 3U) << run.out;
  EXPECT_EQ(pages[0]["title"], "One");
  EXPECT_EQ(pages[0]["plain"], "Some words.");
  EXPECT_EQ(pages[0]["html"], 1);
  EXPECT_EQ(pages[0]["input"]["text"], "mine");
  EXPECT_FALSE(pages[0].contains("content"));
  EXPECT_NE(pages[1]["text"].get<std::string>().find("Only words"), std::string::npos);
  EXPECT_EQ(
      pages[2]["message"],
      "neither \"content\" nor \"plain\" is a string in it: --html-field and --text-field name "
      "other members");
  const char* refused[][2] = {
      {"--html-field x --text-field x a.jsonl",
       "pith: --text-field: \"x\" is also the member of --html-field\n"},
      {"--html-field x a.html",
       "pith: --html-field: no INPUT is JSONL (--from jsonl reads any file as such)\n"},
      {"--text-field x --from html a.jsonl",
       "pith: --text-field: no INPUT is JSONL (--from jsonl reads any file as such)\n"},
      {"--html-field '' a.jsonl", "pith: --html-field: \"\" is empty\n"}};
  for (const auto& [args, message] : refused) {
    EXPECT_EQ(work_.shell("$PITH " + std::string(args)).err, message);
  }
}

TEST_F(CliJsonl, EmptyMarkupIsNotSilent) {
  const Finished run = read(R"({"html":"","text":"Some words that stand alone."})"
                            "\n"
                            R"({"html":"","raw_content":"Words."})"
                            "\n");
  const std::size_t end = run.out.find('\n');
  EXPECT_EQ(json::parse(run.out.substr(0, end))["text"], "Some words that stand alone.");
  const json second = json::parse(run.out.substr(end + 1));
  EXPECT_EQ(second["outcome"], "no_content");
  EXPECT_EQ(second["message"], "the page is empty");
  EXPECT_EQ(second["raw_content"], "Words.");
}

TEST_F(CliJsonl, MembersOfMembers) {
  work_.write("scraped", R"({"n":1,"page":{"html":)" + json(article_page("One")).dump() +
                             R"(,"status":200}})"
                             "\n");
  const Finished run = work_.pith({"--html-field", "page.html", "--from", "jsonl", "scraped"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const json page = json::parse(run.out);
  EXPECT_EQ(page["title"], "One");
  EXPECT_EQ(page["page"], (json{{"status", 200}}));
  // What standard input is, is told by the object that the page is in.
  const std::string piped = work_.shell("$PITH -f jsonl --html-field page.html < scraped").out;
  EXPECT_EQ(json::parse(piped)["title"], "One") << piped;
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
