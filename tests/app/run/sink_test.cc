#include "app/run/sink.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "app/resume/resume.h"
#include "app/run/log.h"
#include "input/listing.h"
#include "support/gzip.h"
#include "support/temp_dir.h"
#include "write/csv.h"

namespace pith::internal::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Verdict = Summary::Verdict;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

PageResult page(Verdict verdict, const std::string& id, const std::string& result) {
  return {.page = {.verdict = verdict},
          .result = result,
          .message = id + ": message",
          .id = id,
          .source = id + ".html"};
}
PageResult content(const std::string& id, const std::string& result) {
  return page(Verdict::content, id, result);
}
PageResult no_content(const std::string& id, const std::string& result = "") {
  return page(Verdict::no_content, id, result);
}
PageResult failure(const std::string& id, const std::string& result = "") {
  return page(Verdict::failed, id, result);
}

class SinkTest : public testing::Test {
 protected:
  SinkTest() {
    flags_.inputs = {folder_.write("a.html", "<p>x"), folder_.write("b.html", "<p>x")};
    flags_.several = true;
    flags_.output = folder_ / "out.jsonl";
    set_format("jsonl");
    Flags quiet;
    quiet.quiet = true;
    set_up_log(quiet);
  }
  ~SinkTest() override { set_up_log({}); }

  void set_format(const char* name) { flags_.format = find_format(name); }

  // Writes a whole run. Returns its exit code, and keeps what was on standard error.
  int run(const std::vector<PageResult>& pages, InputsEnd end = {}, ResumeState state = {}) {
    testing::internal::CaptureStderr();
    int exit_code = -1;
    {
      const auto inputs = open_inputs(flags_.inputs);
      fingerprint_ = run_fingerprint(flags_, list_inputs(flags_.inputs, {}).entries);
      Sink sink(flags_, *inputs, std::move(state), fingerprint_);
      EXPECT_TRUE(sink.ready());
      for (const PageResult& one : pages) {
        if (!sink.write(one)) break;
      }
      exit_code = sink.finish(std::move(end));
    }
    messages_ = testing::internal::GetCapturedStderr();
    return exit_code;
  }
  std::string output() const { return content_of(flags_.output); }
  bool said(std::string_view text) const { return messages_.find(text) != std::string::npos; }

  test::TempDir folder_;
  Flags flags_;
  std::string fingerprint_;  // of the last run
  std::string messages_;
};

TEST_F(SinkTest, ExitCodes) {
  const struct {
    std::vector<PageResult> pages;
    int exit_code;
  } cases[] = {
      {{}, kNoContent},
      {{content("a", "{}\n")}, kContent},
      {{no_content("a", "{}\n")}, kNoContent},
      {{content("a", "{}\n"), no_content("b", "{}\n")}, kContent},
      {{failure("a", "{}\n")}, kFailed},
      {{failure("a", "{}\n"), failure("b", "{}\n")}, kFailed},
      {{content("a", "{}\n"), failure("b", "{}\n")}, kSomeFailed},
      {{failure("a", "{}\n"), no_content("b", "{}\n")}, kSomeFailed},
  };
  for (const auto& [pages, exit_code] : cases) EXPECT_EQ(run(pages), exit_code) << pages.size();
  // A line's answer tells its own outcome, so that only a failure of the whole input is one.
  flags_.line_buffered = true;
  EXPECT_EQ(run({failure("a", "{}\n")}), kContent);
  PageResult broken = failure("a", "{}\n");
  broken.input_failed = true;
  EXPECT_EQ(run({broken, content("b", "{}\n")}), kFailed);
}

TEST_F(SinkTest, PagesInOneFile) {
  const std::string begin = find_format("csv-bom")->begin;
  const struct {
    const char* format;
    std::vector<PageResult> pages;
    std::string output;
  } cases[] = {
      {"jsonl",
       {content("a", "{1}\n"), no_content("b", "{2}\n"), failure("c", "{3}\n")},
       "{1}\n{2}\n{3}\n"},
      {"text", {content("a", "one\n"), content("b", "two\n")}, "one\n\ntwo\n"},
      {"text",
       {no_content("a"), content("b", "one\n"), failure("c"), content("d", "two\n")},
       "one\n\ntwo\n"},
      {"json", {content("a", "{\n}\n"), content("b", "{\n}\n")}, "{\n}\n{\n}\n"},
      {"csv", {content("a", "1\r\n"), content("b", "2\r\n")}, csv_header(false) + "1\r\n2\r\n"},
      {"csv-bom", {content("a", "1\r\n")}, begin + csv_header(false) + "1\r\n"},
  };
  for (const auto& [format, pages, expected] : cases) {
    set_format(format);
    run(pages);
    EXPECT_EQ(output(), expected) << format;
  }
}

TEST_F(SinkTest, ARunInWhichAllFailedReplacesNoOlderResult) {
  folder_.write("out.jsonl", "older");
  EXPECT_EQ(run({failure("a", "{}\n")}), kFailed);
  EXPECT_EQ(output(), "older");
  EXPECT_EQ(run({failure("a", "{}\n"), no_content("b", "{}\n")}), kSomeFailed);
  EXPECT_EQ(output(), "{}\n{}\n");
  EXPECT_EQ(run({}), kNoContent);
  EXPECT_EQ(output(), "");
  fs::remove(flags_.output);
  EXPECT_EQ(run({failure("a", "{1}\n")}), kFailed);
  EXPECT_EQ(output(), "{1}\n") << "the answers are there";
  fs::remove(flags_.output);
  set_format("text");
  EXPECT_EQ(run({failure("a")}), kFailed);
  EXPECT_FALSE(fs::exists(flags_.output));
}

TEST_F(SinkTest, CompressedOutputsAreOneStream) {
  flags_.output = folder_ / "out.jsonl.gz";
  EXPECT_EQ(run({content("a", "{1}\n"), content("b", "{2}\n")}), kContent);
  EXPECT_EQ(test::read_gzip(flags_.output), "{1}\n{2}\n");
  EXPECT_EQ(run({}), kNoContent);
  EXPECT_GT(output().size(), 10U) << "an empty stream, not an empty file";
}

TEST_F(SinkTest, DuplicatesAreMarkedOrDropped) {
  const auto pages = [](const std::string& result) {
    std::vector<PageResult> all = {content("a", result), content("b", result),
                                   content("c", result)};
    all[1].signature = signature_of("other words");
    for (const int i : {0, 2})
      all[static_cast<std::size_t>(i)].signature = signature_of("the same words");
    return all;
  };
  flags_.summary_file = folder_ / "summary.json";
  flags_.dedup = Dedup::mark;
  run(pages("{\"n\":{}}\n"));
  EXPECT_EQ(output(), "{\"n\":{}}\n{\"n\":{}}\n{\"n\":{},\"duplicate_of\":\"a\"}\n");
  EXPECT_EQ(Json::parse(content_of(flags_.summary_file))["duplicates"], 1);
  set_format("csv");
  run(pages("1\r\n"));
  EXPECT_EQ(output(), csv_header(true) + "1,\r\n1,\r\n1,a\r\n");
  flags_.dedup = Dedup::drop;
  run(pages("1\r\n"));
  EXPECT_EQ(output(), csv_header(false) + "1\r\n1\r\n");
  flags_.dedup = Dedup::off;
  run(pages("1\r\n"));
  EXPECT_EQ(output(), csv_header(false) + "1\r\n1\r\n1\r\n");
}

// An id that is a number stays one.
TEST_F(SinkTest, TheOriginalIsCalledAsItIs) {
  flags_.dedup = Dedup::mark;
  std::vector<PageResult> pages = {content("17", "{}\n"), content("18", "{\"a\":1}\n")};
  for (PageResult& one : pages) {
    one.json_id = one.id;
    one.signature = signature_of("the same words");
  }
  run(pages);
  EXPECT_EQ(output(), "{}\n{\"a\":1,\"duplicate_of\":17}\n");
}

TEST_F(SinkTest, TheSummaryCountsTheRun) {
  flags_.summary_file = folder_ / "summary.json";
  run({content("a", "{}\n"), failure("b", "{}\n")},
      {.skipped = {{"images", 2}}, .passed_over = {{"scripts", 3}}, .unchanged = 4});
  Json summary = Json::parse(content_of(flags_.summary_file));
  EXPECT_EQ(summary["pages"], 2);
  EXPECT_EQ(summary["skipped"]["images"], 2);
  EXPECT_EQ(summary["passed_over"]["scripts"], 3);
  EXPECT_FALSE(summary.contains("unchanged"));
  flags_.revisit = "older.warc";
  run({failure("a", "{}\n")}, {.unchanged = 4});
  summary = Json::parse(content_of(flags_.summary_file));
  EXPECT_EQ(summary["unchanged"], 4);
  EXPECT_EQ(summary["failed"], 1) << "also of a run in which all failed";
}

TEST_F(SinkTest, ExplanationsHaveAFileOfTheirOwn) {
  flags_.explain_file = folder_ / "why.tsv";
  std::vector<PageResult> pages = {content("a", "{}\n"), content("b", "{}\n")};
  pages[0].explanation = "# a\n";
  pages[1].explanation = "# b\n";
  EXPECT_EQ(run(pages), kContent);
  EXPECT_EQ(content_of(flags_.explain_file), "# a\n# b\n");
  flags_.explain_file = folder_ / "why.html";
  EXPECT_EQ(run(pages), kContent);
  const std::string report = content_of(flags_.explain_file);
  EXPECT_TRUE(report.find("# a") < report.find("# b"));
  EXPECT_NE(report.find("</html>"), std::string::npos) << "the report is finished";
}

TEST_F(SinkTest, AFolderHasAFileAPage) {
  set_format("text");
  flags_.to_folder = true;
  flags_.output = folder_ / "out/";
  flags_.summary_file = folder_ / "out/summary.json";
  EXPECT_EQ(run({content("a", "one\n"), no_content("b"), content("c", "two\n")}), kContent);
  EXPECT_EQ(content_of(folder_ / "out/a.txt"), "one\n");
  EXPECT_EQ(content_of(folder_ / "out/c.txt"), "two\n");
  EXPECT_FALSE(fs::exists(folder_ / "out/b.txt"));
  EXPECT_TRUE(fs::exists(flags_.summary_file));
}

// --- Runs that end early

TEST_F(SinkTest, ASignalLeavesWhatIsDone) {
  EXPECT_EQ(run({content("a", "{1}\n"), content("b", "{2}\n")}, {.stopped = true}), kInterrupted);
  EXPECT_FALSE(fs::exists(flags_.output));
  EXPECT_EQ(content_of(partial_path(flags_.output)), "{1}\n{2}\n");
  EXPECT_TRUE(said(partial_path(flags_.output))) << messages_;
  EXPECT_TRUE(said("2 pages")) << messages_;
  EXPECT_TRUE(said("--resume")) << messages_;
  // The same command with --resume continues it.
  flags_.resume = true;
  Result<ResumedRun> again = prepare_resume(flags_, fingerprint_);
  ASSERT_TRUE(again) << again.error().to_string();
  EXPECT_TRUE(again.value().resumes);
  EXPECT_EQ(again.value().state.pages, 2U);
}

TEST_F(SinkTest, WhatCannotBeResumedIsKeptAllTheSame) {
  set_format("text");
  flags_.output = folder_ / "out.txt";
  EXPECT_EQ(run({content("a", "one\n")}, {.stopped = true}), kInterrupted);
  EXPECT_EQ(content_of(partial_path(flags_.output)), "one\n");
  EXPECT_FALSE(fs::exists(manifest_path(flags_.output)));
  EXPECT_TRUE(said("starts over")) << messages_;
  // The next one does not overwrite it.
  EXPECT_EQ(run({content("a", "two\n")}, {.stopped = true}), kInterrupted);
  EXPECT_EQ(content_of(partial_path(flags_.output)), "one\n");
  EXPECT_EQ(content_of(partial_path(flags_.output) + "~2"), "two\n");
}

TEST_F(SinkTest, ARunThatDidNothingLeavesNothing) {
  EXPECT_EQ(run({}, {.stopped = true}), kInterrupted);
  EXPECT_FALSE(fs::exists(partial_path(flags_.output)));
  EXPECT_FALSE(fs::exists(manifest_path(flags_.output)));
  EXPECT_TRUE(said("no page was done")) << messages_;
}

TEST_F(SinkTest, BrokenInputsEndTheRun) {
  folder_.write("out.jsonl", "older");
  EXPECT_EQ(run({content("a", "{1}\n")},
                {.broken = Error{Error::Kind::unreadable, "old.warc", "cannot be read"}}),
            kFailed);
  EXPECT_EQ(output(), "older");
  EXPECT_EQ(content_of(partial_path(flags_.output)), "{1}\n");
  EXPECT_TRUE(said("old.warc: cannot be read")) << messages_;
}

TEST_F(SinkTest, AFullDiskEndsTheRun) {
  flags_.output = "/dev/full";
  EXPECT_EQ(run({content("a", "{1}\n"), content("b", "{2}\n")}), kFailed);
  EXPECT_TRUE(said("/dev/full: ")) << messages_;
}

TEST_F(SinkTest, AReaderWhoHasSeenEnoughIsNoError) {
  std::signal(SIGPIPE, SIG_IGN);
  flags_.output = folder_ / "pipe";
  ASSERT_EQ(mkfifo(flags_.output.c_str(), 0600), 0);
  const int reader = open(flags_.output.c_str(), O_RDONLY | O_NONBLOCK);
  const auto inputs = open_inputs(flags_.inputs);
  Sink sink(flags_, *inputs, {}, "");
  EXPECT_TRUE(sink.ready());
  EXPECT_TRUE(sink.write(content("a", "{1}\n")));
  close(reader);
  EXPECT_FALSE(sink.write(failure("b", "{2}\n")));
  EXPECT_EQ(sink.finish({}), kContent);
}

TEST_F(SinkTest, WhatCannotBeOpenedIsSaidBefore) {
  std::string Flags::*const outputs[] = {&Flags::output, &Flags::summary_file,
                                         &Flags::explain_file};
  const auto inputs = open_inputs(flags_.inputs);
  for (const auto output : outputs) {
    flags_.output = folder_ / "out.jsonl";
    flags_.summary_file = flags_.explain_file = "";
    flags_.*output = folder_ / "none/x";
    testing::internal::CaptureStderr();
    EXPECT_FALSE(Sink(flags_, *inputs, {}, "").ready());
    EXPECT_NE(testing::internal::GetCapturedStderr().find("none/x"), std::string::npos);
  }
}

// --- Runs with --resume

class ResumedSinkTest : public SinkTest {
 protected:
  ResumedSinkTest() { flags_.resume = true; }
  // The state that an earlier run has left in these rows.
  ResumeState left(const std::string& rows) {
    folder_.write("out.jsonl.partial", rows);
    return {.bytes = rows.size(), .pages = 1, .content = 1};
  }
};

TEST_F(ResumedSinkTest, ResultsAreAppendedAndRenamed) {
  folder_.write("out.jsonl.partial.how", "manifest");
  ResumeState state = left("{1}\n");
  folder_.write("out.jsonl.partial", "{1}\n{\"cut");
  EXPECT_EQ(run({failure("b", "{2}\n")}, {}, state), kSomeFailed) << "one page had content";
  EXPECT_EQ(output(), "{1}\n{2}\n");
  EXPECT_FALSE(fs::exists(partial_path(flags_.output)));
  EXPECT_FALSE(fs::exists(manifest_path(flags_.output)));
}

TEST_F(ResumedSinkTest, ATableHasItsHeadOnce) {
  set_format("csv");
  run({content("b", "2\r\n")}, {}, left(csv_header(false) + "1\r\n"));
  EXPECT_EQ(output(), csv_header(false) + "1\r\n2\r\n");
}

TEST_F(ResumedSinkTest, ASignalLeavesEverythingInPlace) {
  folder_.write("out.jsonl.partial.how", "manifest");
  EXPECT_EQ(run({content("b", "{2}\n")}, {.stopped = true}, left("{1}\n")), kInterrupted);
  EXPECT_EQ(content_of(partial_path(flags_.output)), "{1}\n{2}\n");
  EXPECT_EQ(content_of(manifest_path(flags_.output)), "manifest");
  EXPECT_FALSE(fs::exists(flags_.output));
  EXPECT_TRUE(said("2 pages")) << messages_;
}

TEST_F(ResumedSinkTest, DuplicatesOfPagesOfTheEarlierRun) {
  flags_.dedup = Dedup::mark;
  ResumeState state = left("{1}\n");
  state.originals.find_or_add(signature_of("the same words"), "\"a\"");
  PageResult same = content("b", "{\"n\":2}\n");
  same.signature = signature_of("the same words");
  run({same}, {}, std::move(state));
  EXPECT_EQ(output(), "{1}\n{\"n\":2,\"duplicate_of\":\"a\"}\n");
}

}  // namespace
}  // namespace pith::internal::app
