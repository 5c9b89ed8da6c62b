#include "app/help.h"

#include <array>
#include <string_view>

namespace pith::app {
namespace {

constexpr std::size_t kWidth = 80;        // of a terminal nobody resized
constexpr std::size_t kBriefColumn = 27;  // where the short descriptions start
constexpr std::size_t kIndent = 6;        // of the long descriptions

constexpr std::array kGroups{Group::input, Group::fetching, Group::output, Group::extraction,
                             Group::other};

constexpr std::string_view kUsage =
    "pith [OPTIONS] [INPUT]...   extracts the main content of web pages\n"
    "INPUT is a file, archive, directory, http(s) URL, or - for standard input\n";

constexpr std::string_view kInputs = R"(
INPUTS
  File        .html .htm .xhtml .txt hold one page; .warc .wet .jsonl .ndjson
              hold many; all also with .gz or .zst. A file of any other name is
              read according to its content.
  Archive     .tar (also .gz .zst .xz .bz2, .tgz and so on) and .zip. pith reads
              every such file in it, in order; "source" is ARCHIVE!/MEMBER.
  Directory   every such file below it, sorted by path, but no archives
  URL         http or https, following redirects. Several URLs, and those of a
              list, are fetched with pauses and obey robots.txt (FETCHING).
  -           standard input, which is also read if there is no INPUT and
              standard input is not a terminal

RESULT
  The result goes to standard output (or --output), and all messages go to
  standard error. One page produces text. Several inputs, a directory, a list or
  a file of many pages produce JSONL: one object per page, in the order of the
  inputs, written as soon as it is ready. A page that failed gets an object with
  "outcome" and "message".
)";

constexpr std::string_view kExitCodes = R"(
EXIT CODES
  0  At least one page had content.
  1  Every page was read, but none had content.
  2  The command line was wrong, nothing could be read (every input failed), or
     the result could not be written.
  3  Some of several pages failed (unreadable, not a page, over a limit).
  4  A run with --resume was ended by a signal. The same command resumes it.
  With --line-buffered the exit code is 0 whatever the outcomes were; with
  --serve it is 0 after a signal. If the reader of the result stops early, as in
  pith DIR | head, the exit code is 0.
)";

constexpr std::string_view kExamples = R"(
EXAMPLES
  pith page.html                          the article as plain text
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

// Appends `text` broken at spaces to fit kWidth, each line indented.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent) {
  while (!text.empty()) {
    std::size_t length = text.size();
    if (indent + length > kWidth) {
      length = text.rfind(' ', kWidth - indent);
      if (length == std::string_view::npos) length = text.size();
    }
    out.append(indent, ' ').append(text.substr(0, length)) += '\n';
    text.remove_prefix(length);
    if (!text.empty()) text.remove_prefix(1);  // the space
  }
}

// "--delay --connections": without their values.
std::string names_in(Group group, std::span<const FlagHelp> flags) {
  std::string names;
  for (const FlagHelp& flag : flags) {
    if (flag.group != group) continue;
    const std::string_view usage = flag.usage;
    names.append(names.empty() ? "" : " ").append(usage.substr(0, usage.find(' ')));
  }
  return names;
}

}  // namespace

std::string short_help(std::span<const FlagHelp> flags) {
  std::string out(kUsage);
  for (const Group group : kGroups) {
    out.append(heading(group)) += '\n';
    if (group == Group::fetching) {  // rarely needed, and many
      append_wrapped(out, names_in(group, flags) + " (see --help)", 2);
      continue;
    }
    for (const FlagHelp& flag : flags) {
      if (flag.group != group) continue;
      std::string line = std::string("  ") + flag.usage;
      line.resize(std::max(line.size() + 2, kBriefColumn), ' ');
      out.append(line).append(flag.brief) += '\n';
    }
  }
  return out;
}

std::string long_help(std::span<const FlagHelp> flags) {
  std::string out(kUsage);
  out.append(kInputs);
  for (const Group group : kGroups) {
    out.append("\n").append(heading(group)) += '\n';
    for (const FlagHelp& flag : flags) {
      if (flag.group != group) continue;
      out.append("  ").append(flag.usage) += '\n';
      append_wrapped(out, flag.brief, kIndent);
      append_wrapped(out, flag.full, kIndent);
    }
  }
  return out.append(kExitCodes).append(kExamples);
}

}  // namespace pith::app
