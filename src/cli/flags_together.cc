#include "cli/flags_together.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "cli/packer.h"
#include "fetch/fetch.h"
#include "input/warc_writer.h"

namespace pith::cli {
namespace {

namespace fs = std::filesystem;

// The first thing wrong with a file to be written, or nothing.
std::string wrong_target(const char* flag, const std::string& path, const Flags& flags) {
  if (is_directory(path)) return std::string(flag) + ": \"" + path + "\" is a directory";
  const auto same = [&path](const std::string& input) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) && fs::equivalent(path, input, ignored);
  };
  if (std::any_of(flags.inputs.begin(), flags.inputs.end(), same) || same(flags.revisit) ||
      (flags.list && same(*flags.list))) {
    return std::string(flag) + ": \"" + path + "\" is an input too";
  }
  return "";
}

// The same of a folder to be written to. One within an INPUT would be read the next time.
std::string wrong_folder(const Flags& flags) {
  std::error_code ignored;
  const std::string name = flags.output.substr(0, flags.output.find_last_not_of('/') + 1);
  if (fs::exists(name, ignored) && !is_directory(flags.output)) {
    return "--output: \"" + flags.output + "\" is no directory";
  }
  const auto real = [](const fs::path& path) {
    std::error_code unknown;
    return (fs::weakly_canonical(path, unknown) / "").lexically_normal().string();
  };
  for (const std::string& input : flags.inputs) {
    if (is_directory(input) && real(flags.output).starts_with(real(input))) {
      return "--output: \"" + flags.output + "\" is inside the INPUT \"" + input + "\"";
    }
  }
  return "";
}

// What goes on where it ended, and what has room for a mark.
bool is_a_page_a_row(const Flags& flags) {
  return flags.format == Format::jsonl || flags.format == Format::csv ||
         flags.format == Format::csv_bom;
}

// A filter's output is that of its lines, as they come.
std::string wrong_for_lines(const Flags& flags) {
  if (flags.kind != InputKind::jsonl) return "--line-buffered: needs --from jsonl";
  if (flags.inputs.size() != 1 || flags.list || is_directory(flags.inputs.front())) {
    return "--line-buffered: needs one INPUT of lines";
  }
  if (flags.format != Format::jsonl) return "--line-buffered: needs --format jsonl";
  if (!flags.output.empty()) return "--line-buffered: writes to standard output, not to --output";
  if (flags.dedup == Dedup::drop) return "--line-buffered: --dedup drop leaves lines out: use mark";
  return "";
}

// What is wrong with the WARC that is written and the one that is read.
std::string wrong_archives(const Flags& flags) {
  if (flags.save_warc == "-") return "--save-warc: needs a file";
  if (flags.revisit == "-") return "--revisit: needs a file, which is read in any order";
  const auto is_url = [](const std::string& input) { return !url_scheme(input).empty(); };
  const bool may_fetch =
      flags.list || std::any_of(flags.inputs.begin(), flags.inputs.end(), is_url);
  if (!may_fetch && !flags.save_warc.empty()) return "--save-warc: no INPUT is a URL";
  if (!may_fetch && !flags.revisit.empty()) return "--revisit: no INPUT is a URL";
  std::error_code ignored;
  const auto real = [&ignored](const std::string& path) {
    return fs::weakly_canonical(path, ignored);
  };
  if (flags.revisit.empty() || flags.save_warc.empty()) return "";
  const std::string partial = warc_partial_path(flags.save_warc);
  for (const std::string& written : {flags.save_warc, partial, flags.save_warc + ".part"}) {
    if (real(written) == real(flags.revisit) || fs::equivalent(written, flags.revisit, ignored)) {
      return "--revisit: \"" + flags.revisit + "\" is what --save-warc writes";
    }
  }
  return "";
}

// The first input that can't or should not be read twice: a pipe, or a URL, of the list too.
std::string read_only_once(const Flags& flags) {
  const auto once = [](const std::string& input) {
    return input == "-" || !url_scheme(input).empty();
  };
  const auto found = std::find_if(flags.inputs.begin(), flags.inputs.end(), once);
  if (found != flags.inputs.end()) return *found;
  if (!flags.list || *flags.list == "-") return flags.list.value_or("");
  std::ifstream list(*flags.list);
  for (std::string line; std::getline(list, line);) {
    line.erase(0, std::min(line.find_first_not_of(" \t\xef\xbb\xbf"), line.size()));
    if (once(line)) return line.substr(0, line.find_last_not_of(" \t\r") + 1);
  }
  return "";
}

}  // namespace

bool is_directory(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::string wrong_for_service(const std::vector<std::string>& given, const Flags& flags) {
  constexpr std::array kServing{"--serve",   "--serve-fetch", "--jobs",   "--max-size",
                                "--timeout", "--quiet",       "--verbose"};
  constexpr std::array kFetching{"--allow-private", "--connections"};
  constexpr unsigned kMostConnections = 100;  // of the service's 256, all for who waits for pages
  const auto is_in = [](const auto& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (!flags.inputs.empty()) return "--serve: takes no INPUT";
  for (const std::string& name : given) {
    if (is_in(kServing, name)) continue;
    if (!is_in(kFetching, name)) return "--serve: " + name + " is for the requests to say";
    if (!flags.serve_fetch) return "--serve: " + name + " needs --serve-fetch";
  }
  if (flags.connections > kMostConnections) return "--serve: --connections is at most 100 there";
  return "";
}

std::string wrong_together(const Flags& flags) {
  if (flags.serve_fetch && !flags.serve) return "--serve-fetch: needs --serve";
  if (flags.line_buffered) {
    std::string wrong = wrong_for_lines(flags);
    if (!wrong.empty()) return wrong;
  }
  const bool piped = std::count(flags.inputs.begin(), flags.inputs.end(), "-") +
                         static_cast<int>(flags.list == "-") >
                     1;
  if (piped) return "-: standard input can be read only once";
  if (std::count(flags.inputs.begin(), flags.inputs.end(), "") > 0) return "an INPUT is empty";
  if (!flags.url.empty() && url_scheme(flags.url).empty()) {
    return "--url: \"" + flags.url + "\" has no scheme like https://";
  }
  if (!flags.url.empty() && flags.several) return "--url: needs one file or standard input";
  if (!flags.url.empty() && !url_scheme(flags.inputs.front()).empty()) {
    return "--url: \"" + flags.inputs.front() + "\" is a URL itself";
  }
  const bool marked_up = flags.format == Format::markdown || flags.format == Format::html;
  if (flags.links && !marked_up) return "--links: needs --format markdown or html";
  if (flags.images && !marked_up) return "--images: needs --format markdown or html";
  if (flags.quiet && flags.verbose) return "--quiet: contradicts --verbose";
  if (flags.explain_file == "-") return "--explain: give it a file, or no =FILE for standard error";
  const auto real = [](const std::string& path) {
    std::error_code ignored;
    return fs::weakly_canonical(path, ignored);
  };
  if (!flags.output.empty() && real(flags.output) == real(flags.explain_file)) {
    return "--explain: \"" + flags.explain_file + "\" is the output too";
  }
  if (flags.site) {
    const std::string once = read_only_once(flags);
    if (!once.empty()) {
      return "--site: reads its inputs twice, which \"" + once +
             "\" does not allow (keep pages with --save-warc first)";
    }
  }
  if (flags.resume && flags.output.empty()) return "--resume: needs --output";
  if (flags.resume && flags.to_folder) return "--resume: needs a file as --output";
  if (flags.resume && !is_a_page_a_row(flags)) return "--resume: needs --format jsonl or csv";
  if (flags.dedup != Dedup::off && !is_a_page_a_row(flags)) {
    return "--dedup: needs --format jsonl or csv";
  }
  if (flags.to_folder && is_a_page_a_row(flags) && flags.format != Format::jsonl) {
    return "--format: csv is one table, \"" + flags.output + "\" a directory";
  }
  const bool is_json = flags.format == Format::json || flags.format == Format::jsonl;
  if (flags.log_json && flags.explain && flags.explain_file.empty() && !is_json) {
    return "--explain: needs a =FILE with --log-json";
  }
  std::error_code ignored;
  const fs::file_status status = fs::symlink_status(flags.output, ignored);
  if (flags.resume && fs::exists(status) && !fs::is_regular_file(status)) {
    return "--resume: \"" + flags.output + "\" is no regular file";
  }
  if (flags.resume && !flags.explain_file.empty()) {
    return "--resume: goes on with the results only, not with --explain=FILE";
  }
  if (flags.summary_file == "-") return "--summary: needs a file";
  for (const std::string* other : {&flags.output, &flags.explain_file, &flags.summary_file}) {
    if (!flags.save_warc.empty() && !other->empty() && real(flags.save_warc) == real(*other)) {
      return "--save-warc: \"" + flags.save_warc + "\" is written otherwise too";
    }
  }
  for (const std::string* other : {&flags.output, &flags.explain_file}) {
    if (!flags.summary_file.empty() && !other->empty() &&
        real(flags.summary_file) == real(*other)) {
      return "--summary: \"" + flags.summary_file + "\" is written otherwise too";
    }
  }
  if (std::string wrong = wrong_archives(flags); !wrong.empty()) return wrong;
  if (flags.resume && is_packed_name(flags.output)) {
    return "--resume: can't go on within a .gz or .zst file";
  }
  if (flags.resume && flags.dedup == Dedup::drop) {
    return "--resume: can't go on after pages that --dedup drop left out: use --dedup mark";
  }
  for (const auto& [flag, path] :
       {std::pair("--output", flags.output), std::pair("--explain", flags.explain_file),
        std::pair("--summary", flags.summary_file), std::pair("--save-warc", flags.save_warc)}) {
    const bool is_folder = flags.to_folder && path == flags.output;
    std::string wrong = is_folder ? wrong_folder(flags) : wrong_target(flag, path, flags);
    if (!wrong.empty()) return wrong;
  }
  return "";
}

}  // namespace pith::cli
