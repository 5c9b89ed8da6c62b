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
    "pith [OPTIONS] [INPUT]...   keeps the main content of web pages, drops the rest\n"
    "INPUT: a file, archive or directory, an http(s) URL, or - for standard input\n";

constexpr std::string_view kInputs = R"(
INPUTS
  File        .html .htm .xhtml .txt, a page each; .warc .wet .jsonl .ndjson,
              which hold many; each also .gz and .zst. Any other name is judged
              by its content.
  Archive     .tar (also .gz .zst .xz .bz2, .tgz and so on) and .zip: every such
              file in it, in its order; its "source" is ARCHIVE!/MEMBER.
  Directory   every such file below it, sorted by path; no archives.
  URL         http or https, redirects followed; several, and those of a list,
              with pauses and as robots.txt has it (FETCHING).
  -           standard input; also what is read when no INPUT is given and
              standard input is not a terminal.

RESULT
  The result goes to standard output (or --output), all else to standard error.
  One page gives text. Several inputs, a directory, a list or a file of many
  pages give JSONL: one object a page, in the order of the inputs, written as
  soon as it is ready. A page that failed has its object too, with "outcome" and
  "message".
)";

constexpr std::string_view kExitCodes = R"(
EXIT CODES
  0  at least one page had content
  1  every page was read, none had content
  2  wrong usage; or nothing could be read: the only input, or each of several,
     failed; or the result could not be written
  3  of several pages some failed (unreadable, not a page, over a limit)
  4  with --resume: ended by a signal; the same command goes on
  With --line-buffered: 0 whatever became of the pages; --serve: 0 at a signal.
  A reader of the result that goes away early (pith DIR | head) is no error: 0.
)";

constexpr std::string_view kExamples = R"(
EXAMPLES
  pith page.html                          the article as plain text
  pith -f markdown --links https://example.org/post -o post.md
  curl -s https://example.org/post | pith --url https://example.org/post -f json
  pith pages/ -o articles.jsonl           a folder of scraped pages
  pith --list urls.txt | jq -r .title     titles of many pages
  pith --from text dump.txt               clean text that has lost its markup
  pith crawl.warc.gz -o clean.jsonl --resume    a crawl; may be cut short
  pith pages.zip -o clean/ -f markdown    a file a page, as in the archive
  pith pages/ -f csv-bom -o pages.csv     a table that Excel opens
  pith --explain page.html >/dev/null     why each block was kept or dropped
  pith --explain=why.html pages/ -o x.jsonl     the same as a page to look at
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
