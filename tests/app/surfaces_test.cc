// Every surface has every row of the tables (metadata fields, output formats, options, containers)
// and every enumerator. serve_test.py and tests/python/test_surfaces.py check the service and
// Python, and tests/c/c_api_test.c checks C.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "app/process.h"
#include "input/containers.h"
#include "option_table.h"
#include "pith/article.h"
#include "pith/write.h"
#include "write/csv.h"
#include "write/front_matter.h"

namespace pith::internal::test {
namespace {

std::string source_file(const std::string& path) {
  std::ifstream file(PITH_SOURCE_DIR "/" + path);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// A section of a document of the source tree, from one heading to the next.
std::string section(const std::string& path, const std::string& heading) {
  const std::string all = source_file(path);
  const std::size_t begin = all.find("\n" + heading + "\n");
  EXPECT_NE(begin, std::string::npos) << path << ": " << heading;
  return begin == std::string::npos ? "" : all.substr(begin, all.find("\n## ", begin + 1) - begin);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class Surfaces : public ::testing::Test {
 protected:
  Surfaces() { work.write("page.html", article_page("Tides")); }

  // --help on one line.
  std::string help() const {
    std::string words;
    std::istringstream lines(work.pith({"--help"}).out);
    for (std::string word; lines >> word;) words.append(words.empty() ? "" : " ").append(word);
    return words;
  }

  Workspace work;
};

TEST_F(Surfaces, MetadataFields) {
  Article article{.is_explained = true};
  for (const MetadataField& field : kMetadataFields) {
    const MetaValue value = {std::string("value of ") + field.name,
                             std::string("source of ") + field.name};
    if (field.is_list()) {
      (article.metadata.*field.many).push_back(value);
    } else {
      article.metadata.*field.one = value;
    }
  }
  const std::string keys = section("src/app/README.md", "## JSON keys");
  const auto json = nlohmann::json::parse(write_json(article));
  const std::vector<std::string> cells = csv_values(csv_row(article, "", ""));
  const std::string report = write_report(article);
  const std::string markdown = front_matter(article);
  for (const MetadataField& field : kMetadataFields) {
    const std::string name = field.name;
    const nlohmann::json value = "value of " + name;
    EXPECT_EQ(json.value(name, nlohmann::json()),
              field.is_list() ? nlohmann::json::array({value}) : value)
        << name;
    EXPECT_EQ(json["metadata_sources"].value(name, ""), "source of " + name);
    ASSERT_LT(csv_column(name), cells.size()) << name;
    EXPECT_EQ(cells[csv_column(name)], value.get<std::string>()) << name;
    EXPECT_TRUE(has(report, std::string("[\"") + field.value_name + "\",\"value of " + name + "\""))
        << name;
    EXPECT_EQ(has(markdown, "value of " + name), field.front_matter > 0) << name;
    EXPECT_TRUE(has(keys, "`" + name + "`")) << "JSON keys in src/app/README.md: " << name;
    // A member of the user's own must not replace it.
    const auto own =
        nlohmann::json::parse(write_jsonl(article, {.fields = {{"\"" + name + "\"", "1"}}}));
    EXPECT_EQ(own["input"][name], 1) << name;
  }
}

TEST_F(Surfaces, OutputFormats) {
  const std::string manual = section("src/app/README.md", "## Other outputs");
  const std::string long_help = help();
  std::set<std::string> extensions;
  for (const OutputFormat& format : output_formats()) {
    const std::string name = format.name;
    const Finished run = work.pith({"--quiet", "-f", name, "page.html"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_TRUE(has(run.out, "tide") || has(run.out, "Tide")) << name;
    EXPECT_TRUE(has(long_help, name + " (" + format.extension)) << name;
    EXPECT_TRUE(has(manual, "`" + name + "`")) << "Other outputs in src/app/README.md: " << name;
    if (format.layout != Layout::csv) {
      EXPECT_EQ(work.pith({"-f", name, "page.html", "-o", name + "/"}).exit_code, 0) << name;
      EXPECT_TRUE(work.has(name + "/page" + format.extension)) << name;
    }
    // The first format with an extension is used for files of that name, and called so.
    for (const char* extension : {format.extension, format.other_extension}) {
      if (extension == nullptr || !extensions.insert(extension).second) continue;
      const std::string file = std::string("result") + extension;
      EXPECT_EQ(work.pith({"--quiet", "page.html", "-o", file}).exit_code, 0);
      EXPECT_EQ(work.read(file), run.out) << file;
      EXPECT_EQ(work.pith({"--quiet", "page.html", "-f", extension + 1}).out, run.out) << file;
      EXPECT_TRUE(has(manual, "`" + std::string(extension) + "`"))
          << "Other outputs in src/app/README.md: " << extension;
    }
  }
}

// Formats that can be members of objects, wherever objects are printed.
TEST_F(Surfaces, FormatsAsMembers) {
  const std::string keys = section("src/app/README.md", "## JSON keys");
  std::string all;
  for (const OutputFormat& format : output_formats()) {
    if (!format.can_be_member) continue;
    const std::string name = format.name;
    all += (all.empty() ? "" : ",") + name;
    const std::string printed = work.pith({"-f", name, "page.html"}).out;
    for (const char* objects : {"json", "jsonl"}) {
      const Finished run = work.pith({"-f", objects, "--with", name, "page.html"});
      EXPECT_EQ(run.exit_code, 0) << run.err;
      EXPECT_EQ(nlohmann::json::parse(run.out).value(name, "") + "\n", printed);
    }
    EXPECT_TRUE(has(keys, "`" + name + "`")) << "JSON keys in src/app/README.md: " << name;
  }
  EXPECT_EQ(all, "markdown,html");
  const std::string both = work.pith({"-f", "json", "--with", all, "page.html"}).out;
  EXPECT_EQ(work.pith({"-f", "json", "--with=html", "--with=markdown", "page.html"}).out, both);
  for (const auto& row : write_option_table()) {
    WriteOptions options;
    EXPECT_EQ(row.kind == OptionKind::list,
              row.set(options, all) && row.get(options) == all && row.words.size() == 2);
  }
}

// The options of writers have flags, unless they come with the page.
TEST_F(Surfaces, WriteOptions) {
  const std::string long_help = help();
  for (const auto& row : write_option_table()) {
    const std::string flag = row.flag;
    if (flag.empty() || flag == "id" || flag == "header") continue;
    EXPECT_TRUE(has(long_help, " --" + flag)) << flag;
  }
}

// A value other than the default, as written on the command line.
std::string other_value(const OptionEntry<Options>& row) {
  if (row.kind == OptionKind::number) return "77777";
  if (std::string_view(row.name) == "retrieved") return "2026-11-30";
  if (row.kind == OptionKind::text) return "https://example.org/";
  if (std::string_view(row.name) == "select" || std::string_view(row.name) == "drop") return ".a";
  if (row.words.empty()) return "en,de";
  return std::string(row.words[1]);
}

TEST_F(Surfaces, ExtractionOptions) {
  std::string pages;
  for (int i = 0; i < 30; ++i) {
    pages += "{\"html\":\"<p>Words enough for a paragraph that is kept.</p>\"}\n";
  }
  work.write("a.jsonl", pages);
  work.shell("ulimit -f 1; $PITH --quiet --resume -f jsonl -o out a.jsonl");  // its end is missing
  ASSERT_TRUE(work.has("out.partial.how"));
  const std::string long_help = help();
  for (const OptionEntry<Options>& row : extract_option_table()) {
    const std::string flag = row.flag;
    const bool is_hint = flag.ends_with("-hint");
    if (flag.empty() || is_hint) {  // comes with the page
      EXPECT_TRUE(is_hint || std::string_view(row.name) == "content_type") << row.name;
      continue;
    }
    EXPECT_TRUE(has(long_help, " --" + flag) || has(long_help, " --no-" + flag)) << flag;
    if (flag == "url") continue;  // of one page; runs that can be resumed have several
    const bool is_on = row.kind == OptionKind::boolean && row.get({}) == "true";
    std::string given = is_on ? "--no-" + flag : "--" + flag;
    if (row.kind != OptionKind::boolean) given += "=" + other_value(row);
    // The fingerprint of the run has the option.
    const Finished run =
        work.pith({"--quiet", "--resume", "-f", "jsonl", "-o", "out", "a.jsonl", given});
    EXPECT_EQ(run.exit_code, 2) << given;
    EXPECT_TRUE(has(run.err, "was started with another --" + flag)) << run.err;
  }
  // So have options of writers that change objects.
  for (const std::string flags :
       {"--with markdown", "--with html --links", "--with html --images"}) {
    const Finished run = work.shell("$PITH --quiet --resume -f jsonl -o out a.jsonl " + flags);
    EXPECT_EQ(run.exit_code, 2) << flags;
    EXPECT_TRUE(has(run.err, "was started with another --")) << run.err;
  }
}

TEST_F(Surfaces, Containers) {
  const std::string manual = section("src/app/README.md", "## Many pages");
  const std::string long_help = help();
  for (const Container& container : containers()) {
    const std::string name = container.name;
    EXPECT_FALSE(has(work.pith({"--from", name, "page.html"}).err, "is not one of")) << name;
    EXPECT_TRUE(has(long_help, " " + name + " " + std::string(container.extensions[0]))) << name;
    for (const std::string_view extension : container.extensions) {
      EXPECT_EQ(kind_of_name("a" + std::string(extension)), container.kind) << extension;
      EXPECT_TRUE(has(long_help, std::string(extension))) << extension;
      EXPECT_TRUE(has(manual, "`" + std::string(extension) + "`"))
          << "Many pages in src/app/README.md: " << extension;
    }
  }
}

// The names of an enum's values, which are numbered from 0.
template <typename Enum>
std::vector<std::string> names_of() {
  std::vector<std::string> names;
  for (int i = 0; i <= 0xFF; ++i) {
    const std::string_view name = to_string(static_cast<Enum>(i));
    if (i > 0 && name == "unknown") break;
    names.emplace_back(name);
  }
  return names;
}

// C has a number for each value, Python's types its name.
template <typename Enum>
void expect_everywhere(const std::string& prefix, std::size_t at_least) {
  const std::string header = source_file("include/pith/pith_c.h");
  const std::string stub = source_file("src/python/pith/_pith.pyi");
  const std::vector<std::string> names = names_of<Enum>();
  EXPECT_GE(names.size(), at_least) << prefix;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string constant = prefix + names[i];
    std::transform(constant.begin(), constant.end(), constant.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const std::string line = constant + " = " + std::to_string(i);
    const std::size_t at = header.find(line);
    EXPECT_TRUE(at != std::string::npos && !std::isdigit(header[at + line.size()]))
        << "pith_c.h lacks " << line;
    // Python uses None for the enumerator "none".
    EXPECT_TRUE(names[i] == "none" || has(stub, '"' + names[i] + '"'))
        << "_pith.pyi lacks " << names[i];
  }
}

TEST_F(Surfaces, Enumerators) {
  expect_everywhere<Outcome>("pith_outcome_", 5);
  expect_everywhere<PageType>("pith_page_", 8);
  expect_everywhere<BlockKind>("pith_kind_", 12);
  expect_everywhere<Label>("pith_label_", 3);
  expect_everywhere<SpanKind>("pith_span_", 14);
  expect_everywhere<Task>("pith_task_", 3);
  expect_everywhere<Alignment>("pith_alignment_", 4);
  expect_everywhere<ContainerKind>("pith_container_", 7);
}

TEST_F(Surfaces, Flags) {
  std::string long_help = work.pith({"--help"}).out;
  long_help.resize(long_help.find("\nEXIT CODES\n"));
  std::string page = work.pith({"--man"}).out;
  page.erase(std::remove(page.begin(), page.end(), '\\'), page.end());
  std::size_t flags = 0;
  for (std::size_t at = 0; (at = long_help.find("\n  -", at)) != std::string::npos; ++at) {
    const std::string usage = long_help.substr(at + 3, long_help.find('\n', at + 1) - at - 3);
    if (usage.starts_with("- ")) continue;  // standard input
    EXPECT_TRUE(has(page, ".TP\n.B " + usage + "\n")) << usage;
    ++flags;
  }
  EXPECT_GT(flags, 30U);
}

}  // namespace
}  // namespace pith::internal::test
