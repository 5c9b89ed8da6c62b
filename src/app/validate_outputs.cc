#include "app/validate_outputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "app/input_files.h"
#include "app/resume.h"
#include "input/warc_writer.h"

namespace pith::app {
namespace {

struct Target {
  const char* flag;
  std::string path;
};

// The files that are to be written and are there already.
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

// One that what is written there could be read from.
bool is_file(int descriptor) {
  struct stat status {};
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

std::string wrong_with_inputs(const Flags& flags, const PageSource& inputs) {
  const std::vector<Target> targets = older_targets(flags);
  const bool is_redirected = flags.output.empty() && is_file(STDOUT_FILENO);
  if (!flags.site && targets.empty() && !is_redirected) return "";
  if (flags.site) {
    std::string wrong = wrong_for_two_readings(inputs.names());
    if (!wrong.empty()) return wrong;
  }
  const InputFiles files(files_read(flags, inputs));
  if (is_redirected && files.has_open(STDOUT_FILENO)) return "standard output: is an input too";
  for (const auto& [flag, path] : targets) {
    if (files.has(path)) return std::string(flag) + ": \"" + path + "\" is an input too";
  }
  return "";
}

}  // namespace pith::app
