#include "app/flags/arguments.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/temp_dir.h"

namespace pith::internal::app {
namespace {

using Strings = std::vector<std::string>;

// A command line with a few flags of its own.
class Arguments : public testing::Test {
 protected:
  Arguments() {
    app_.add_option("-o,--output", output_);
    app_.add_option("--explain", explain_);
    app_.add_option("--list", list_);
    app_.add_option("--list-from", list_);
    app_.add_flag("-q", quiet_);
  }

  CLI::App app_;
  std::string output_;
  std::string explain_;
  std::string list_;
  bool quiet_ = false;
};

TEST_F(Arguments, ShortFlagsWithAnEqualsSign) {
  const struct {
    Strings before, after;
  } cases[] = {
      {{"-o=x"}, {"--output=x"}},
      {{"-o="}, {"--output="}},
      {{"-o=a=b", "-o=c"}, {"--output=a=b", "--output=c"}},
      {{"-o", "=x"}, {"-o", "=x"}},
      {{"-ox"}, {"-ox"}},
      {{"--output=x", "-", ""}, {"--output=x", "-", ""}},
      {{"-q=x"}, {"-q=x"}},  // has no long name
      {{"-z=x"}, {"-z=x"}},
      {{"-o=x", "--", "-o=y"}, {"--output=x", "--", "-o=y"}},
  };
  for (const auto& [before, after] : cases) {
    Strings arguments = before;
    spell_out(app_, arguments);
    EXPECT_EQ(arguments, after);
  }
}

TEST_F(Arguments, WhatIsMeantIsNotWhatIsRead) {
  const test::TempDir folder;
  const std::string page = folder.write("page.html", "<p>x");
  const struct {
    Strings arguments;
    std::string_view says;
  } cases[] = {
      {{}, ""},
      {{"-o", "x", "--output=x", "page.html"}, ""},
      {{"-output"}, "did you mean --output?"},
      {{"-output=x"}, "did you mean --output=x?"},
      {{"-list", "x"}, "did you mean --list?"},
      {{"-outpu"}, ""},
      {{"--output="}, "--output: needs a value"},
      {{"--output=="}, ""},
      {{"--explain", page}, ""},
      {{"--explain", "https://example.org/"}, ""},
      {{"--explain", "-q"}, ""},
      {{"--explain"}, ""},
      {{"--explain", folder / "none.html"}, "writes to that file"},
      {{"--", "-output", "--output=", "--explain", folder / "none.html"}, ""},
  };
  for (const auto& [arguments, says] : cases) {
    const std::string found = check_arguments(app_, arguments);
    EXPECT_EQ(found.empty(), says.empty()) << found;
    EXPECT_NE(found.find(says), std::string::npos) << found;
  }
}

TEST_F(Arguments, SimilarFlagsAreNamed) {
  const struct {
    std::string argument;
    std::string_view says;
  } cases[] = {
      {"--outptu", "--output?"},
      {"--outptu=secret", "--output?"},
      {"--markdown", "--format markdown?"},
      {"--recall", "--favor recall?"},
      {"--zzzzzzzz", "pith -h"},
      {"-", "pith -h"},
      {"--", "pith -h"},
      {"--=x", "pith -h"},
  };
  for (const auto& [argument, says] : cases) {
    const std::string found = unknown_flag(app_, argument);
    EXPECT_TRUE(found.starts_with("unknown option " + argument.substr(0, argument.find('='))))
        << found;
    EXPECT_NE(found.find(says), std::string::npos) << found;
    EXPECT_EQ(found.find("secret"), std::string::npos) << found;
  }
}

}  // namespace
}  // namespace pith::internal::app
