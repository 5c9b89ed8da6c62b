#include "app/flags/input_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <optional>

#include "fetch/fetch.h"
#include "input/folder_file.h"

namespace pith::internal::app {
namespace {

std::optional<struct stat> look_at(const std::string& name) {
  struct stat status {};
  const int failed = name == "-" ? fstat(STDIN_FILENO, &status) : stat(name.c_str(), &status);
  if (failed != 0) return std::nullopt;
  return status;
}

bool is_read_only_once(const std::string& name) {
  if (name == "-" || !url_scheme(name).empty()) return true;
  const auto status = look_at(name);
  return status && !S_ISREG(status->st_mode) && !S_ISDIR(status->st_mode);
}

}  // namespace

InputFiles::InputFiles(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (const auto status = look_at(name)) files_.emplace_back(status->st_dev, status->st_ino);
  }
  std::sort(files_.begin(), files_.end());
}

bool InputFiles::has(const std::string& path) const {
  const auto status = look_at(path);
  return status && has(*status);
}

bool InputFiles::has_open(int descriptor) const {
  struct stat status {};
  return fstat(descriptor, &status) == 0 && has(status);
}

bool InputFiles::has(const struct stat& status) const {
  return S_ISREG(status.st_mode) &&
         std::binary_search(files_.begin(), files_.end(), std::pair(status.st_dev, status.st_ino));
}

StreamOptions reading_options(const Flags& flags) {
  StreamOptions options;
  options.kind = flags.kind;
  options.max_bytes = flags.extract.max_input_bytes;
  options.include = flags.include;
  options.exclude = flags.exclude;
  options.html_field = flags.html_field;
  options.text_field = flags.text_field;
  options.every_line = flags.line_buffered;
  return options;
}

InputKind kind_of_input(const std::string& input, const Flags& flags) {
  if (flags.kind != InputKind::automatic) return flags.kind;
  return kind_of_file(input, reading_options(flags));
}

std::vector<std::string> files_read(const Flags& flags, const PageStream& inputs) {
  std::vector<std::string> names = inputs.names();
  if (flags.list) names.push_back(*flags.list);
  if (!flags.revisit.empty()) names.push_back(flags.revisit);
  return names;
}

std::string check_two_passes(const std::vector<std::string>& names) {
  const auto found = std::find_if(names.begin(), names.end(), is_read_only_once);
  if (found == names.end()) return "";
  const char* const way = url_scheme(*found).empty() ? "it in a file" : "pages with --save-warc";
  return "--site: reads its inputs twice, which \"" + *found + "\" does not allow (keep " + way +
         " first)";
}

}  // namespace pith::internal::app
