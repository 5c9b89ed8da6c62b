// What resuming must not do: mix results of other inputs, or write a file that another run writes.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/process.h"

namespace pith::internal::test {
namespace {

using Strings = std::vector<std::string>;

class CliResume : public testing::Test {
 protected:
  static std::string record(const std::string& id, const std::string& title) {
    return nlohmann::json{{"id", id}, {"html", article_page(title)}}.dump() + "\n";
  }

  // Leaves the files of a run that was killed after that many results.
  void cut_short(const Strings& args, std::size_t results) const {
    std::string lines = work_.pith(args).out;
    std::size_t end = 0;
    for (; results > 0; --results) end = lines.find('\n', end) + 1;
    std::string command = "ulimit -f 1; $PITH --resume -o out";
    for (const std::string& arg : args) command += " " + arg;
    work_.shell(command);
    ASSERT_NE(work_.read("out.partial.how"), "");
    lines.resize(end);
    work_.write("out.partial", lines);
  }

  Finished resume(Strings args) const {
    args.insert(args.end(), {"--resume", "-o", "out"});
    return work_.pith(args);
  }

  // Resuming is refused for this reason, and all files are unchanged.
  void expect_refused(const Strings& args, const std::string& why) const {
    const std::string lines = work_.read("out.partial");
    const std::string how = work_.read("out.partial.how");
    const Finished run = resume(args);
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.err, "pith: out.partial: " + why + "\n");
    EXPECT_EQ(work_.read("out.partial"), lines);
    EXPECT_EQ(work_.read("out.partial.how"), how);
    EXPECT_FALSE(work_.has("out"));
  }

  void expect_changed(const Strings& args, const std::string& what) const {
    expect_refused(args, "was started before " + what +
                             " was changed (its size or time): delete it to start over");
  }

  Workspace work_;
};

TEST_F(CliResume, ComparesEveryResultWithItsPage) {
  for (const std::string format : {"jsonl", "csv"}) {
    for (const std::string name : {"a", "b", "c", "d"}) {
      work_.write("in/" + name + ".html", article_page(name));
    }
    const Strings args = {"--quiet", "-f", format, "in"};
    // A row of the table has several lines, so `out` is cut off after one more result.
    const std::string whole = work_.pith(args).out;
    cut_short(args, 0);
    work_.write("out.partial", whole.substr(0, whole.find("in/d.html") - 10));
    std::filesystem::rename(work_.path("in/a.html"), work_.path("in/aa.html"));
    expect_refused(
        args,
        "its result 1 does not belong to page 1 of the inputs: the file or the inputs were "
        "changed; delete it to start over");
    std::filesystem::rename(work_.path("in/aa.html"), work_.path("in/a.html"));
    EXPECT_EQ(resume(args).exit_code, 0);
    EXPECT_EQ(work_.read("out"), whole);
    std::filesystem::remove(work_.path("out"));
  }
}

TEST_F(CliResume, ReportsWhichContainerHasChanged) {
  const std::string records = record("a", "One") + record("b", "Two") + record("c", "Three");
  const std::string others = record("a", "Other") + record("b", "Two") + record("c", "Three");
  work_.write("first.jsonl", record("x", "First"));
  work_.write("a.jsonl", records);
  const Strings args = {"--quiet", "first.jsonl", "a.jsonl"};
  cut_short(args, 3);
  work_.write("a.jsonl", others);
  expect_changed(args, "\"a.jsonl\"");
  // Only the modification time differs.
  std::filesystem::remove(work_.path("out.partial"));
  cut_short(args, 3);
  const auto time = std::filesystem::last_write_time(work_.path("a.jsonl"));
  std::filesystem::last_write_time(work_.path("a.jsonl"), time + std::chrono::nanoseconds(1000));
  expect_changed(args, "\"a.jsonl\"");
  std::filesystem::last_write_time(work_.path("a.jsonl"), time);
  EXPECT_EQ(resume(args).exit_code, 0);
  EXPECT_EQ(work_.read("out"), work_.pith(args).out);
}

TEST_F(CliResume, ReportsAChangedListAndChangedFilesOfAList) {
  work_.write("in/a.jsonl", record("a", "One") + record("b", "Two"));
  work_.write("c.html", article_page("Three"));
  work_.write("d.html", article_page("Four"));
  work_.write("list", "in/a.jsonl\nc.html\nd.html\n");
  const Strings listed = {"--quiet", "--list", "list"};
  cut_short(listed, 3);
  work_.write("list", "in/a.jsonl\nc.html\n");  // the results are still of these inputs
  expect_changed(listed, "\"list\"");
  for (const Strings& args : {listed, Strings{"--quiet", "in", "c.html"}}) {
    std::filesystem::remove(work_.path("out.partial"));
    work_.write("in/a.jsonl", record("a", "One") + record("b", "Two"));
    cut_short(args, 1);
    work_.write("in/a.jsonl", record("a", "Other") + record("b", "Two"));
    expect_changed(args, "a file of many pages in a directory or list");
  }
}

TEST_F(CliResume, OneRunAtATimeWrites) {
  std::string records;
  for (int i = 0; i < 30; ++i) records += record(std::to_string(i), "Page " + std::to_string(i));
  work_.write("a.jsonl", records);
  const Finished run = work_.shell(
      "mkfifo in; (head -c 5000 a.jsonl; while [ ! -e done ]; do sleep 0.05; done; "
      "tail -c +5001 a.jsonl) > in & "
      "how='--quiet -j 1 --resume --from jsonl -o out in'; $PITH $how & first=$!; "
      "while [ ! -s out.partial ]; do sleep 0.05; done; ls -i out.partial* > before; "
      "timeout 5 $PITH $how; echo $?; ls -i out.partial* | cmp - before; touch done; wait $first; "
      "echo $?");
  EXPECT_EQ(run.out, "2\n0\n") << run.err;
  EXPECT_EQ(run.err, "pith: out.partial: another run is writing it\n");
  EXPECT_EQ(work_.shell("sed 's/\"source\":\"in:/\"source\":\"a.jsonl:/' out").out,
            work_.pith({"--from", "jsonl", "a.jsonl"}).out);
}

// Its lock is released with it.
TEST_F(CliResume, AKilledRunIsResumed) {
  std::string records;
  for (int i = 0; i < 30; ++i) records += record(std::to_string(i), "Page " + std::to_string(i));
  work_.write("a.jsonl", records);
  const Finished run = work_.shell(
      "mkfifo in; (head -c 5000 a.jsonl; while [ ! -e done ]; do sleep 0.05; done) > in & "
      "how='--quiet -j 1 --resume --from jsonl -o out in'; $PITH $how & first=$!; "
      "while [ ! -s out.partial ]; do sleep 0.05; done; kill -KILL $first; touch done; "
      "wait $first; wait; cat a.jsonl > in & timeout 20 $PITH $how; echo $?");
  EXPECT_EQ(run.out, "0\n") << run.err;
}

// The name of the manifest may also be the name of a page.
TEST_F(CliResume, APageOfThatNameIsNotLost) {
  const std::string page = article_page("A page");
  work_.write("out.partial.how", page);
  work_.write("list", "out.partial.how\n");
  for (const Strings& inputs :
       {Strings{"out.partial.how", "-f", "jsonl"}, Strings{"--list", "list"}}) {
    const Finished ran = resume(inputs);
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.err, "pith: --output: \"out.partial.how\" is also an input\n");
    EXPECT_EQ(work_.read("out.partial.how"), page);
    EXPECT_EQ(work_.names(), (Strings{"list", "out.partial.how"}));
  }
}

}  // namespace
}  // namespace pith::internal::test
