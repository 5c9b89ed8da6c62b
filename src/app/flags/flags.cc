#include "app/flags/flags.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "app/flags/arguments.h"
#include "app/flags/flag_kinds.h"
#include "app/flags/flag_table.h"
#include "app/flags/help.h"
#include "app/flags/input_files.h"
#include "app/flags/validate_flags.h"
#include "app/output/link_formats.h"
#include "app/output/output.h"
#include "base/url.h"
#include "input/containers.h"
#include "input/file.h"
#include "input/listing.h"
#include "option_table.h"
#include "pith/version.h"

namespace pith::internal::app {
namespace {

ParsedFlags usage_error(const std::string& what) {
  return {.flags = std::nullopt, .out = "", .err = "pith: " + what + "\n", .exit_code = kFailed};
}

// The format that the name of the output says, or null.
const OutputFormat* format_of_output(std::string_view name) {
  if (is_packed_name(name)) name = name.substr(0, name.rfind('.'));
  return format_of_file(name);
}

// Whether the output is a new folder although its name does not end in '/': the pages of a folder
// or of a file of many are asked for in a format of which each page is a file, under a name that
// names no file and has no extension.
bool names_new_folder(const Flags& flags) {
  if (flags.output.empty() || flags.output == "-" || flags.format == nullptr) return false;
  if (!flags.several || flags.resume || flags.format->is_one_line) return false;
  std::error_code ignored;
  return std::filesystem::path(flags.output).extension().empty() &&
         !std::filesystem::exists(flags.output, ignored);
}

// Sets the members that are derived from others.
void resolve(Flags& flags) {
  if (flags.line_buffered && flags.kind == InputKind::automatic) flags.kind = InputKind::jsonl;
  const auto holds_many = [&flags](const std::string& input) {
    const Container* const container = find_container(kind_of_input(input, flags));
    return (container != nullptr && !container->is_one_page) || is_directory(input);
  };
  flags.several = flags.several || flags.inputs.size() > 1 || flags.list ||
                  std::any_of(flags.inputs.begin(), flags.inputs.end(), holds_many);
  flags.to_folder =
      flags.output.ends_with('/') || is_directory(flags.output) || names_new_folder(flags);
  if (flags.format == nullptr) flags.format = format_of_output(flags.output);
  if (flags.format == nullptr) {
    flags.format = find_format(flags.several && !flags.to_folder ? "jsonl" : "text");
  }
  flags.extract.explain = flags.explain || flags.format->needs_explain;
  if (flags.jobs == 0) flags.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
  if (!flags.several) flags.jobs = 1;
  if (flags.output == "-") flags.output.clear();
}

// A message about the first flag that does nothing with --list-from, or "".
std::string check_list_from(const CLI::App& app, const Flags& flags) {
  constexpr std::string_view kOthers[] = {"--list-from", "--format",  "--output",
                                          "--quiet",     "--verbose", "--log-json"};
  if (!flags.inputs.empty()) {
    return "--list-from: takes no INPUT: pith --list-from X | pith --list - reads the pages";
  }
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0) continue;
    const std::string name = option->get_name();
    const FlagSpec* const spec = find_flag(name);
    const bool fetches = spec != nullptr && spec->help.group == Group::fetching &&
                         spec->value == nullptr;  // those with a value are about pages
    const bool is_other =
        std::find(std::begin(kOthers), std::end(kOthers), name) != std::end(kOthers);
    if (!fetches && !is_other) return "--list-from: " + name + " is an option of reading pages";
  }
  for (const std::string& name : flags.list_from) {
    std::error_code ignored;
    if (!flags.output.empty() && std::filesystem::equivalent(name, flags.output, ignored)) {
      return "--output: \"" + flags.output + "\" is also an input";
    }
  }
  const OutputFormat* const format =
      flags.format != nullptr ? flags.format : format_of_output(flags.output);
  if (format != nullptr && find_link_format(format->name) == nullptr) {
    std::vector<std::string_view> names;
    for (const LinkFormat& row : link_formats()) names.push_back(row.name);
    return "--list-from: needs --format " + listed(names);
  }
  return "";
}

// Whether a flag is an option of requests to the service. The CSV option `header` is one, but not
// the flag of that name.
bool is_of_requests(const std::string& flag) {
  const FlagSpec* const spec = find_flag(flag);
  if (spec != nullptr && spec->help.group == Group::fetching) return false;
  const auto is_named = [&flag](const auto& row) { return flag.substr(2) == row.flag; };
  const auto has = [&is_named](const auto& rows) {
    return std::any_of(rows.begin(), rows.end(), is_named);
  };
  return flag == "--format" || flag == "--with" || has(extract_option_table()) ||
         has(write_option_table());
}

// A message about the first flag that cannot be combined with --serve, or "".
std::string check_serve(const CLI::App& app, const Flags& flags) {
  // The service has 256 connections, and each of these keeps a client waiting.
  constexpr unsigned kMaxConnectionsOfService = 100;
  if (!flags.inputs.empty()) return "--serve: takes no INPUT";
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0) continue;
    const std::string name = option->get_name();
    const FlagSpec* const spec = find_flag(name);
    const Serving serving = spec == nullptr ? Serving::no : spec->serving;
    if (serving == Serving::no) {
      return "--serve: " + name +
             (is_of_requests(name) ? " is an option of each request" : " does not apply to it");
    }
    if (serving == Serving::fetching && !flags.serve_fetch) {
      return "--serve: " + name + " needs --serve-fetch";
    }
  }
  if (flags.connections > kMaxConnectionsOfService) {
    return "--serve: --connections is at most 100 there";
  }
  return "";
}

}  // namespace

ParsedFlags parse_flags(int argc, const char* const* argv) {
  CLI::App app;
  CommandLine parsed;
  Flags& flags = parsed;
  app.set_help_flag();
  app.allow_extras();
  add_flags(app, parsed);
  app.add_option("INPUT", flags.inputs);
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  spell_out(app, arguments);
  const std::string odd = check_arguments(app, arguments);
  if (!odd.empty()) return usage_error(odd);
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return usage_error(in_plain_words(error));
  }
  for (const std::string& extra : app.remaining()) {
    if (extra != "--") return usage_error(unknown_flag(app, extra));
  }
  for (std::vector<std::string>* const inputs : {&flags.inputs, &flags.list_from}) {
    for (std::string& input : *inputs) {
      if (std::string path = path_of_file_url(input); !path.empty()) input = std::move(path);
    }
  }
  flags.explain = app.count("--explain") > 0;
  if (parsed.short_help) return {.out = short_help(help_of_flags())};
  if (parsed.long_help) return {.out = long_help(help_of_flags())};
  if (parsed.man) return {.out = man_page(help_of_flags())};
  if (parsed.completions != nullptr) return {.out = parsed.completions->script(help_of_flags())};
  if (parsed.version) return {.out = "pith " PITH_VERSION "\n"};
  if (flags.serve) {
    const std::string wrong = check_serve(app, flags);
    if (!wrong.empty()) return usage_error(wrong);
    flags.several = true;
  } else if (!flags.list_from.empty()) {
    const std::string wrong = check_list_from(app, flags);
    if (!wrong.empty()) return usage_error(wrong);
  } else if (flags.inputs.empty() && !flags.list) {
    if (isatty(STDIN_FILENO) == 1) {
      return {.err = short_help(help_of_flags()), .exit_code = kFailed};
    }
    flags.inputs.emplace_back("-");
  }
  resolve(flags);
  const std::string wrong = validate_flags(flags);
  if (!wrong.empty()) return usage_error(wrong);
  return {.flags = std::move(flags)};
}

std::vector<std::pair<std::string, std::string>> result_flags(const Flags& flags) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const FlagSpec& spec : flag_table()) {
    if (spec.value == nullptr) continue;
    const std::string_view names = spec.names;
    values.emplace_back(names.substr(names.rfind("--")), spec.value(flags));
  }
  for (const OptionEntry<Options>& row : extract_option_table()) {
    const std::string name = std::string("--") + row.flag;
    const bool is_flag = has_usage(row) || find_flag(name) != nullptr;
    const bool is_new = std::none_of(values.begin(), values.end(),
                                     [&name](const auto& value) { return value.first == name; });
    if (is_new && is_flag) values.emplace_back(name, row.get(flags.extract));
  }
  return values;
}

bool is_json(const Flags& flags) { return flags.format->layout == Layout::json; }
bool is_csv(const Flags& flags) { return flags.format->layout == Layout::csv; }

}  // namespace pith::internal::app
