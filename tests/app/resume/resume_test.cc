#include "app/resume/resume.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "app/output/output.h"
#include "app/run/input_options.h"
#include "input/listing.h"
#include "support/temp_dir.h"
#include "write/csv.h"

namespace pith::internal::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string fingerprint_of(const Flags& flags) {
  return run_fingerprint(flags, list_inputs(flags.inputs, input_options(flags)).entries);
}

class ResumeTest : public testing::Test {
 protected:
  ResumeTest() {
    flags_.inputs = {page_, lines_};
    flags_.output = folder_ / "out.jsonl";
    flags_.format = find_format("jsonl");
    flags_.several = flags_.resume = true;
  }

  // Begins a run that is interrupted when it has written these rows.
  void interrupt(const std::string& rows) {
    Result<ResumedRun> run = prepare_resume(flags_, fingerprint_of(flags_));
    ASSERT_TRUE(run) << run.error().to_string();
    ASSERT_FALSE(write_manifest(flags_, run.value()));
    folder_.write(fs::path(partial_path(flags_.output)).filename().string(), rows);
  }
  // Why the same command does not continue it, or "".
  std::string why_not() const {
    const Result<ResumedRun> run = prepare_resume(flags_, fingerprint_of(flags_));
    return run ? "" : run.error().to_string();
  }
  ResumeState state() const {
    Result<ResumedRun> run = prepare_resume(flags_, fingerprint_of(flags_));
    EXPECT_TRUE(run && run.value().resumes);
    return run ? std::move(run.value().state) : ResumeState{};
  }

  test::TempDir folder_;
  const std::string page_ = folder_.write("page.html", "<p>x");
  const std::string lines_ = folder_.write("pages.jsonl", "{}\n");
  Flags flags_;
};

// --- Locks

TEST_F(ResumeTest, OneRunHasALock) {
  const std::string path = folder_ / "lock";
  {
    Result<FileLock> first = FileLock::take(path, true, "NAME");
    ASSERT_TRUE(first);
    EXPECT_TRUE(fs::exists(path));
    const Result<FileLock> second = FileLock::take(path, true, "NAME");
    ASSERT_FALSE(second);
    EXPECT_TRUE(has(second.error().to_string(), "NAME: another run")) << second.error().to_string();
    const FileLock moved = std::move(first.value());
    EXPECT_FALSE(FileLock::take(path, false, "NAME")) << "it was handed on";
  }
  EXPECT_TRUE(FileLock::take(path, false, "NAME"));
}

TEST_F(ResumeTest, ALockNeedsAFile) {
  const Result<FileLock> none = FileLock::take(folder_ / "none", false, "NAME");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, Error::Kind::not_found);
  EXPECT_EQ(none.error().input, "NAME");
  EXPECT_FALSE(FileLock::take(folder_ / "none/x", true, "NAME"));
}

// --- Fingerprints

TEST_F(ResumeTest, TheFingerprintIsALineOfJson) {
  const std::string line = fingerprint_of(flags_);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const Json object = Json::parse(line);
  EXPECT_TRUE(object.contains("version"));
  EXPECT_EQ(object["inputs"], (Json{page_, lines_}));
  EXPECT_EQ(object["--format"], "jsonl");
  EXPECT_EQ(fingerprint_of(flags_), line);
}

TEST_F(ResumeTest, TheFingerprintChangesWithWhatTheResultDependsOn) {
  const std::string before = fingerprint_of(flags_);
  const struct {
    const char* name;
    std::function<void(Flags&)> change;
    bool is_other;
  } cases[] = {
      {"inputs", [](Flags& f) { f.inputs.pop_back(); }, true},
      {"order", [](Flags& f) { std::swap(f.inputs[0], f.inputs[1]); }, true},
      {"format", [](Flags& f) { f.format = find_format("csv"); }, true},
      {"an option", [](Flags& f) { f.extract.comments = true; }, true},
      {"dedup", [](Flags& f) { f.dedup = Dedup::mark; }, true},
      {"output", [](Flags& f) { f.output = "other"; }, false},
      {"jobs", [](Flags& f) { f.jobs = 7; }, false},
      {"quiet", [](Flags& f) { f.quiet = true; }, false},
  };
  for (const auto& [name, change, is_other] : cases) {
    Flags changed = flags_;
    change(changed);
    EXPECT_EQ(fingerprint_of(changed) != before, is_other) << name;
  }
  // The pages of a container are numbered, a page is only itself.
  folder_.write("page.html", "<p>longer");
  EXPECT_EQ(fingerprint_of(flags_), before);
  folder_.write("pages.jsonl", "{}\n{}\n");
  EXPECT_NE(fingerprint_of(flags_), before);
}

TEST_F(ResumeTest, ContainersInFoldersAndListsCountToo) {
  folder_.write("folder/below/more.jsonl", "{}\n");
  const std::string list =
      folder_.write("list", "# pages\n" + page_ + "\n" + (folder_ / "folder") + "\n");
  Flags with_folder = flags_;
  with_folder.inputs = {folder_ / "folder"};
  Flags with_list = flags_;
  with_list.inputs = {};
  with_list.list = list;
  const std::string of_folder = fingerprint_of(with_folder);
  const std::string of_list = fingerprint_of(with_list);
  folder_.write("folder/below/more.jsonl", "{}\n{}\n");
  EXPECT_NE(fingerprint_of(with_folder), of_folder);
  EXPECT_NE(fingerprint_of(with_list), of_list);
}

// --- What an earlier run has left

TEST_F(ResumeTest, AFirstRunBeginsAtTheBeginning) {
  Result<ResumedRun> run = prepare_resume(flags_, fingerprint_of(flags_));
  ASSERT_TRUE(run);
  EXPECT_FALSE(run.value().resumes);
  EXPECT_EQ(run.value().state.pages, 0U);
  EXPECT_TRUE(has(why_not(), "another run")) << "it holds the lock";
  EXPECT_FALSE(write_manifest(flags_, run.value()));
  EXPECT_TRUE(run.value().resumes);
  EXPECT_EQ(content_of(manifest_path(flags_.output)), fingerprint_of(flags_));
}

TEST_F(ResumeTest, CompleteLinesAreCounted) {
  const std::string lines =
      "{\"id\":\"a\",\"outcome\":\"content\",\"text\":\"\\\"outcome\\\":\\\"x\"}\n"
      "{\"id\":\"b\",\"outcome\":\"no_content\"}\n"
      "{\"id\":\"c\",\"outcome\":\"failed\"}\n"
      "{\"id\":\"d\",\"outcome\":\"too_large\"}\n";
  interrupt(lines + "{\"id\":\"e\",\"outcome\":\"content\",\"text\":\"cut");
  const ResumeState left = state();
  EXPECT_EQ(left.bytes, lines.size());
  EXPECT_EQ(left.pages, 4U);
  EXPECT_EQ(left.content, 1U);
  EXPECT_EQ(left.failed, 2U);
  EXPECT_EQ(left.was_read, (std::vector<bool>{true, true, false, false}));
}

TEST_F(ResumeTest, CompleteRowsAreCounted) {
  flags_.format = find_format("csv");
  std::vector<std::string> cells(csv_values(csv_header(false)).size());
  const auto row_of = [&cells](const char* id, const char* outcome) {
    cells[csv_column("id")] = id;
    cells[csv_column("outcome")] = outcome;
    cells[csv_column("text")] = "\"two\nlines\"";
    std::string all;
    for (const std::string& cell : cells) all += (&cell == &cells[0] ? "" : ",") + cell;
    return all + "\r\n";
  };
  const std::string rows = csv_header(false) + row_of("a", "content") + row_of("b", "failed");
  interrupt(rows + "c,x,,\"cut\n");
  const ResumeState left = state();
  EXPECT_EQ(left.bytes, rows.size());
  EXPECT_EQ(left.pages, 2U);
  EXPECT_EQ(left.content, 1U);
  EXPECT_EQ(left.failed, 1U);
}

TEST_F(ResumeTest, OnlyTheHeadOfATable) {
  flags_.format = find_format("csv");
  interrupt(csv_header(false));
  EXPECT_EQ(state().bytes, csv_header(false).size());
  EXPECT_EQ(state().pages, 0U);
  interrupt(csv_header(false).substr(0, 10));
  EXPECT_EQ(state().bytes, 0U) << "it is written again";
}

TEST_F(ResumeTest, TextsAreRememberedForDuplicates) {
  flags_.dedup = Dedup::mark;
  interrupt("{\"id\":17,\"outcome\":\"content\",\"text\":\"the same words\\n\"}\n");
  ResumeState left = state();
  EXPECT_EQ(left.originals.find_or_add(signature_of("the same words"), "\"b\""), "17");
  EXPECT_FALSE(left.originals.find_or_add(signature_of("other words"), "\"c\""));
}

// A message says what is different.
TEST_F(ResumeTest, AnotherRunIsNotContinued) {
  interrupt("{\"id\":\"a\",\"outcome\":\"content\"}\n");
  EXPECT_EQ(why_not(), "");
  const std::string manifest = content_of(manifest_path(flags_.output));
  const Flags before = flags_;
  flags_.extract.comments = true;
  EXPECT_TRUE(has(why_not(), "--comments")) << why_not();
  flags_ = before;
  flags_.inputs.pop_back();
  EXPECT_TRUE(has(why_not(), "other inputs")) << why_not();
  flags_ = before;
  folder_.write("pages.jsonl", "{}\n{}\n");
  EXPECT_TRUE(has(why_not(), "\"" + lines_ + "\" was changed")) << why_not();
  EXPECT_EQ(content_of(manifest_path(flags_.output)), manifest);
  EXPECT_TRUE(fs::exists(partial_path(flags_.output)));
}

TEST_F(ResumeTest, RowsWithoutAManifestAreNotContinued) {
  folder_.write("out.jsonl.partial", "{}\n");
  EXPECT_TRUE(has(why_not(), "out.jsonl.partial: "));
  EXPECT_FALSE(fs::exists(manifest_path(flags_.output))) << "which was there for its lock only";
  folder_.write("out.jsonl.partial.how", "not JSON");
  EXPECT_NE(why_not(), "");
  EXPECT_EQ(content_of(manifest_path(flags_.output)), "not JSON");
}

TEST_F(ResumeTest, OnlyEmptyManifestsAreRemoved) {
  remove_empty_manifest(flags_);
  folder_.write("out.jsonl.partial.how", "x");
  remove_empty_manifest(flags_);
  EXPECT_TRUE(fs::exists(manifest_path(flags_.output)));
  folder_.write("out.jsonl.partial.how", "");
  remove_empty_manifest(flags_);
  EXPECT_FALSE(fs::exists(manifest_path(flags_.output)));
}

TEST_F(ResumeTest, ARunCanBecomeResumable) {
  const std::string fingerprint = fingerprint_of(flags_);
  EXPECT_TRUE(make_resumable(flags_, fingerprint));
  folder_.write("out.jsonl.partial", "{\"outcome\":\"content\"}\n");
  EXPECT_EQ(state().pages, 1U);
  EXPECT_FALSE(make_resumable(flags_, fingerprint)) << "the rows are those of another run";
  fs::remove(partial_path(flags_.output));
  const Result<ResumedRun> other = prepare_resume(flags_, fingerprint_of(flags_));
  EXPECT_FALSE(make_resumable(flags_, fingerprint)) << "another run is writing";
}

// --- Rows and their pages

TEST_F(ResumeTest, RowsBelongToPages) {
  const PageName page = {.id = "a\"b", .source = "x, \"y\".html"};
  const PageName number = {.id = "17", .json_id = "17", .source = "x"};
  EXPECT_TRUE(is_row_of(R"({"id":"a\"b","source":"x, \"y\".html","outcome")", page, flags_));
  EXPECT_FALSE(is_row_of(R"({"id":"a\"b","source":"x, \"y\".htm","outcome")", page, flags_));
  EXPECT_FALSE(is_row_of(R"({"id":"a","source":"x, \"y\".html","outcome")", page, flags_));
  EXPECT_FALSE(is_row_of("", page, flags_));
  EXPECT_TRUE(is_row_of(R"({"id":17,"source":"x","url")", number, flags_));
  EXPECT_FALSE(is_row_of(R"({"id":"17","source":"x","url")", number, flags_));
  flags_.format = find_format("csv");
  EXPECT_TRUE(is_row_of("\"a\"\"b\",\"x, \"\"y\"\".html\",,content\r\n", page, flags_));
  EXPECT_TRUE(is_row_of("17,x,,content\r\n", number, flags_));
  EXPECT_FALSE(is_row_of("17,xy,,content\r\n", number, flags_));
}

TEST_F(ResumeTest, RowsAreReadOneByOne) {
  DoneRows none(flags_);
  EXPECT_FALSE(none.good());
  folder_.write("out.jsonl.partial", "{1}\n\n{2}\ncut");
  DoneRows rows(flags_);
  EXPECT_TRUE(rows.good());
  EXPECT_EQ(rows.head_bytes(), 0U);
  std::vector<std::string> found;
  for (std::string row; rows.next(row);) found.push_back(row);
  EXPECT_EQ(found, (std::vector<std::string>{"{1}\n", "\n", "{2}\n"}));
}

// --- The WARC of a run

class ResumedWarcTest : public ResumeTest {
 protected:
  ResumedWarcTest() { flags_.save_warc = folder_ / "pages.warc"; }

  // Adds a fetched page to the WARC of the run.
  void add(std::size_t number) {
    auto writer = WarcWriter::resume(flags_.save_warc);
    ASSERT_TRUE(writer);
    EXPECT_TRUE(writer.value()->add({.number = number,
                                     .source = "https://e.org/" + std::to_string(number),
                                     .url = "https://e.org/",
                                     .head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                                     .body = "<p>x"}));
    EXPECT_TRUE(writer.value()->close());
  }
  const std::string partial_ = folder_ / "pages.warc.partial";
};

TEST_F(ResumedWarcTest, ANewRunBeginsAnEmptyOne) {
  const ResumedRun run;
  {
    const Result<ResumedWarc> warc = prepare_warc(flags_, run);
    ASSERT_TRUE(warc) << warc.error().to_string();
    EXPECT_EQ(content_of(partial_), "");
    EXPECT_FALSE(prepare_warc(flags_, run)) << "another run is writing it";
  }
  folder_.write("pages.warc", "older");
  EXPECT_FALSE(commit_warc(flags_));
  EXPECT_EQ(content_of(flags_.save_warc), "older") << "there was no page";
  EXPECT_FALSE(fs::exists(partial_));
}

TEST_F(ResumedWarcTest, PagesOfAnotherRunAreNotCutOff) {
  add(1);
  const std::string pages = content_of(partial_);
  EXPECT_FALSE(prepare_warc(flags_, ResumedRun()));
  EXPECT_EQ(content_of(partial_), pages);
  EXPECT_TRUE(prepare_warc(flags_, ResumedRun{.resumes = true})) << "it has no results";
  EXPECT_EQ(content_of(partial_), "");
}

TEST_F(ResumedWarcTest, ItIsCutOffWhereTheResultsEnd) {
  add(1);
  add(2);
  const std::string two = content_of(partial_);
  add(3);
  {
    const Result<ResumedWarc> warc = prepare_warc(flags_, {.state = {.pages = 2}, .resumes = true});
    ASSERT_TRUE(warc) << warc.error().to_string();
    EXPECT_EQ(warc.value().end.number, 2U);
    EXPECT_EQ(warc.value().end.input, "https://e.org/2");
    EXPECT_EQ(content_of(partial_), two);
  }
  EXPECT_FALSE(commit_warc(flags_));
  EXPECT_EQ(content_of(flags_.save_warc), two);
  EXPECT_FALSE(fs::exists(partial_));
}

// It ended between its last two renames.
TEST_F(ResumedWarcTest, ARunThatHasRenamedItAlready) {
  folder_.write("out.jsonl.partial.how", "manifest");
  add(1);
  ASSERT_FALSE(commit_warc(flags_));
  const Result<ResumedWarc> warc = prepare_warc(flags_, {.state = {.pages = 1}, .resumes = true});
  ASSERT_TRUE(warc) << warc.error().to_string();
  EXPECT_EQ(warc.value().end.number, 1U);
  EXPECT_FALSE(fs::exists(flags_.save_warc));
}

}  // namespace
}  // namespace pith::internal::app
