#include "app/flags/arguments.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "app/flags/similar_names.h"
#include "fetch/fetch.h"
#include "input/file.h"
#include "option_table.h"
#include "pith/write.h"

namespace pith::internal::app {
namespace {

// The long names of all flags, without their dashes.
std::vector<std::string_view> names_of_flags(const CLI::App& app) {
  std::vector<std::string_view> names;
  for (const CLI::Option* option : app.get_options()) {
    const std::vector<std::string>& some = option->get_lnames();
    names.insert(names.end(), some.begin(), some.end());
  }
  return names;
}

void spell_out_one(const CLI::App& app, std::string& argument) {
  if (argument.size() < 3 || argument[0] != '-' || argument[1] == '-' || argument[2] != '=') return;
  const CLI::Option* const option = app.get_option_no_throw(argument.substr(0, 2));
  if (option == nullptr || option->get_lnames().empty()) return;
  argument.replace(0, 2, "--" + option->get_lnames().front());
}

// The arguments up to "--", in which flags may be written in other ways.
std::size_t end_of_flags(const std::vector<std::string>& arguments) {
  return static_cast<std::size_t>(std::find(arguments.begin(), arguments.end(), "--") -
                                  arguments.begin());
}

}  // namespace

void spell_out(const CLI::App& app, std::vector<std::string>& arguments) {
  const std::size_t end = end_of_flags(arguments);
  for (std::size_t i = 0; i < end; ++i) spell_out_one(app, arguments[i]);
}

std::string check_arguments(const CLI::App& app, const std::vector<std::string>& arguments) {
  const std::vector<std::string_view> names = names_of_flags(app);
  const std::size_t end = end_of_flags(arguments);
  for (std::size_t i = 0; i < end; ++i) {
    const std::string& argument = arguments[i];
    // CLI11 reads "-output" as -o with the value "utput".
    if (argument.size() > 2 && argument[0] == '-' && argument[1] != '-' &&
        std::find(names.begin(), names.end(), argument.substr(1, argument.find('=') - 1)) !=
            names.end()) {
      return "unknown option " + argument + ": did you mean -" + argument + "?";
    }
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1) {
      return argument.substr(0, argument.size() - 1) + ": needs a value";
    }
    if (argument != "--explain" || i + 1 == end) continue;
    const std::string& next = arguments[i + 1];
    std::error_code ignored;
    if (!next.starts_with('-') && url_scheme(next).empty() &&
        !std::filesystem::exists(next, ignored)) {
      return "--explain: there is no INPUT \"" + next + "\"; --explain=" + next +
             " writes to that file";
    }
  }
  return "";
}

std::string unknown_flag(const CLI::App& app, const std::string& argument) {
  const std::size_t dashes = std::min(argument.find_first_not_of('-'), argument.size());
  const std::string given = argument.substr(0, argument.find('='));
  const std::string_view name = std::string_view(given).substr(std::min(dashes, given.size()));
  const std::string unknown = "unknown option " + given + ": ";
  if (const OutputFormat* const format = find_format(name)) {
    return unknown + "did you mean --format " + format->name + "?";
  }
  // Such as --recall for --favor recall.
  for (const OptionEntry<Options>& row : extract_option_table()) {
    if (row.kind != OptionKind::choice || *row.usage == '\0') continue;
    if (std::find(row.words.begin(), row.words.end(), name) == row.words.end()) continue;
    return unknown + "did you mean --" + row.flag + " " + std::string(name) + "?";
  }
  std::vector<std::string> options;
  for (const std::string_view similar : similar_names(name, names_of_flags(app))) {
    options.push_back("--" + std::string(similar));
  }
  if (options.empty()) return unknown + "pith -h lists the options";
  const std::vector<std::string_view> views(options.begin(), options.end());
  return unknown + "did you mean " + listed(views) + "?";
}

}  // namespace pith::internal::app
