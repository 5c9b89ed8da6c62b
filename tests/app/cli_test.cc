// The program from outside: usage, exit codes, formats. Files and streams: cli_files_test.cc.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/process.h"
#include "pith/version.h"

namespace pith::internal::test {
namespace {

using nlohmann::json;

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) all.push_back(line);
  return all;
}

class Cli : public testing::Test {
 protected:
  void SetUp() override {
    work.write("tides.html", article_page("Tides"));
    work.write("boats.html", article_page("Boats"));
    work.write("blank.html", blank_page());
    work.write("photo.html", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20));
  }

  Workspace work;
};

// --- Usage --------------------------------------------------------------------------------------

TEST_F(Cli, ShortHelpFitsOneScreenAndNamesEveryFlagOfTheLongOne) {
  const Finished brief = work.pith({"-h"});
  const Finished full = work.pith({"--help"});
  EXPECT_EQ(brief.exit_code, 0);
  EXPECT_EQ(full.exit_code, 0);
  EXPECT_EQ(brief.err + full.err, "");
  EXPECT_LE(lines(brief.out).size(), 45U);
  for (const std::string& line : lines(brief.out)) EXPECT_LE(line.size(), 80U) << line;
  for (const std::string& line : lines(full.out)) {
    EXPECT_LE(line.size(), 80U) << line;
    if (!line.starts_with("  -") || line.starts_with("  -  ")) continue;
    const std::size_t at = std::min(line.find("--"), line.size());
    const std::string name = line.substr(at == line.size() ? 2 : at);
    EXPECT_NE(brief.out.find(name.substr(0, name.find_first_of(" ["))), std::string::npos) << line;
  }
  for (const char* group :
       {"\nINPUT\n", "\nFETCHING\n", "\nOUTPUT\n", "\nEXTRACTION\n", "\nOTHER\n"}) {
    EXPECT_NE(brief.out.find(group), std::string::npos) << group;
    EXPECT_NE(full.out.find(group), std::string::npos) << group;
  }
  EXPECT_NE(full.out.find("EXIT CODES"), std::string::npos);
  EXPECT_NE(full.out.find("EXAMPLES"), std::string::npos);
}

TEST_F(Cli, VersionIsOneLine) {
  const Finished ran = work.pith({"--version"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.out, "pith " PITH_VERSION "\n");
}

TEST_F(Cli, WrongUsageIsOneLineThatNamesFlagAndValue) {
  const struct {
    std::vector<std::string> args;
    std::string err;
  } cases[] = {
      {{"-f", "doc", "tides.html"},
       "--format: \"doc\" is not one of text, markdown, html, json, jsonl, explain, csv, "
       "csv-bom, report, xml-tei"},
      {{"--favor", "both", "tides.html"},
       "--favor: \"both\" is not one of balanced, precision, recall"},
      {{"--from", "pdf", "tides.html"},
       "--from: \"pdf\" is not one of auto, html, text, warc, jsonl, archive, mail, mbox, mhtml, "
       "webarchive, har, wacz, epub, feed"},
      {{"tides.html", "-f"}, "--format: needs a value"},
      {{"--output=", "tides.html"}, "--output: needs a value"},
      {{"--output", "", "tides.html"}, "--output: \"\" is empty"},
      {{"--nonsense", "tides.html"}, "unknown option --nonsense: pith -h lists the options"},
      {{"-z", "tides.html"}, "unknown option -z: pith -h lists the options"},
      {{"--formt", "md", "tides.html"}, "unknown option --formt: did you mean --format?"},
      {{"--formt=md", "tides.html"}, "unknown option --formt: did you mean --format?"},
      {{"--verison"}, "unknown option --verison: did you mean --version?"},
      {{"--no-robot", "tides.html"}, "unknown option --no-robot: did you mean --no-robots?"},
      {{"--output-format", "md", "tides.html"},
       "unknown option --output-format: did you mean --format or --output?"},
      {{"--markdown", "tides.html"}, "unknown option --markdown: did you mean --format markdown?"},
      {{"--recall", "tides.html"}, "unknown option --recall: did you mean --favor recall?"},
      {{"-output", "x", "tides.html"}, "unknown option -output: did you mean --output?"},
      {{"-format=md", "tides.html"}, "unknown option -format=md: did you mean --format=md?"},
      {{"-o=", "tides.html"}, "--output: needs a value"},
      {{"-q=yes", "tides.html"}, "--quiet: takes no value"},
      {{"-qv", "tides.html"}, "--quiet: contradicts --verbose"},
      {{"--explain", "why.html", "tides.html"},
       "--explain: there is no INPUT \"why.html\"; --explain=why.html writes to that file"},
      {{"tides.html", "--explain", "why.html"},
       "--explain: there is no INPUT \"why.html\"; --explain=why.html writes to that file"},
      {{"--links=yes", "tides.html"}, "--links: takes no value"},
      {{"--front-matter=yes", "tides.html"}, "--front-matter: takes no value"},
      {{"--with", "text", "-f", "json", "tides.html"},
       "--with: \"text\" is not one of markdown, html"},
      {{"--with", "html", "--with", "html,pdf", "-f", "json", "tides.html"},
       "--with: \"html,pdf\" is not one of markdown, html"},
      {{"--with", "html,", "-f", "json", "tides.html"},
       "--with: \"html,\" is not one of markdown, html"},
      {{"--with", "", "-f", "json", "tides.html"}, "--with: \"\" is not one of markdown, html"},
      {{"-f", "json", "tides.html", "--with"}, "--with: needs a value"},
      {{"-j", "0", "tides.html"}, "--jobs: \"0\" is not a number from 1 to 1024"},
      {{"-j", "two", "tides.html"}, "--jobs: \"two\" is not a number from 1 to 1024"},
      {{"--timeout", "nan", "tides.html"},
       "--timeout: \"nan\" is not a number of seconds above 0 and up to 86400"},
      {{"--max-size", "-5", "tides.html"},
       "--max-size: \"-5\" is not a size like 500kB, 20MB or 1GiB"},
      {{"--max-size", "99999999999GB", "tides.html"},
       "--max-size: \"99999999999GB\" is not a size like 500kB, 20MB or 1GiB"},
      {{"--url", "a.example/b", "tides.html"},
       "--url: \"a.example/b\" has no scheme like https://"},
      {{"--url", "ftp://a.example/b", "tides.html"},
       "--url: ftp://a.example/b: unsupported scheme 'ftp' (only http and https are supported)"},
      {{""}, "an INPUT is empty"},
      {{"-o", "tides.html/", "boats.html"}, "--output: \"tides.html/\" is not a directory"},
      {{"-o", "tides.html", "tides.html"}, "--output: \"tides.html\" is also an input"},
      {{"--explain=.", "tides.html"}, "--explain: \".\" is a directory"},
      {{"--explain=x", "-o", "x", "tides.html"}, "--explain: \"x\" is also another output"},
      {{"--summary", "x", "-o", "x", "tides.html"}, "--summary: \"x\" is also another output"},
      {{"--summary", "./x.partial", "-o", "x", "--resume", "-f", "jsonl", "tides.html"},
       "--summary: \"./x.partial\" is also another output"},
      {{"--summary", "x.partial.how", "-o", "x", "--resume", "-f", "jsonl", "tides.html"},
       "--summary: \"x.partial.how\" is also another output"},
      {{"-o", "w.part", "--save-warc", "w", "http://localhost/"},
       "--output: \"w.part\" is also another output"},
  };
  for (const auto& [args, err] : cases) {
    const Finished ran = work.pith(args);
    EXPECT_EQ(ran.exit_code, 2) << err;
    EXPECT_EQ(ran.out, "") << err;
    EXPECT_EQ(ran.err, "pith: " + err + "\n");
  }
}

TEST_F(Cli, ShortFlagsInTheirForms) {
  EXPECT_EQ(work.pith({"-V"}).out, work.pith({"--version"}).out);
  EXPECT_EQ(work.pith({"-q", "tides.html", "missing.html"}).err, "");
  EXPECT_NE(work.pith({"-v", "tides.html"}).err.find("pith: tides.html: "), std::string::npos);
  const std::string markdown = work.pith({"-f", "markdown", "tides.html"}).out;
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{"-f=md"}, {"-fmd"}, {"-qf", "md"}, {"--format=md"}}) {
    std::vector<std::string> all = args;
    all.emplace_back("tides.html");
    EXPECT_EQ(work.pith(all).out, markdown) << args[0];
  }
  EXPECT_EQ(work.pith({"-o=x.md", "tides.html"}).exit_code, 0);
  EXPECT_EQ(work.read("x.md"), markdown);
  work.write("-o=x", article_page("Odd"));
  EXPECT_EQ(work.pith({"-f", "md", "--", "-o=x"}).out, markdown);
  EXPECT_EQ(work.pith({"--explain", "tides.html"}).exit_code, 0);
}

TEST_F(Cli, AnErrorOfAnInputSaysTheWayOut) {
  EXPECT_EQ(work.pith({"example.org/post"}).err,
            "pith: example.org/post: no such file or directory (a URL needs its scheme: "
            "https://example.org/post)\n");
  EXPECT_EQ(work.pith({"missing.html"}).err, "pith: missing.html: no such file or directory\n");
  const Finished large = work.pith({"--max-size", "500B", "-f", "jsonl", "tides.html"});
  EXPECT_EQ(large.err, "pith: tides.html: more than 500 bytes (--max-size sets the limit)\n");
  EXPECT_NE(large.out.find("\"message\":\"more than 500 bytes (--max-size sets the limit)\""),
            std::string::npos);
}

TEST_F(Cli, APageOverALimitNamesTheFlagsThatSetIt) {
  EXPECT_EQ(work.pith({"--max-work", "1", "tides.html"}).err,
            "pith: tides.html: over a limit: read as text (--max-memory and --max-work set the "
            "limits)\n");
}

TEST_F(Cli, AClosedStreamIsSaidToBeClosed) {
  const Finished in = work.shell("$PITH - <&-");
  EXPECT_EQ(in.exit_code, 2);
  EXPECT_EQ(in.err, "pith: -: standard input is not open for reading\n");
  const Finished out = work.shell("$PITH tides.html >&-");
  EXPECT_EQ(out.exit_code, 2);
  EXPECT_EQ(out.err, "pith: standard output: is not open\n");
}

TEST_F(Cli, WhatIsNoInputIsNoUrlOfOneEither) {
  for (const std::string url : {"ftp://a.example/b", "file://a.example/tides.html", "http://",
                                "https://a.example:99999/"}) {
    const Finished input = work.pith({url});
    ASSERT_TRUE(input.err.starts_with("pith: " + url + ": ")) << input.err;
    const Finished given = work.pith({"--url", url, "tides.html"});
    EXPECT_EQ(given.exit_code, 2);
    EXPECT_EQ(given.err, "pith: --url: " + input.err.substr(6));
  }
}

TEST_F(Cli, FlagsThatMeanNothingTogetherAreRefused) {
  const struct {
    std::vector<std::string> args;
    std::string err;
  } cases[] = {
      {{"--url", "http://a.example/", "tides.html", "boats.html"},
       "--url: needs one file or standard input"},
      {{"--url", "http://a.example/", "."}, "--url: needs one file or standard input"},
      {{"--url", "http://a.example/", "--list", "l"}, "--url: needs one file or standard input"},
      {{"--url", "http://a.example/", "http://b.example/"},
       "--url: \"http://b.example/\" is a URL itself"},
      {{"--links", "tides.html"}, "--links: needs --format markdown, html or xml-tei"},
      {{"--images", "-f", "json", "tides.html"},
       "--images: needs --format markdown, html or xml-tei, or --with markdown or html"},
      {{"--front-matter", "tides.html"}, "--front-matter: needs --format markdown"},
      {{"--front-matter", "-f", "html", "tides.html"}, "--front-matter: needs --format markdown"},
      {{"--front-matter", "tides.html", "boats.html"},
       "--front-matter: needs --format markdown, or --with markdown"},
      {{"--front-matter", "--with", "html", "-f", "json", "tides.html"},
       "--front-matter: needs --format markdown, or --with markdown"},
      {{"--with", "markdown", "tides.html"}, "--with: needs --format json or jsonl"},
      {{"--with", "html", "-f", "markdown", "tides.html"}, "--with: needs --format json or jsonl"},
      {{"--with", "html", "-f", "csv", "tides.html"}, "--with: needs --format json or jsonl"},
      {{"--with", "html", "--serve", "0"}, "--serve: --with is an option of each request"},
      {{"--quiet", "--verbose", "tides.html"}, "--quiet: contradicts --verbose"},
      {{"-", "tides.html", "-"}, "-: standard input can be read only once"},
      {{"-", "--list", "-"}, "-: standard input can be read only once"},
  };
  for (const auto& [args, err] : cases) {
    const Finished ran = work.pith(args);
    EXPECT_EQ(ran.exit_code, 2) << err;
    EXPECT_EQ(ran.err, "pith: " + err + "\n");
  }
}

TEST_F(Cli, LaterFlagsOverrideEarlierOnes) {
  const Finished ran = work.pith({"-f", "json", "tides.html", "-f", "text"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, work.pith({"tides.html"}).out);
}

TEST_F(Cli, WithoutInputOnATerminalShowsTheShortHelp) {
  const Finished ran = work.run({.terminal = true});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("--format FORMAT"), std::string::npos) << ran.err;
}

// --- Exit codes ---------------------------------------------------------------------------------

TEST_F(Cli, ExitCodes) {
  const struct {
    std::vector<std::string> args;
    int exit_code;
  } cases[] = {
      {{"tides.html"}, 0},
      {{"tides.html", "boats.html"}, 0},
      {{"tides.html", "blank.html"}, 0},   // content in one of them
      {{"blank.html"}, 1},                 // read, but nothing in it
      {{"blank.html", "blank.html"}, 1},   //
      {{"missing.html"}, 2},               // the only input
      {{"photo.html"}, 2},                 // no page
      {{"missing.html", "gone.html"}, 2},  // every input
      {{"tides.html", "missing.html"}, 3},
      {{"blank.html", "missing.html"}, 3},
      {{"tides.html", "photo.html"}, 3},
      {{"--max-size", "100B", "tides.html"}, 2},
  };
  for (const auto& [args, exit_code] : cases) {
    EXPECT_EQ(work.pith(args).exit_code, exit_code) << testing::PrintToString(args);
  }
}

TEST_F(Cli, FailuresAreOneLineWithTheInputAndTheReason) {
  work.write("empty.html", "");
  const std::vector<std::string> names = {"missing.html", "photo.html", "empty.html"};
  std::vector<std::string> reasons;
  for (const std::string& name : names) {
    const Finished ran = work.pith({name});
    EXPECT_TRUE(ran.err.starts_with("pith: " + name + ": ")) << ran.err;
    EXPECT_EQ(lines(ran.err).size(), 1U) << ran.err;
    EXPECT_EQ(ran.out, "");
    reasons.push_back(ran.err.substr(name.size()));
  }
  std::sort(reasons.begin(), reasons.end());
  EXPECT_EQ(std::unique(reasons.begin(), reasons.end()), reasons.end())
      << "each reason is different";
}

TEST_F(Cli, ControlCharactersOfANameDoNotReachTheTerminal) {
  const Finished ran = work.pith({"a\nb\x1b[31m.html"});
  EXPECT_EQ(lines(ran.err).size(), 1U) << ran.err;
  EXPECT_EQ(ran.err.find('\x1b'), std::string::npos);
}

TEST_F(Cli, QuietSaysNothingOfInputs) {
  const Finished ran = work.pith({"--quiet", "tides.html", "missing.html"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_EQ(ran.err, "");
  EXPECT_NE(work.pith({"--quiet", "-f", "doc", "tides.html"}).err, "");
}

TEST_F(Cli, VerboseReportsEachInputOnStandardError) {
  const Finished ran = work.pith({"--verbose", "tides.html", "boats.html"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_NE(ran.err.find("pith: tides.html: "), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("pith: boats.html: "), std::string::npos) << ran.err;
  EXPECT_EQ(ran.out, work.pith({"tides.html", "boats.html"}).out);
}

// --- Formats ------------------------------------------------------------------------------------

TEST_F(Cli, OneInputGivesText) {
  const Finished ran = work.pith({"tides.html"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_NE(ran.out.find("book of the tides"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("About us"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find('<'), std::string::npos) << ran.out;
}

TEST_F(Cli, MarkdownAndHtmlKeepLinksAndImagesWhenAsked) {
  const auto has = [this](std::vector<std::string> args, const std::string& part) {
    args.emplace_back("tides.html");
    return work.pith(args).out.find(part) != std::string::npos;
  };
  const std::string url = "https://port.example/sub/";
  EXPECT_FALSE(has({"-f", "markdown"}, "]("));
  EXPECT_TRUE(has({"-f", "markdown", "--links"}, "[wall](/wall)"));
  EXPECT_TRUE(has({"-f", "markdown", "--links", "--url", url}, "(https://port.example/wall)"));
  EXPECT_TRUE(has({"-f", "markdown", "--images", "--url", url},
                  "![The quay](https://port.example/quay.jpg)"));
  EXPECT_FALSE(has({"-f", "html"}, "<a "));
  EXPECT_TRUE(has({"-f", "html", "--links", "--url", url}, "href=\"https://port.example/wall\""));
}

TEST_F(Cli, FrontMatterComesBeforeMarkdown) {
  const std::vector<std::string> args = {"-f", "markdown", "--front-matter"};
  const auto run = [this, &args](std::vector<std::string> more) {
    more.insert(more.begin(), args.begin(), args.end());
    return work.pith(more);
  };
  const std::string url = "https://port.example/tides";
  const Finished page = run({"--url", url, "tides.html"});
  EXPECT_EQ(page.exit_code, 0) << page.err;
  EXPECT_TRUE(page.out.starts_with("---\ntitle: Tides\n")) << page.out;
  const std::size_t end = page.out.find("\n---\n\n");
  ASSERT_NE(end, std::string::npos) << page.out;
  EXPECT_NE(page.out.find("\nurl: " + url + "\n"), std::string::npos) << page.out;
  EXPECT_EQ(page.out.substr(end + 6), work.pith({"-f", "markdown", "tides.html"}).out);
  EXPECT_EQ(run({"blank.html"}).out, "");

  const std::string tides = run({"tides.html"}).out;
  EXPECT_EQ(run({"tides.html", "blank.html", "boats.html"}).out,
            tides + "\n" + run({"boats.html"}).out);
  EXPECT_EQ(work.pith({"--front-matter", "-o", "x.md", "tides.html"}).exit_code, 0);
  EXPECT_EQ(work.read("x.md"), tides);
  EXPECT_EQ(run({"-o", "notes/", "tides.html", "boats.html"}).exit_code, 0);
  EXPECT_EQ(work.read("notes/tides.md"), tides);
}

TEST_F(Cli, ObjectsHaveRenderingsWhenAsked) {
  const Finished plain = work.pith({"-f", "jsonl", "tides.html"});
  const Finished ran = work.pith({"-f", "jsonl", "--with", "markdown", "--links", "tides.html"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  json object = json::parse(ran.out);
  EXPECT_EQ(object.value("markdown", "") + "\n",
            work.pith({"-f", "markdown", "--links", "tides.html"}).out);
  object.erase("markdown");
  EXPECT_EQ(object, json::parse(plain.out));
  const Finished several = work.pith({"--with", "html", "--with", "markdown", "--front-matter",
                                      "--images", "tides.html", "boats.html"});
  ASSERT_EQ(lines(several.out).size(), 2U) << several.err;
  for (const std::string& line : lines(several.out)) {
    const std::string text = json::parse(line).value("markdown", "");
    EXPECT_TRUE(text.starts_with("---\ntitle: ")) << text;
    EXPECT_NE(json::parse(line).value("html", "").find("<p>"), std::string::npos) << line;
  }
}

TEST_F(Cli, JsonIsTheObjectOfJsonlIndented) {
  const Finished indented = work.pith({"-f", "json", "tides.html"});
  const Finished one_line = work.pith({"-f", "jsonl", "tides.html"});
  EXPECT_EQ(lines(one_line.out).size(), 1U);
  EXPECT_GT(lines(indented.out).size(), 5U);
  const json object = json::parse(one_line.out);
  EXPECT_EQ(object, json::parse(indented.out));
  EXPECT_EQ(object.value("id", ""), "tides");
  EXPECT_EQ(object.value("source", ""), "tides.html");
  EXPECT_EQ(object.value("outcome", ""), "content");
  EXPECT_EQ(object.value("title", ""), "Tides");
  EXPECT_EQ(object.value("text", "") + "\n", work.pith({"tides.html"}).out);
  EXPECT_FALSE(object.contains("blocks"));
}

TEST_F(Cli, TextsOfSeveralPagesArePartedByAnEmptyLine) {
  const std::string both = work.pith({"-f", "text", "tides.html", "blank.html", "boats.html"}).out;
  EXPECT_EQ(both, work.pith({"tides.html"}).out + "\n" + work.pith({"boats.html"}).out);
}

TEST_F(Cli, SeveralInputsGiveAnObjectEachInTheirOrder) {
  const Finished ran =
      work.pith({"tides.html", "missing.html", "blank.html", "photo.html", "boats.html"});
  EXPECT_EQ(ran.exit_code, 3);
  std::vector<json> objects;
  for (const std::string& line : lines(ran.out)) objects.push_back(json::parse(line));
  ASSERT_EQ(objects.size(), 5U);
  const char* ids[] = {"tides", "missing", "blank", "photo", "boats"};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(objects[i].value("id", ""), ids[i]);
  EXPECT_EQ(objects[0].value("outcome", ""), "content");
  EXPECT_EQ(objects[1].value("outcome", ""), "failed");
  EXPECT_EQ(objects[1].value("source", ""), "missing.html");
  EXPECT_NE(objects[1].value("message", ""), "");
  EXPECT_EQ(objects[2].value("outcome", ""), "no_content");
  EXPECT_NE(ran.err.find("pith: missing.html: "), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("pith: 2 of 5 pages failed"), std::string::npos) << ran.err;
}

TEST_F(Cli, ExplainGoesToStandardErrorIntoTheObjectOrIntoAFile) {
  const Finished plain = work.pith({"tides.html"});
  const Finished explained = work.pith({"--explain", "tides.html"});
  EXPECT_EQ(explained.out, plain.out);
  const std::vector<std::string> on_stderr = lines(explained.err);
  ASSERT_GE(on_stderr.size(), 5U) << explained.err;
  EXPECT_EQ(on_stderr[0], "# tides.html");
  EXPECT_TRUE(on_stderr[1].starts_with("+\t") || on_stderr[1].starts_with("-\t")) << explained.err;
  EXPECT_NE(explained.err.find("\n-\t"), std::string::npos) << "dropped blocks too:\n"
                                                            << explained.err;

  const Finished object = work.pith({"--explain", "-f", "jsonl", "tides.html"});
  EXPECT_EQ(object.err, "");
  const json blocks = json::parse(object.out).value("blocks", json::array());
  EXPECT_EQ(blocks.size(), on_stderr.size() - 1);
  EXPECT_TRUE(blocks.at(0).contains("reason"));

  const Finished page = work.pith({"--explain=why.html", "tides.html", "boats.html"});
  EXPECT_EQ(page.err, "");
  EXPECT_EQ(page.out, work.pith({"tides.html", "boats.html"}).out);
  const std::string report = work.read("why.html");
  EXPECT_TRUE(report.starts_with("<!doctype html>") && report.ends_with("</html>\n"));
  EXPECT_NE(report.find(R"({"source":"tides.html")"), std::string::npos);
  EXPECT_NE(report.find(R"({"source":"boats.html")"), std::string::npos);
  EXPECT_EQ(work.pith({"--explain=why.html", "missing.html"}).exit_code, 2);
  EXPECT_EQ(work.read("why.html"), report);
  const Finished filed = work.pith({"--explain=why.tsv", "-f", "jsonl", "tides.html"});
  EXPECT_EQ(filed.err, "");
  EXPECT_EQ(work.read("why.tsv"), explained.err);
  EXPECT_FALSE(json::parse(filed.out).contains("blocks"));
}

TEST_F(Cli, TablesAreKeptUnlessRefused) {
  std::string page = article_page("Heights");
  page.insert(page.find("</article>"),
              "<p>The heights of last spring, as the book has them:</p>"
              "<table><tr><th>Month</th><th>Highest water</th></tr>"
              "<tr><td>March</td><td>4.2 m in the storm</td></tr>"
              "<tr><td>April</td><td>4.4 m at full moon</td></tr></table>");
  work.write("heights.html", page);
  EXPECT_NE(work.pith({"heights.html"}).out.find("4.2 m"), std::string::npos);
  EXPECT_NE(work.pith({"--tables", "heights.html"}).out.find("4.2 m"), std::string::npos);
  EXPECT_EQ(work.pith({"--no-tables", "heights.html"}).out.find("4.2 m"), std::string::npos);
  EXPECT_NE(work.pith({"heights.html"}).out.find("Month\tHighest water\nMarch\t4.2 m"),
            std::string::npos);
}

// In every output, and the same with and without images.
TEST_F(Cli, CaptionsAreKeptOnRequest) {
  std::string page = article_page("Boats");
  page.insert(page.find("</article>"),
              "<figure><img src=boat.jpg><figcaption>A boat in the harbor.</figcaption></figure>"
              "<p>The heights of last spring are in the book that the harbor master keeps.</p>");
  work.write("boats.html", page);
  const auto captions = [this](std::vector<std::string> arguments) {
    arguments.emplace_back("boats.html");
    const std::string out = work.pith(arguments).out;
    std::size_t count = 0;
    for (std::size_t at = 0; (at = out.find("A boat in", at)) != std::string::npos; ++at) ++count;
    return count;
  };
  for (const char* format : {"text", "markdown", "html", "json", "csv"}) {
    EXPECT_EQ(captions({"-f", format}), 0U) << format;
    EXPECT_EQ(captions({"-f", format, "--captions"}), 1U) << format;
  }
  for (const char* format : {"markdown", "html"}) {
    EXPECT_EQ(captions({"-f", format, "--images"}), 1U) << format;
    EXPECT_EQ(captions({"-f", format, "--images", "--captions"}), 1U) << format;
  }
}

TEST_F(Cli, KeepsPagesInLanguagesByRequest) {
  work.write("boats.html", article_page("Boats"));
  work.write("boats.jsonl", json{{"html", article_page("Boats")}}.dump() + "\n" +
                                json{{"text", "1 2 3"}}.dump() + "\n");
  const std::string text = work.pith({"boats.html"}).out;
  EXPECT_EQ(work.pith({"--language", "de,en", "boats.html"}).out, text);
  EXPECT_EQ(work.pith({"--language", "de", "--language=EN", "boats.html"}).out, text);
  const Finished other = work.pith({"--language", "de,fr", "boats.html"});
  EXPECT_EQ(other.out, "");
  EXPECT_EQ(other.exit_code, 1);
  EXPECT_NE(other.err.find("wanted: de, fr"), std::string::npos) << other.err;
  const auto outcomes = [this](const std::string& language) {
    std::string all;
    const Finished run = work.pith({"--language", language, "boats.jsonl"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);) {
      const json object = json::parse(line);
      all += object.value("outcome", "") + "|" + object.value("message", "") + "\n";
    }
    return all;
  };
  EXPECT_EQ(outcomes("en"), "content|\nno_content|the language cannot be told, wanted: en\n");
  EXPECT_EQ(outcomes("und"), "no_content|the language is en (html-lang), wanted: und\ncontent|\n");
  for (const char* wrong : {"xx", "en,", "english", "en_US", ""}) {
    const Finished run = work.pith({"--language", wrong, "boats.html"});
    EXPECT_EQ(run.exit_code, 2) << wrong;
    EXPECT_EQ(run.err, std::string("pith: --language: \"") + wrong +
                           "\" is not a list of language tags such as en,pt-BR\n");
    EXPECT_EQ(run.out, "");
  }
}

TEST_F(Cli, SelectorsSayWhereTheContentIs) {
  work.write("a.html",
             "<html><head><title>Boats</title></head><body><div class='x:y'>The boat comes at six."
             "</div><div id=b>The boat goes at nine.<i>Or ten.</i></div></body></html>");
  EXPECT_EQ(work.pith({"--select", "#b", "a.html"}).out, "The boat goes at nine.Or ten.\n");
  EXPECT_EQ(work.pith({"--select", "#b", "--drop", "i", "a.html"}).out, "The boat goes at nine.\n");
  EXPECT_EQ(work.pith({"--select=#b", "--select", ".x\\:y", "--drop=i", "a.html"}).out,
            "The boat comes at six.\n\nThe boat goes at nine.\n");
  const Finished none = work.pith({"--select", "#c", "a.html"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find("no element matches \"#c\""), std::string::npos) << none.err;
  const Finished explained = work.pith({"--select", "#b", "--explain", "a.html"});
  EXPECT_NE(explained.err.find("outside of what \"select\" matches"), std::string::npos)
      << explained.err;
  for (const char* flag : {"--select", "--drop"}) {
    const Finished wrong = work.pith({flag, "p:nth-child(2)", "a.html"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_TRUE(wrong.err.starts_with(std::string("pith: ") + flag +
                                      ": \"p:nth-child(2)\" uses \":nth-child\"; supported are"))
        << wrong.err;
    EXPECT_EQ(wrong.out, "");
  }
}

TEST_F(Cli, KeepsPagesWithWordsAndMetadataByRequest) {
  work.write("boats.html", article_page("Boats"));
  const std::string text = work.pith({"boats.html"}).out;
  EXPECT_EQ(work.pith({"--min-words", "10", "--with-metadata=title", "boats.html"}).out, text);
  const Finished few = work.pith({"--min-words=9999", "-f", "json", "boats.html"});
  EXPECT_EQ(few.exit_code, 1);
  const json row = json::parse(few.out);
  EXPECT_EQ(row["outcome"], "no_content");
  EXPECT_EQ(row["title"], "Boats");
  EXPECT_TRUE(row.value("message", "").ends_with(" words, wanted: 9999 or more")) << row;
  const Finished without = work.pith({"--with-metadata", "title,license", "boats.html"});
  EXPECT_EQ(without.exit_code, 1);
  EXPECT_NE(without.err.find("the metadata has no license"), std::string::npos) << without.err;
  EXPECT_EQ(work.pith({"--min-words", "many", "boats.html"}).err,
            "pith: --min-words: \"many\" is not a number\n");
  EXPECT_TRUE(
      work.pith({"--with-metadata", "titel", "boats.html"})
          .err.starts_with("pith: --with-metadata: \"titel\" is not one of title, authors"));
}

TEST_F(Cli, NoDateIsLaterThanTheRetrieval) {
  std::string page = article_page("Boats");
  page.insert(page.find("</title>") + 8,
              "<meta property='article:published_time' content='2099-05-06'>");
  work.write("boats.html", page);
  const auto date = [this](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"-f", "json", "boats.html"});
    return json::parse(work.pith(arguments).out).value("date", "");
  };
  EXPECT_EQ(date({}), "");
  EXPECT_EQ(date({"--retrieved", "2099-05-06"}), "2099-05-06");
  const Finished run = work.pith({"--retrieved", "yesterday", "boats.html"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "pith: --retrieved: \"yesterday\" is not a day such as 2026-11-30\n");
}

TEST_F(Cli, DateOrModified) {
  std::string page = article_page("Boats");
  page.insert(page.find("</title>") + 8,
              "<meta property='article:modified_time' content='2024-05-06'>");
  work.write("boats.html", page);
  EXPECT_FALSE(json::parse(work.pith({"-f", "json", "boats.html"}).out).contains("date"));
  const json either =
      json::parse(work.pith({"-f", "json", "--date-or-modified", "boats.html"}).out);
  EXPECT_EQ(either["date"], "2024-05-06");
  EXPECT_EQ(either["modified"], "2024-05-06");
}

}  // namespace
}  // namespace pith::internal::test
