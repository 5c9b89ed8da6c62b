// Archives of pages as inputs, and zstd-compressed inputs.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "app/process.h"
#include "support/archive.h"
#include "support/gzip.h"
#include "support/zstd.h"

namespace pith::internal {
namespace {

using nlohmann::json;
using test::article_page;
using test::Finished;

class CliArchive : public testing::Test {
 protected:
  static std::vector<json> objects(const std::string& lines) {
    std::vector<json> found;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) found.push_back(json::parse(line));
    return found;
  }

  static std::vector<test::Member> members(int pages) {
    std::vector<test::Member> made;
    for (int i = 0; i < pages; ++i) {
      const std::string number = std::to_string(i);
      made.push_back({"site/" + number + ".html", article_page("Page " + number)});
    }
    return made;
  }

  test::Workspace work_;
};

TEST_F(CliArchive, EveryMemberHasItsObject) {
  work_.write("pages.zip", test::archive("zip", members(3)));
  work_.write("pages.tar.zst", test::archive("pax", members(3), "zstd"));
  for (const std::string name : {"pages.zip", "pages.tar.zst"}) {
    const Finished run = work_.pith({name});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.err, "");
    const std::vector<json> pages = objects(run.out);
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_EQ(pages[1]["id"], "1");
    EXPECT_EQ(pages[1]["source"], name + "!/site/1.html");
    EXPECT_EQ(pages[1]["title"], "Page 1");
  }
}

TEST_F(CliArchive, FromAPipe) {
  for (const char* format : {"zip", "ustar"}) {
    const Finished run =
        work_.pith({"--from", "archive", "-"}, test::archive(format, members(3), "none"));
    EXPECT_EQ(run.exit_code, 0) << run.err;
    const std::vector<json> pages = objects(run.out);
    ASSERT_EQ(pages.size(), 3U) << format;
    EXPECT_EQ(pages[2]["source"], "-!/site/2.html");
  }
  const Finished none = work_.pith({"--from", "archive", "-"}, "<p>Words");
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_NE(none.err.find("pith: -: not a tar or zip archive ("), std::string::npos) << none.err;
}

TEST_F(CliArchive, OfAFolderOnlyArchivesAreReadWhenAskedFor) {
  work_.write("in/a.zip", test::archive("zip", members(2)));
  work_.write("in/b.html", article_page("B"));
  EXPECT_EQ(objects(work_.pith({"in"}).out).size(), 3U);
  EXPECT_EQ(objects(work_.pith({"--from", "archive", "in"}).out).size(), 2U);
}

TEST_F(CliArchive, MembersAreChosenByContent) {
  const std::vector<test::Member> files = {
      {"a.php", article_page("A")},
      {"b", article_page("B")},
      {"c.json", json{{"id", "c"}, {"html", article_page("C")}}.dump() + "\n"},
      {"d.gz", test::gzip(article_page("D"))},
      {"logo", "\x89PNG\r\n\x1a\n"},
      {"README", "Words of a text."},
      {"x.css", "a{}"},
      {"inner.zip", test::archive("zip", {{"e.html", article_page("E")}})},
      {"z.html", article_page("Z")}};
  for (const char* format : {"zip", "ustar"}) {
    work_.write("pages", test::archive(format, files));
    const Finished run = work_.pith({"--from", "archive", "pages", "--summary", "summary"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    std::string titles;
    for (const json& page : objects(run.out)) titles += page.value("title", "-");
    EXPECT_EQ(titles, "ABCDEZ") << format;
    EXPECT_EQ(json::parse(work_.read("summary"))["passed_over"],
              (json{{"pictures", 1}, {"other texts", 1}, {"styles", 1}}));
    EXPECT_EQ(run.err, "pith: passed over 3 files (other texts: 1, pictures: 1, styles: 1)\n");
  }
}

TEST_F(CliArchive, ADamagedOneKeepsWhatCameBefore) {
  const std::string whole = test::archive("ustar", members(4));
  work_.write("cut.tar", whole.substr(0, whole.size() / 2 + 300));
  const Finished run = work_.pith({"cut.tar"});
  EXPECT_EQ(run.exit_code, 3);
  const std::vector<json> pages = objects(run.out);
  ASSERT_GE(pages.size(), 2U);
  for (std::size_t i = 0; i + 1 < pages.size(); ++i) EXPECT_EQ(pages[i]["outcome"], "content");
  EXPECT_EQ(pages.back()["outcome"], "failed");
  EXPECT_NE(run.err.find("damaged"), std::string::npos) << run.err;
}

TEST_F(CliArchive, ResumeContinues) {
  work_.write("pages.zip", test::archive("zip", members(20)));
  const std::string whole = work_.pith({"pages.zip"}).out;
  // The limit on file sizes ends the run by a signal.
  work_.shell("ulimit -f 4; $PITH --resume -o out pages.zip");
  ASSERT_TRUE(work_.has("out.partial"));
  const Finished again = work_.pith({"--resume", "-o", "out", "pages.zip"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(work_.read("out"), whole);
}

TEST_F(CliArchive, AnyInputMayBeZstd) {
  work_.write("a.html.zst", test::zstd(article_page("Packed")));
  work_.write("b.jsonl.zst", test::zstd(json{{"html", article_page("Line")}}.dump() + "\n"));
  const std::string http = "HTTP/1.1 200 OK\r\n\r\n" + article_page("Record");
  const std::string record =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(http.size()) +
      "\r\n\r\n" + http + "\r\n\r\n";
  work_.write("c.warc.zst", test::zstd(record) + test::zstd(record));
  const std::vector<json> pages = objects(work_.pith({"."}).out);
  ASSERT_EQ(pages.size(), 4U);
  EXPECT_EQ(pages[0]["id"], "a");
  EXPECT_EQ(pages[0]["title"], "Packed");
  EXPECT_EQ(pages[1]["title"], "Line");
  EXPECT_EQ(pages[3]["title"], "Record");
}

TEST_F(CliArchive, FramesOfSavedPagesAreNoPages) {
  // The page may come after its frames.
  const std::vector<test::Member> files = {{"a/x-Dateien/frame.html", article_page("Frame")},
                                           {"a/x-Dateien/b/c.php", article_page("Frame")},
                                           {"a/x-Dateien/style.css", "a{}"},
                                           {"a/x.html", article_page("X")},
                                           {"z_files/z.html", article_page("Z")},
                                           {"y.en.htm", article_page("Y")},
                                           {"y.en_files/frame.html", article_page("Frame")},
                                           {"report.pdf", article_page("R")}};
  for (const char* format : {"zip", "ustar"}) {
    const std::string bytes = test::archive(format, files);
    work_.write("pages", bytes);
    const Finished run = work_.pith({"--from", "archive", "pages"});
    std::string titles;
    for (const json& page : objects(run.out)) titles += page.value("title", "-");
    EXPECT_EQ(titles, "XZYR") << format;
    EXPECT_EQ(run.err, "pith: passed over 4 files (frames of saved pages: 3, styles: 1)\n");
    // From a pipe, only what came before is known.
    EXPECT_EQ(objects(work_.pith({"--from", "archive", "-"}, bytes).out).size(), 6U) << format;
  }
}

TEST_F(CliArchive, ArchivesInAnArchive) {
  const std::string http = "HTTP/1.1 200 OK\r\n\r\n" + article_page("Crawled");
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(http.size()) +
      "\r\n\r\n" + http;
  const std::string innermost = test::archive("zip", {{"e.html", article_page("E")}});
  const std::vector<test::Member> files = {
      {"a.html", article_page("A")},
      {"b.zip",
       test::archive(
           "zip", {{"b.html", article_page("B")}, {"innermost.zip", innermost}, {"x.css", "a{}"}})},
      {"c.tar.gz", test::archive("ustar", {{"c.html", article_page("C")}}, "gzip")},
      {"d.wacz", test::archive("zip", {{"archive/data.warc.gz", test::gzip(warc)},
                                       {"pages/pages.jsonl", "{\"text\":\"x\"}\n"}})},
      {"f", test::archive("zip", {{"f.html", article_page("F")}})},
      {"bad.zip", "PK"},
      {"z.html", article_page("Z")}};
  for (const char* format : {"zip", "ustar"}) {
    work_.write("pages", test::archive(format, files));
    const Finished run = work_.pith({"--from", "archive", "pages"});
    std::string titles;
    std::string sources;
    for (const json& page : objects(run.out)) {
      titles += page.value("title", "-");
      if (page.value("title", "") == "B") sources = page.value("source", "");
    }
    EXPECT_EQ(titles, "ABCCrawledF-Z") << format;
    EXPECT_EQ(sources, "pages!/b.zip!/b.html");
    EXPECT_NE(run.err.find("pith: pages!/bad.zip: not a tar or zip archive"), std::string::npos)
        << run.err;
    EXPECT_NE(run.err.find("pith: passed over 2 files (archives in archives: 1, styles: 1)\n"),
              std::string::npos)
        << run.err;
  }
}

}  // namespace
}  // namespace pith::internal
