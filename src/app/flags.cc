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
#include "app/flags_together.h"
#include "app/help.h"

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
    FlagSpec{
        "--from",
        add_from,
        {Group::input, "--from KIND", "auto, html, text, warc, jsonl or archive",
         "What the inputs are. text is for pages that have lost their markup: lines and paragraphs "
         "only. auto "
         "takes .txt files and text/plain for such, unless they look like HTML. warc, jsonl and "
         "archive hold many pages; auto knows them by the file's name. jsonl: objects with "
         "\"html\" or \"text\", and \"url\" and \"id\" if known; their other members come out as "
         "they are. archive: tar (gzip, zstd, xz and bzip2 undone) or zip; of a directory, its "
         "archives. Default: auto."}},
    FlagSpec{"--url",
             add_text<&Given::url>,
             {Group::input, "--url URL", "where a local page came from",
              "The base of its relative links. For one file or standard input."}},
    FlagSpec{"--list",
             add_text<&Given::list>,
             {Group::input, "--list FILE", "read more INPUTs from FILE, one a line",
              "Empty lines and lines that start with # are skipped; - is standard input. They "
              "come after the INPUTs of the command line."}},
    FlagSpec{"--max-size",
             add_max_size,
             {Group::input, "--max-size SIZE", "largest page to read (default 20MB)",
              "After decompression; a larger one fails. Units: B, kB, MB, GB (powers of 1000), "
              "KiB, MiB, GiB (of 1024)."}},
    FlagSpec{"--timeout",
             add_seconds<&Flags::timeout, false>,
             {Group::fetching, "--timeout SECONDS", "longest wait for one URL (default 30)",
              "From connecting to the last byte. Local files are not limited."}},
    FlagSpec{"--delay",
             add_seconds<&Flags::delay, true>,
             {Group::fetching, "--delay SECONDS", "wait between requests to a host (default 1)",
              "For lists and several URLs: one request a host at a time, the next so long after "
              "the last one's end. A Crawl-delay of robots.txt up to 60 makes it longer."}},
    FlagSpec{"--connections",
             add_count<&Flags::connections, 1, kMaxConnections>,
             {Group::fetching, "--connections N", "hosts asked at a time (default 16)",
              "Results come in the order of the list; pages that come early wait, up to 256 MB."}},
    FlagSpec{"--retries",
             add_count<&Flags::retries, 0, kMaxRetries>,
             {Group::fetching, "--retries N", "further tries for what may pass (default 2)",
              "HTTP 408, 429, 500, 502, 503, 504, and hosts that do not answer; after 2, 4, 8... "
              "seconds, or after what Retry-After asks, up to 300 seconds. A host that left three "
              "pages without an answer is given up. For lists and several URLs."}},
    FlagSpec{"--robots,!--no-robots",
             add_switch<&Given::robots>,
             {Group::fetching, "--no-robots", "read what robots.txt asks to leave alone",
              "Default: pages of lists that a host's robots.txt disallows to pith or to all are "
              "failures. It is not asked for a single URL."}},
    FlagSpec{"--allow-private",
             add_switch<&Given::allow_private>,
             {Group::fetching, "--allow-private", "fetch from loopback and private addresses too",
              "Default: a URL, or a redirect, that leads into one's own network is refused."}},
    FlagSpec{"--save-warc",
             add_text<&Given::save_warc>,
             {Group::fetching, "--save-warc FILE", "keep fetched pages, as they came, in a WARC",
              "Which pith reads again with the same result. A name in .gz is compressed. It is "
              "FILE.part until the run ends, with --resume FILE.partial."}},
    FlagSpec{
        "--revisit",
        add_text<&Given::revisit>,
        {Group::fetching, "--revisit OLD", "fetch only pages that are not as in the WARC OLD",
         "An earlier --save-warc, plain or .gz. Pages that have an ETag or Last-Modified "
         "there are asked for only if they have changed; at HTTP 304 they are taken from OLD."}},
    FlagSpec{
        "-f,--format",
        add_format,
        {Group::output, "-f, --format FORMAT", "text, markdown, html, json, jsonl or csv",
         "Default: text for one input, jsonl for several. json is the object of jsonl, "
         "indented. In text, markdown and html an empty line parts the pages. csv is a table for "
         "spreadsheets (RFC 4180, UTF-8); what would be run as a formula gets a ' in front. "
         "csv-bom: the same behind a byte order mark, without which Excel takes it for "
         "another charset."}},
    FlagSpec{
        "-o,--output",
        add_text<&Given::output>,
        {Group::output, "-o, --output PATH", "write to PATH, whole or not; DIR/: a file a page",
         "Written under another name beside it and renamed when complete; until then, and "
         "when every input failed, an older PATH stays as it was. A name in .gz or .zst is "
         "packed. A directory, or a name that ends in /, gets a file a page: as the inputs "
         "are called below the one directory or archive, else by path or URL. Pages that "
         "fail or have no content get none. - is standard output, the default."}},
    FlagSpec{
        "--line-buffered",
        add_switch<&Given::line_buffered>,
        {Group::output, "--line-buffered", "a filter of JSONL: a line out for each line in",
         "To hold pith open beside another program: each answer is written at once, before more "
         "input has to come, in the order of the lines. Takes one INPUT (default -) for JSONL. A "
         "line that is empty or broken is answered by an object with \"outcome\": \"failed\", its "
         "id and no other of its members, and not told on standard error. It ends at the end of "
         "the input, with exit code 0 whatever "
         "became of the pages, also when there was none; 2 if reading or writing failed."}},
    FlagSpec{
        "--resume",
        add_switch<&Given::resume>,
        {Group::output, "--resume", "go on where the same command ended (needs -o)",
         "For runs that may be cut short: begin them with it, and give the same command again "
         "until it is through. Results are kept in PATH.partial, every page once and in order, "
         "and become PATH at the end. A signal (Ctrl-C) ends such a run in good order."}},
    FlagSpec{"--dedup",
             add_dedup,
             {Group::output, "--dedup WHAT", "mark or drop pages like an earlier one",
              "Whose text is the same or nearly so: at least .8 of their rows of three words in "
              "common (MinHash); texts under 50 words have to be equal. mark adds "
              "\"duplicate_of\", the id of the first of them; drop leaves the page out. For "
              "jsonl and csv."}},
    FlagSpec{"--summary",
             add_text<&Given::summary_file>,
             {Group::output, "--summary FILE", "write what became of the pages to FILE (JSON)",
              "Pages by outcome, failures by reason, records passed over, languages, page types, "
              "bytes and seconds, of this run."}},
    FlagSpec{
        "--links",
        add_switch<&Given::links>,
        {Group::output, "--links", "keep links (markdown, html)", "Default: their text alone."}},
    FlagSpec{"--images",
             add_switch<&Given::images>,
             {Group::output, "--images", "keep images (markdown, html)", "Default: left out."}},
    FlagSpec{"--explain{}",
             add_explain,
             {Group::output, "--explain[=FILE]", "say of each block why it was kept or dropped",
              "One line a block: + kept, c comment or - dropped; score; kind; reason; beginning "
              "of the text. Before each page a line \"# source\". They go to FILE, else to "
              "standard error; with json and jsonl and no FILE, the object gets an array "
              "\"blocks\" instead. A FILE named .html becomes a page to look at: blocks, "
              "reasons and metadata, to filter and search; of several pages a list to choose from, "
              "as many as make 20 MB."}},
    FlagSpec{"--favor",
             add_favor,
             {Group::extraction, "--favor WHAT", "balanced, precision or recall",
              "precision drops more boilerplate and may lose content, recall the other way "
              "round. Default: balanced."}},
    FlagSpec{"--comments",
             add_switch<&Given::comments>,
             {Group::extraction, "--comments", "keep readers' comments below an article",
              "Default: dropped. The posts of a forum are its content either way."}},
    FlagSpec{"--tables,!--no-tables",
             add_switch<&Given::tables>,
             {Group::extraction, "--no-tables", "drop data tables (default --tables)",
              "Tables that only lay out the page are seen through either way."}},
    FlagSpec{"--site",
             add_switch<&Given::site>,
             {Group::extraction, "--site", "learn from all pages of a host what is its template",
              "Reads the inputs twice: first to count on how many pages of its host each text "
              "stands (hosts of three pages or more, known by URL or canonical address). What "
              "stands on .8 of them is dropped, what stands on one only gets the benefit of the "
              "doubt; --explain says so. Not for pipes, URLs and flat text."}},
    FlagSpec{"-j,--jobs",
             add_count<&Flags::jobs, 1, kMaxJobs>,
             {Group::other, "-j, --jobs N", "pages cleaned at a time (default: one a core)",
              "At most; the order of the results does not depend on it."}},
    FlagSpec{
        "--serve",
        add_serve,
        {Group::other, "--serve ADDR:PORT", "answer HTTP: pages POSTed to /extract, a form at /",
         "A PORT alone is one of 127.0.0.1, port 0 one that is free; [::1]:8080 is IPv6. Also "
         "/health and /metrics. --jobs pages are cleaned at a time, "
         "64 times as many requests may wait; --max-size and --timeout hold for a request. "
         "SIGTERM and Ctrl-C end it, once what has begun is answered. It has neither logins "
         "nor TLS: put a proxy in front of it, or keep it on loopback."}},
    FlagSpec{"--serve-fetch",
             add_switch<&Given::serve_fetch>,
             {Group::other, "--serve-fetch", "let the service fetch pages that are named by URL",
              "Default: it fetches nothing. --connections at a time, one a host. Private addresses "
              "are refused without --allow-private. robots.txt is not asked."}},
    FlagSpec{"--quiet",
             add_switch<&Given::quiet>,
             {Group::other, "--quiet", "no messages about inputs, no progress bar",
              "Errors of usage and of writing are still told."}},
    FlagSpec{"--verbose",
             add_switch<&Given::verbose>,
             {Group::other, "--verbose", "tell what is done with each input", ""}},
    FlagSpec{"--log-json",
             add_switch<&Given::log_json>,
             {Group::other, "--log-json", "messages as JSON, an object a line",
              "With time, level, message and, where there is one, source and reason; no progress "
              "bar."}},
    FlagSpec{"-h",
             add_switch<&Given::short_help>,
             {Group::other, "-h", "this screen", "A line for each flag."}},
    FlagSpec{"--help",
             add_switch<&Given::long_help>,
             {Group::other, "--help", "everything: defaults, exit codes, examples", ""}},
    FlagSpec{
        "--version", add_switch<&Given::version>, {Group::other, "--version", "the version", ""}},
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
