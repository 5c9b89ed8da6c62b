// The program from outside: inputs and outputs. Usage and formats: cli_test.cc.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/process.h"
#include "support/http_server.h"

namespace pith::internal::test {
namespace {

using nlohmann::json;

std::string ids(const std::string& jsonl) {
  std::string all;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = jsonl.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const json object = json::parse(jsonl.substr(begin, end - begin));
    all.append(all.empty() ? "" : " ").append(object.value("id", ""));
  }
  return all;
}

class CliFiles : public testing::Test {
 protected:
  void SetUp() override { work.write("tides.html", article_page("Tides")); }

  // A folder of pages of different sizes, whose order is checked.
  void write_many(int count) {
    for (int i = 100; i < 100 + count; ++i) {
      std::string page = article_page("Page " + std::to_string(i));
      if (i % 7 == 0) page.insert(page.find("</article>"), std::string(200'000, 'x'));
      work.write("many/" + std::to_string(i) + ".html", page);
    }
  }

  Workspace work;
};

TEST_F(CliFiles, StandardInputByDashOrByDefault) {
  const std::string expected = work.pith({"tides.html"}).out;
  EXPECT_EQ(work.pith({"-"}, article_page("Tides")).out, expected);
  EXPECT_EQ(work.pith({}, article_page("Tides")).out, expected);
  const Finished nothing = work.pith({"-"}, "");
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_TRUE(nothing.err.starts_with("pith: -: ")) << nothing.err;
}

TEST_F(CliFiles, DirectoryGivesEveryPageBelowSortedByPath) {
  work.write("site/b.htm", article_page("B"));
  work.write("site/a/z.html", article_page("Z"));
  work.write("site/c.xhtml", article_page("C"));
  work.write("site/style.css", "body{}");
  const Finished ran = work.pith({"site"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ids(ran.out), "z b c");
}

TEST_F(CliFiles, DirectoryIsReadByContent) {
  work.write("site/a.php", article_page("A"));
  work.write("site/index.php?p=12", article_page("B"));
  work.write("site/c/0001", article_page("C"));
  work.write("site/d.json", json{{"id", "d"}, {"html", article_page("D")}}.dump() + "\n");
  work.write("site/saved.html", article_page("S"));
  work.write("site/saved_files/frame.html", article_page("Frame"));
  work.write("site/saved_files/style.css", "body{}");
  work.write("site/logo", "\x89PNG\r\n\x1a\n");
  work.write("site/README", "Some words.");
  const Finished ran = work.pith({"site", "--summary", "summary"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ids(ran.out), "a.php 0001 d index.php?p=12 saved");
  EXPECT_EQ(ran.err,
            "pith: passed over 4 files (frames of saved pages: 1, other texts: 1, pictures: 1, "
            "styles: 1)\n");
  EXPECT_EQ(work.pith({"site", "--quiet"}).err, "");
  const json summary = json::parse(work.read("summary"));
  EXPECT_EQ(
      summary["passed_over"],
      (json{{"frames of saved pages", 1}, {"other texts", 1}, {"pictures", 1}, {"styles", 1}}));
  EXPECT_EQ(summary["pages"], 5);
  work.write("list", "site\n");
  EXPECT_EQ(work.pith({"--list", "list"}).out, ran.out);
  // A link to a directory may lead back to a parent.
  std::filesystem::create_directory_symlink("..", work.path("site/up"));
  EXPECT_EQ(work.pith({"site"}).err,
            "pith: passed over 5 files (frames of saved pages: 1, links to directories: 1, other "
            "texts: 1, pictures: 1, styles: 1)\n");
}

TEST_F(CliFiles, IncludeAndExcludeChooseFilesOfADirectory) {
  for (const char* name : {"a.html", "b.php", "drafts/c.html", "2024/d.html", "2024/x/e.html"}) {
    work.write("site/" + std::string(name), article_page(name));
  }
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"--include", "*.html"}, "d e a c"},
      {{"--include", "*.php", "--include", "drafts"}, "b.php c"},
      {{"--exclude", "drafts", "--exclude", "2024/*"}, "a b.php"},
      {{"--include", "2024/*", "--exclude", "x"}, "d"},
      {{"--include", "*.html", "--exclude", "[ac].html", "--exclude", "d.*"}, "e"}};
  for (const auto& [args, expected] : cases) {
    std::vector<std::string> all = {"site"};
    all.insert(all.end(), args.begin(), args.end());
    EXPECT_EQ(ids(work.pith(all).out), expected) << testing::PrintToString(args);
  }
  EXPECT_EQ(work.pith({"site", "--include", "a.html"}).err,
            "pith: passed over 4 files (excluded files: 4)\n");
  const Finished none = work.pith({"site", "--include", "nothing"});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_TRUE(none.err.starts_with(
      "pith: site: no page in this directory, but 5 files (excluded files: 5)\n"))
      << none.err;
  EXPECT_EQ(work.pith({"tides.html", "--include", "a"}).err,
            "pith: --include: no INPUT is a directory\n");
  EXPECT_EQ(work.pith({"site", "--exclude", ""}).err, "pith: --exclude: \"\" is empty\n");
}

TEST_F(CliFiles, EveryFileOfADirectoryIsAccountedFor) {
  constexpr int kFiles = 1000;
  const std::string kinds[][2] = {{".html", article_page("H")},
                                  {".php", article_page("P")},
                                  {"", article_page("N")},
                                  {".js", "x"},
                                  {".bin", std::string(50, '\1')},
                                  {".md", "words"},
                                  {".html", ""},
                                  {".dat", "words"},
                                  {"", ""},
                                  {".png", "x"}};
  for (int i = 0; i < kFiles; ++i) {
    const auto& [extension, bytes] = kinds[i % std::size(kinds)];
    work.write("site/" + std::to_string(i % 7) + "/f" + std::to_string(i) + extension, bytes);
  }
  EXPECT_EQ(work.pith({"site", "--quiet", "--summary", "summary"}).exit_code, 3);
  const json summary = json::parse(work.read("summary"));
  int all = summary["pages"];
  EXPECT_EQ(all, kFiles * 4 / 10);
  for (const auto& [name, count] : summary["passed_over"].items()) all += count.get<int>();
  EXPECT_EQ(all, kFiles);
}

TEST_F(CliFiles, AContainerOfAnyNameBelowADirectoryIsResumedOnlyUnchanged) {
  work.write("site/dump", json{{"html", article_page("A")}}.dump() + "\n" +
                              json{{"html", article_page("B")}}.dump() + "\n");
  work.shell("ulimit -f 1; $PITH --quiet site --resume -o out");
  ASSERT_TRUE(work.has("out.partial"));
  work.write("site/dump", "{\"html\":\"<p>Other words stand here now.\"}\n");
  const Finished ran = work.pith({"site", "--resume", "-o", "out"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.err.find("a file of many pages in a directory or list was changed"),
            std::string::npos)
      << ran.err;
}

TEST_F(CliFiles, DirectoryOfOnePageIsJsonlToo) {
  work.write("site/a.html", article_page("A"));
  EXPECT_EQ(ids(work.pith({"site"}).out), "a");
}

TEST_F(CliFiles, EmptyDirectoryIsAnError) {
  std::filesystem::create_directory(work.path("nothing"));
  const Finished ran = work.pith({"nothing"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_TRUE(ran.err.starts_with("pith: nothing: ")) << ran.err;
}

TEST_F(CliFiles, WhatFailsHasAnIdWhateverItsName) {
  std::filesystem::create_directory(work.path("nothing"));
  EXPECT_EQ(ids(work.pith({"nothing/"}).out), "nothing");
}

TEST_F(CliFiles, ASummaryThatCannotBeWrittenIsReportedBeforeTheFirstPage) {
  const std::vector<std::string> before = work.names();
  work.shell("mkfifo never.html");
  for (const char* more : {"", "-o out", "-o out --resume", "--explain=why"}) {
    const Finished ran =
        work.shell("timeout 20 $PITH tides.html never.html -f jsonl --summary no/such/sum " +
                   std::string(more));
    EXPECT_EQ(ran.exit_code, 2) << more;
    EXPECT_EQ(ran.out, "") << more;
    EXPECT_EQ(ran.err, "pith: no/such/sum: cannot be written: there is no directory \"no/such\"\n");
  }
  std::filesystem::remove(work.path("never.html"));
  EXPECT_EQ(work.names(), before);
  const Finished full = work.pith({"tides.html", "--summary", "/dev/full"});
  EXPECT_EQ(full.exit_code, 2);
  EXPECT_EQ(full.err, "pith: /dev/full: no space left on device\n");
}

TEST_F(CliFiles, ListNamesFurtherInputs) {
  work.write("boats.html", article_page("Boats"));
  work.write("list", "# pages\n\ntides.html\r\nmissing.html\n");
  const Finished ran = work.pith({"boats.html", "--list", "list"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_EQ(ids(ran.out), "boats tides missing");
  EXPECT_EQ(ids(work.pith({"--list", "-"}, "boats.html\ntides.html\n").out), "boats tides");
}

TEST_F(CliFiles, UrlIsFetchedAndIsTheBaseOfItsLinks) {
  const HttpServer server;
  const std::string url = server.url("/redirect/2");
  const Finished ran = work.pith({"-f", "jsonl", "--allow-private", url});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  const json object = json::parse(ran.out);
  EXPECT_EQ(object.value("source", ""), url);
  EXPECT_EQ(object.value("url", ""), server.url("/ok"));
  EXPECT_NE(object.value("text", "").find("Fine text"), std::string::npos) << ran.out;
}

TEST_F(CliFiles, UrlThatFailsIsOneLine) {
  const HttpServer server;
  for (const char* path : {"/status/404", "/stall", "/png"}) {
    const std::string url = server.url(path);
    const Finished ran = work.pith({"--timeout", "0.5", "--allow-private", url});
    EXPECT_EQ(ran.exit_code, 2) << path;
    EXPECT_TRUE(ran.err.starts_with("pith: " + url + ": ")) << ran.err;
    EXPECT_EQ(ran.err.find('\n'), ran.err.size() - 1) << ran.err;
  }
}

TEST_F(CliFiles, UrlIntoOnesOwnNetworkIsRefusedUnlessAllowed) {
  const HttpServer server;
  const Finished ran = work.pith({server.url("/ok")});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err, "pith: " + server.url("/ok") +
                         ": 127.0.0.1 is a private address (see --allow-private)\n");
  EXPECT_EQ(server.requests(), 0);
}

TEST_F(CliFiles, ListOfUrlsIsFetchedPolitelyAndKept) {
  HttpServer server;
  server.set_robots("User-agent: *\nDisallow: /plain\n");
  work.write("list", server.url("/ok") + "\n" + server.url("/plain") + "\n" + server.url("/gzip"));
  const Finished ran = work.pith({"--list", "list", "--allow-private", "--delay", "0.3",
                                  "--save-warc", "kept.warc.gz", "-o", "out.jsonl"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_EQ(ran.err, "pith: " + server.url("/plain") +
                         ": robots.txt disallows it\npith: 1 of 3 pages failed\n");
  const std::vector<HttpServer::Visit> visits = server.visits();
  ASSERT_EQ(visits.size(), 3U);
  EXPECT_GE(visits[2].begin - visits[1].begin, std::chrono::milliseconds(250));
  EXPECT_FALSE(work.has("kept.warc.gz.part"));
  const Finished again = work.pith({"kept.warc.gz"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(std::count(again.out.begin(), again.out.end(), '\n'), 2);
  EXPECT_EQ(
      work.pith({"--list", "list", "--allow-private", "--delay", "0", "--no-robots"}).exit_code, 0);
}

TEST_F(CliFiles, NamesThatLookLikeFlagsComeAfterTwoDashes) {
  work.write("-odd.html", article_page("Odd"));
  EXPECT_EQ(work.pith({"--", "-odd.html"}).exit_code, 0);
}

TEST_F(CliFiles, AnyNumberOfJobsGivesTheSameBytes) {
  write_many(60);
  const Finished alone = work.pith({"-j1", "many"});
  EXPECT_EQ(alone.exit_code, 0) << alone.err;
  for (const char* jobs : {"-j2", "-j5", "-j64"}) {
    EXPECT_EQ(work.pith({jobs, "many"}).out, alone.out) << jobs;
  }
  EXPECT_EQ(work.pith({"many"}).out, alone.out);
}

TEST_F(CliFiles, OutputAppearsWholeUnderItsName) {
  const std::string expected = work.pith({"tides.html"}).out;
  work.write("out.txt", "old");
  ASSERT_EQ(chmod(work.path("out.txt").c_str(), 0640), 0);
  const Finished ran = work.pith({"-o", "out.txt", "tides.html"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(work.read("out.txt"), expected);
  struct stat status {};
  ASSERT_EQ(stat(work.path("out.txt").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
  EXPECT_EQ(work.names(), (std::vector<std::string>{"out.txt", "tides.html"}));
}

TEST_F(CliFiles, FailureLeavesAnOlderOutputAlone) {
  work.write("out.txt", "old");
  EXPECT_EQ(work.pith({"-o", "out.txt", "missing.html"}).exit_code, 2);
  EXPECT_EQ(work.read("out.txt"), "old");
  EXPECT_EQ(work.names(), (std::vector<std::string>{"out.txt", "tides.html"}));
}

TEST_F(CliFiles, NothingButFailuresLeavesAnOlderOutputAlone) {
  work.write("empty.html", "");
  const std::vector<std::vector<std::string>> cases = {
      {"-o", "out", "empty.html", "missing.html"},
      {"-o", "out", "empty.html", "missing.html", "-f", "csv"},
      {"-o", "out", "empty.html", "-f", "json"},
      {"-o", "out.gz", "empty.html", "missing.html"},
      {"-o", "new", "--explain=out", "empty.html", "missing.html"},
      {"-o", "out", "empty.html", "missing.html", "--resume"}};
  for (const std::vector<std::string>& args : cases) {
    work.write("out", "old");
    work.write("out.gz", "old");
    const Finished ran = work.pith(args);
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_NE(ran.err.find("empty.html: file is empty\n"), std::string::npos) << ran.err;
    EXPECT_EQ(work.read("out"), "old") << args.back();
    EXPECT_EQ(work.read("out.gz"), "old") << args.back();
  }
  EXPECT_EQ(ids(work.read("new")), "empty missing") << "nothing was in its place";
  std::filesystem::remove(work.path("new"));
  EXPECT_EQ(work.names(), (std::vector<std::string>{"empty.html", "out", "out.gz", "tides.html"}));
  EXPECT_EQ(work.pith({"-o", "out", "empty.html", "tides.html"}).exit_code, 3);
  EXPECT_EQ(ids(work.read("out")), "empty tides") << "one page is enough";
}

TEST_F(CliFiles, HalfOfTheTwoOutputsIsNotWritten) {
  work.write("out.txt", "old");
  const Finished ran = work.pith({"-o", "out.txt", "--explain=no/such/folder.tsv", "tides.html"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err,
            "pith: no/such/folder.tsv: cannot be written: there is no directory \"no/such\"\n");
  EXPECT_EQ(work.pith({"-o", "out.txt", "--explain=/dev/full", "tides.html"}).exit_code, 2);
  EXPECT_EQ(work.read("out.txt"), "old");
  EXPECT_EQ(work.names(), (std::vector<std::string>{"out.txt", "tides.html"}));
}

TEST_F(CliFiles, ResultContinuesWhenNobodyReadsTheExplanation) {
  write_many(60);
  const Finished ran = work.shell("$PITH -f text --explain many 2>&1 >out.txt | head -n 1");
  EXPECT_EQ(ran.out, "# many/100.html\n");
  EXPECT_EQ(work.read("out.txt"), work.pith({"-f", "text", "many"}).out);
}

TEST_F(CliFiles, APageDoesNotTakeTheSummarysName) {
  for (const char* name : {"a.html", "b.html"}) work.write(name, article_page(name));
  const Finished ran =
      work.pith({"a.html", "b.html", "-o", "d/", "-f", "text", "--summary=d/b.txt"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.err.find("d/b.txt: is also another output\n"), std::string::npos) << ran.err;
  EXPECT_EQ(work.pith({"a.html", "-o", "d/", "-f", "text", "--summary=d/s.json"}).exit_code, 0);
  EXPECT_NE(work.read("d/s.json"), "");
}

TEST_F(CliFiles, AnInputIsNotReplacedWhereverItIsNamed) {
  const std::string page = article_page("Own");
  const HttpServer server;
  for (const char* name : {"own/a.html", "own/deep/b.html", "c.html"}) work.write(name, page);
  work.write("list", "own/deep\nc.html\n");
  work.write("urls", server.url("/ok") + "\nc.html\n");
  std::filesystem::create_hard_link(work.path("c.html"), work.path("other.name"));
  const std::vector<std::string> before = work.names();
  const std::vector<std::vector<std::string>> cases = {
      {"--output", "own/a.html", "own/", "-f", "text"},
      {"--output", "./own/deep/../a.html", "own"},
      {"--output", "own/deep/b.html", "--list", "list"},
      {"--output", "other.name", "--list", "list"},
      {"--output", "c.html", "--list", "list", "--resume", "-f", "jsonl"},
      {"--summary", "own/a.html", "own"},
      {"--explain", "own/a.html", "own"},
      {"--save-warc", "c.html", "--allow-private", "--list", "urls"},
      {"--save-warc", "c.html", "--allow-private", "--list", "urls", "--resume", "-o", "out"}};
  for (std::vector<std::string> args : cases) {
    const std::string message = "pith: " + args[0] + ": \"" + args[1] + "\" is also an input\n";
    args[0] += "=" + args[1];
    args.erase(args.begin() + 1);
    const Finished ran = work.pith(args);
    EXPECT_EQ(ran.exit_code, 2) << message;
    EXPECT_EQ(ran.out, "") << message;
    EXPECT_EQ(ran.err, message);
  }
  for (const char* name : {"own/a.html", "own/deep/b.html", "c.html"}) {
    EXPECT_EQ(work.read(name), page);
  }
  EXPECT_EQ(work.names(), before);
  EXPECT_EQ(server.requests(), 0);
  EXPECT_EQ(work.shell("$PITH <c.html -o c.html").err,
            "pith: --output: \"c.html\" is also an input\n");
  EXPECT_EQ(work.pith({"own", "-o", "c.html"}).exit_code, 0) << "no input";
}

TEST_F(CliFiles, StandardOutputThatIsAnInputIsRefused) {
  const std::string line = json{{"html", article_page("One")}}.dump() + "\n";
  work.write("urls", "tides.html\n");
  for (const char* command :
       {"$PITH --from jsonl a/b.jsonl >>a/b.jsonl", "$PITH --from jsonl <a/b.jsonl 1<>a/b.jsonl",
        "$PITH a >>a/b.jsonl", "$PITH --list urls >>urls"}) {
    work.write("a/b.jsonl", line);
    const Finished ran = work.shell("ulimit -f 1000; " + std::string(command));
    EXPECT_EQ(ran.exit_code, 2) << command;
    EXPECT_EQ(ran.err, "pith: standard output: is also an input\n") << command;
    EXPECT_EQ(work.read("a/b.jsonl"), line) << command;
    EXPECT_EQ(work.read("urls"), "tides.html\n") << command;
  }
  EXPECT_EQ(work.shell("$PITH tides.html -o new >>tides.html").exit_code, 0) << "goes elsewhere";
  EXPECT_EQ(work.shell("$PITH --from jsonl a/b.jsonl >>new").exit_code, 0) << "another file";
}

TEST_F(CliFiles, OutputReplacesWhatALinkPointsToAndNotTheLink) {
  work.write("real.txt", "old");
  std::filesystem::create_symlink("real.txt", work.path("link.txt"));
  EXPECT_EQ(work.pith({"-o", "link.txt", "tides.html"}).exit_code, 0);
  EXPECT_TRUE(std::filesystem::is_symlink(work.path("link.txt")));
  EXPECT_EQ(work.read("real.txt"), work.pith({"tides.html"}).out);
}

TEST_F(CliFiles, OutputDashIsStandardOutput) {
  EXPECT_EQ(work.pith({"-o", "-", "tides.html"}).out, work.pith({"tides.html"}).out);
  EXPECT_FALSE(work.has("-"));
}

TEST_F(CliFiles, OutputWhereNothingCanBeWrittenIsAnError) {
  const Finished ran = work.pith({"-o", "no/such/folder.txt", "tides.html"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err,
            "pith: no/such/folder.txt: cannot be written: there is no directory \"no/such\"\n");
  const Finished resumed = work.pith({"-o", "no/such/x", "--resume", "-f", "jsonl", "tides.html"});
  EXPECT_EQ(resumed.exit_code, 2);
  EXPECT_EQ(resumed.err,
            "pith: no/such/x.partial: cannot be written: there is no directory \"no/such\"\n");
}

TEST_F(CliFiles, FullDiskIsOneLineAndAnError) {
  const Finished ran = work.shell("$PITH tides.html >/dev/full");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err, "pith: standard output: no space left on device\n");
  EXPECT_EQ(work.shell("$PITH --help >/dev/full").exit_code, 2);
  EXPECT_EQ(work.pith({"-o", "/dev/full", "tides.html"}).err,
            "pith: /dev/full: no space left on device\n");
  EXPECT_EQ(work.pith({"--explain=/dev/full", "tides.html"}).exit_code, 2);
}

TEST_F(CliFiles, AFileThatMayGrowNoMoreIsOneLineAndAnError) {
  write_many(60);
  const Finished ran = work.shell("ulimit -f 20; $PITH -j1 many -o out.jsonl");
  EXPECT_EQ(ran.exit_code, 2);
  const std::string kept = work.read("out.jsonl.partial");
  const auto pages = std::count(kept.begin(), kept.end(), '\n');
  EXPECT_GT(pages, 2);
  EXPECT_TRUE(kept.ends_with("}\n")) << "no line is cut";
  EXPECT_EQ(ran.err, "pith: out.jsonl: file too large\npith: " + std::to_string(pages) +
                         " pages are in out.jsonl.partial: the same command with --resume "
                         "continues the run\n");
  EXPECT_EQ(work.pith({"-j1", "many", "-o", "out.jsonl", "--resume"}).exit_code, 0);
  EXPECT_EQ(work.read("out.jsonl"), work.pith({"many"}).out);
  EXPECT_EQ(work.names(), (std::vector<std::string>{"many", "out.jsonl", "tides.html"}));
}

// The second input never comes, so the signal must also end a run that waits for it.
TEST_F(CliFiles, ASignalKeepsWhatIsDone) {
  work.shell("mkfifo never.html");
  const struct {
    const char* args;
    std::string line;
    std::vector<std::string> kept;
  } cases[] = {
      {"-o out.jsonl",
       "1 page is in out.jsonl.partial: the same command with --resume continues the run",
       {"out.jsonl.partial", "out.jsonl.partial.how"}},
      {"-o out.md",
       "1 page is in out.md.partial: the same command starts over (--resume: needs --format jsonl, "
       "csv or csv-bom)",
       {"out.md.partial"}},
      {"-o out.csv.gz",
       "1 page is in out.csv.gz.partial: the same command starts over (--resume: can't resume "
       "within a .gz or .zst file: leave out the ending)",
       {"out.csv.gz.partial"}},
      {"-o out/ -f md",
       "1 page is in out/: the same command starts over (--resume: needs a file as --output)",
       {"out"}},
      {"", "1 page was written: the same command starts over (--resume: needs --output)", {}}};
  for (const auto& [args, line, kept] : cases) {
    for (const char* signal : {"INT", "TERM"}) {
      const Finished ran = work.shell(
          "set -m; $PITH tides.html never.html " + std::string(args) +
          " >stdout 2>stderr & for i in $(seq 100); do sleep 0.02; [ -n \"$(find . -name "
          "'.*pith-*' "
          "-size +0; find stdout out -size +0 -type f 2>/dev/null)\" ] && break; done; kill -" +
          signal + " $!; wait $!; echo $?");
      EXPECT_EQ(ran.out, "4\n") << args;
      EXPECT_EQ(work.read("stderr"), "pith: " + line + "\n");
      std::vector<std::string> names = {"never.html", "stderr", "stdout", "tides.html"};
      names.insert(names.end(), kept.begin(), kept.end());
      std::sort(names.begin(), names.end());
      EXPECT_EQ(work.names(), names) << args;
      if (kept.size() == 2) {
        EXPECT_EQ(ids(work.read(kept[0])), "tides");
        work.write("now.html", article_page("Now"));
        const Finished resumed =
            work.shell("cat now.html > never.html & $PITH tides.html never.html " +
                       std::string(args) + " --resume; rm now.html");
        EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
        EXPECT_EQ(ids(work.read("out.jsonl")), "tides never");
        std::filesystem::remove(work.path("out.jsonl"));
      }
      for (const std::string& name : kept) std::filesystem::remove_all(work.path(name));
    }
  }
}

// timeout(1) sends its signal to the program and to its group.
TEST_F(CliFiles, ASignalSentTwiceIsOneSignal) {
  const Finished ran = work.shell(
      "mkfifo never.html; timeout --preserve-status -s INT 1 $PITH tides.html never.html -o "
      "out.jsonl");
  EXPECT_EQ(ran.exit_code, 4) << ran.err;
  EXPECT_EQ(ids(work.read("out.jsonl.partial")), "tides");
}

TEST_F(CliFiles, WhatAnEarlierRunHasLeftIsNotReplaced) {
  work.write("out.jsonl.partial", "older");
  work.shell("mkfifo never.html");
  const Finished ran = work.shell(
      "set -m; $PITH tides.html never.html -o out.jsonl 2>stderr & "
      "for i in $(seq 100); do sleep 0.02; [ -n \"$(find . -name '.*pith-*' -size +0)\" ] && "
      "break; "
      "done; kill -INT $!; wait $!; echo $?");
  EXPECT_EQ(ran.out, "4\n");
  EXPECT_EQ(work.read("stderr"),
            "pith: 1 page is in out.jsonl.partial~2: the same command starts over\n");
  EXPECT_EQ(work.read("out.jsonl.partial"), "older");
  EXPECT_EQ(ids(work.read("out.jsonl.partial~2")), "tides");
  EXPECT_FALSE(work.has("out.jsonl.partial.how"));
}

TEST_F(CliFiles, ClosedPipeEndsTheRunQuietly) {
  write_many(60);
  const Finished ran = work.shell("$PITH many | head -n 1; echo ${PIPESTATUS[0]}");
  EXPECT_EQ(ran.err, "");
  EXPECT_TRUE(ran.out.ends_with("\n0\n")) << ran.out.substr(0, 200);
  EXPECT_EQ(work.shell("$PITH --help | head -n 1; exit ${PIPESTATUS[0]}").exit_code, 0);
}

// A named pipe as the second input: the first page must be out before the second can be read.
TEST_F(CliFiles, ResultsAreWrittenAsSoonAsTheyAreReady) {
  const Finished ran = work.shell(
      "mkfifo second.html; "
      "$PITH -j1 tides.html second.html | { read -r line; echo \"got ${line:0:13}\"; "
      "cat tides.html > second.html; wc -l; }");
  EXPECT_EQ(ran.out, "got {\"id\":\"tides\"\n1\n");
}

TEST_F(CliFiles, ASecondSignalEndsTheRunAtOnceAndLeavesNothingBehind) {
  const Finished ran = work.shell(
      "mkfifo never.html; $PITH tides.html never.html -o out.jsonl & "
      "for i in $(seq 200); do ls -A | grep -q pith- && break; sleep 0.02; done; "
      "ls -A | grep -c pith-; sleep 0.3; kill -TERM $!; sleep 0.9; kill -TERM $!; wait $!; echo "
      "$?; "
      "ls -A");
  EXPECT_EQ(ran.out, "1\n143\nnever.html\ntides.html\n");
}

TEST_F(CliFiles, NoBarWithoutATerminalNorForAShortRun) {
  write_many(3);
  EXPECT_EQ(work.pith({"many"}).err, "");
  EXPECT_EQ(work.run({.args = {"many", "-o", "out.jsonl"}, .terminal = true}).err, "");
}

TEST_F(CliFiles, BarOnATerminalOfALongRun) {
  write_many(3);
  // The run waits for a page that is written late; the list keeps the bar's total known.
  const std::string command =
      "mkfifo late.html; (sleep 1.2; cat tides.html >late.html) & "
      "$PITH late.html many/100.html many/101.html -o out.jsonl";
  const Finished ran = work.run(
      {.args = {"-c", "PITH='" PITH_BINARY "'; " + command}, .terminal = true, .program = "bash"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_NE(ran.err.find("1/3 pages"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find(", ETA 0:0"), std::string::npos) << ran.err;
  EXPECT_TRUE(ran.err.ends_with("\r\x1b[K")) << "the bar is wiped at the end";
}

TEST_F(CliFiles, LargerThanTheLimitIsAnErrorThatSaysSo) {
  const Finished ran = work.pith({"--max-size", "500B", "tides.html"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err, "pith: tides.html: more than 500 bytes (--max-size sets the limit)\n");
  EXPECT_EQ(work.pith({"--max-size", "1MiB", "tides.html"}).exit_code, 0);
}

TEST_F(CliFiles, TextThatLostItsMarkupIsReadAsSuch) {
  const std::string text = "Tides < moon & sun\n\nThe harbour master keeps a book of them.\n";
  const Finished ran = work.pith({"--from", "text", "-"}, text);
  EXPECT_NE(ran.out.find("< moon & sun"), std::string::npos) << ran.out;
}

TEST_F(CliFiles, PagesWithTheNameOfSomethingElseAreReadBelowADirectory) {
  for (const char* name : {"a.pdf", "b.doc", "c.log", "d.js", "e.css", "f.md", "g.png"}) {
    work.write("site/" + std::string(name), article_page(name));
  }
  work.write("site/h.pdf", "%PDF-1.7");
  work.write("site/i.md", "# Words <p>x</p>");
  const Finished ran = work.pith({"site"});
  EXPECT_EQ(ids(ran.out), "a.pdf b.doc c.log d.js e.css f.md g.png");
  EXPECT_EQ(ran.err, "pith: passed over 2 files (documents: 1, notes and source code: 1)\n");
  // The way out for the rest.
  const std::string page = article_page("Tides");
  work.write("other/a.pdf", page.substr(page.find("<body>") + 6));
  EXPECT_EQ(
      work.pith({"other"}).err,
      "pith: other: no page in this directory, but 1 file (documents: 1): --include GLOB with "
      "--from html reads files of any kind\n"
      "pith: passed over 1 file (documents: 1)\n");
  EXPECT_EQ(ids(work.pith({"other", "--include", "*.pdf", "--from", "html"}).out), "a.pdf");
  EXPECT_EQ(ids(work.pith({"site", "--include", "i.*", "--from", "text"}).out), "i.md");
}

TEST_F(CliFiles, PartsOfSavedPagesInAnyLanguage) {
  for (const char* end : {"_files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden",
                          "-filer", ".files"}) {
    work.write("site/x" + std::string(end) + "/frame.html", article_page("Frame"));
  }
  work.write("site/x.html", article_page("X"));
  work.write("site/y_fichiers/z.html", article_page("Z"));
  const Finished ran = work.pith({"site"});
  EXPECT_EQ(ids(ran.out), "x z");
  EXPECT_EQ(ran.err, "pith: passed over 8 files (frames of saved pages: 8)\n");
}

}  // namespace
}  // namespace pith::internal::test
