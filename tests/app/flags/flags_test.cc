#include "app/flags/flags.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/temp_dir.h"

namespace pith::internal::app {
namespace {

using Strings = std::vector<std::string>;

ParsedFlags parse(const Strings& arguments) {
  std::vector<const char*> argv = {"pith"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  return parse_flags(static_cast<int>(argv.size()), argv.data());
}

class ParseFlags : public testing::Test {
 protected:
  ParseFlags() {
    folder_.write("pages/a.html", "<p>x");
    folder_.write("other.html", "<p>x");
  }

  // The flags of a command line that is right.
  static Flags flags(const Strings& arguments) {
    ParsedFlags parsed = parse(arguments);
    EXPECT_TRUE(parsed.flags) << parsed.err;
    return parsed.flags ? *parsed.flags : Flags{};
  }
  std::string format(const Strings& arguments) const { return flags(arguments).format->name; }

  test::TempDir folder_;
  const std::string page_ = folder_.write("page.html", "<p>x");
  const std::string lines_ = folder_.write("pages.jsonl", "{\"html\":\"<p>x\"}\n");
  const std::string pages_ = folder_ / "pages";
};

TEST_F(ParseFlags, OnePageOrSeveral) {
  EXPECT_FALSE(flags({page_}).several);
  EXPECT_FALSE(flags({"https://example.org/"}).several);
  EXPECT_FALSE(flags({"-"}).several);
  EXPECT_TRUE(flags({page_, page_}).several);
  EXPECT_TRUE(flags({pages_}).several);
  EXPECT_TRUE(flags({lines_}).several);
  EXPECT_TRUE(flags({"--from", "jsonl", page_}).several);
  EXPECT_TRUE(flags({"--list", page_}).several);
  EXPECT_EQ(flags({page_}).jobs, 1U);
  EXPECT_EQ(flags({page_, "-j", "7"}).jobs, 1U) << "there is one page";
  EXPECT_EQ(flags({pages_, "-j", "7"}).jobs, 7U);
  EXPECT_GE(flags({pages_}).jobs, 1U);
}

TEST_F(ParseFlags, TheFormat) {
  EXPECT_EQ(format({page_}), "text");
  EXPECT_EQ(format({pages_}), "jsonl");
  EXPECT_EQ(format({page_, "-o", folder_ / "x.md"}), "markdown");
  EXPECT_EQ(format({page_, "-o", folder_ / "x.html.gz"}), "html");
  EXPECT_EQ(format({page_, "-o", folder_ / "x"}), "text");
  EXPECT_EQ(format({pages_, "-o", folder_ / "x.csv"}), "csv");
  EXPECT_EQ(format({page_, "-o", folder_ / "x.md", "-f", "html"}), "html");
  EXPECT_EQ(format({page_, "-f", "md"}), "markdown");
  EXPECT_EQ(format({pages_, "-o", folder_ / "out/"}), "text") << "a file a page";
}

TEST_F(ParseFlags, TheOutputIsAFileOrAFolder) {
  std::filesystem::create_directory(folder_ / "there");
  EXPECT_FALSE(flags({pages_, "-o", folder_ / "x.jsonl"}).to_folder);
  EXPECT_TRUE(flags({pages_, "-o", folder_ / "out/"}).to_folder);
  EXPECT_TRUE(flags({pages_, "-o", folder_ / "there"}).to_folder);
  EXPECT_TRUE(flags({pages_, "-f", "markdown", "-o", folder_ / "new"}).to_folder);
  EXPECT_FALSE(flags({pages_, "-f", "jsonl", "-o", folder_ / "new"}).to_folder);
  EXPECT_FALSE(flags({page_, "-f", "markdown", "-o", folder_ / "new"}).to_folder);
  EXPECT_EQ(flags({page_, "-o", "-"}).output, "") << "standard output";
}

TEST_F(ParseFlags, LaterFlagsOutrankEarlierOnes) {
  EXPECT_EQ(format({page_, "-f", "html", "--format=text"}), "text");
  EXPECT_EQ(flags({page_, "-o=" + (folder_ / "x")}).output, folder_ / "x");
  EXPECT_EQ(flags({"--", page_, "-f"}).inputs, (Strings{page_, "-f"}));
  EXPECT_EQ(flags({"--no-robots", "--robots", page_}).robots, true);
  EXPECT_EQ(flags({"--no-robots", page_}).robots, false);
}

TEST_F(ParseFlags, ExplainHasAFileOrNone) {
  EXPECT_FALSE(flags({page_}).explain);
  EXPECT_TRUE(flags({"--explain", page_}).explain);
  EXPECT_EQ(flags({"--explain", page_}).explain_file, "");
  EXPECT_TRUE(flags({"--explain=x", page_}).explain);
  EXPECT_EQ(flags({"--explain=x", page_}).explain_file, "x");
  EXPECT_TRUE(flags({"--explain", page_}).extract.explain);
  EXPECT_TRUE(flags({page_, "-f", "report"}).extract.explain);
}

TEST_F(ParseFlags, WhatOnlyPrints) {
  for (const Strings& arguments : std::vector<Strings>{{"-h"},
                                                       {"--help"},
                                                       {"--man"},
                                                       {"--version"},
                                                       {"--completions", "bash"},
                                                       {"--help", "none.html"}}) {
    const ParsedFlags parsed = parse(arguments);
    EXPECT_FALSE(parsed.flags) << arguments[0];
    EXPECT_EQ(parsed.exit_code, kContent) << arguments[0];
    EXPECT_EQ(parsed.err, "") << arguments[0];
    EXPECT_TRUE(parsed.out.ends_with('\n')) << arguments[0];
  }
  EXPECT_TRUE(parse({"--version"}).out.starts_with("pith "));
}

// Each message is a line that names the flag.
TEST_F(ParseFlags, ErrorsOfUsage) {
  const struct {
    Strings arguments;
    std::string_view names;
  } cases[] = {
      {{"--zzz", page_}, "--zzz"},
      {{"--outptu=x", page_}, "--output"},
      {{"-f"}, "--format"},
      {{"-f", "pdf", page_}, "pdf"},
      {{"--favor", "speed", page_}, "--favor"},
      {{"--timeout", "soon", page_}, "--timeout"},
      {{"--max-size", "0", page_}, "--max-size"},
      {{"--jobs", "-1", page_}, "--jobs"},
      {{"--quiet=yes", page_}, "--quiet"},
      {{"--header", "no colon", page_}, "--header"},
      {{""}, "INPUT"},
      {{"--quiet", "--verbose", page_}, "--quiet"},
      {{"--serve", "8080", page_}, "INPUT"},
      {{"--serve", "8080", "-f", "html"}, "--format"},
      {{"--serve", "8080", "--delay", "3"}, "--delay"},
      {{"--serve", "host"}, "--serve"},
      {{"--serve", "8080", "--serve-fetch", "--connections", "101"}, "--connections"},
      {{"--list-from", "x", page_}, "INPUT"},
      {{"--list-from", "x", "--comments"}, "--comments"},
      {{"--list-from", "x", "-f", "html"}, "--format"},
      {{"--list-from", page_, "-o", page_}, "--output"},
  };
  for (const auto& [arguments, names] : cases) {
    const ParsedFlags parsed = parse(arguments);
    EXPECT_FALSE(parsed.flags) << arguments[0];
    EXPECT_EQ(parsed.exit_code, kFailed) << arguments[0];
    EXPECT_EQ(parsed.out, "") << arguments[0];
    EXPECT_TRUE(parsed.err.starts_with("pith: ")) << parsed.err;
    EXPECT_EQ(parsed.err.find('\n'), parsed.err.size() - 1) << parsed.err;
    EXPECT_NE(parsed.err.find(names), std::string::npos) << parsed.err;
  }
}

TEST_F(ParseFlags, TheServiceAndItsFlags) {
  const Flags service = flags({"--serve", "[::1]:8080", "--serve-fetch", "--connections", "100"});
  ASSERT_TRUE(service.serve);
  EXPECT_EQ(service.serve->host, "::1");
  EXPECT_EQ(service.serve->port, 8080);
  EXPECT_TRUE(service.serve_fetch);
  EXPECT_TRUE(service.inputs.empty());
  EXPECT_EQ(flags({"--serve", "0", "-j", "3"}).jobs, 3U);
}

TEST_F(ParseFlags, ListsOfLinks) {
  const Flags links = flags({"--list-from", "a", "--list-from", "b", "-f", "csv"});
  EXPECT_EQ(links.list_from, (Strings{"a", "b"}));
  EXPECT_TRUE(links.inputs.empty());
}

// A resumed run must not mix results of different flags. What is not in the list does not change
// them.
TEST_F(ParseFlags, WhatTheResultDependsOn) {
  const auto values = [this](Strings arguments) {
    arguments.push_back(pages_);
    return result_flags(flags(arguments));
  };
  const auto usual = values({});
  std::set<std::string> names;
  for (const auto& [name, value] : usual) {
    EXPECT_TRUE(name.starts_with("--")) << name;
    EXPECT_TRUE(names.insert(name).second) << name << " is there twice";
  }
  for (const Strings& arguments : std::vector<Strings>{{"-f", "csv"},
                                                       {"--comments"},
                                                       {"--no-tables"},
                                                       {"--favor", "recall"},
                                                       {"--links", "--with", "markdown"},
                                                       {"--language", "en"},
                                                       {"--select", "main"},
                                                       {"--min-words", "5"},
                                                       {"--retrieved", "2026-01-01"},
                                                       {"--max-size", "5MB"},
                                                       {"--from", "html"},
                                                       {"--include", "*.html"},
                                                       {"--exclude", "*.html"},
                                                       {"--dedup", "mark"},
                                                       {"--site"}}) {
    EXPECT_NE(values(arguments), usual) << arguments[0];
  }
  for (const Strings& arguments : std::vector<Strings>{
           {"--quiet"}, {"--verbose"}, {"-j", "3"}, {"--log-json"}, {"-o", folder_ / "x.jsonl"}}) {
    EXPECT_EQ(values(arguments), usual) << arguments[0];
  }
}

}  // namespace
}  // namespace pith::internal::app
