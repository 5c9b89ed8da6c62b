#include "input/file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <thread>

#include "support/gzip.h"
#include "support/temp_dir.h"

namespace pith::internal {
namespace {

using Kind = Error::Kind;
using test::gzip;

constexpr std::size_t kLimit = 100'000;
const std::string kHtml = "<!DOCTYPE html><p>Words.";

class FileTest : public testing::Test {
 protected:
  // "bytes" or "kind: reason", with the input checked on the way.
  std::string read(const std::string& path, std::size_t limit = kLimit) {
    const Result<Page> result = read_page(path, limit);
    if (result.ok()) return result.value().bytes;
    EXPECT_EQ(result.error().input, path);
    return std::to_string(static_cast<int>(result.error().kind)) + ": " + result.error().reason;
  }
  static std::string error(Kind kind, const std::string& reason) {
    return std::to_string(static_cast<int>(kind)) + ": " + reason;
  }
  std::string type_of(const std::string& name, const std::string& bytes) {
    const Result<Page> result = read_page(dir_.write(name, bytes), kLimit);
    return result.ok() ? result.value().content_type : result.error().reason;
  }

  test::TempDir dir_;
};

TEST_F(FileTest, FillsThePage) {
  const std::string path = dir_.write("news/a.b.html.gz", gzip(kHtml));
  const Result<Page> result = read_page(path, kLimit);
  ASSERT_TRUE(result.ok()) << result.error().to_string();
  EXPECT_EQ(result.value().id, "a.b");
  EXPECT_EQ(result.value().source, path);
  EXPECT_EQ(result.value().url, "");
  EXPECT_EQ(result.value().content_type, "");
  EXPECT_EQ(result.value().bytes, kHtml);
}

TEST(PageId, IsTheNameWithoutDirectoryAndPageExtensions) {
  const char* cases[][2] = {
      {"a.html", "a"},
      {"/x.y/a.HTM", "a"},
      {"a.xhtml.gz", "a"},
      {"a.html.zst", "a"},
      {"a.zst", "a"},
      {"a.txt", "a"},
      {"a.tar", "a.tar"},
      {"a.b.html", "a.b"},
      {"a.gz", "a"},
      {"a", "a"},
      {"dir/.html", ".html"},
      {".txt.gz", ".txt.gz"},
      {"-", "-"},
      {"a.html.html", "a.html"},
      {"pages/", "pages"},
      {"a/b.html//", "b"},
      {"/", "/"},
  };
  for (const auto& [path, id] : cases) EXPECT_EQ(page_id(path), id) << path;
}

TEST(IsPageName, GoesByExtensionInAnyCase) {
  for (const char* name : {"a.html", "a.HTM", "d.x/a.xhtml", "a.txt", "a.Html.GZ", ".x.txt.gz"}) {
    EXPECT_TRUE(is_page_name(name)) << name;
  }
  for (const char* name : {"a", "a.gz", "html", "a.html.bz2", "a.html/b", "a.shtml.tar", ""}) {
    EXPECT_FALSE(is_page_name(name)) << name;
  }
}

TEST_F(FileTest, DistinguishesTextFromHtml) {
  EXPECT_EQ(type_of("a.txt", "Words."), "text/plain");
  EXPECT_EQ(type_of("a.txt.gz", gzip("Words.")), "text/plain");
  EXPECT_EQ(type_of("b.TXT", "Words <b>about</b> markup"), "text/plain");
  EXPECT_EQ(type_of("c.txt", kHtml), "");
  EXPECT_EQ(type_of("d.html", "Words."), "");
  EXPECT_EQ(type_of("README", "Words."), "text/plain");
  EXPECT_EQ(type_of("e.php", "Words <b>about</b> markup"), "");
  EXPECT_EQ(type_of("f", kHtml), "");
}

TEST_F(FileTest, GunzipsByContent) {
  EXPECT_EQ(read(dir_.write("a.html", gzip(kHtml))), kHtml);
  EXPECT_EQ(read(dir_.write("b", gzip(kHtml))), kHtml);
  EXPECT_EQ(read(dir_.write("c.html.gz", kHtml)), kHtml);
  EXPECT_EQ(read(dir_.write("members.gz", gzip(kHtml) + gzip("") + gzip(" More."))),
            kHtml + " More.");
  EXPECT_EQ(read(dir_.write("tail.gz", gzip(kHtml) + std::string(100, '\0'))), kHtml);
}

TEST_F(FileTest, GunzipsMoreThanOneChunk) {
  std::string page = kHtml;  // hardly compressible, so that both sides of zlib cross their buffers
  for (unsigned seed = 1; page.size() < 400'000; seed = seed * 1664525 + 1013904223) {
    page.push_back(static_cast<char>('a' + (seed >> 24) % 26));
  }
  EXPECT_TRUE(read(dir_.write("a.gz", gzip(page) + gzip(page)), 1'000'000) == page + page);
}

TEST_F(FileTest, ErrorsAreDistinguished) {
  EXPECT_EQ(read(dir_ / "missing.html"), error(Kind::not_found, "no such file or directory"));
  EXPECT_EQ(read(dir_.write("a.html", kHtml) + "/x"),
            error(Kind::not_found, "no such file or directory"));
  EXPECT_EQ(read(""), error(Kind::not_found, "no such file or directory"));
  EXPECT_EQ(read(dir_.path() + std::string("\0x", 2)),
            error(Kind::not_found, "no such file or directory"));
  EXPECT_EQ(read(dir_.write("empty.html", "")), error(Kind::empty, "file is empty"));
  EXPECT_EQ(read(dir_.write("empty.gz", gzip(""))), error(Kind::empty, "file is empty"));
  EXPECT_EQ(read("/dev/null"), error(Kind::empty, "file is empty"));
  EXPECT_EQ(read(dir_.path()), error(Kind::unsupported, "is a directory"));
  const std::string loop = dir_ / "loop.html";
  ASSERT_EQ(::symlink(loop.c_str(), loop.c_str()), 0);
  EXPECT_EQ(read(loop), error(Kind::unreadable, "too many levels of symbolic links"));
}

TEST_F(FileTest, NotHtml) {
  const auto not_html = [](const std::string& what) {
    return error(Kind::not_html, "not HTML (" + what + ")");
  };
  EXPECT_EQ(read(dir_.write("a.pdf", "%PDF-1.7\n")), not_html("PDF document"));
  EXPECT_EQ(read(dir_.write("a.html", "%PDF-1.7\n")), not_html("PDF document"));
  EXPECT_EQ(read(dir_.write("a.pdf.gz", gzip("%PDF-1.7\n"))), not_html("PDF document"));
  EXPECT_EQ(read(dir_.write("a.docx", "PK\3\4")), not_html("ZIP archive"));
  EXPECT_EQ(read(dir_.write("a.bin", "\1\2\3\4")), not_html("binary data"));
  EXPECT_EQ(read(dir_.write("twice.gz", gzip(gzip(kHtml)))), not_html("gzip data"));
  const std::string rss = "<?xml version='1.0'?><rss/>";
  EXPECT_EQ(read(dir_.write("feed.xml", rss)), not_html("RSS feed"));
  const std::string xml = "<?xml version='1.0'?><note/>";
  EXPECT_EQ(read(dir_.write("note.xml", xml)), not_html("XML document"));
  EXPECT_EQ(read(dir_.write("note.html", xml)), xml);
}

TEST_F(FileTest, DamagedGzip) {
  const std::string good = gzip(kHtml);
  for (std::size_t size = 2; size < good.size(); ++size) {
    EXPECT_EQ(read(dir_.write("cut.gz", good.substr(0, size))),
              error(Kind::unreadable, "gzip data cut short: get it again"))
        << size;
  }
  EXPECT_EQ(read(dir_.write("cut.gz", good + good.substr(0, 15))),
            error(Kind::unreadable, "gzip data cut short: get it again"));
  std::string bad = good;
  bad[bad.size() - 6] ^= 1;  // in the checksum
  EXPECT_EQ(read(dir_.write("sum.gz", bad)),
            error(Kind::unreadable, "damaged gzip (incorrect data check)"));
  bad = good;
  bad[2] = 9;
  EXPECT_EQ(read(dir_.write("method.gz", bad)),
            error(Kind::unreadable, "damaged gzip (unknown compression method)"));
}

TEST_F(FileTest, TheLimitIsExact) {
  const std::string page(1000, 'w');
  const std::string plain = dir_.write("a.txt", page);
  const std::string packed = dir_.write("b.txt.gz", gzip(page));
  const std::string expected = error(Kind::too_large, "more than 999 bytes");
  EXPECT_EQ(read(plain, 1000), page);
  EXPECT_EQ(read(packed, 1000), page);
  EXPECT_EQ(read(plain, 999), expected);
  EXPECT_EQ(read(packed, 999), expected);
  EXPECT_EQ(read(plain, static_cast<std::size_t>(-1)), page);
  EXPECT_EQ(read(plain, 0), error(Kind::too_large, "more than 0 bytes"));
}

// Pictures in data: URIs do not count where a page is too large with them.
TEST_F(FileTest, DataUrisAreLeftOutOfALargePage) {
  const std::string content(64, 'A');
  const std::string page = "<p>Words.<img src=\"data:image/png;base64," + content;
  const std::string whole = page + std::string(5'000, 'B') + "\"><p>More.";
  const std::string expected = page + "\"><p>More.";
  EXPECT_EQ(read(dir_.write("a.html", whole), 6'000), whole);
  EXPECT_EQ(read(dir_.write("b.html", whole), 1'000), expected);
  EXPECT_EQ(read(dir_.write("b.html.gz", gzip(whole)), 1'000), expected);
  EXPECT_EQ(read(dir_.write("c.html", whole), 400), error(Kind::too_large, "more than 400 bytes"))
      << "more than ten times as large";
  const std::string plain = page + std::string(5'000, ' ');
  EXPECT_EQ(read(dir_.write("d.html", plain), 1'000),
            error(Kind::too_large, "more than 1000 bytes"));
}

TEST_F(FileTest, EndlessInputsStopAtTheLimit) {
  EXPECT_EQ(read("/dev/zero"), error(Kind::too_large, "more than 100000 bytes"));
  std::string spaces;
  spaces.resize(50'000'000, ' ');
  EXPECT_EQ(read(dir_.write("bomb.html.gz", gzip(spaces))),
            error(Kind::too_large, "more than 100000 bytes"));
}

TEST_F(FileTest, ReadsPipesToTheirEnd) {
  const std::string path = dir_ / "pipe";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&] {
    const int pipe = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    for (const char c : gzip(kHtml)) {  // byte by byte, so the first read does not show the type
      if (::write(pipe, &c, 1) != 1) break;
    }
    ::close(pipe);
  });
  EXPECT_EQ(read(path), kHtml);
  writer.join();
}

TEST_F(FileTest, PermissionDenied) {
  const std::string path = dir_.write("secret.html", kHtml);
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  ASSERT_EQ(::chmod(dir_.path().c_str(), 0755), 0);
  // Root may read everything, so this thread accesses files as nobody for a moment.
  const int before = ::setfsuid(::geteuid() == 0 ? 65534 : ::geteuid());
  const bool denied = ::access("/", R_OK) == 0 && ::open(path.c_str(), O_RDONLY) < 0;
  const std::string answer = read(path);
  ::setfsuid(static_cast<uid_t>(before));
  if (!denied) GTEST_SKIP() << "this user can read everything";
  EXPECT_EQ(answer, error(Kind::unreadable, "permission denied"));
}

// Standard input replaced by what is written here.
class StandardInputTest : public FileTest {
 protected:
  std::string read_from(const std::string& bytes) {
    const std::string path = dir_.write("stdin", bytes);
    const int saved = ::dup(STDIN_FILENO);
    const int file = ::open(path.c_str(), O_RDONLY);
    ::dup2(file, STDIN_FILENO);
    std::string answer = read("-");
    ::dup2(saved, STDIN_FILENO);
    ::close(file);
    ::close(saved);
    return answer;
  }
};

TEST_F(StandardInputTest, IsReadLikeAFile) {
  EXPECT_EQ(read_from(kHtml), kHtml);
  EXPECT_EQ(read_from(gzip(kHtml)), kHtml);
  EXPECT_EQ(read_from("%PDF-1.7"), error(Kind::not_html, "not HTML (PDF document)"));
  EXPECT_EQ(read_from(""), error(Kind::empty, "standard input is empty"));
}

TEST(FixedLimit, IsNamed) {
  const Error large = of_fixed_limit({Error::Kind::too_large, "a", "more than 9 bytes"}, "a feed");
  EXPECT_EQ(large.kind, Error::Kind::unsupported);
  EXPECT_EQ(large.to_string(), "a: more than 9 bytes, the most that is read of a feed");
  const Error other = of_fixed_limit({Error::Kind::empty, "a", "file is empty"}, "a feed");
  EXPECT_EQ(other.kind, Error::Kind::empty);
  EXPECT_EQ(other.reason, "file is empty");
}

}  // namespace
}  // namespace pith::internal
