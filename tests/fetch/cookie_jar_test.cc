#include "fetch/cookie_jar.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

#include "support/temp_dir.h"

namespace pith::internal {
namespace {

using test::TempDir;

// A cookie that does not expire before the year 2100.
const std::string kCookie = "example.org\tFALSE\t/\tTRUE\t4102444800\tsession\tabc";
const std::string kHidden = "#HttpOnly_.example.org\tTRUE\t/a\tFALSE\t0\ttoken\tx y";

class CookieJarTest : public testing::Test {
 protected:
  std::string path() const { return dir_ / "jar"; }
  std::string text() const {
    std::ifstream in(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string saved() {
    const Result<std::unique_ptr<CookieJar>> jar = CookieJar::open(path());
    if (!jar) return jar.error().reason;
    const std::optional<Error> error = jar.value()->save();
    return error ? error->reason : text();
  }

  TempDir dir_;
};

TEST_F(CookieJarTest, CookiesComeBack) {
  dir_.write("jar", "# Netscape HTTP Cookie File\r\n\n# a comment\n" + kCookie + "\r\n" + kHidden);
  const std::string first = saved();
  EXPECT_TRUE(first.starts_with("# Netscape HTTP Cookie File\n")) << first;
  EXPECT_NE(first.find('\n' + kCookie + '\n'), std::string::npos) << first;
  EXPECT_NE(first.find('\n' + kHidden + '\n'), std::string::npos) << first;
  EXPECT_EQ(saved().size(), first.size());
}

TEST_F(CookieJarTest, AnEmptyValueMayLackItsTab) {
  const std::string empty = kCookie.substr(0, kCookie.rfind('\t'));
  dir_.write("jar", empty + "\n" + kHidden + "\n");
  const std::string text = saved();
  EXPECT_NE(text.find('\n' + empty + "\t\n"), std::string::npos) << text;
  EXPECT_NE(text.find('\n' + kHidden + '\n'), std::string::npos) << text;
}

TEST_F(CookieJarTest, ALinkStaysALink) {
  for (const char* target : {"real", "not yet there"}) {
    if (target == std::string("real")) dir_.write(target, kCookie + "\n");
    ::unlink(path().c_str());
    ASSERT_EQ(::symlink(target, path().c_str()), 0);
    EXPECT_TRUE(saved().starts_with("# Netscape HTTP Cookie File\n"));
    struct stat status = {};
    ASSERT_EQ(::lstat(path().c_str(), &status), 0);
    EXPECT_TRUE(S_ISLNK(status.st_mode));
    EXPECT_EQ(::lstat((dir_ / target).c_str(), &status), 0);
    EXPECT_TRUE(S_ISREG(status.st_mode));
  }
}

TEST_F(CookieJarTest, NoFileIsAnEmptyJarThatOnlyItsOwnerMayRead) {
  EXPECT_EQ(saved(), "# Netscape HTTP Cookie File\n");
  struct stat status = {};
  ASSERT_EQ(::stat(path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(CookieJarTest, OtherFilesAreRefusedAndKept) {
  for (const char* const bad : {"[{\"domain\": \"example.org\"}]\n", "a=b; c=d\n", "a\tb\tc\n"}) {
    dir_.write("jar", std::string("# cookies\n") + bad);
    const Result<std::unique_ptr<CookieJar>> jar = CookieJar::open(path());
    ASSERT_FALSE(jar.ok());
    EXPECT_EQ(jar.error().input, path());
    EXPECT_EQ(jar.error().reason,
              "not a cookie file in Netscape's format (cookies.txt): line 2 has no seven fields "
              "with tabs between them");
    EXPECT_EQ(text(), std::string("# cookies\n") + bad);
  }
}

TEST_F(CookieJarTest, WhatCannotBeWrittenIsAnError) {
  const std::string inside = dir_ / "no/jar";
  const Result<std::unique_ptr<CookieJar>> jar = CookieJar::open(inside);
  ASSERT_FALSE(jar.ok());
  EXPECT_EQ(jar.error().to_string(),
            inside + ": cannot be written: there is no directory \"" + dir_ / "no" + "\"");
}

}  // namespace
}  // namespace pith::internal
