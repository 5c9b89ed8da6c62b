// Files of many pages, runs that end early, and the messages at the end of a run.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "app/process.h"
#include "support/gzip.h"

namespace pith::internal {
namespace {

using nlohmann::json;
using test::article_page;
using test::Finished;

class CliBatch : public testing::Test {
 protected:
  static std::vector<json> objects(const std::string& lines) {
    std::vector<json> found;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) found.push_back(json::parse(line));
    return found;
  }

  // A WARC file of that many pages, each in its own gzip member; every tenth one is damaged.
  static std::string warc(int pages) {
    std::string bytes;
    for (int i = 0; i < pages; ++i) {
      const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" +
                               article_page("Page " + std::to_string(i));
      std::string record =
          "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:" + std::to_string(i) +
          ">\r\nWARC-Target-URI: http://example.org/" + std::to_string(i) +
          "\r\nContent-Length: " + (i % 10 == 9 ? "none" : std::to_string(http.size())) +
          "\r\n\r\n" + http + "\r\n\r\n";
      bytes += test::gzip(record);
    }
    return bytes;
  }

  test::Workspace work_;
};

TEST_F(CliBatch, WarcGivesAnObjectAPage) {
  work_.write("crawl.warc.gz", warc(3));
  const Finished run = work_.pith({"crawl.warc.gz"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const std::vector<json> pages = objects(run.out);
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[1]["id"], "urn:x:1");
  EXPECT_EQ(pages[1]["url"], "http://example.org/1");
  EXPECT_EQ(pages[1]["source"], "crawl.warc.gz");
  EXPECT_EQ(pages[1]["title"], "Page 1");
  const Finished piped = work_.shell("gunzip -c crawl.warc.gz | $PITH --from warc -");
  EXPECT_EQ(objects(piped.out).size(), 3U);
}

TEST_F(CliBatch, CutInputsFailAndKeepWhatCameBefore) {
  const std::string whole = warc(5);
  const std::string last = whole.substr(warc(4).size());
  const std::string page = test::gzip(article_page("A page"));
  const std::string line = R"({"html":"<p>Some words of a page."})"
                           "\n";
  const struct {
    const char* name;
    std::string bytes;
    std::size_t pages;
  } cases[] = {
      {"begun.warc.gz", warc(4) + last.substr(0, 7), 4},
      {"one-byte.warc.gz", warc(4) + last.substr(0, 1), 4},
      {"no-sum.warc.gz", whole.substr(0, whole.size() - 8), 5},
      {"a.html.gz", page.substr(0, page.size() - 1), 0},
      {"a.html.zst", "\x28\xb5", 0},
      {"a.jsonl.gz", test::gzip(line) + test::gzip(line).substr(0, 20), 1},
  };
  work_.write("good.html", article_page("A page"));
  for (const auto& c : cases) {
    work_.write(c.name, c.bytes);
    const Finished run = work_.pith({"-f", "jsonl", "good.html", c.name});
    EXPECT_EQ(run.exit_code, 3) << c.name << run.err;
    const std::vector<json> pages = objects(run.out);
    ASSERT_EQ(pages.size(), c.pages + 2) << c.name << run.out;
    EXPECT_EQ(pages.back()["outcome"], "failed") << c.name;
    const std::string message = pages.back()["message"];
    EXPECT_NE(message.find("cut short"), std::string::npos) << c.name << message;
  }
}

TEST_F(CliBatch, BrokenRecordsHaveObjectsToo) {
  work_.write("crawl.warc.gz", warc(20));
  const Finished run = work_.pith({"crawl.warc.gz", "--summary", "summary.json"});
  EXPECT_EQ(run.exit_code, 3);
  int failed = 0;
  for (const json& page : objects(run.out)) failed += page["outcome"] == "failed" ? 1 : 0;
  EXPECT_GE(failed, 2);
  const json summary = json::parse(work_.read("summary.json"));
  EXPECT_EQ(summary["content"], 18);
  EXPECT_EQ(summary["failures"]["no Content-Length"], 2);
  EXPECT_GT(summary["bytes"], 1000);
  EXPECT_EQ(summary["page_types"].size(), 1U);
}

TEST_F(CliBatch, JsonlPassesTheUsersFieldsThrough) {
  const json page = {{"html", article_page("One")}, {"url", "http://example.org/"}, {"id", "k1"}};
  std::string line = page.dump();
  line.back() = ',';
  line += R"("rank":1.50,"title":"mine","tree":{"a":[1,2.0]}})";
  const Finished run = work_.run(
      {.args = {"--from", "jsonl", "-"}, .in = line + "\n{\"text\":\"no\\nprose\"}\nnonsense\n"});
  EXPECT_EQ(run.exit_code, 3);
  const std::vector<json> pages = objects(run.out);
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0]["id"], "k1");
  EXPECT_EQ(pages[0]["title"], "One");
  EXPECT_EQ(pages[0]["input"]["title"], "mine");
  EXPECT_NE(run.out.find(R"("rank":1.50,"tree":{"a":[1,2.0]})"), std::string::npos) << run.out;
  EXPECT_EQ(pages[1]["id"], "2");
  EXPECT_EQ(pages[2]["outcome"], "failed");
  EXPECT_EQ(run.err, "pith: -:3: invalid JSON: a value is missing\npith: 1 of 3 pages failed\n");
}

TEST_F(CliBatch, AnyNumberOfJobsGivesTheSameBytes) {
  work_.write("crawl.warc.gz", warc(40));
  EXPECT_EQ(work_.pith({"-j", "1", "crawl.warc.gz"}).out,
            work_.pith({"-j", "3", "crawl.warc.gz"}).out);
}

TEST_F(CliBatch, PagesOfAHostTeachWhatIsItsTemplate) {
  const std::string promise =
      "<p>Every voyage told here was paid for by readers, who may join us in the harbour office on "
      "any Tuesday before noon.</p>";
  std::string records;
  for (const char* port : {"Bergen", "Cork", "Delft", "Esbjerg"}) {
    const std::string name = port;
    const std::string html =
        "<title>" + name + "</title><article><h1>" + name + "</h1><p>The harbour of " + name +
        " was quiet when the boats came in, and nobody had waited for them.</p>" + promise +
        "<p>Only the tide at " + name +
        " had been high enough to let all of them pass, which is rare in winter.</p></article>";
    const std::string url = std::string("https://example.org/") + port;
    records += json{{"id", port}, {"url", url}, {"html", html}}.dump() + "\n";
  }
  work_.write("ports.jsonl", records);
  const Finished alone = work_.pith({"ports.jsonl"});
  ASSERT_NE(alone.out.find("harbour office"), std::string::npos) << "or this test shows nothing";
  const Finished together = work_.pith({"--site", "-j2", "ports.jsonl"});
  EXPECT_EQ(together.exit_code, 0) << together.err;
  EXPECT_EQ(together.out.find("harbour office"), std::string::npos);
  EXPECT_EQ(std::count(together.out.begin(), together.out.end(), '\n'), 4);
  const Finished why = work_.pith({"--site", "--explain", "ports.jsonl"});
  EXPECT_NE(why.out.find("on 4 of 4 pages of this site"), std::string::npos);
  work_.write("list", "# pages\nports.jsonl\n  http://127.0.0.1:1/\n");
  EXPECT_NE(work_.pith({"--site", "--list", "list"}).err.find("\"http://127.0.0.1:1/\" does not"),
            std::string::npos);
  EXPECT_EQ(work_.pith({"--site"}, records).err,
            "pith: --site: reads its inputs twice, which \"-\" does not allow (keep it in a file "
            "first)\n");
}

TEST_F(CliBatch, WhatCanBeReadOnlyOnceTeachesNothingOfASite) {
  work_.write("a.html", article_page("A"));
  work_.write("dir/a.html", article_page("A"));
  ASSERT_EQ(work_.shell("mkfifo pipe.html dir/pipe.html").exit_code, 0);
  work_.write("list", "a.html\n pipe.html \n");
  work_.write("packed.list.gz", test::gzip("a.html\npipe.html\n"));
  const auto refused = [](const std::string& name) {
    return "2 pith: --site: reads its inputs twice, which \"" + name +
           "\" does not allow (keep it in a file first)\n";
  };
  // Nobody writes to the pipes, so a run that opened one would block.
  const auto tried = [this](const std::string& args) {
    const Finished ran = work_.shell("cat a.html | timeout 20 $PITH --site " + args);
    return std::to_string(ran.exit_code) + " " + ran.err;
  };
  EXPECT_EQ(tried("a.html pipe.html"), refused("pipe.html"));
  EXPECT_EQ(tried("a.html /dev/stdin"), refused("/dev/stdin"));
  EXPECT_EQ(tried("--list list"), refused("pipe.html"));
  EXPECT_EQ(tried("--list packed.list.gz"), refused("pipe.html"));
  EXPECT_EQ(tried("--list pipe.html"), refused("pipe.html"));
  EXPECT_EQ(tried("--list /dev/stdin"), refused("/dev/stdin"));
  EXPECT_EQ(tried("<(cat a.html) a.html").substr(0, 52), refused("/dev/fd/").substr(0, 52));
  EXPECT_EQ(tried("dir"), "0 pith: passed over 1 file (pipes, sockets and devices: 1)\n")
      << "pipes in a directory are no pages";
  EXPECT_EQ(work_.shell("$PITH --site /dev/stdin <a.html").exit_code, 0) << "a file after all";
}

TEST_F(CliBatch, ANameInGzIsPacked) {
  work_.write("crawl.warc.gz", warc(8));
  EXPECT_EQ(work_.pith({"crawl.warc.gz", "-o", "out.jsonl.gz"}).exit_code, 0);
  EXPECT_EQ(test::read_gzip(work_.path("out.jsonl.gz")), work_.pith({"crawl.warc.gz"}).out);
}

TEST_F(CliBatch, DuplicatesAreMarkedOrDropped) {
  const auto line = [](const std::string& id, const std::string& html) {
    return json{{"id", id}, {"html", html}}.dump() + "\n";
  };
  work_.write("a.jsonl", line("one", article_page("One")) + line("none", "<p></p>") +
                             line("two", article_page("One")) + line("empty", "<p></p>"));
  const std::vector<json> marked = objects(work_.pith({"--dedup", "mark", "a.jsonl"}).out);
  ASSERT_EQ(marked.size(), 4U);
  EXPECT_EQ(marked[2]["duplicate_of"], "one");
  for (const std::size_t i : {0U, 1U, 3U}) EXPECT_FALSE(marked[i].contains("duplicate_of"));
  EXPECT_EQ(objects(work_.pith({"--dedup", "drop", "a.jsonl"}).out).size(), 3U);
}

TEST_F(CliBatch, ResumeContinuesWhereAKilledRunEnded) {
  work_.write("crawl.warc.gz", warc(30));
  const std::string whole = work_.pith({"--quiet", "crawl.warc.gz"}).out;
  const Finished first = work_.pith({"--quiet", "--resume", "-o", "out", "crawl.warc.gz"});
  EXPECT_EQ(work_.read("out"), whole);
  EXPECT_EQ(work_.names(), (std::vector<std::string>{"crawl.warc.gz", "out"}));
  // The result file as a killed run leaves it: cut anywhere, also within a line. The limit on file
  // sizes ends the run by a signal when the small manifest has been written.
  work_.shell("ulimit -f 1; $PITH --quiet --resume -o cut crawl.warc.gz");
  const std::string how = work_.read("cut.partial.how");
  ASSERT_FALSE(how.empty());
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, whole.size() / 3,
                                 whole.size() / 2, whole.size() - 1, whole.size()}) {
    work_.write("cut.partial", whole.substr(0, size));
    work_.write("cut.partial.how", how);
    const Finished again = work_.pith({"--quiet", "--resume", "-o", "cut", "crawl.warc.gz"});
    EXPECT_EQ(again.exit_code, first.exit_code) << again.err;
    EXPECT_EQ(work_.read("cut"), whole) << size;
    EXPECT_FALSE(work_.has("cut.partial"));
    EXPECT_FALSE(work_.has("cut.partial.how"));
  }
}

TEST_F(CliBatch, ResumeRefusesARunWithOtherOptions) {
  work_.write("a.jsonl", "{\"html\":\"<p>Words and words.\"}\n");
  work_.write("out.partial", "{\"id\":\"1\"}\n");
  work_.write("out.partial.how", "{}\n");
  const Finished run = work_.pith({"--resume", "-o", "out", "a.jsonl"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(
      run.err,
      "pith: out.partial: was started with other inputs, options or another version: delete it "
      "to start over\n");
  EXPECT_EQ(work_.read("out.partial"), "{\"id\":\"1\"}\n");
}

TEST_F(CliBatch, ResumeSaysWhatDoesNotFit) {
  work_.write("crawl.warc.gz", warc(30));
  const std::vector<std::string> args = {"--quiet", "--resume", "-o", "out", "crawl.warc.gz"};
  work_.shell("ulimit -f 1; $PITH --quiet --resume -o out crawl.warc.gz");
  const std::string how = work_.read("out.partial.how");
  for (const char* last : {"a line that somebody wrote\n", "{\"id\":\"urn:x:2\"}\n"}) {
    std::string lines = work_.pith({"--quiet", "crawl.warc.gz"}).out;
    lines.resize(lines.find('\n') + 1);
    work_.write("out.partial", lines + last);
    work_.write("out.partial.how", how);
    const Finished run = work_.pith(args);
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(
        run.err,
        "pith: out.partial: its result 2 does not belong to page 2 of the inputs: the file or the "
        "inputs were changed; delete it to start over\n");
    EXPECT_EQ(work_.read("out.partial"), lines + last);
  }
}

TEST_F(CliBatch, ResumeNeedsAFileOfJsonl) {
  EXPECT_EQ(work_.pith({"--resume", "a.jsonl"}).err, "pith: --resume: needs --output\n");
  EXPECT_EQ(work_.pith({"--resume", "-o", "x", "-f", "text", "a.jsonl"}).err,
            "pith: --resume: needs --format jsonl, csv or csv-bom\n");
}

TEST_F(CliBatch, ASignalEndsAResumableRunInGoodOrder) {
  work_.write("crawl.warc.gz", warc(30));
  // The second half arrives late, after the signal.
  const Finished run = work_.shell(
      "mkfifo in; gunzip -c crawl.warc.gz > all; "
      "(head -c 30000 all; sleep 1.5; tail -c +30001 all) > in & "
      "$PITH -j 1 --resume --from warc -o out in 2> err & pid=$!; sleep 0.7; kill -TERM $pid; "
      "wait $pid; echo $?; cat err >&2");
  EXPECT_EQ(run.out, "4\n");
  EXPECT_NE(run.err.find("pages are in out.partial: the same command resumes the run"),
            std::string::npos)
      << run.err;
  EXPECT_FALSE(work_.has("out"));
  EXPECT_TRUE(work_.has("out.partial"));
}

TEST_F(CliBatch, AFullDiskLosesNothingThatWasDone) {
  work_.write("crawl.warc.gz", warc(30));
  const Finished run = work_.shell(
      "ulimit -f 8; $PITH --quiet --resume -o out crawl.warc.gz; echo $?; ulimit -f unlimited");
  EXPECT_TRUE(run.out == "2\n" || run.exit_code > 128 || run.out == "153\n") << run.out << run.err;
  const Finished again = work_.pith({"--quiet", "--resume", "-o", "out", "crawl.warc.gz"});
  EXPECT_EQ(again.exit_code, 3) << again.err;
  EXPECT_EQ(work_.read("out"), work_.pith({"--quiet", "crawl.warc.gz"}).out);
}

}  // namespace
}  // namespace pith::internal
