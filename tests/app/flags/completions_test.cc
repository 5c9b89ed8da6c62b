#include "app/flags/completions.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::app {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const std::vector<FlagHelp> kFlags = {
    {.usage = "-f, --format FORMAT",
     .brief = "the reader's [format]: one",
     .words = {"text", "html"}},
    {.usage = "-o, --output FILE", .brief = "a file"},
    {.usage = "--explain[=FILE]", .brief = "say why"},
    {.usage = "--delay SECONDS", .brief = "pause"},
    {.usage = "--quiet", .brief = "say nothing"},
};

std::string script(std::string_view shell) {
  for (const Shell& one : shells()) {
    if (one.name == shell) return one.script(kFlags);
  }
  ADD_FAILURE() << shell;
  return "";
}

TEST(Completions, EveryShellHasEveryFlag) {
  EXPECT_EQ(shells().size(), 3U);
  for (const Shell& shell : shells()) {
    const std::string text = shell.script(kFlags);
    for (const std::string_view name : {"format", "output", "explain", "delay", "quiet"}) {
      EXPECT_TRUE(has(text, name)) << shell.name << name;
    }
    EXPECT_TRUE(has(text, "text html")) << shell.name;
    EXPECT_TRUE(text.ends_with('\n')) << shell.name;
  }
}

// The lines of a flag in bash's script, from its names to the next ";;".
std::string bash_case(const std::string& names) {
  const std::string all = script("bash");
  const std::size_t begin = all.find("    " + names + ")\n");
  return begin == std::string::npos ? "" : all.substr(begin, all.find(";;", begin) - begin);
}

TEST(Completions, BashCompletesValues) {
  EXPECT_TRUE(has(bash_case("-f|--format"), "'text html'"));
  EXPECT_TRUE(has(bash_case("-o|--output"), "compgen -f"));
  EXPECT_TRUE(has(bash_case("--explain"), "return")) << "a value only behind \"=\"";
  EXPECT_FALSE(has(bash_case("-o|--output"), "return"));
  EXPECT_TRUE(has(script("bash"), "    --delay)\n"));
  EXPECT_FALSE(has(bash_case("--delay"), "COMPREPLY")) << "a number is not completed";
  EXPECT_EQ(bash_case("--quiet"), "");
}

TEST(Completions, ZshTakesTextsAsTheyAre) {
  const std::string text = script("zsh");
  EXPECT_TRUE(text.starts_with("#compdef pith\n"));
  EXPECT_TRUE(has(text, "'*--format=[the reader'\\''s \\[format\\]\\: one]:FORMAT:(text html)'"));
  EXPECT_TRUE(has(text, "'*-f[the reader"));
  EXPECT_TRUE(has(text, "'*--output=[a file]:FILE:_files'"));
  EXPECT_TRUE(has(text, "'*--explain=-[say why]::FILE:_files'"));
  EXPECT_TRUE(has(text, "'*--quiet[say nothing]'"));
}

TEST(Completions, FishTakesTextsAsTheyAre) {
  const std::string text = script("fish");
  EXPECT_TRUE(has(text,
                  "complete -c pith -s f -l format -x -a 'text html' -d 'the reader\\'s "
                  "[format]: one'\n"));
  EXPECT_TRUE(has(text, " -s o -l output -r -F -d 'a file'\n"));
  EXPECT_TRUE(has(text, " -l explain -d 'say why'\n"));
  EXPECT_TRUE(has(text, " -l delay -x -d 'pause'\n"));
  EXPECT_TRUE(has(text, " -l quiet -d 'say nothing'\n"));
}

}  // namespace
}  // namespace pith::internal::app
