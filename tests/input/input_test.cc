#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "input/listing.h"
#include "input/page_stream.h"
#include "support/gzip.h"
#include "support/http_server.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

const std::string kHtml = "<!DOCTYPE html><p>Words.";

class InputTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { ::setenv("no_proxy", "127.0.0.1,localhost", 1); }

  // One line a page: its source, or the error; the test's directory is left out.
  std::vector<std::string> lines(PageStream& source) {
    std::vector<std::string> out;
    while (const auto result = source.next()) {
      std::string line = result->ok() ? result->value().source : result->error().to_string();
      const std::string prefix = dir_.path() + "/";
      for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix)) {
        line.erase(at, prefix.size());
      }
      out.push_back(line);
    }
    EXPECT_FALSE(source.next().has_value()) << "an end that is none";
    return out;
  }
  std::vector<std::string> input(const std::string& name) {
    return lines(*open_input(name, options_));
  }
  std::vector<std::string> list(const std::string& text) {
    return lines(*open_list(dir_.write("the.list", text), options_));
  }

  using Lines = std::vector<std::string>;
  test::TempDir dir_;
  InputOptions options_ = {.allow_private = true, .politeness = {.delay = 0}};
};

TEST_F(InputTest, AFileIsOnePage) {
  const auto source = open_input(dir_.write("a.html", kHtml));
  EXPECT_EQ(source->size(), 1U);
  EXPECT_EQ(lines(*source), Lines{"a.html"});
  EXPECT_EQ(input(dir_ / "b.html"), Lines{"b.html: no such file or directory"});
}

TEST_F(InputTest, ADirectoryIsEveryPageFileBelowItSortedByPath) {
  for (const char* name : {"b.html", "a/z.txt", "a/b/c.HTM", "a-b/x.xhtml", ".hidden/y.html",
                           ".h.html", "d.txt", "a/readme"}) {
    dir_.write(name, kHtml);
  }
  dir_.write("not.pdf", "%PDF-1.7");
  dir_.write("c.css", "a{}");
  dir_.write("a/p.html.gz", test::gzip(kHtml));
  const auto source = open_input(dir_.path());
  EXPECT_EQ(source->size(), 9U);
  EXPECT_EQ(lines(*source), (Lines{".h.html", ".hidden/y.html", "a-b/x.xhtml", "a/b/c.HTM",
                                   "a/p.html.gz", "a/readme", "a/z.txt", "b.html", "d.txt"}));
  EXPECT_EQ(source->passed_over(),
            (std::map<std::string, std::size_t>{{"documents", 1}, {"styles", 1}}));
  EXPECT_EQ(input(dir_.path() + "/").size(), 9U);
}

TEST_F(InputTest, TheShareThatWasRead) {
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "{\"html\":\"" + std::string(1000, 'x') + "\"}\n";
  const auto source = open_inputs({dir_.write("a.jsonl", lines), dir_.write("b.html", kHtml)});
  EXPECT_FALSE(source->share_read());
  double last = 0;
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(source->next());
    const double share = source->share_read().value_or(-1);
    EXPECT_GE(share, last);
    EXPECT_NEAR(share, (i + 1) / 2000.0, .1);
    last = share;
  }
  ASSERT_TRUE(source->next());
  EXPECT_EQ(source->share_read(), 1.0);
  EXPECT_FALSE(source->next());
}

TEST_F(InputTest, ADirectoryContinuesAfterItsErrors) {
  dir_.write("a.html", kHtml);
  dir_.write("b.html", "");
  dir_.write("c.html", "%PDF-1.7");
  ASSERT_EQ(::symlink("nowhere", (dir_ / "d.html").c_str()), 0);
  ASSERT_EQ(::symlink("e.html", (dir_ / "e.html").c_str()), 0);
  dir_.write("f.html", kHtml);
  EXPECT_EQ(input(dir_.path()),
            (Lines{"a.html", "b.html: file is empty", "c.html: not HTML (PDF document)",
                   "d.html: is a link that leads nowhere",
                   "e.html: too many levels of symbolic links", "f.html"}));
}

TEST_F(InputTest, LinksInDirectories) {
  dir_.write("real/a.html", kHtml);
  ASSERT_EQ(::symlink("..", (dir_ / "real/up").c_str()), 0);
  ASSERT_EQ(::symlink("real", (dir_ / "same.html").c_str()), 0);
  ASSERT_EQ(::symlink("real/a.html", (dir_ / "b.html").c_str()), 0);
  EXPECT_EQ(input(dir_.path()), (Lines{"b.html", "real/a.html"}));
  // The directory that was named may be a link itself.
  EXPECT_EQ(input(dir_ / "same.html"), Lines{"same.html/a.html"});
}

TEST_F(InputTest, ADirectoryThatWasListedIsNotWalkedAgain) {
  dir_.write("a.html", kHtml);
  Listing listing = list_inputs({dir_.path(), "https://example.org/"}, options_);
  ASSERT_EQ(listing.entries.size(), 2U);
  EXPECT_EQ(listing.entries[0].kind, InputKind::page);
  EXPECT_EQ(listing.entries[1].kind, InputKind::automatic);
  listing.entries.pop_back();
  dir_.write("b.html", kHtml);
  EXPECT_EQ(lines(*open_listed(std::move(listing), std::nullopt, options_)), Lines{"a.html"});
}

TEST_F(InputTest, PipesInDirectoriesAreNotWaitedFor) {
  ASSERT_EQ(::mkfifo((dir_ / "pipe.html").c_str(), 0600), 0);
  dir_.write("a.html", kHtml);
  EXPECT_EQ(input(dir_.path()), Lines{"a.html"});
}

TEST_F(InputTest, NamesAreKnownBeforeTheFirstPage) {
  for (const char* name : {"d/b.html", "d/a/c.txt", "e.html", "pages.zip"}) {
    dir_.write(name, kHtml);
  }
  dir_.write("d/style.css", "a{}");
  dir_.write("the.list", (dir_ / "d") + "\nhttps://example.org/\nno.html\n");
  const auto source = open_inputs({dir_ / "e.html", "-", dir_ / "pages.zip"}, dir_ / "the.list");
  const Lines expected = {
      dir_ / "e.html",        "-",      dir_ / "pages.zip", dir_ / "d/a/c.txt", dir_ / "d/b.html",
      "https://example.org/", "no.html"};
  EXPECT_EQ(source->names(), expected);
  const auto first = source->next();
  ASSERT_TRUE(first && first->ok());
  EXPECT_EQ(first->value().source, dir_ / "e.html") << "nothing was read for them";
  EXPECT_EQ(source->names(), expected) << "also later";
}

TEST_F(InputTest, ADirectoryWithoutPagesIsAnError) {
  dir_.write("some/not.pdf", "x");
  EXPECT_EQ(input(dir_ / "some"),
            Lines{"some: no page in this directory, but 1 file (documents: 1)"});
  std::filesystem::create_directory(dir_ / "empty");
  EXPECT_EQ(input(dir_ / "empty"), Lines{"empty: no page in this directory"});
  options_.kind = InputKind::archive;
  EXPECT_EQ(input(dir_ / "some"),
            Lines{"some: no .tar, .tar.xz, .tar.bz2, .tgz, .tzst, .txz, .tbz2 or .zip file in this "
                  "directory, but 1 file (files of other names: 1)"});
}

TEST_F(InputTest, AnUnreadableDirectoryIsAnErrorOfItsOwn) {
  dir_.write("a.html", kHtml);
  dir_.write("locked/b.html", kHtml);
  dir_.write("z.html", kHtml);
  ASSERT_EQ(::chmod((dir_ / "locked").c_str(), 0), 0);
  ASSERT_EQ(::chmod(dir_.path().c_str(), 0755), 0);
  // Root may read everything, so this thread accesses files as nobody for a moment.
  const int before = ::setfsuid(::geteuid() == 0 ? 65534 : ::geteuid());
  const bool denied = ::open((dir_ / "locked").c_str(), O_RDONLY) < 0;
  const Lines all = input(dir_.path());
  const Lines only = input(dir_ / "locked");
  ::setfsuid(static_cast<uid_t>(before));
  ASSERT_EQ(::chmod((dir_ / "locked").c_str(), 0755), 0);
  if (!denied) GTEST_SKIP() << "this user can read everything";
  EXPECT_EQ(all, (Lines{"a.html", "locked: permission denied", "z.html"}));
  EXPECT_EQ(only, Lines{"locked: permission denied"});
}

TEST_F(InputTest, DeepDirectories) {
  std::string path = "d";
  for (int i = 0; i < 300; ++i) path += "/d";
  dir_.write(path + "/a.html", kHtml);
  EXPECT_EQ(input(dir_ / "d"), Lines{path + "/a.html"});
}

TEST_F(InputTest, Urls) {
  const test::HttpServer server;
  EXPECT_EQ(input(server.url("/ok")), Lines{server.url("/ok")});
  std::string shouted = server.url("/ok");
  shouted.replace(0, 4, "HTTP");
  EXPECT_EQ(input(shouted), Lines{shouted});
  EXPECT_EQ(input(server.url("/status/404")),
            Lines{server.url("/status/404") + ": HTTP 404 Not Found"});
  EXPECT_EQ(input("ftp://x/"),
            Lines{"ftp://x/: unsupported scheme 'ftp' (only http and https are supported)"});
}

TEST_F(InputTest, OptionsReachFilesAndUrls) {
  const test::HttpServer server;
  const InputOptions small = {.max_bytes = 10, .allow_private = true};
  const std::string why = ": more than 10 bytes";
  EXPECT_EQ(lines(*open_input(server.url("/ok"), small)), Lines{server.url("/ok") + why});
  EXPECT_EQ(lines(*open_input(dir_.write("a.html", kHtml), small)), Lines{"a.html" + why});
}

TEST_F(InputTest, NothingIsFetchedBeforeTheFirstPageIsAskedFor) {
  const test::HttpServer server;
  const std::string urls = server.url("/ok") + "\n" + server.url("/plain") + "\n";
  const auto source = open_list(dir_.write("the.list", urls), options_);
  EXPECT_EQ(source->pass()->source, server.url("/ok"));
  EXPECT_EQ(server.requests(), 0);
  EXPECT_EQ(lines(*source), Lines{server.url("/plain")});
  EXPECT_EQ(server.requests(), 2);  // with robots.txt
}

TEST_F(InputTest, PagesFetchedAheadArePassed) {
  const test::HttpServer server;
  const std::string urls = server.url("/ok") + "\n" + server.url("/plain") + "\n" +
                           dir_.write("a.html", kHtml) + "\n" + server.url("/gzip");
  const auto source = open_list(dir_.write("the.list", urls), options_);
  EXPECT_TRUE(source->next()->ok());
  EXPECT_EQ(source->pass()->source, server.url("/plain"));
  EXPECT_EQ(lines(*source), (Lines{"a.html", server.url("/gzip")}));
}

TEST_F(InputTest, SeveralUrlsArePoliteAndOneIsAPersonsWish) {
  test::HttpServer server;
  server.set_robots("User-agent: *\nDisallow: /\n");
  EXPECT_EQ(input(server.url("/ok")), Lines{server.url("/ok")});
  EXPECT_EQ(server.requests(), 1);
  const auto source = open_inputs({server.url("/ok"), server.url("/gzip")}, {}, options_);
  EXPECT_EQ(lines(*source), (Lines{server.url("/ok") + ": robots.txt disallows it",
                                   server.url("/gzip") + ": robots.txt disallows it"}));
}

TEST_F(InputTest, AKeptArchiveGivesTheSamePages) {
  const test::HttpServer server;
  std::string urls;
  for (const char* path : {"/ok", "/gzip", "/redirect/2", "/status/404", "/charset", "/plain"}) {
    urls += server.url(path) + "\n";
  }
  const auto pages = [](PageStream& source) {
    Lines all;
    while (const auto result = source.next()) {
      if (!result->ok()) continue;
      const Page& page = result->value();
      all.push_back(page.url + " " + page.content_type + " " + page.bytes);
    }
    return all;
  };
  for (const char* name : {"kept.warc", "kept.warc.gz"}) {
    options_.save_warc = dir_ / name;
    const Lines fetched = pages(*open_list(dir_.write("the.list", urls), options_));
    EXPECT_EQ(fetched.size(), 5U);
    EXPECT_EQ(pages(*open_input(dir_ / name)), fetched);
    EXPECT_EQ(pages(*open_input(server.url("/ok"), options_)).size(), 1U);
    EXPECT_EQ(pages(*open_input(dir_ / name)), Lines{fetched[0]});
  }
}

TEST_F(InputTest, AnArchiveThatCannotBeKeptEndsTheStream) {
  const test::HttpServer server;
  options_.save_warc = dir_ / "no/kept.warc";
  EXPECT_EQ(input(server.url("/ok")),
            Lines{"no/kept.warc: cannot be written: there is no directory \"no\""});
  EXPECT_EQ(server.requests(), 0);
}

// The program checks its flags; other callers have no other check.
TEST_F(InputTest, WhatIsNoHeaderIsNotSent) {
  const test::HttpServer server;
  const auto error_with = [&](const std::string& header, const std::string& agent) {
    options_.headers = {"A: b", header};
    options_.user_agent = agent;
    return input(server.url("/ok"));
  };
  EXPECT_EQ(error_with("secret", ""), Lines{"headers: a value is not \"Name: value\""});
  EXPECT_EQ(error_with("A: b\r\nC: d", ""),
            Lines{"headers: a value has a line end or another control character"});
  EXPECT_EQ(error_with("C: d", "a\nb"),
            Lines{"user_agent: has a line end or another control character"});
  EXPECT_EQ(server.requests(), 0);
  EXPECT_EQ(error_with("C: d", "a/1").size(), 1U);
  EXPECT_EQ(server.requests(), 1);
}

TEST_F(InputTest, AListNamesFilesDirectoriesAndUrls) {
  const test::HttpServer server;
  const std::string a = dir_.write("a.html", kHtml);
  dir_.write("d/c.html", kHtml);
  dir_.write("d/b.html", kHtml);
  const std::string text = "\xef\xbb\xbf# what to read\r\n\r\n  " + a + " \r\n" + dir_ / "d" +
                           "\n\n#" + a + "\n" + server.url("/ok#part") + "\n" + dir_ / "no.html";
  EXPECT_EQ(list(text), (Lines{"a.html", "d/b.html", "d/c.html", server.url("/ok#part"),
                               "no.html: no such file or directory"}));
}

TEST_F(InputTest, AListKnowsItsSizeUnlessItNamesADirectory) {
  const std::string a = dir_.write("a.html", kHtml) + "\n";
  EXPECT_EQ(open_list(dir_.write("l", a + "# no\n" + a + "http://x/\n"))->size(), 3U);
  EXPECT_EQ(open_list(dir_.write("l", a + dir_.path()))->size(), std::nullopt);
}

TEST_F(InputTest, AListMayBePacked) {
  EXPECT_EQ(list(test::gzip(dir_.write("a.html", kHtml) + "\n")), Lines{"a.html"});
}

// As PowerShell writes it.
TEST_F(InputTest, AListMayBeUtf16) {
  std::string bytes = "\xFF\xFE";
  for (const char c : dir_.write("a.html", kHtml) + "\r\n") bytes += {c, '\0'};
  EXPECT_EQ(list(bytes), Lines{"a.html"});
}

TEST_F(InputTest, WhatIsNoList) {
  EXPECT_EQ(lines(*open_list(dir_ / "no.list")), Lines{"no.list: no such file or directory"});
  EXPECT_EQ(lines(*open_list(dir_.path())), Lines{dir_.path() + ": is a directory"});
  EXPECT_EQ(list(""), Lines{"the.list: file is empty"});
  EXPECT_EQ(list("# nothing\n\n"), Lines{"the.list: names no path or URL"});
  EXPECT_EQ(list(kHtml), Lines{"the.list: not a list of paths and URLs (HTML)"});
  EXPECT_EQ(list("{\"url\":\"https://example.org/\"}\n"),
            Lines{"the.list: not a list of paths and URLs (JSON)"});
  EXPECT_EQ(list("%PDF-1.7"), Lines{"the.list: not a list of paths and URLs (PDF document)"});
}

TEST_F(InputTest, StandardInputMayBeAPageOrAList) {
  const std::string page = dir_.write("a.html", kHtml);
  const std::string names = dir_.write("names", page + "\n");
  const int saved = ::dup(STDIN_FILENO);
  const auto with_stdin = [&](const std::string& path, bool as_list) {
    const int file = ::open(path.c_str(), O_RDONLY);
    ::dup2(file, STDIN_FILENO);
    ::close(file);
    Lines out = lines(as_list ? *open_list("-") : *open_input("-"));
    ::dup2(saved, STDIN_FILENO);
    return out;
  };
  EXPECT_EQ(with_stdin(page, false), Lines{"-"});
  EXPECT_EQ(with_stdin(names, true), Lines{"a.html"});
  EXPECT_EQ(with_stdin("/dev/null", false), Lines{"-: standard input is empty"});
  ::close(saved);
}

}  // namespace
}  // namespace pith::internal
