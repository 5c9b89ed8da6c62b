#include "input/containers/archive.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/archive.h"
#include "support/gzip.h"
#include "support/temp_dir.h"
#include "support/zstd.h"

namespace pith::internal {
namespace {

using test::archive;
using test::Member;
using Lines = std::vector<std::string>;

constexpr char kHtml[] = "<!DOCTYPE html><p>Words of a page.";

class ArchiveTest : public testing::Test {
 protected:
  // A line a page, "id source bytes" or "! input: reason", sources without the folder.
  Lines read(const std::string& bytes, std::size_t most = 100'000) {
    const std::string path = dir_.write("a.zip", bytes);
    const auto source = open_(path, InputOptions{.max_bytes = most});
    const auto passing = open_(path, InputOptions{.max_bytes = most});
    Lines lines;
    while (const auto page = source->next()) {
      const auto name = passing->pass();
      const std::string input = page->ok() ? page->value().source : page->error().input;
      EXPECT_TRUE(name && name->source == input) << input;
      const std::string shown = input.substr(path.size() - 5);
      lines.push_back(page->ok() ? page->value().id + " " + shown + " " + page->value().bytes
                                 : "! " + shown + ": " + page->error().reason);
    }
    EXPECT_FALSE(source->next().has_value());
    EXPECT_FALSE(passing->pass().has_value());
    skipped_ = source->skipped();
    passed_over_ = source->passed_over();
    return lines;
  }

  test::TempDir dir_;
  decltype(&open_archive) open_ = open_archive;
  std::map<std::string, std::size_t> skipped_;
  std::map<std::string, std::size_t> passed_over_;
};

TEST_F(ArchiveTest, EveryFormatGivesItsPagesInOrder) {
  const std::vector<Member> members = {{"b/", ""},
                                       {"b/x.html", kHtml},
                                       {"a/\xc3\xa4.HTM", kHtml},
                                       {"a/picture.png", "\x89PNG"},
                                       {"a/x.txt", "flat"},
                                       {"link.html", "", "b/x.html"}};
  const Lines expected = {std::string("x a.zip!/b/x.html ") + kHtml,
                          std::string("\xc3\xa4 a.zip!/a/\xc3\xa4.HTM ") + kHtml,
                          "x a.zip!/a/x.txt flat"};
  const char* formats[][2] = {{"zip", "none"},  {"ustar", "none"}, {"gnutar", "gzip"},
                              {"pax", "zstd"},  {"pax", "xz"},     {"pax", "bzip2"},
                              {"ustar", "gzip"}};
  for (const auto& [format, filter] : formats) {
    EXPECT_EQ(read(archive(format, members, filter)), expected) << format << filter;
    EXPECT_EQ(passed_over_["pictures"], 1U) << format;
    EXPECT_EQ(skipped_["members that are not files"], 1U) << format;
  }
}

TEST_F(ArchiveTest, NamesAreMadeRelative) {
  const Lines lines = read(archive("ustar", {{"./x.html", kHtml}, {"/../y.html", kHtml}}));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[0].starts_with("x a.zip!/x.html ")) << lines[0];
  EXPECT_TRUE(lines[1].starts_with("y a.zip!/../y.html ")) << lines[1];
}

TEST_F(ArchiveTest, MembersArePackedOrHoldManyPages) {
  const std::string jsonl = R"({"id":"k","html":"<p>One."})"
                            "\n{}\n";
  const std::string http = "HTTP/1.1 200 OK\r\n\r\n<p>Of a crawl.";
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\n"
      "Content-Length: " +
      std::to_string(http.size()) + "\r\n\r\n" + http;
  EXPECT_EQ(read(archive("zip", {{"x.html.gz", test::gzip(kHtml)},
                                 {"y.html.zst", test::zstd(kHtml)},
                                 {"z.jsonl", jsonl},
                                 {"c.warc.gz", test::gzip(warc)},
                                 {"nested.zip", archive("zip", {{"n.html", "<p>N"}})},
                                 {"last.html", kHtml}})),
            (Lines{std::string("x a.zip!/x.html.gz ") + kHtml,
                   std::string("y a.zip!/y.html.zst ") + kHtml, "k a.zip!/z.jsonl:1 <p>One.",
                   "! a.zip!/z.jsonl:2: neither \"html\" nor \"text\" is a string in it",
                   "urn:x:1 a.zip!/c.warc.gz <p>Of a crawl.", "n a.zip!/nested.zip!/n.html <p>N",
                   std::string("last a.zip!/last.html ") + kHtml}));
}

TEST_F(ArchiveTest, UnreadableMembersAreReportedAndSkipped) {
  const std::string large = "<p>" + std::string(5'000, 'x');
  const std::vector<Member> members = {{"large.html", large},
                                       {"bomb.html.gz", test::gzip(large)},
                                       {"empty.html", ""},
                                       {"picture.html", "\x89PNG\r\n\x1a\n"},
                                       {"x.html", kHtml}};
  for (const char* format : {"zip", "pax"}) {
    EXPECT_EQ(
        read(archive(format, members), 4'000),
        (Lines{"! a.zip!/large.html: more than 4000 bytes",
               "! a.zip!/bomb.html.gz: more than 4000 bytes", "! a.zip!/empty.html: file is empty",
               "! a.zip!/picture.html: not HTML (PNG image)",
               std::string("x a.zip!/x.html ") + kHtml}));
  }
}

TEST_F(ArchiveTest, EncryptedMembersAreReported) {
  EXPECT_EQ(read(archive("zip", {{"x.html", kHtml}, {"y.html", kHtml}}, "none", "secret")),
            (Lines{"! a.zip!/x.html: encrypted", "! a.zip!/y.html: encrypted"}));
}

// Damaged in a byte, which the checksum detects, and so that it cannot be decompressed.
TEST_F(ArchiveTest, ADamagedMemberOfAZipIsPassed) {
  const std::string whole = archive(
      "zip", {{"w.html", kHtml}, {"x.html", kHtml + std::string(900, 'x')}, {"y.html", kHtml}});
  const std::size_t data = whole.find("x.html") + 40;
  for (const std::string& damage : {std::string(1, whole[data] ^ 1), std::string(12, '\xff')}) {
    std::string bytes = whole;
    bytes.replace(data, damage.size(), damage);
    const Lines lines = read(bytes);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0], std::string("w a.zip!/w.html ") + kHtml);
    EXPECT_TRUE(lines[1].starts_with("! a.zip!/x.html: damaged (")) << lines[1];
    EXPECT_EQ(lines[2], std::string("y a.zip!/y.html ") + kHtml);
  }
}

TEST_F(ArchiveTest, ADamagedHeaderOfATarIsReportedOnceAndSkipped) {
  std::string bytes = archive("ustar", {{"x.html", kHtml}, {"y.html", kHtml}, {"z.html", kHtml}});
  bytes.replace(bytes.find("y.html"), 300, std::string(300, '?'));
  EXPECT_EQ(read(bytes),
            (Lines{std::string("x a.zip!/x.html ") + kHtml, "! a.zip: damaged: not a valid member",
                   std::string("z a.zip!/z.html ") + kHtml}));
}

// Wherever it is cut, the pages before the cut are kept, and at most one failure reports the rest.
TEST_F(ArchiveTest, CutAnywhere) {
  std::mt19937 random(1);
  std::vector<Member> members;
  for (int i = 0; i < 4; ++i) {
    // Long and hard to compress, so that no codec holds everything back until its end.
    std::string page = kHtml;
    while (page.size() < 90'000) page += static_cast<char>('a' + random() % 26);
    members.push_back({std::to_string(i) + ".html", page});
  }
  const char* formats[][2] = {
      {"zip", "none"}, {"ustar", "none"}, {"ustar", "gzip"}, {"pax", "zstd"}};
  for (const auto& [format, filter] : formats) {
    const std::string whole = archive(format, members, filter);
    const std::size_t step = whole.size() / 24;
    std::size_t most = 0;
    for (std::size_t size = 1; size < whole.size(); size += step) {
      const Lines lines = read(whole.substr(0, size));
      ASSERT_LE(lines.size(), 5U) << format << size;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].starts_with("! ")) {
          EXPECT_EQ(i, lines.size() - 1) << format << size << lines[i];
        } else {
          most = std::max(most, i + 1);
        }
      }
    }
    EXPECT_GE(most, 2U) << format << filter;
  }
}

// Wherever a tar is cut, a failure reports it, and the pages of all complete blocks are returned.
TEST_F(ArchiveTest, ATarCutAnywhereIsReported) {
  std::vector<Member> members;
  Lines pages;
  for (int i = 0; i < 6; ++i) {
    members.push_back({std::to_string(i) + ".html", kHtml});
    pages.push_back(std::to_string(i) + " a.zip!/" + std::to_string(i) + ".html " + kHtml);
  }
  for (const char* filter : {"none", "gzip", "zstd", "xz", "bzip2"}) {
    const std::string whole = archive("ustar", members, filter);
    ASSERT_EQ(read(whole), pages) << filter;
    // In an uncompressed tar the end mark is enough, because nothing after it has content.
    const bool is_packed = filter != std::string("none");
    const std::size_t content = is_packed ? whole.size() : whole.size() - 1024;
    for (std::size_t size = 1; size <= content; size += is_packed ? 1 : 37) {
      if (size == whole.size()) break;
      const Lines lines = read(whole.substr(0, size));
      ASSERT_FALSE(lines.empty()) << filter << size;
      ASSERT_TRUE(lines.back().starts_with("! ")) << filter << size << lines.back();
      const auto failures = std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
        return line.starts_with("! ");
      });
      EXPECT_LE(failures, 2) << filter << size;
    }
    const Lines at_boundary = read(whole.substr(0, content));
    if (!is_packed) {
      ASSERT_EQ(at_boundary.size(), 7U);
      EXPECT_EQ(at_boundary.back(),
                "! a.zip: damaged archive (cut short after its last member: get it again): the "
                "missing part is lost");
    }
  }
}

// In a compressed tar, the data before the cut is read: all pages but the last ones.
TEST_F(ArchiveTest, WhatCameBeforeTheCutIsKept) {
  std::vector<Member> members;
  std::string noise;
  std::uint32_t number = 1;
  for (int i = 0; i < 20; ++i) {
    for (int j = 0; j < 15'000; ++j) {
      number = number * 1'664'525 + 1'013'904'223;
      noise += static_cast<char>('a' + (number >> 24U) % 26);
    }
    members.push_back({std::to_string(i) + ".html", kHtml + std::exchange(noise, {})});
  }
  for (const char* filter : {"gzip", "zstd", "xz"}) {
    const std::string whole = archive("ustar", members, filter);
    const Lines lines = read(whole.substr(0, whole.size() - 50));
    const auto pages = std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
      return !line.starts_with("! ");
    });
    // zstd decompresses a block of 128 kB as a whole.
    EXPECT_GE(pages, filter == std::string("zstd") ? 10 : 19) << filter;
    EXPECT_TRUE(lines.back().starts_with("! ")) << filter << lines.back();
    EXPECT_NE(lines.back().find(std::string(filter) + " data cut short: get it again"),
              std::string::npos)
        << lines.back();
  }
}

// The other members of a WACZ file are indexes, and texts of the same pages.
TEST_F(ArchiveTest, OfAWaczTheWarcFilesAreRead) {
  const std::string http = "HTTP/1.1 200 OK\r\n\r\n<p>Of a crawl.";
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\n"
      "Content-Length: " +
      std::to_string(http.size()) + "\r\n\r\n" + http;
  std::vector<Member> members = {{"archive/data.warc.gz", test::gzip(warc)},
                                 {"pages/pages.jsonl", "{\"id\":\"k\",\"text\":\"One.\"}\n"},
                                 {"indexes/index.cdxj", "x"},
                                 {"other/a.warc.gz", test::gzip(warc)},
                                 {"a.html", kHtml}};
  const Lines expected = {"urn:x:1 a.zip!/archive/data.warc.gz <p>Of a crawl."};
  EXPECT_EQ(read(archive("zip", members)), expected) << "by what it begins with";
  EXPECT_EQ(skipped_["members that are not pages"], 4U);
  std::swap(members.front(), members.back());
  EXPECT_EQ(read(archive("zip", members)).size(), 4U) << "a zip of files";
  open_ = open_wacz;
  EXPECT_EQ(read(archive("zip", members)), expected);
  EXPECT_EQ(read(archive("zip", {{"a.html", kHtml}})), Lines{"! a.zip: no WARC file in it"});
}

TEST_F(ArchiveTest, WhatIsNoArchive) {
  EXPECT_EQ(read(kHtml),
            (Lines{"! a.zip: not a tar or zip archive (Unrecognized archive format)"}));
  EXPECT_EQ(read(archive("zip", {{"x.png", "\x89PNG"}})),
            Lines{"! a.zip: no page in it, but 1 file (pictures: 1)"});
  const auto missing = open_archive("/no/such.zip", {})->next();
  ASSERT_TRUE(missing && !missing->ok());
  EXPECT_EQ(missing->error().reason, "no such file or directory");
  const auto directory = open_archive(dir_.path(), {})->next();
  ASSERT_TRUE(directory && !directory->ok());
}

}  // namespace
}  // namespace pith::internal
