#include "app/flags/help.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "input/containers.h"
#include "pith/version.h"

namespace pith::internal::app {
namespace {

constexpr std::size_t kWidth = 80;        // the default of terminals
constexpr std::size_t kBriefColumn = 27;  // where the short descriptions start
constexpr std::size_t kIndent = 6;        // of the long descriptions
constexpr std::size_t kItemIndent = 14;   // of the kinds of inputs

constexpr std::array kGroups{Group::input, Group::fetching, Group::output, Group::extraction,
                             Group::other};

constexpr std::string_view kUsage =
    "pith [OPTIONS] [INPUT]...   extracts the main content of web pages\n"
    "INPUT is a file, archive, directory, http(s) URL, or - for standard input\n";

constexpr std::string_view kResult =
    "The result goes to standard output (or --output), and all messages go to standard error. One "
    "page produces text. Several inputs, a directory, a list or a file of many pages produce "
    "JSONL: one object per page, in the order of the inputs, written as soon as it is ready. A "
    "page "
    "that failed gets an object with \"outcome\" and \"message\".";

// A named item of a list, with its description.
struct Item {
  std::string name;
  std::string text;
};

std::vector<Item> inputs() {
  std::vector<Item> items = {
      {"a page",
       ".html .htm .xhtml .txt. A file of any other name is read according to its content. Every "
       "file may also be .gz or .zst."}};
  for (const Container& container : containers()) {
    std::string text;
    for (const std::string_view extension : container.extensions) {
      text.append(extension) += ' ';
    }
    text.back() = ':';
    items.push_back({container.name, text + ' ' + container.meaning});
  }
  items.push_back(
      {"directory",
       "Every such file below it is read, sorted by path; files of other names are read if their "
       "first bytes are those of a page, WARC, JSONL or archive. Scripts, styles, pictures and "
       "the like are counted, as are the frames of saved pages (x_files beside x.html)."});
  items.push_back({"URL",
                   "http or https, following redirects. Several URLs, and those of a list, are "
                   "fetched with pauses and obey robots.txt (FETCHING)."});
  items.push_back({"-",
                   "Standard input, which is also read if there is no INPUT and standard input is "
                   "not a terminal."});
  return items;
}

const Item kExitCodes[] = {
    {"0", "At least one page had content."},
    {"1", "Every page was read, but none had content."},
    {"2",
     "The command line was wrong, nothing could be read (every input failed), or the result could "
     "not be written."},
    {"3", "Some of several pages failed (unreadable, not a page, over a limit)."},
    {"4",
     "A signal, such as Ctrl-C, ended a run of several pages. What was done is kept: with --output "
     "FILE as FILE.partial, which the same command with --resume continues."}};
constexpr std::string_view kOtherExits =
    "With --line-buffered, the exit code is 0 for all outcomes; with --serve, it is 0 after a "
    "signal. If the reader of the result stops early, as in pith DIR | head, the exit code is 0.";

constexpr std::string_view kExamples =
    R"(  pith page.html                          the article as plain text
  pith -f markdown --links https://example.org/post -o post.md
  curl -s https://example.org/post | pith --url https://example.org/post -f json
  pith pages/ -o articles.jsonl           a folder of scraped pages
  pith --list urls.txt | jq -r .title     titles of many pages
  pith --from text dump.txt               clean text that has lost its markup
  pith crawl.warc.gz -o clean.jsonl --resume    a crawl that can be resumed
  pith pages.zip -o clean/ -f markdown    one file per page
  pith pages/ -f csv-bom -o pages.csv     a table that Excel opens
  pith --explain page.html >/dev/null     why each block was kept or dropped
  pith --explain=why.html pages/ -o x.jsonl     the same as a web page
  pith --line-buffered                    a filter beside another program
  pith --serve 8080                       an HTTP service on loopback
)";

constexpr std::string_view heading(Group group) {
  switch (group) {
    case Group::input:
      return "INPUT";
    case Group::fetching:
      return "FETCHING";
    case Group::output:
      return "OUTPUT";
    case Group::extraction:
      return "EXTRACTION";
    case Group::other:
      return "OTHER";
  }
  return "";
}

// Appends `text` broken at spaces to fit kWidth, each line indented. The first line begins with
// `label`, which is put into the indentation if it fits.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent,
                    std::string label = "") {
  while (!text.empty()) {
    const std::size_t begin = std::max(label.size(), indent);
    std::size_t length = text.size();
    if (begin + length > kWidth) {
      length = text.rfind(' ', kWidth - begin);
      if (length == std::string_view::npos) length = text.size();
    }
    label.resize(begin, ' ');
    out.append(label).append(text.substr(0, length)) += '\n';
    label.clear();
    text.remove_prefix(length);
    if (!text.empty()) text.remove_prefix(1);  // the space
  }
}

// Flags for fetching are rarely needed, and there are many.
bool is_rare(const FlagHelp& flag) { return flag.is_rare || flag.group == Group::fetching; }

// "--delay --connections": the names of a group's rare flags, without their values.
std::string rare_names_in(Group group, std::span<const FlagHelp> flags) {
  std::string names;
  for (const FlagHelp& flag : flags) {
    if (flag.group != group || !is_rare(flag)) continue;
    names.append(names.empty() ? "" : " ").append(flag.usage, 0, flag.usage.find(' '));
  }
  return names;
}

// Escapes text for a manual page, so that no part of it is read as a command.
std::string roff(std::string_view text) {
  std::string out;
  bool at_line_start = true;
  for (const char c : text) {
    if (at_line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    at_line_start = c == '\n';
  }
  return out;
}

}  // namespace

std::string short_help(std::span<const FlagHelp> flags) {
  std::string out(kUsage);
  for (const Group group : kGroups) {
    out.append(heading(group)) += '\n';
    for (const FlagHelp& flag : flags) {
      if (flag.group != group || is_rare(flag)) continue;
      append_wrapped(out, flag.brief, kBriefColumn, "  " + flag.usage + "  ");
    }
    const std::string rare = rare_names_in(group, flags);
    if (!rare.empty()) append_wrapped(out, rare + " (see --help)", 2);
  }
  return out;
}

std::string long_help(std::span<const FlagHelp> flags) {
  std::string out = std::string(kUsage) + "\nINPUTS\n";
  for (const Item& item : inputs()) append_wrapped(out, item.text, kItemIndent, "  " + item.name);
  append_wrapped(out += "\nRESULT\n", kResult, 2);
  for (const Group group : kGroups) {
    out.append("\n").append(heading(group)) += '\n';
    for (const FlagHelp& flag : flags) {
      if (flag.group != group) continue;
      out.append("  ").append(flag.usage) += '\n';
      append_wrapped(out, flag.brief, kIndent);
      append_wrapped(out, flag.full, kIndent);
    }
  }
  out += "\nEXIT CODES\n";
  for (const auto& [code, meaning] : kExitCodes) {
    append_wrapped(out, meaning, 5, "  " + code);
  }
  append_wrapped(out, kOtherExits, 2);
  return out.append("\nEXAMPLES\n").append(kExamples);
}

std::string man_page(std::span<const FlagHelp> flags) {
  std::string out = ".TH PITH 1 \"\" \"pith " PITH_VERSION "\"\n.SH NAME\n";
  out += "pith \\- extracts the main content of web pages\n.SH SYNOPSIS\n";
  out += ".B pith\n[OPTIONS] [INPUT]...\n.SH INPUTS\n";
  const auto item = [&out](std::string_view name, std::string_view text) {
    out += ".TP\n.B " + roff(name) + '\n' + roff(text) + '\n';
  };
  for (const Item& input : inputs()) item(input.name, input.text);
  out += ".SH RESULT\n" + roff(kResult) + '\n';
  for (const Group group : kGroups) {
    out.append(".SH ").append(heading(group)) += '\n';
    for (const FlagHelp& flag : flags) {
      if (flag.group != group) continue;
      item(flag.usage, flag.brief + (flag.full.empty() ? "" : ".\n" + flag.full));
    }
  }
  out += ".SH EXIT CODES\n";
  for (const auto& [code, meaning] : kExitCodes) item(code, meaning);
  out += ".PP\n" + roff(kOtherExits) + "\n.SH EXAMPLES\n.nf\n";
  return out + roff(kExamples) + ".fi\n";
}

}  // namespace pith::internal::app
