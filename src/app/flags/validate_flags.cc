#include "app/flags/validate_flags.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "app/flags/input_files.h"
#include "app/output/output.h"
#include "base/ascii.h"
#include "fetch/fetch.h"
#include "fetch/web_url.h"
#include "input/file.h"
#include "input/listing.h"
#include "input/warc_writer.h"

namespace pith::internal::app {
namespace {

namespace fs = std::filesystem;

// Endings of names under which a reader looks for something that pith does not write. With them, a
// mistake would be found late: in place of an archive, a table or a document, there would be text.
constexpr std::string_view kForeignEndings[] = {
    ".7z",  ".arrow", ".bz2", ".doc",     ".docx", ".epub", ".feather", ".lz4",
    ".odt", ".ods",   ".orc", ".parquet", ".pdf",  ".rar",  ".sqlite",  ".tar",
    ".tgz", ".warc",  ".xls", ".xlsx",    ".xz",   ".zip"};

// Returns a message if the name of the result has such an ending, or "".
std::string check_ending(const std::string& path) {
  std::string_view name = path;
  if (is_packed_name(name)) name = name.substr(0, name.rfind('.'));
  const auto has_it = [name](auto ending) { return ends_with_ignore_case(name, ending); };
  if (std::none_of(std::begin(kForeignEndings), std::end(kForeignEndings), has_it)) return "";
  return "--output: \"" + path +
         "\" has the ending of files that pith does not write: .txt, .md, .html, .json, .jsonl, "
         ".csv and .xml say the format, and .gz or .zst behind them compresses it";
}

// Returns a message if a file cannot be written under this name, or "".
std::string check_target(const char* flag, const std::string& path, const Flags& flags) {
  if (is_directory(path)) return std::string(flag) + ": \"" + path + "\" is a directory";
  const auto same = [&path](const std::string& input) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) && fs::equivalent(path, input, ignored);
  };
  if (same(flags.revisit) || (flags.list && same(*flags.list))) {
    return std::string(flag) + ": \"" + path + "\" is also an input";
  }
  return "";
}

// Returns a message if results cannot be written to the folder, or "". A folder inside an INPUT
// would be read as input by the next run.
std::string check_folder(const Flags& flags) {
  std::error_code ignored;
  const std::string name = flags.output.substr(0, flags.output.find_last_not_of('/') + 1);
  if (fs::exists(name, ignored) && !is_directory(flags.output)) {
    return "--output: \"" + flags.output + "\" is not a directory";
  }
  // Made absolute first: see check_outputs().
  const auto real = [](const fs::path& path) {
    std::error_code unknown;
    return (fs::weakly_canonical(fs::absolute(path, unknown), unknown) / "")
        .lexically_normal()
        .string();
  };
  for (const std::string& input : flags.inputs) {
    if (is_directory(input) && real(flags.output).starts_with(real(input))) {
      return "--output: \"" + flags.output + "\" is inside the INPUT \"" + input + "\"";
    }
  }
  return "";
}

// The names of the formats for which a test holds, for messages: "jsonl or csv".
template <typename Test>
std::string formats_that(Test test) {
  std::vector<std::string_view> names;
  for (const OutputFormat& format : output_formats()) {
    if (test(format)) names.emplace_back(format.name);
  }
  return listed(names);
}

std::string formats_with(bool OutputFormat::*property) {
  return formats_that([property](const OutputFormat& format) { return format.*property; });
}

bool is_object(const OutputFormat& format) { return format.layout == Layout::json; }

// Returns a message if a flag that changes how pages are written is given with a format that it
// does not apply to, or "".
std::string check_writing_flag(const char* flag, bool is_given, bool OutputFormat::*property,
                               const Flags& flags) {
  const auto has = [property](const OutputFormat* format) { return format->*property; };
  if (!is_given || has(flags.format)) return "";
  if (std::any_of(flags.with_formats.begin(), flags.with_formats.end(), has)) return "";
  if (!is_object(*flags.format)) return flag + (": needs --format " + formats_with(property));
  const auto can_have = [property](const OutputFormat& format) {
    return format.can_be_member && format.*property;
  };
  return flag +
         (": needs --format " + formats_with(property) + ", or --with " + formats_that(can_have));
}

// Checks --line-buffered, which writes one line per input line as it arrives.
std::string check_line_buffered(const Flags& flags) {
  if (!flags.line_buffered) return "";
  if (flags.kind != InputKind::jsonl) return "--line-buffered: needs --from jsonl";
  if (flags.inputs.size() != 1 || flags.list || is_directory(flags.inputs.front())) {
    return "--line-buffered: needs one JSONL INPUT";
  }
  if (flags.format != find_format("jsonl")) return "--line-buffered: needs --format jsonl";
  if (!flags.output.empty()) return "--line-buffered: writes to standard output, not to --output";
  if (flags.dedup == Dedup::drop) return "--line-buffered: --dedup drop leaves lines out: use mark";
  return "";
}

// Checks what fetching reads and writes.
std::string check_fetching(const Flags& flags) {
  if (flags.save_warc == "-") return "--save-warc: needs a file";
  if (flags.revisit == "-") return "--revisit: needs a file that can be read in any order";
  const auto is_url = [](const std::string& input) { return !url_scheme(input).empty(); };
  const bool may_fetch = flags.list || flags.serve_fetch || !flags.list_from.empty() ||
                         std::any_of(flags.inputs.begin(), flags.inputs.end(), is_url);
  if (!may_fetch && !flags.save_warc.empty()) return "--save-warc: no INPUT is a URL";
  if (!may_fetch && !flags.revisit.empty()) return "--revisit: no INPUT is a URL";
  if (!may_fetch && !flags.headers.empty()) return "--header: no INPUT is a URL";
  if (!may_fetch && !flags.user_agent.empty()) return "--user-agent: no INPUT is a URL";
  std::error_code ignored;
  const auto real = [&ignored](const std::string& path) {
    return fs::weakly_canonical(path, ignored);
  };
  if (flags.revisit.empty() || flags.save_warc.empty()) return "";
  const std::string partial = warc_partial_path(flags.save_warc);
  for (const std::string& written : {flags.save_warc, partial, flags.save_warc + ".part"}) {
    if (real(written) == real(flags.revisit) || fs::equivalent(written, flags.revisit, ignored)) {
      return "--revisit: \"" + flags.revisit + "\" is also what --save-warc writes";
    }
  }
  return "";
}

std::string check_inputs(const Flags& flags) {
  const bool piped = std::count(flags.inputs.begin(), flags.inputs.end(), "-") +
                         static_cast<int>(flags.list == "-") >
                     1;
  if (piped) return "-: standard input can be read only once";
  if (std::count(flags.inputs.begin(), flags.inputs.end(), "") > 0) return "an INPUT is empty";
  return flags.site && flags.list ? check_two_passes({*flags.list}) : "";
}

// Checks that there may be a directory for globs.
std::string check_globs(const Flags& flags) {
  if ((flags.include.empty() && flags.exclude.empty()) || flags.list) return "";
  if (std::any_of(flags.inputs.begin(), flags.inputs.end(), is_directory)) return "";
  return std::string(flags.include.empty() ? "--exclude" : "--include") +
         ": no INPUT is a directory";
}

// Checks that some input can be JSONL if its members are named.
std::string check_fields(const Flags& flags) {
  if (flags.html_field == flags.text_field) {
    return "--text-field: \"" + flags.text_field + "\" is also the member of --html-field";
  }
  const bool are_named = flags.html_field != kHtmlField || flags.text_field != kTextField;
  const auto may_be_jsonl = [&flags](const std::string& input) {
    if (flags.kind != InputKind::automatic && flags.kind != InputKind::archive) {
      return flags.kind == InputKind::jsonl;
    }
    const InputKind kind = kind_of_input(input, flags);
    // What standard input is, its bytes say.
    return input == "-" || kind == InputKind::jsonl || kind == InputKind::archive ||
           is_directory(input);
  };
  if (!are_named || flags.list ||
      std::any_of(flags.inputs.begin(), flags.inputs.end(), may_be_jsonl)) {
    return "";
  }
  const char* const flag = flags.html_field != kHtmlField ? "--html-field" : "--text-field";
  return std::string(flag) + ": no INPUT is JSONL (--from jsonl reads any file as such)";
}

std::string check_url(const Flags& flags) {
  if (flags.extract.url.empty()) return "";
  if (url_scheme(flags.extract.url).empty()) {
    return "--url: \"" + flags.extract.url + "\" has no scheme like https://";
  }
  std::string why_not;
  if (parse_web_url(flags.extract.url, why_not).text.empty())
    return "--url: " + flags.extract.url + ": " + why_not;
  if (flags.several) return "--url: needs one file or standard input";
  if (!url_scheme(flags.inputs.front()).empty()) {
    return "--url: \"" + flags.inputs.front() + "\" is a URL itself";
  }
  return "";
}

std::string check_format(const Flags& flags) {
  const OutputFormat& format = *flags.format;
  if (!flags.with_formats.empty() && !is_object(format)) {
    return "--with: needs --format " + formats_that(is_object);
  }
  const std::tuple<const char*, bool, bool OutputFormat::*> writing[] = {
      {"--links", flags.links, &OutputFormat::has_links},
      {"--images", flags.images, &OutputFormat::has_links},
      {"--front-matter", flags.front_matter, &OutputFormat::has_front_matter}};
  for (const auto& [flag, is_given, property] : writing) {
    std::string wrong = check_writing_flag(flag, is_given, property, flags);
    if (!wrong.empty()) return wrong;
  }
  if (flags.dedup != Dedup::off && !format.is_one_line) {
    return "--dedup: needs --format " + formats_with(&OutputFormat::is_one_line);
  }
  if (flags.to_folder && format.layout == Layout::csv) {
    return "--format: csv writes one table, but \"" + flags.output + "\" is a directory";
  }
  if (flags.several && !flags.to_folder && format.layout == Layout::document) {
    return std::string("--format: ") + format.name +
           " is for one page: give a directory as --output";
  }
  if (flags.log_json && flags.explain && flags.explain_file.empty() && !is_object(format)) {
    return "--explain: needs a =FILE with --log-json";
  }
  return "";
}

std::string check_resume(const Flags& flags) {
  return flags.resume ? why_not_resumable(flags) : "";
}

// The names of all output files, each with its flag; empty if the flag is not given.
std::array<std::pair<const char*, std::string>, 5> outputs_of(const Flags& flags) {
  return {{{"--output", flags.output},
           {"--explain", flags.explain_file},
           {"--summary", flags.summary_file},
           {"--save-warc", flags.save_warc},
           {"--cookie-jar", flags.cookie_jar}}};
}

// Checks for files that would be written twice, and for names that cannot be written to.
std::string check_outputs(const Flags& flags) {
  if (flags.explain_file == "-")
    return "--explain: needs a file; without =FILE, it goes to standard error";
  if (flags.summary_file == "-") return "--summary: needs a file";
  const auto same = [](const std::string& one, const std::string& other) {
    std::error_code ignored;
    // Made absolute first, because weakly_canonical() leaves a name unchanged if none of it exists
    // yet.
    const auto real = [&ignored](const std::string& path) {
      return fs::weakly_canonical(fs::absolute(path, ignored), ignored);
    };
    return !one.empty() && !other.empty() && real(one) == real(other);
  };
  std::vector<std::string> written;  // so far, including the temporary names of incomplete files
  if (flags.resume) written = {partial_path(flags.output), manifest_path(flags.output)};
  if (!flags.save_warc.empty()) {
    written.insert(written.end(), {warc_partial_path(flags.save_warc), flags.save_warc + ".part"});
  }
  for (const auto& [flag, path] : outputs_of(flags)) {
    for (const std::string& other : written) {
      if (same(path, other)) return flag + (": \"" + path + "\" is also another output");
    }
    written.push_back(path);
  }
  return "";
}

std::string check_targets(const Flags& flags) {
  for (const auto& [flag, path] : outputs_of(flags)) {
    const bool is_folder = flags.to_folder && path == flags.output;
    std::string wrong = is_folder ? check_folder(flags) : check_target(flag, path, flags);
    if (wrong.empty() && !is_folder && path == flags.output) wrong = check_ending(path);
    if (!wrong.empty()) return wrong;
  }
  return "";
}

}  // namespace

std::string why_not_resumable(const Flags& flags) {
  if (flags.output.empty()) return "--resume: needs --output";
  if (flags.to_folder) return "--resume: needs a file as --output";
  if (!flags.format->is_one_line) {
    return "--resume: needs --format " + formats_with(&OutputFormat::is_one_line);
  }
  std::error_code ignored;
  const fs::file_status status = fs::symlink_status(flags.output, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    return "--resume: \"" + flags.output + "\" is not a regular file";
  }
  if (!flags.explain_file.empty()) {
    return "--resume: resumes the results only, not --explain=FILE";
  }
  if (is_packed_name(flags.output))
    return "--resume: can't resume within a .gz or .zst file: leave out the ending";
  if (flags.dedup == Dedup::drop) {
    return "--resume: can't resume after pages that --dedup drop left out: use --dedup mark";
  }
  return "";
}

std::string validate_flags(const Flags& flags) {
  if (flags.serve_fetch && !flags.serve) return "--serve-fetch: needs --serve";
  if (flags.quiet && flags.verbose) return "--quiet: contradicts --verbose";
  for (const auto check :
       {check_line_buffered, check_inputs, check_globs, check_fields, check_url, check_format,
        check_resume, check_outputs, check_fetching, check_targets}) {
    std::string wrong = check(flags);
    if (!wrong.empty()) return wrong;
  }
  return "";
}

namespace {

struct Target {
  const char* flag;
  std::string path;
};

// The output files that exist already.
std::vector<Target> older_targets(const Flags& flags) {
  std::vector<Target> targets = {{"--explain", flags.explain_file},
                                 {"--summary", flags.summary_file},
                                 {"--save-warc", flags.save_warc}};
  if (!flags.to_folder) targets.push_back({"--output", flags.output});
  if (flags.resume) {
    targets.push_back({"--output", partial_path(flags.output)});
    targets.push_back({"--output", manifest_path(flags.output)});
  }
  if (flags.resume && !flags.save_warc.empty()) {
    targets.push_back({"--save-warc", warc_partial_path(flags.save_warc)});
  }
  std::erase_if(targets, [](const Target& target) {
    std::error_code ignored;
    return !std::filesystem::is_regular_file(target.path, ignored);
  });
  return targets;
}

// Whether the descriptor is a file from which the output could be read back.
bool is_file(int descriptor) {
  struct stat status {};
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

std::string validate_inputs(const Flags& flags, const PageStream& inputs) {
  const std::vector<Target> targets = older_targets(flags);
  const bool is_redirected = flags.output.empty() && is_file(STDOUT_FILENO);
  if (!flags.site && targets.empty() && !is_redirected) return "";
  if (flags.site) {
    std::string wrong = check_two_passes(inputs.names());
    if (!wrong.empty()) return wrong;
  }
  const InputFiles files(files_read(flags, inputs));
  if (is_redirected && files.has_open(STDOUT_FILENO)) return "standard output: is also an input";
  for (const auto& [flag, path] : targets) {
    if (files.has(path)) return std::string(flag) + ": \"" + path + "\" is also an input";
  }
  return "";
}

}  // namespace pith::internal::app
