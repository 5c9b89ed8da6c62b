#include "app/flags/flag_table.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "app/flags/flag_kinds.h"
#include "fetch/request_header.h"
#include "input/containers.h"
#include "input/file.h"
#include "write/front_matter.h"

namespace pith::internal::app {
namespace {

constexpr double kMaxTimeout = 86'400;      // one day
constexpr unsigned kMaxConnections = 1000;  // about the number of files a process may have open
constexpr unsigned kMaxRetries = 20;        // with backoff, the last of them comes after weeks
std::string printed(bool value) { return value ? "true" : "false"; }
std::string printed(const std::string& value) { return value; }
std::string printed(const std::optional<std::string>& value) { return value.value_or(""); }
std::string printed(const OutputFormat* format) { return format->name; }
std::string printed(Dedup dedup) { return std::to_string(static_cast<int>(dedup)); }

template <auto Member>
std::string value_of(const Flags& flags) {
  return printed(flags.*Member);
}

template <typename Value>
std::vector<std::string_view> names_of(const Choices<Value>& choices) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : choices) names.push_back(name);
  return names;
}

std::vector<std::string_view> names_of_formats() {
  std::vector<std::string_view> names;
  for (const OutputFormat& format : output_formats()) names.emplace_back(format.name);
  return names;
}

// "markdown (.md, .markdown): CommonMark; ...".
std::string meanings_of_formats() {
  std::string all;
  for (const OutputFormat& format : output_formats()) {
    all.append(all.empty() ? "" : "; ").append(format.name).append(" (").append(format.extension);
    if (format.other_extension != nullptr) all.append(", ").append(format.other_extension);
    all.append("): ").append(format.meaning);
  }
  return all + ".";
}

void add_format(CLI::App& app, const char* names, CommandLine& parsed) {
  add_value(app, names, [&parsed](const std::string& word) {
    const OutputFormat* const format = find_format(word);
    if (format == nullptr) return not_one_of(names_of_formats());
    parsed.format = format;
    return std::string();
  });
}

// The kind of the input, and how its pages are read.
struct From {
  InputKind kind = InputKind::automatic;
  InputFormat format = InputFormat::automatic;
};

Choices<From> kinds() {
  Choices<From> kinds = {{"auto", {}},
                         {"html", {InputKind::page, InputFormat::html}},
                         {"text", {InputKind::page, InputFormat::text}}};
  for (const Container& container : containers()) {
    kinds.emplace_back(container.name, From{container.kind});
  }
  return kinds;
}

void add_from(CLI::App& app, const char* names, CommandLine& parsed) {
  add_value(app, names, [&parsed](const std::string& word) {
    From from;
    std::string wrong = choose<From>(word, kinds(), from);
    parsed.kind = from.kind;
    parsed.extract.format = from.format;
    return wrong;
  });
}

std::string value_of_from(const Flags& flags) {
  for (const auto& [name, from] : kinds()) {
    if (from.kind == flags.kind && from.format == flags.extract.format) return std::string(name);
  }
  return "";
}

// "title, authors, date".
std::string keys_of_front_matter() {
  std::string all;
  for (const FrontMatterKey& key : front_matter_keys()) {
    all.append(all.empty() ? "" : ", ").append(key.name);
  }
  return all;
}

// Adds the values of a flag that may be repeated.
template <std::vector<std::string> Flags::*Member>
void add_texts(CLI::App& app, const char* names, CommandLine& parsed) {
  const auto store = [names, &texts = parsed.*Member](const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      if (value.empty()) throw CLI::ValidationError(names, "\"\" is empty");
    }
    texts = values;
  };
  app.add_option_function<std::vector<std::string>>(names, store)->allow_extra_args(false);
}

template <std::vector<std::string> Flags::*Member>
std::string value_of_texts(const Flags& flags) {
  std::string all;
  for (const std::string& text : flags.*Member) all.append(text) += '\n';
  return all;
}

void add_user_agent(CLI::App& app, const char* names, CommandLine& parsed) {
  add_value(app, names, [&parsed](const std::string& text) {
    parsed.user_agent = text;
    return why_no_user_agent(text);
  });
}

void add_headers(CLI::App& app, const char* names, CommandLine& parsed) {
  const auto store = [names, &parsed](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      const std::string wrong = why_no_header(line);
      // A header may be a password, so that only its name is shown, and nothing where it is unclear
      // what the name is.
      if (!wrong.empty()) {
        const std::string_view name = header_name(line);
        const bool has_name =
            name.size() < line.size() && name.find_first_of(" \t") == std::string_view::npos;
        const std::string shown = has_name ? "\"" + std::string(name) + "\"" : "a value";
        throw CLI::ValidationError(names, shown + " " + wrong);
      }
    }
    parsed.headers = lines;
  };
  app.add_option_function<std::vector<std::string>>(names, store)->allow_extra_args(false);
}

const OptionEntry<WriteOptions>& with_row() {
  const auto rows = write_option_table();
  return *std::find_if(rows.begin(), rows.end(), [](const OptionEntry<WriteOptions>& row) {
    return std::string_view(row.flag) == "with";
  });
}

// A flag for a list. All values of a repeated flag are kept. `add` adds values and returns whether
// they are good.
template <typename Add, typename Why>
void add_list(CLI::App& app, const std::string& name, Add add, Why why) {
  const auto store = [name, add, why](const std::string& lines) {
    std::size_t end = 0;
    for (std::size_t at = 0; at <= lines.size(); at = end + 1) {
      end = std::min(lines.find('\n', at), lines.size());
      const std::string value = lines.substr(at, end - at);
      if (!value.empty() && add(value)) continue;
      throw CLI::ValidationError(name, "\"" + value + "\" " + why(value));
    }
  };
  app.add_option_function<std::string>(name, store)
      ->multi_option_policy(CLI::MultiOptionPolicy::Join);
}

void add_with(CLI::App& app, const char* names, CommandLine& parsed) {
  const auto add = [&parsed](const std::string& value) {
    WriteOptions options{.with_formats = parsed.with_formats};
    const bool good = with_row().set(options, value);
    parsed.with_formats = std::move(options.with_formats);
    return good;
  };
  add_list(app, names, add, [](const std::string& value) { return with_row().why_refused(value); });
}

std::string value_of_with(const Flags& flags) {
  return with_row().get({.with_formats = flags.with_formats});
}

Choices<Dedup> dedups() { return {{"mark", Dedup::mark}, {"drop", Dedup::drop}}; }

void add_dedup(CLI::App& app, const char* names, CommandLine& parsed) {
  add_choice<Dedup>(app, names, parsed.dedup, dedups());
}

std::vector<std::string_view> names_of_shells() {
  std::vector<std::string_view> names;
  for (const Shell& shell : shells()) names.push_back(shell.name);
  return names;
}

void add_completions(CLI::App& app, const char* names, CommandLine& parsed) {
  add_value(app, names, [&parsed](const std::string& word) {
    for (const Shell& shell : shells()) {
      if (shell.name == word) parsed.completions = &shell;
    }
    return parsed.completions == nullptr ? not_one_of(names_of_shells()) : std::string();
  });
}

// Seconds, up to one day. `zero`: 0 is allowed and means no limit.
template <double Flags::*Member, bool zero>
void add_seconds(CLI::App& app, const char* names, CommandLine& parsed) {
  add_value(app, names, [&seconds = parsed.*Member](const std::string& text) {
    const bool good = parse_number(text, seconds) && (zero ? seconds >= 0 : seconds > 0) &&
                      seconds <= kMaxTimeout;
    const char* const wrong = zero ? "is not a number of seconds from 0 to 86400"
                                   : "is not a number of seconds above 0 and up to 86400";
    return std::string(good ? "" : wrong);
  });
}

// A whole number between `least` and `most`.
template <unsigned Flags::*Member, unsigned least, unsigned most>
void add_count(CLI::App& app, const char* names, CommandLine& parsed) {
  add_value(app, names, [&number = parsed.*Member](const std::string& text) {
    const bool good = parse_number(text, number) && number >= least && number <= most;
    return good ? ""
                : "is not a number from " + std::to_string(least) + " to " + std::to_string(most);
  });
}

std::string wrong_size(const std::string& text, std::size_t& size) {
  return parse_size(text, size) ? "" : "is not a size like 500kB, 20MB or 1GiB";
}

void add_max_size(CLI::App& app, const char* names, CommandLine& parsed) {
  add_value(app, names, [&size = parsed.extract.max_input_bytes](const std::string& text) {
    return wrong_size(text, size);
  });
}

void add_url(CLI::App& app, const char* names, CommandLine& parsed) {
  add_text<&Options::url>(app, names, parsed.extract);
}

void add_serve(CLI::App& app, const char* names, CommandLine& parsed) {
  add_value(app, names, [&address = parsed.serve](const std::string& text) {
    address = serve::parse_address(text);
    return std::string(address ? "" : "is not PORT, ADDR:PORT or [ADDR]:PORT");
  });
}

// Adds --explain to CLI11. Only `--explain=FILE` takes a value; in `--explain FILE`, FILE is an
// INPUT.
void add_explain(CLI::App& app, const char* names, CommandLine& parsed) {
  app.add_flag(names, parsed.explain_file)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

const FlagSpec kFlags[] = {
    {"--from",
     add_from,
     {Group::input, "--from KIND", "auto, html, text, or a container (see --help)",
      "The kind of the inputs; auto, the default, decides by name and content. text is "
      "plain text: pages that have lost their markup. auto reads .txt files and text/plain "
      "as such, unless they look like HTML. The containers are listed under INPUTS; auto "
      "recognizes them by the file's name, or if that says nothing, by its content.",
      false, names_of(kinds())},
     Serving::no,
     value_of_from},
    {"--url",
     add_url,
     {Group::input, "--url URL", "the URL of a local page",
      "Relative links are resolved against it. It applies to one file or standard input."}},
    {"--include",
     add_texts<&Flags::include>,
     {Group::input, "--include GLOB", "of directories, read only files that match",
      "With --from html, files that match are read as pages whatever they are called and hold. In "
      "GLOB, * also stands for /. If it has a /, it is for the path below the directory; "
      "otherwise it is for the name of a file or of a directory that the file is in. It may be "
      "given several times.",
      true},
     Serving::no,
     value_of_texts<&Flags::include>},
    {"--exclude",
     add_texts<&Flags::exclude>,
     {Group::input, "--exclude GLOB", "of directories, do not read files that match",
      "It is stronger than --include.", true},
     Serving::no,
     value_of_texts<&Flags::exclude>},
    {"--html-field",
     add_text<&CommandLine::html_field>,
     {Group::input, "--html-field NAME", "member of JSONL that holds markup (default html)",
      "In NAME, a dot leads into an object: page.html is the member html of the object page.",
      true},
     Serving::no,
     value_of<&Flags::html_field>},
    {"--text-field",
     add_text<&CommandLine::text_field>,
     {Group::input, "--text-field NAME", "member that holds plain text (default text)",
      "It is read from objects that have no markup, or none with a word or a script.", true},
     Serving::no,
     value_of<&Flags::text_field>},
    {"--list",
     add_text<&CommandLine::list>,
     {Group::input, "--list FILE", "read more INPUTs from FILE, one per line",
      "Empty lines and lines that start with # are skipped; - is standard input. These "
      "inputs follow those of the command line."},
     Serving::no,
     value_of<&Flags::list>},
    {"--list-from",
     add_texts<&Flags::list_from>,
     {Group::input, "--list-from FILE|URL", "print the URLs that a sitemap or feed lists",
      "It reads sitemaps (also .gz), their indexes, RSS, Atom and JSON Feed, OPML and robots.txt; "
      "of an HTML page, the feed that it names. The sitemaps that an index lists are fetched. Each "
      "URL is printed once, one per line, for --list; with -f jsonl or csv, dates and titles too. "
      "It may be given several times. No page is read.",
      true}},
    {"--max-size",
     add_max_size,
     {Group::input, "--max-size SIZE", "largest page to read (default 20MB)",
      "The size counts after decompression; a larger page fails. Units: B, kB, MB, GB "
      "(powers of 1000), KiB, MiB, GiB (powers of 1024)."},
     Serving::yes},
    {"--timeout",
     add_seconds<&Flags::timeout, false>,
     {Group::fetching, "--timeout SECONDS", "longest wait for one URL (default 30)",
      "The time runs from connecting to the last byte. Local files have no limit."},
     Serving::yes},
    {"--delay",
     add_seconds<&Flags::delay, true>,
     {Group::fetching, "--delay SECONDS", "wait between requests to a host (default 1)",
      "Applies to lists and several URLs. Each host gets one request at a time, and the "
      "next one this long after the last one ended. A Crawl-delay in robots.txt, up to 60 "
      "seconds, makes the wait longer."}},
    {"--connections",
     add_count<&Flags::connections, 1, kMaxConnections>,
     {Group::fetching, "--connections N", "hosts to fetch from at once (default 16)",
      "Results keep the order of the list. Pages that arrive early wait in memory, up to "
      "256 MB."},
     Serving::fetching},
    {"--retries",
     add_count<&Flags::retries, 0, kMaxRetries>,
     {Group::fetching, "--retries N", "retries after transient failures (default 2)",
      "Transient failures are HTTP 408, 429, 500, 502, 503 and 504, and hosts that do not "
      "answer. pith waits 2, 4, 8... seconds, or as long as Retry-After asks, up to 300 "
      "seconds. It gives up a host that left three pages without an answer. Applies to "
      "lists and several URLs."}},
    {"--robots,!--no-robots",
     add_switch<&CommandLine::robots>,
     {Group::fetching, "--no-robots", "ignore robots.txt",
      "By default, a page of a list that robots.txt disallows to pith or to all crawlers "
      "fails. A single URL is fetched without consulting robots.txt."}},
    {"--allow-private",
     add_switch<&CommandLine::allow_private>,
     {Group::fetching, "--allow-private", "fetch from loopback and private addresses too",
      "By default, a URL or redirect that leads into a private network is refused (SSRF "
      "protection)."},
     Serving::fetching},
    {"--user-agent",
     add_user_agent,
     {Group::fetching, "--user-agent TEXT", "User-Agent of all requests (default pith/VERSION)",
      "robots.txt is read for the product that TEXT begins with: mybot for mybot/2.1."},
     Serving::fetching},
    {"--header",
     add_headers,
     {Group::fetching, "--header 'NAME: VALUE'", "send this header with requests for pages",
      "It may be given several times. It goes to the hosts of the given URLs only, not to other "
      "hosts to which they redirect, and not to robots.txt."}},
    {"--cookie-jar",
     add_text<&CommandLine::cookie_jar>,
     {Group::fetching, "--cookie-jar FILE",
      "read cookies from FILE, and write them there at the end",
      "FILE is a cookies.txt as browsers, curl and wget export it (Netscape's format), and need "
      "not exist. Requests share its cookies and those that servers set. By default, each page "
      "begins without cookies."}},
    {"--save-warc",
     add_text<&CommandLine::save_warc>,
     {Group::fetching, "--save-warc FILE", "save fetched pages unchanged in a WARC file",
      "pith reads this file again with the same results. A name that ends in .gz is compressed. "
      "Until the run ends, the file is called FILE.part, or FILE.partial with --resume."},
     Serving::no,
     value_of<&Flags::save_warc>},
    {"--revisit",
     add_text<&CommandLine::revisit>,
     {Group::fetching, "--revisit OLD", "fetch only pages that changed since the WARC OLD",
      "OLD is a file of an earlier --save-warc, plain or .gz. Pages with an ETag or "
      "Last-Modified in it get a conditional request; if the server answers HTTP 304, the "
      "page is taken from OLD."}},
    {"-f,--format",
     add_format,
     {Group::output, "-f, --format FORMAT", listed(names_of_formats()),
      "An extension may stand for its format, such as md for markdown. The default is what the "
      "name of --output says, such as markdown for x.md; else text for one input and jsonl for "
      "several. In text, markdown, html and explain, an empty line separates the pages; report "
      "and xml-tei take one page, or one file per page. " +
          meanings_of_formats(),
      false, names_of_formats()},
     Serving::no,
     value_of<&Flags::format>},
    {"-o,--output",
     add_text<&CommandLine::output>,
     {Group::output, "-o, --output PATH", "write to PATH; DIR/ gets one file per page",
      "The output is written under another name and renamed when it is complete. Until then, "
      "and if every input fails, an older PATH stays as it was. A name that ends in .gz or .zst "
      "is compressed. A directory, or a name that ends in /, gets one file per page, named "
      "after the input below the one directory or archive, else after its path or URL. Pages "
      "that fail or have no content get no file. With -f text, markdown, html, json, explain or "
      "xml-tei, a "
      "name without an extension is such a directory if there are several pages and no file has "
      "it. - is standard output, the default."}},
    {"--line-buffered",
     add_switch<&CommandLine::line_buffered>,
     {Group::output, "--line-buffered", "filter JSONL: one line out for each line in",
      "Use it to keep pith open beside another program. Each answer is written at once, in "
      "the order of the lines, before pith waits for more input. It takes one JSONL INPUT "
      "(default -). An empty or broken line is answered by an object with \"outcome\": "
      "\"failed\" and the id, without other members and without a message on standard "
      "error. At the end of the input the exit code is 0, whatever the outcomes were, or 2 "
      "if reading or writing failed."}},
    {"--resume",
     add_switch<&CommandLine::resume>,
     {Group::output, "--resume", "resume where the same command stopped (needs -o)",
      "Start long runs with it, and repeat the same command until it completes. Results "
      "are kept in PATH.partial, every page once and in order, which becomes PATH at the "
      "end. A signal such as Ctrl-C ends the run cleanly."}},
    {"--dedup",
     add_dedup,
     {Group::output, "--dedup WHAT", "mark or drop near-duplicates of earlier pages",
      "Two pages are near-duplicates if at least .8 of their three-word shingles are the same "
      "(MinHash); texts of fewer than 50 words must be equal. mark adds \"duplicate_of\", the "
      "id of the first such page; drop leaves the page out. For jsonl and csv.",
      false, names_of(dedups())},
     Serving::no,
     value_of<&Flags::dedup>},
    {"--summary",
     add_text<&CommandLine::summary_file>,
     {Group::output, "--summary FILE", "write counts of all outcomes to FILE (JSON)",
      "It counts pages by outcome, failures by reason, skipped records, files of directories "
      "that were passed over, languages, page types, bytes and seconds of this run."}},
    {"--links",
     add_switch<&CommandLine::links>,
     {Group::output, "--links", "keep links (markdown, html, xml-tei)",
      "By default, only their text is kept. With --with, it applies to those members."},
     Serving::no,
     value_of<&Flags::links>},
    {"--images",
     add_switch<&CommandLine::images>,
     {Group::output, "--images", "keep images (markdown, html, xml-tei)",
      "By default, images are dropped. With --with, it applies to those members."},
     Serving::no,
     value_of<&Flags::images>},
    {"--front-matter",
     add_switch<&CommandLine::front_matter>,
     {Group::output, "--front-matter", "begin markdown with the metadata (YAML)",
      "The block between two lines of --- has the keys " + keys_of_front_matter() +
          "; those without a value are left out. A page without content gets no block."},
     Serving::no,
     value_of<&Flags::front_matter>},
    {"--with",
     add_with,
     {Group::output,
      "--with FORMAT",
      "add " + listed(with_row().words) + " to each JSON object",
      "The object gets a member called like the format, after text, for json and jsonl. Give it "
      "twice, or two formats with a comma between them, for both. --links, --images and "
      "--front-matter apply to these members.",
      false,
      {with_row().words.begin(), with_row().words.end()}},
     Serving::no,
     value_of_with},
    {"--explain{}",
     add_explain,
     {Group::output, "--explain[=FILE]", "say why each block was kept or dropped",
      "It prints one line per block: + kept, c comment or - dropped, then score, kind, the "
      "steps that decided, reason and the beginning of the text. Each page starts with a line \"# "
      "source\". "
      "The lines go to FILE or standard error; with json or jsonl and without FILE, the "
      "object gets an array \"blocks\" instead. A FILE named .html becomes a web page with "
      "blocks, reasons and metadata that can be filtered and searched; for several pages "
      "it lists as many as fit into 20 MB."}},
    {"--site",
     add_switch<&CommandLine::site>,
     {Group::extraction, "--site", "detect template text across the pages of a host",
      "pith reads the inputs twice. First it counts on how many pages of its host each text "
      "appears, for hosts with three pages or more, known by URL or canonical address. Then it "
      "drops text that appears on .8 of them, and keeps text in doubt that appears on one page "
      "only; --explain shows which. Not for pipes, URLs and plain text."},
     Serving::no,
     value_of<&Flags::site>},
    {"-j,--jobs",
     add_count<&Flags::jobs, 1, kMaxJobs>,
     {Group::other, "-j, --jobs N", "pages to process at once (default: all cores)",
      "The order of the results does not depend on it."},
     Serving::yes},
    {"--serve",
     add_serve,
     {Group::other, "--serve ADDR:PORT", "serve HTTP: POST pages to /extract, form at /",
      "A PORT alone listens on 127.0.0.1; port 0 takes a free port; [::1]:8080 is IPv6. There "
      "are also /health and /metrics. --jobs pages are processed at once, and 64 times as many "
      "requests may wait. --max-size and --timeout apply to each request. SIGTERM and Ctrl-C "
      "end the service after it has answered the requests that it has accepted. It has no "
      "logins and no TLS: put a reverse proxy in front of it, or keep it on loopback."},
     Serving::yes},
    {"--serve-fetch",
     add_switch<&CommandLine::serve_fetch>,
     {Group::other, "--serve-fetch", "let the service fetch pages that requests name by URL",
      "By default, the service fetches nothing. It fetches --connections pages at once, one per "
      "host. Private addresses are refused without --allow-private. robots.txt is not "
      "consulted."},
     Serving::yes},
    {"-q,--quiet",
     add_switch<&CommandLine::quiet>,
     {Group::other, "-q, --quiet", "no messages about inputs, no progress bar",
      "Usage errors and write errors are still reported."},
     Serving::yes},
    {"-v,--verbose",
     add_switch<&CommandLine::verbose>,
     {Group::other, "-v, --verbose", "report what is done with each input", ""},
     Serving::yes},
    {"--log-json",
     add_switch<&CommandLine::log_json>,
     {Group::other, "--log-json", "print messages as JSON, one object per line",
      "Each object has time, level, message and, if known, source and reason. There is no "
      "progress bar.",
      true}},
    {"-h",
     add_switch<&CommandLine::short_help>,
     {Group::other, "-h", "print this screen", "It has one line for each flag."}},
    {"--help",
     add_switch<&CommandLine::long_help>,
     {Group::other, "--help", "print everything: defaults, exit codes, examples", ""}},
    {"--man",
     add_switch<&CommandLine::man>,
     {Group::other, "--man", "print the manual page (pith --man | man -l -)", "", true}},
    {"--completions",
     add_completions,
     {Group::other, "--completions SHELL", "print a script that completes flags in a shell",
      "SHELL is " + listed(names_of_shells()) +
          ". An installed pith comes with these scripts; else: source <(pith --completions bash).",
      true, names_of_shells()}},
    {"-V,--version",
     add_switch<&CommandLine::version>,
     {Group::other, "-V, --version", "print the version", ""}},
};

// A flag for an option of extract().
void add_option(CLI::App& app, const OptionEntry<Options>& row, Options& options) {
  const std::string name = std::string("--") + row.flag;
  if (row.kind == OptionKind::boolean) {
    const auto set = [&](std::int64_t on) { row.set(options, on > 0 ? "true" : "false"); };
    app.add_flag_function(name + ",!--no-" + row.flag, set)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
        ->disable_flag_override();
    return;
  }
  if (row.kind == OptionKind::list) {
    add_list(
        app, name, [&](const std::string& value) { return row.set(options, value); },
        [&](const std::string& value) { return row.why_refused(value); });
    return;
  }
  add_value(app, name, [&](const std::string& text) {
    std::size_t size = 0;
    if (row.kind == OptionKind::number && row.scope == OptionScope::limit) {
      std::string wrong = wrong_size(text, size);
      if (wrong.empty()) row.set(options, std::to_string(size));
      return wrong;
    }
    return row.set(options, text) ? std::string() : row.why_refused(text);
  });
}

}  // namespace

std::span<const FlagSpec> flag_table() { return kFlags; }

const FlagSpec* find_flag(const std::string& name) {
  const auto* const spec =
      std::find_if(std::begin(kFlags), std::end(kFlags), [&name](const FlagSpec& flag) {
        const std::string_view names = flag.names;
        const std::size_t at = names.find(name);
        if (at == std::string_view::npos) return false;
        const std::string_view rest = names.substr(at + name.size());
        return rest.empty() || rest[0] == ',' || rest[0] == '{';
      });
  return spec == std::end(kFlags) ? nullptr : spec;
}

bool has_usage(const OptionEntry<Options>& row) { return *row.usage != '\0'; }

std::vector<FlagHelp> help_of_flags() {
  std::vector<FlagHelp> help;
  for (const OptionEntry<Options>& row : extract_option_table()) {
    if (!has_usage(row)) continue;
    const bool has_words = row.kind == OptionKind::choice || row.kind == OptionKind::list;
    help.push_back({Group::extraction, row.usage, row.brief, row.more, row.is_rare});
    if (has_words) help.back().words.assign(row.words.begin(), row.words.end());
  }
  for (const FlagSpec& spec : kFlags) help.push_back(spec.help);
  return help;
}

void add_flags(CLI::App& app, CommandLine& parsed) {
  for (const FlagSpec& spec : kFlags) spec.add(app, spec.names, parsed);
  for (const OptionEntry<Options>& row : extract_option_table()) {
    if (has_usage(row)) add_option(app, row, parsed.extract);
  }
}

}  // namespace pith::internal::app
