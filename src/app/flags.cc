#include "app/flags.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "app/flag_kinds.h"
#include "app/help.h"
#include "app/validate_flags.h"
#include "input/listing.h"

namespace pith::app {
namespace {

namespace fs = std::filesystem;

constexpr double kMaxTimeout = 86'400;      // a day: beyond sense, but any clock can hold it
constexpr unsigned kMaxConnections = 1000;  // files a process may have open, mostly
constexpr unsigned kMaxRetries = 20;        // the last of them after weeks
constexpr unsigned kMaxJobs = 1024;         // more than today's machines have cores

// What was on the command line: the flags to run with, and the ones that only show something.
struct Given : Flags {
  bool short_help = false;
  bool long_help = false;
  bool version = false;
};

struct FlagSpec {
  const char* names;  // as CLI11 wants them
  void (*add)(CLI::App& app, const char* names, Given& given);
  FlagHelp help;
};

void add_format(CLI::App& app, const char* names, Given& given) {
  add_choice<Format>(app, names, given.format,
                     {{"text", Format::text},
                      {"markdown", Format::markdown},
                      {"json", Format::json},
                      {"jsonl", Format::jsonl},
                      {"html", Format::html},
                      {"csv", Format::csv},
                      {"csv-bom", Format::csv_bom}});
}

// What the bytes of an input are, and how a page's are read.
struct From {
  InputKind kind = InputKind::automatic;
  InputFormat format = InputFormat::automatic;
};

void add_from(CLI::App& app, const char* names, Given& given) {
  add_value(app, names, [&given](const std::string& word) {
    From from;
    std::string wrong = choose<From>(word,
                                     {{"auto", {}},
                                      {"html", {InputKind::page, InputFormat::html}},
                                      {"text", {InputKind::page, InputFormat::text}},
                                      {"warc", {InputKind::warc}},
                                      {"jsonl", {InputKind::jsonl}},
                                      {"archive", {InputKind::archive}}},
                                     from);
    given.kind = from.kind;
    given.from = from.format;
    return wrong;
  });
}

void add_favor(CLI::App& app, const char* names, Given& given) {
  add_choice<Favor>(
      app, names, given.favor,
      {{"balanced", Favor::balanced}, {"precision", Favor::precision}, {"recall", Favor::recall}});
}

void add_dedup(CLI::App& app, const char* names, Given& given) {
  add_choice<Dedup>(app, names, given.dedup, {{"mark", Dedup::mark}, {"drop", Dedup::drop}});
}

// Seconds up to a day; none at all where `zero` says so.
template <double Flags::*Member, bool zero>
void add_seconds(CLI::App& app, const char* names, Given& given) {
  add_value(app, names, [&seconds = given.*Member](const std::string& text) {
    const bool good = parse_number(text, seconds) && (zero ? seconds >= 0 : seconds > 0) &&
                      seconds <= kMaxTimeout;
    const char* const wrong = zero ? "is no number of seconds from 0 to 86400"
                                   : "is no number of seconds above 0 and up to 86400";
    return std::string(good ? "" : wrong);
  });
}

// A whole number from `least` to `most`.
template <unsigned Flags::*Member, unsigned least, unsigned most>
void add_count(CLI::App& app, const char* names, Given& given) {
  add_value(app, names, [&number = given.*Member](const std::string& text) {
    const bool good = parse_number(text, number) && number >= least && number <= most;
    return good ? "" : "is no number from " + std::to_string(least) + " to " + std::to_string(most);
  });
}

void add_max_size(CLI::App& app, const char* names, Given& given) {
  add_value(app, names, [&size = given.max_size](const std::string& text) {
    return std::string(parse_size(text, size) ? "" : "is no size like 500kB, 20MB or 1GiB");
  });
}

void add_serve(CLI::App& app, const char* names, Given& given) {
  add_value(app, names, [&address = given.serve](const std::string& text) {
    address = serve::parse_address(text);
    return std::string(address ? "" : "is no PORT, ADDR:PORT or [ADDR]:PORT");
  });
}

// A flag to CLI11, as only `--explain=FILE` may take a value: `--explain FILE` names an INPUT.
void add_explain(CLI::App& app, const char* names, Given& given) {
  app.add_flag(names, given.explain_file)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

// In the order of the help screens.
constexpr std::array kFlags{
    FlagSpec{"--from",
             add_from,
             {Group::input, "--from KIND", "auto, html, text, warc, jsonl or archive",
              "The kind of the inputs; auto, the default, decides by name and content. text is "
              "plain text: pages that have lost their markup. auto reads .txt files and text/plain "
              "as such, unless they look like HTML. warc, jsonl and archive hold many pages; auto "
              "recognizes them by the file's name. jsonl holds objects with \"html\" or \"text\" "
              "and optionally \"url\" and \"id\"; their other members are copied to the result "
              "unchanged. archive is tar (also compressed with gzip, zstd, xz or bzip2) or zip; "
              "for a directory, it reads the archives in it."}},
    FlagSpec{"--url",
             add_text<&Given::url>,
             {Group::input, "--url URL", "the URL of a local page",
              "Relative links are resolved against it. It applies to one file or standard input."}},
    FlagSpec{"--list",
             add_text<&Given::list>,
             {Group::input, "--list FILE", "read more INPUTs from FILE, one per line",
              "Empty lines and lines that start with # are skipped; - is standard input. These "
              "inputs follow those of the command line."}},
    FlagSpec{"--max-size",
             add_max_size,
             {Group::input, "--max-size SIZE", "largest page to read (default 20MB)",
              "The size counts after decompression; a larger page fails. Units: B, kB, MB, GB "
              "(powers of 1000), KiB, MiB, GiB (powers of 1024)."}},
    FlagSpec{"--timeout",
             add_seconds<&Flags::timeout, false>,
             {Group::fetching, "--timeout SECONDS", "longest wait for one URL (default 30)",
              "The time runs from connecting to the last byte. Local files have no limit."}},
    FlagSpec{"--delay",
             add_seconds<&Flags::delay, true>,
             {Group::fetching, "--delay SECONDS", "wait between requests to a host (default 1)",
              "Applies to lists and several URLs. Each host gets one request at a time, and the "
              "next one this long after the last one ended. A Crawl-delay in robots.txt, up to 60 "
              "seconds, makes the wait longer."}},
    FlagSpec{"--connections",
             add_count<&Flags::connections, 1, kMaxConnections>,
             {Group::fetching, "--connections N", "hosts to fetch from at once (default 16)",
              "Results keep the order of the list. Pages that arrive early wait in memory, up to "
              "256 MB."}},
    FlagSpec{"--retries",
             add_count<&Flags::retries, 0, kMaxRetries>,
             {Group::fetching, "--retries N", "retries after transient failures (default 2)",
              "Transient failures are HTTP 408, 429, 500, 502, 503 and 504, and hosts that do not "
              "answer. pith waits 2, 4, 8... seconds, or as long as Retry-After asks, up to 300 "
              "seconds. It gives up a host that left three pages without an answer. Applies to "
              "lists and several URLs."}},
    FlagSpec{"--robots,!--no-robots",
             add_switch<&Given::robots>,
             {Group::fetching, "--no-robots", "ignore robots.txt",
              "By default, a page of a list that robots.txt disallows to pith or to all crawlers "
              "fails. A single URL is fetched without consulting robots.txt."}},
    FlagSpec{"--allow-private",
             add_switch<&Given::allow_private>,
             {Group::fetching, "--allow-private", "fetch from loopback and private addresses too",
              "By default, a URL or redirect that leads into a private network is refused (SSRF "
              "protection)."}},
    FlagSpec{
        "--save-warc",
        add_text<&Given::save_warc>,
        {Group::fetching, "--save-warc FILE", "save fetched pages unchanged in a WARC file",
         "pith reads this file again with the same results. A name that ends in .gz is compressed. "
         "Until the run ends, the file is called FILE.part, or FILE.partial with --resume."}},
    FlagSpec{"--revisit",
             add_text<&Given::revisit>,
             {Group::fetching, "--revisit OLD", "fetch only pages that changed since the WARC OLD",
              "OLD is a file of an earlier --save-warc, plain or .gz. Pages with an ETag or "
              "Last-Modified in it get a conditional request; if the server answers HTTP 304, the "
              "page is taken from OLD."}},
    FlagSpec{"-f,--format",
             add_format,
             {Group::output, "-f, --format FORMAT", "text, markdown, html, json, jsonl or csv",
              "The default is text for one input and jsonl for several. json is the object of "
              "jsonl, indented. In text, markdown and html, an empty line separates the pages. csv "
              "is a table for spreadsheets (RFC 4180, UTF-8); a value that a spreadsheet would run "
              "as a formula gets a ' in front. csv-bom starts with a byte order mark, which Excel "
              "needs to recognize UTF-8."}},
    FlagSpec{
        "-o,--output",
        add_text<&Given::output>,
        {Group::output, "-o, --output PATH", "write to PATH; DIR/ gets one file per page",
         "The output is written under another name and renamed when it is complete. Until then, "
         "and if every input fails, an older PATH stays as it was. A name that ends in .gz or .zst "
         "is compressed. A directory, or a name that ends in /, gets one file per page, named "
         "after the input below the one directory or archive, else after its path or URL. Pages "
         "that fail or have no content get no file. - is standard output, the default."}},
    FlagSpec{"--line-buffered",
             add_switch<&Given::line_buffered>,
             {Group::output, "--line-buffered", "filter JSONL: one line out for each line in",
              "Use it to keep pith open beside another program. Each answer is written at once, in "
              "the order of the lines, before pith waits for more input. It takes one JSONL INPUT "
              "(default -). An empty or broken line is answered by an object with \"outcome\": "
              "\"failed\" and the id, without other members and without a message on standard "
              "error. At the end of the input the exit code is 0, whatever the outcomes were, or 2 "
              "if reading or writing failed."}},
    FlagSpec{"--resume",
             add_switch<&Given::resume>,
             {Group::output, "--resume", "resume where the same command stopped (needs -o)",
              "Start long runs with it, and repeat the same command until it completes. Results "
              "are kept in PATH.partial, every page once and in order, which becomes PATH at the "
              "end. A signal such as Ctrl-C ends the run cleanly."}},
    FlagSpec{
        "--dedup",
        add_dedup,
        {Group::output, "--dedup WHAT", "mark or drop near-duplicates of earlier pages",
         "Two pages are near-duplicates if at least .8 of their three-word shingles are the same "
         "(MinHash); texts of fewer than 50 words must be equal. mark adds \"duplicate_of\", the "
         "id of the first such page; drop leaves the page out. For jsonl and csv."}},
    FlagSpec{"--summary",
             add_text<&Given::summary_file>,
             {Group::output, "--summary FILE", "write counts of all outcomes to FILE (JSON)",
              "It counts pages by outcome, failures by reason, skipped records, languages, page "
              "types, bytes and seconds of this run."}},
    FlagSpec{"--links",
             add_switch<&Given::links>,
             {Group::output, "--links", "keep links (markdown, html)",
              "By default, only their text is kept."}},
    FlagSpec{"--images",
             add_switch<&Given::images>,
             {Group::output, "--images", "keep images (markdown, html)",
              "By default, images are dropped."}},
    FlagSpec{"--explain{}",
             add_explain,
             {Group::output, "--explain[=FILE]", "say why each block was kept or dropped",
              "It prints one line per block: + kept, c comment or - dropped, then score, kind, "
              "reason and the beginning of the text. Each page starts with a line \"# source\". "
              "The lines go to FILE or standard error; with json or jsonl and without FILE, the "
              "object gets an array \"blocks\" instead. A FILE named .html becomes a web page with "
              "blocks, reasons and metadata that can be filtered and searched; for several pages "
              "it lists as many as fit into 20 MB."}},
    FlagSpec{"--favor",
             add_favor,
             {Group::extraction, "--favor WHAT", "balanced, precision or recall",
              "precision drops more boilerplate but may lose content; recall keeps more content "
              "but may keep boilerplate. The default is balanced."}},
    FlagSpec{"--comments",
             add_switch<&Given::comments>,
             {Group::extraction, "--comments", "keep readers' comments below an article",
              "By default, comments are dropped. Posts of a forum are always content."}},
    FlagSpec{"--tables,!--no-tables",
             add_switch<&Given::tables>,
             {Group::extraction, "--no-tables", "drop data tables (default --tables)",
              "The content of tables that only lay out the page is kept in any case."}},
    FlagSpec{
        "--site",
        add_switch<&Given::site>,
        {Group::extraction, "--site", "detect template text across the pages of a host",
         "pith reads the inputs twice. First it counts on how many pages of its host each text "
         "appears, for hosts with three pages or more, known by URL or canonical address. Then it "
         "drops text that appears on .8 of them, and keeps text in doubt that appears on one page "
         "only; --explain tells which. Not for pipes, URLs and plain text."}},
    FlagSpec{"-j,--jobs",
             add_count<&Flags::jobs, 1, kMaxJobs>,
             {Group::other, "-j, --jobs N", "pages to process at once (default: all cores)",
              "The order of the results does not depend on it."}},
    FlagSpec{
        "--serve",
        add_serve,
        {Group::other, "--serve ADDR:PORT", "serve HTTP: POST pages to /extract, form at /",
         "A PORT alone listens on 127.0.0.1; port 0 takes a free port; [::1]:8080 is IPv6. There "
         "are also /health and /metrics. --jobs pages are processed at once, and 64 times as many "
         "requests may wait. --max-size and --timeout apply to each request. SIGTERM and Ctrl-C "
         "end the service after it has answered the requests that it has accepted. It has no "
         "logins and no TLS: put a reverse proxy in front of it, or keep it on loopback."}},
    FlagSpec{
        "--serve-fetch",
        add_switch<&Given::serve_fetch>,
        {Group::other, "--serve-fetch", "let the service fetch pages that requests name by URL",
         "By default, the service fetches nothing. It fetches --connections pages at once, one per "
         "host. Private addresses are refused without --allow-private. robots.txt is not "
         "consulted."}},
    FlagSpec{"--quiet",
             add_switch<&Given::quiet>,
             {Group::other, "--quiet", "no messages about inputs, no progress bar",
              "Usage errors and write errors are still reported."}},
    FlagSpec{"--verbose",
             add_switch<&Given::verbose>,
             {Group::other, "--verbose", "report what is done with each input", ""}},
    FlagSpec{"--log-json",
             add_switch<&Given::log_json>,
             {Group::other, "--log-json", "print messages as JSON, one object per line",
              "Each object has time, level, message and, if known, source and reason. There is no "
              "progress bar."}},
    FlagSpec{"-h",
             add_switch<&Given::short_help>,
             {Group::other, "-h", "print this screen", "It has one line for each flag."}},
    FlagSpec{"--help",
             add_switch<&Given::long_help>,
             {Group::other, "--help", "print everything: defaults, exit codes, examples", ""}},
    FlagSpec{"--version",
             add_switch<&Given::version>,
             {Group::other, "--version", "print the version", ""}},
};

std::array<FlagHelp, kFlags.size()> help_of_flags() {
  std::array<FlagHelp, kFlags.size()> help;
  std::transform(kFlags.begin(), kFlags.end(), help.begin(),
                 [](const FlagSpec& spec) { return spec.help; });
  return help;
}

ParsedFlags usage_error(const std::string& what) {
  return {.flags = std::nullopt, .out = "", .err = "pith: " + what + "\n", .exit_code = kFailed};
}

// Fills what follows from the rest.
void resolve(Flags& flags) {
  if (flags.line_buffered && flags.kind == InputKind::automatic) flags.kind = InputKind::jsonl;
  const auto holds_many = [&flags](const std::string& input) {
    const InputKind kind = flags.kind == InputKind::automatic ? kind_of_name(input) : flags.kind;
    return kind != InputKind::page || is_directory(input);
  };
  flags.several = flags.several || flags.inputs.size() > 1 || flags.list ||
                  std::any_of(flags.inputs.begin(), flags.inputs.end(), holds_many);
  flags.to_folder = flags.output.ends_with('/') || is_directory(flags.output);
  if (!flags.format) {
    flags.format = flags.several && !flags.to_folder ? Format::jsonl : Format::text;
  }
  if (flags.jobs == 0) flags.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
  if (!flags.several) flags.jobs = 1;
  if (flags.output == "-") flags.output.clear();
}

std::vector<std::string> names_given(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() > 0) names.push_back(option->get_name());
  }
  return names;
}

}  // namespace

ParsedFlags parse_flags(int argc, const char* const* argv) {
  CLI::App app;
  Given given;
  Flags& flags = given;
  const std::string unfinished = flag_without_value(argc, argv);
  if (!unfinished.empty()) return usage_error(unfinished + ": needs a value");
  app.set_help_flag();
  app.allow_extras();
  for (const FlagSpec& spec : kFlags) spec.add(app, spec.names, given);
  app.add_option("INPUT", flags.inputs);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return usage_error(in_plain_words(error));
  }
  for (const std::string& extra : app.remaining()) {
    if (extra != "--") return usage_error("unknown option " + extra);
  }
  flags.explain = app.count("--explain") > 0;
  if (given.short_help) return {.out = short_help(help_of_flags())};
  if (given.long_help) return {.out = long_help(help_of_flags())};
  if (given.version) return {.out = "pith " PITH_VERSION "\n"};
  if (flags.serve) {
    const std::string wrong = wrong_for_service(names_given(app), flags);
    if (!wrong.empty()) return usage_error(wrong);
    flags.several = true;
  } else if (flags.inputs.empty() && !flags.list) {
    if (isatty(STDIN_FILENO) == 1) {
      return {.err = short_help(help_of_flags()), .exit_code = kFailed};
    }
    flags.inputs.emplace_back("-");
  }
  resolve(flags);
  const std::string wrong = wrong_together(flags);
  if (!wrong.empty()) return usage_error(wrong);
  return {.flags = std::move(flags)};
}

}  // namespace pith::app
