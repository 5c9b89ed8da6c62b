#include "cli/page_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/flags_together.h"
#include "cli/output.h"

namespace pith::cli {
namespace {

namespace fs = std::filesystem;

// What all sources begin with, where one INPUT holds the whole tree.
std::string root_of(const Flags& flags) {
  if (flags.inputs.size() != 1 || flags.list) return "";
  const std::string& input = flags.inputs.front();
  if (is_directory(input)) return input.ends_with('/') ? input : input + "/";
  const InputKind kind = flags.kind == InputKind::automatic ? kind_of_name(input) : flags.kind;
  return kind == InputKind::archive ? input + "!/" : "";
}

std::string extension_of(Format format) {
  switch (format) {
    case Format::markdown:
      return ".md";
    case Format::html:
      return ".html";
    case Format::json:
      return ".json";
    case Format::jsonl:
      return ".jsonl";
    default:
      return ".txt";
  }
}

}  // namespace

PageFiles::PageFiles(const Flags& flags)
    : folder_(flags.output),
      temporary_(
          (fs::path(flags.output) / (".pith-" + std::to_string(getpid()) + ".tmp")).string()),
      paths_(root_of(flags), extension_of(*flags.format)) {
  for (const std::string& input : flags.inputs) {
    struct stat status {};
    if (stat(input.c_str(), &status) == 0) inputs_.emplace_back(status.st_dev, status.st_ino);
  }
}

bool PageFiles::is_input(const std::string& path) const {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 &&
         std::find(inputs_.begin(), inputs_.end(), std::pair(status.st_dev, status.st_ino)) !=
             inputs_.end();
}

bool PageFiles::write(const Done& done) {
  if (error_) return false;
  if (done.page.verdict == Summary::Verdict::failed || done.result.empty()) return true;
  const fs::path path = fs::path(folder_) / paths_.path_of(done.id, done.source, done.url);
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  if (failed) {
    error_ = path.parent_path().string() + ": " + failed.message();
    return false;
  }
  // Of a list or so the page's own file at least.
  if (is_input(path.string()) || fs::equivalent(path, done.source, failed)) {
    error_ = path.string() + ": is an input too";
    return false;
  }
  Output file = Output::by_way_of(temporary_, path.string());
  if (!file.write(done.result) || !file.commit()) error_ = file.error();
  return !error_;
}

}  // namespace pith::cli
