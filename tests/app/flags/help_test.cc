#include "app/flags/help.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "input/containers.h"

namespace pith::internal::app {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string repeated(const std::string& word, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += word + (i + 1 < count ? " " : "");
  return all;
}

const std::vector<FlagHelp> kFlags = {
    {.group = Group::output,
     .usage = "-o, --output FILE",
     .brief = "where results go",
     .full = repeated("long", 100)},
    {.group = Group::output, .usage = "--rare", .brief = "seldom used", .is_rare = true},
    {.group = Group::output, .usage = "--odd VALUE", .brief = "odd", .is_rare = true},
    {.group = Group::input,
     .usage = "--a-flag-with-a-very-long-name VALUE",
     .brief = repeated("brief", 20)},
    {.group = Group::fetching,
     .usage = "--delay SECONDS",
     .brief = "pause",
     .full = ".TH is no command here, nor is C:\\path\n'this\nnor -x"},
};

TEST(Help, TheShortOneNamesRareFlagsOnly) {
  const std::string help = short_help(kFlags);
  EXPECT_TRUE(has(help, "-o, --output FILE"));
  EXPECT_TRUE(has(help, "where results go"));
  EXPECT_FALSE(has(help, "long long"));
  EXPECT_TRUE(has(help, "--rare --odd (see --help)"));
  EXPECT_FALSE(has(help, "seldom used"));
  EXPECT_TRUE(has(help, "--delay (see --help)")) << "flags of fetching are rare";
  EXPECT_FALSE(has(help, "pause"));
}

TEST(Help, TheLongOneHasAll) {
  for (const std::string& help : {long_help(kFlags), man_page(kFlags)}) {
    for (const std::string_view part : {"where results go", "long long", "seldom used", "pause"}) {
      EXPECT_TRUE(has(help, part)) << part;
    }
    for (const Container& container : containers()) {
      EXPECT_TRUE(has(help, container.name)) << container.name;
    }
    EXPECT_TRUE(has(help, "EXIT CODES"));
    EXPECT_TRUE(has(help, "EXAMPLES"));
  }
}

TEST(Help, GroupsComeInTheirOrder) {
  for (const std::string& help : {short_help(kFlags), long_help(kFlags), man_page(kFlags)}) {
    std::size_t at = 0;
    for (const std::string_view group :
         {"INPUT\n", "FETCHING\n", "OUTPUT\n", "EXTRACTION\n", "OTHER\n"}) {
      const std::size_t next = help.find(group, at);
      ASSERT_NE(next, std::string::npos) << group;
      at = next + 1;
    }
  }
}

TEST(Help, LinesFitATerminal) {
  for (const std::string& help : {short_help(kFlags), long_help(kFlags)}) {
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(line.size(), 80U) << line;
      EXPECT_FALSE(line.ends_with(' ')) << line;
    }
    EXPECT_TRUE(help.ends_with('\n'));
  }
  // No word is lost where a line is broken.
  const auto count = [](const std::string& text, const std::string& word) {
    std::istringstream words(text);
    int found = 0;
    for (std::string one; words >> one;) found += one == word;
    return found;
  };
  EXPECT_EQ(count(long_help(kFlags), "long"), 100);
  EXPECT_EQ(count(short_help(kFlags), "brief"), 20);
}

TEST(Help, NoWordIsTooLongForALine) {
  const std::string word(200, 'w');
  const std::vector<FlagHelp> flags = {{.usage = "--x", .brief = word, .full = "a " + word + " b"}};
  EXPECT_TRUE(has(short_help(flags), word));
  EXPECT_TRUE(has(long_help(flags), word));
}

TEST(Help, TheManualHasNoCommandsOfTheTexts) {
  const std::string page = man_page(kFlags);
  EXPECT_TRUE(has(page, "\\&.TH is no command"));
  EXPECT_TRUE(has(page, "\n\\&'this"));
  EXPECT_TRUE(has(page, "C:\\epath"));
  EXPECT_TRUE(has(page, "nor \\-x"));
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('.')) continue;
    const std::string command = line.substr(0, line.find(' '));
    EXPECT_TRUE(command == ".TH" || command == ".SH" || command == ".TP" || command == ".B" ||
                command == ".PP" || command == ".nf" || command == ".fi")
        << line;
  }
}

}  // namespace
}  // namespace pith::internal::app
