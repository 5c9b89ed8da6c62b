#include "app/run/page_files.h"

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "app/flags/input_files.h"
#include "app/flags/validate_flags.h"
#include "app/output/output.h"
#include "input/file.h"
#include "input/listing.h"

namespace pith::internal::app {
namespace {

namespace fs = std::filesystem;

// The common prefix of all sources if there is a single INPUT.
std::string root_of(const Flags& flags) {
  if (flags.inputs.size() != 1 || flags.list) return "";
  const std::string& input = flags.inputs.front();
  if (is_directory(input)) return input.ends_with('/') ? input : input + "/";
  const InputKind kind = kind_of_input(input, flags);
  return kind == InputKind::archive || kind == InputKind::epub ? input + "!/" : "";
}

}  // namespace

PageFiles::PageFiles(const Flags& flags, const PageStream& inputs)
    : flags_(flags),
      temporary_(
          (fs::path(flags.output) / (".pith-" + std::to_string(getpid()) + ".tmp")).string()),
      paths_(root_of(flags), flags.format->extension),
      inputs_(inputs) {}

bool PageFiles::is_input(const std::string& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return false;
  if (!input_files_) input_files_.emplace(files_read(flags_, inputs_));
  return input_files_->has(path);
}

bool PageFiles::is_written_otherwise(const std::string& path) const {
  const auto is_it = [&path](const std::string& other) {
    if (fs::path(other).filename() != fs::path(path).filename()) return false;
    std::error_code ignored;
    return fs::weakly_canonical(other, ignored) == fs::weakly_canonical(path, ignored);
  };
  return is_it(flags_.summary_file) || is_it(flags_.explain_file) || is_it(flags_.save_warc);
}

bool PageFiles::write(const PageResult& done) {
  if (error_) return false;
  if (done.page.verdict == Summary::Verdict::failed || done.result.empty()) return true;
  const fs::path path = fs::path(flags_.output) / paths_.path_of(done.id, done.source, done.url);
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  if (failed) {
    error_ = file_error(path.parent_path().string(), failed.value()).to_string();
    return false;
  }
  if (is_input(path.string())) {
    error_ = path.string() + ": is also an input";
    return false;
  }
  if (is_written_otherwise(path.string())) {
    error_ = path.string() + ": is also another output";
    return false;
  }
  Output file = Output::through_temporary(temporary_, path.string());
  if (!file.write(done.result) || !file.commit()) error_ = file.error();
  return !error_;
}

}  // namespace pith::internal::app
