// Outputs of a run besides JSONL and text: tables, folders, compressed files, messages as JSON.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "app/process.h"
#include "support/archive.h"
#include "support/zstd.h"
#include "write/csv.h"

namespace pith::internal {
namespace {

using nlohmann::json;
using test::article_page;
using test::blank_page;
using test::Finished;

class CliOutput : public testing::Test {
 protected:
  using Rows = std::vector<std::vector<std::string>>;

  static Rows rows(const std::string& table) {
    Rows found;
    std::istringstream in(table);
    for (std::string record; read_csv_record(in, record);) {
      found.push_back(csv_values(record));
    }
    return found;
  }
  static std::string value(const Rows& rows, std::size_t row, const char* column) {
    return rows.at(row).at(csv_column(column));
  }
  static std::string line(const std::string& id, const std::string& html) {
    return json{{"id", id}, {"html", html}}.dump() + "\n";
  }

  test::Workspace work_;
};

TEST_F(CliOutput, CsvHasARowAPage) {
  work_.write("a.jsonl", line("=1+1", article_page("One, \"two\"")) + line("none", blank_page()) +
                             "nonsense\n");
  const Finished run = work_.pith({"-f", "csv", "a.jsonl"});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_TRUE(run.out.starts_with("id,source,url,outcome,")) << run.out;
  EXPECT_NE(run.out.find("\r\n'=1+1,a.jsonl:1,"), std::string::npos);
  const Rows table = rows(run.out);
  ASSERT_EQ(table.size(), 4U);
  for (const auto& row : table) EXPECT_EQ(row.size(), table[0].size());
  EXPECT_EQ(value(table, 1, "title"), "One, \"two\"");
  EXPECT_NE(value(table, 1, "text").find('\n'), std::string::npos);
  EXPECT_EQ(value(table, 1, "text") + "\n", work_.pith({"-f", "text", "a.jsonl"}).out);
  EXPECT_EQ(value(table, 2, "outcome"), "no_content");
  EXPECT_EQ(value(table, 3, "outcome"), "failed");
  EXPECT_EQ(value(table, 3, "message"), "invalid JSON: a value is missing");
  EXPECT_EQ(work_.pith({"-f", "csv-bom", "a.jsonl"}).out, "\xef\xbb\xbf" + run.out);
}

TEST_F(CliOutput, CsvMarksDuplicatesInAColumn) {
  work_.write("a.jsonl", line("one", article_page("One")) + line("two", article_page("One")) +
                             line("none", blank_page()));
  const Rows marked = rows(work_.pith({"-f", "csv", "--dedup", "mark", "a.jsonl"}).out);
  ASSERT_EQ(marked.size(), 4U);
  EXPECT_EQ(value(marked, 0, "duplicate_of"), "duplicate_of");
  EXPECT_EQ(value(marked, 1, "duplicate_of"), "");
  EXPECT_EQ(value(marked, 2, "duplicate_of"), "one");
  EXPECT_EQ(value(marked, 3, "duplicate_of"), "");
  EXPECT_EQ(rows(work_.pith({"-f", "csv", "--dedup", "drop", "a.jsonl"}).out).size(), 3U);
}

// Cut anywhere, also within the head, within a cell of many lines, and after a row.
TEST_F(CliOutput, CsvContinuesWhereItEnded) {
  std::string lines;
  for (int i = 0; i < 6; ++i) {
    lines += line("k" + std::to_string(i), i == 4 ? "" : article_page(std::to_string(i % 3)));
  }
  work_.write("a.jsonl", lines + "nonsense\n");
  const std::vector<std::string> base = {"--quiet", "-f", "csv-bom", "--dedup", "mark", "a.jsonl"};
  const std::string whole = work_.pith(base).out;
  std::vector<std::string> resumed = base;
  resumed.insert(resumed.end(), {"--resume", "-o", "out"});
  work_.shell("ulimit -f 1; $PITH --quiet -f csv-bom --dedup mark a.jsonl --resume -o out");
  const std::string how = work_.read("out.partial.how");
  ASSERT_FALSE(how.empty());
  const std::size_t row = whole.find("\r\n", whole.size() / 2) + 2;
  for (const std::size_t size : {std::size_t{0}, std::size_t{20}, whole.find("\r\n") + 2,
                                 whole.size() / 3, row, whole.size() - 3, whole.size()}) {
    work_.write("out.partial", whole.substr(0, size));
    work_.write("out.partial.how", how);
    const Finished again = work_.pith(resumed);
    EXPECT_EQ(again.exit_code, 3) << again.err;
    EXPECT_EQ(work_.read("out"), whole) << size;
  }
}

TEST_F(CliOutput, AFolderGetsAFileAPage) {
  work_.write("in/a/one.html", article_page("One"));
  work_.write("in/a/one.htm", article_page("Other"));
  work_.write("in/none.html", blank_page());
  work_.write("in/picture.html", "\x89PNG\r\n\x1a\n");
  const Finished run = work_.pith({"in", "-o", "new/out/", "-f", "markdown"});
  EXPECT_EQ(run.exit_code, 3) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err,
            "pith: in/picture.html: not HTML (PNG image): the text in pictures needs OCR, such as "
            "tesseract\npith: 1 of 4 pages failed\n");
  EXPECT_EQ(work_.shell("find new -type f | sort").out, "new/out/a/one.md\nnew/out/a/one~2.md\n");
  EXPECT_EQ(work_.read("new/out/a/one~2.md"), work_.pith({"-f", "markdown", "in/a/one.html"}).out);
  // Run again over the existing files, each of which must equal the page's own result.
  EXPECT_EQ(work_.pith({"--quiet", "in", "-o", "new/out", "-f", "json"}).exit_code, 3);
  EXPECT_EQ(json::parse(work_.read("new/out/a/one.json"))["title"], "Other");
  EXPECT_EQ(json::parse(work_.read("new/out/none.json"))["outcome"], "no_content");
  EXPECT_FALSE(work_.has("new/out/picture.json"));
}

TEST_F(CliOutput, AFolderOfTextsIsTheDefault) {
  work_.write("a.zip", test::archive("zip", {{"x/../../p.html", article_page("P")},
                                             {"/q.html", article_page("Q")}}));
  EXPECT_EQ(work_.pith({"a.zip", "-o", "out/"}).exit_code, 0);
  EXPECT_EQ(work_.shell("find out -type f | sort").out, "out/q.txt\nout/x/p.txt\n");
  work_.write("b.html", article_page("B"));
  EXPECT_EQ(work_.pith({"b.html", "-o", "out/"}).exit_code, 0);
  EXPECT_EQ(work_.read("out/b.txt"), work_.pith({"b.html"}).out);
}

TEST_F(CliOutput, ANewNameWithoutExtensionIsAFolderOfFiles) {
  work_.write("in/a.html", article_page("A"));
  work_.write("in/b/c.html", article_page("C"));
  work_.write("p.html", article_page("P"));
  EXPECT_EQ(work_.pith({"in", "-o", "new", "-f", "markdown"}).exit_code, 0);
  EXPECT_EQ(work_.shell("find new -type f | sort").out, "new/a.md\nnew/b/c.md\n");
  EXPECT_EQ(work_.pith({"in", "-o", "texts", "-f", "text"}).exit_code, 0);
  EXPECT_TRUE(work_.has("texts/b/c.txt"));
  // Not one page, not lines or rows, not a name with an extension, not a file that is there.
  EXPECT_EQ(work_.pith({"p.html", "-o", "one", "-f", "md"}).exit_code, 0);
  EXPECT_EQ(work_.pith({"in", "-o", "lines", "-f", "jsonl"}).exit_code, 0);
  EXPECT_EQ(work_.pith({"in", "-o", "default"}).exit_code, 0);
  EXPECT_EQ(work_.pith({"in", "-o", "all.md"}).exit_code, 0);
  work_.write("older", "older");
  EXPECT_EQ(work_.pith({"in", "-o", "older", "-f", "md"}).exit_code, 0);
  for (const char* file : {"one", "lines", "default", "all.md", "older"}) {
    EXPECT_TRUE(std::filesystem::is_regular_file(work_.path(file))) << file;
  }
  EXPECT_EQ(work_.read("older"), work_.read("all.md"));
}

TEST_F(CliOutput, FFollowsTheNameUnlessItIsGiven) {
  work_.write("p.html", article_page("P"));
  const std::string html = work_.pith({"p.html", "-f", "html"}).out;
  for (const std::vector<std::string>& args : {std::vector<std::string>{"-o", "x.HTM"},
                                               {"-o", "x.md", "-f", "html"},
                                               {"-f", "htm", "-o", "x"}}) {
    std::vector<std::string> all = {"p.html"};
    all.insert(all.end(), args.begin(), args.end());
    EXPECT_EQ(work_.pith(all).exit_code, 0);
  }
  for (const char* file : {"x.HTM", "x.md", "x"}) EXPECT_EQ(work_.read(file), html) << file;
}

TEST_F(CliOutput, AFolderThatCannotBeWritten) {
  work_.write("in/a.html", article_page("A"));
  work_.write("out/a.txt/x", "in the way");
  const Finished run = work_.pith({"in", "-o", "out"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_TRUE(run.err.starts_with("pith: out/a.txt: ")) << run.err;
  EXPECT_EQ(work_.shell("ls -A out").out, "a.txt\n");
  const char* cases[][2] = {{"in", "pith: --output: \"in\" is inside the INPUT \"in\"\n"},
                            {"in/out/", "pith: --output: \"in/out/\" is inside the INPUT \"in\"\n"},
                            {"in/a.html/", "pith: --output: \"in/a.html/\" is not a directory\n"}};
  for (const auto& [output, message] : cases) {
    EXPECT_EQ(work_.pith({"in", "-o", output}).err, message);
  }
  // Also one that does not exist yet, in the current folder.
  EXPECT_EQ(work_.pith({".", "-o", "new/"}).err,
            "pith: --output: \"new/\" is inside the INPUT \".\"\n");
  EXPECT_EQ(work_.pith({"in", "-o", "out", "-f", "csv"}).err,
            "pith: --format: csv writes one table, but \"out\" is a directory\n");
  EXPECT_EQ(work_.pith({"in", "-o", "out", "-f", "jsonl", "--resume"}).err,
            "pith: --resume: needs a file as --output\n");
}

TEST_F(CliOutput, AnInputIsNotReplaced) {
  work_.write("a.txt", "Some words of a text.\n");
  work_.write("a.html", article_page("A"));
  for (const std::vector<std::string>& inputs :
       {std::vector<std::string>{"a.html", "a.txt"}, {"a.txt"}, {"--list", "list"}}) {
    work_.write("list", "a.txt\n");
    std::vector<std::string> args = inputs;
    args.insert(args.end(), {"-o", "./"});
    const Finished run = work_.pith(args);
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.err, "pith: ./a.txt: is also an input\n");
    EXPECT_EQ(work_.read("a.txt"), "Some words of a text.\n");
  }
}

TEST_F(CliOutput, TheListIsNotReplaced) {
  work_.write("a.html", article_page("A"));
  work_.write("a.txt", "a.html\n");
  const Finished run = work_.pith({"--list", "a.txt", "-o", ".", "-f", "text"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "pith: ./a.txt: is also an input\n");
  EXPECT_EQ(work_.read("a.txt"), "a.html\n");
}

TEST_F(CliOutput, AnInputOfTheListIsNotReplacedByAnotherPage) {
  work_.write("d/a.htm", article_page("A"));
  work_.write("d/a.html", article_page("B"));
  work_.write("d/c.html", "older");
  for (const char* list : {"d/a.htm\nd/a.html\n", "d\n"}) {
    work_.write("list", list);
    const Finished run = work_.pith({"--list", "list", "-o", "./", "-f", "html"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.err, "pith: ./d/a.html: is also an input\n");
    EXPECT_EQ(work_.read("d/a.html"), article_page("B"));
  }
  work_.write("list", "d/a.htm\n");
  EXPECT_EQ(work_.pith({"--list", "list", "-o", "./", "-f", "html"}).exit_code, 0);
  EXPECT_NE(work_.read("d/a.html"), article_page("B")) << "no input this time";
}

TEST_F(CliOutput, ANameInZstIsPacked) {
  work_.write("in/a.html", article_page("A"));
  work_.write("in/b.html", article_page("B"));
  EXPECT_EQ(work_.pith({"in", "-o", "out.jsonl.zst"}).exit_code, 0);
  std::string text(1'000'000, '\0');
  const std::string packed = work_.read("out.jsonl.zst");
  const std::size_t size = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
  ASSERT_FALSE(ZSTD_isError(size));
  EXPECT_EQ(text.substr(0, size), work_.pith({"in"}).out);
  EXPECT_EQ(work_.pith({"in", "-o", "x.zst", "--resume"}).err,
            "pith: --resume: can't resume within a .gz or .zst file: leave out the ending\n");
}

TEST_F(CliOutput, MessagesAsJson) {
  work_.write("a.html", article_page("A"));
  const Finished run = work_.pith({"--log-json", "--verbose", "a.html", "missing.html"});
  EXPECT_EQ(run.exit_code, 3);
  std::vector<json> messages;
  std::istringstream in(run.err);
  for (std::string text; std::getline(in, text);) messages.push_back(json::parse(text));
  ASSERT_EQ(messages.size(), 4U) << run.err;
  EXPECT_EQ(messages[0]["level"], "debug");
  EXPECT_EQ(messages[0]["source"], "a.html");
  EXPECT_FALSE(messages[0].contains("reason"));
  EXPECT_EQ(messages[1]["level"], "error");
  EXPECT_EQ(messages[1]["source"], "missing.html");
  EXPECT_EQ(messages[1]["reason"], "no such file or directory");
  EXPECT_EQ(messages[1]["message"], "missing.html: no such file or directory");
  EXPECT_FALSE(messages[3].contains("source"));
  const std::string time = messages[0]["time"];
  EXPECT_EQ(time.size(), 24U) << time;
  EXPECT_TRUE(time[10] == 'T' && time.back() == 'Z') << time;
  const json usage = json::parse(work_.pith({"--log-json", "--nonsense"}).err);
  EXPECT_EQ(usage["level"], "critical");
  EXPECT_EQ(usage["message"], "unknown option --nonsense: pith -h lists the options");
  EXPECT_EQ(work_.pith({"--log-json", "--explain", "a.html"}).exit_code, 2);
}

}  // namespace
}  // namespace pith::internal
