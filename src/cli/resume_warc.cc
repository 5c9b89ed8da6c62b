#include "cli/resume_warc.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>

#include "input/file.h"
#include "input/warc_writer.h"

namespace pith::cli {
namespace {

namespace fs = std::filesystem;

// A run that ended between the two last renamings has named its WARC already.
void take_name_back(const Flags& flags, const std::string& partial) {
  std::error_code ignored;
  if (fs::exists(partial, ignored) || !fs::exists(flags.save_warc, ignored)) return;
  const bool is_of_this_run = fs::last_write_time(flags.save_warc, ignored) >=
                              fs::last_write_time(how_path(flags.output), ignored);
  if (is_of_this_run) fs::rename(flags.save_warc, partial, ignored);
}

}  // namespace

Result<WarcEnd> prepare_warc(const Flags& flags, const Left& left) {
  const std::string partial = warc_partial_path(flags.save_warc);
  std::error_code ignored;
  if (left.pages == 0) {
    fs::remove(partial, ignored);
    return WarcEnd{};
  }
  take_name_back(flags, partial);
  return cut_warc(partial, left.pages);
}

std::optional<Error> commit_warc(const Flags& flags) {
  const std::string partial = warc_partial_path(flags.save_warc);
  // An older file is worth more than one without pages.
  const int done = has_pages(partial) ? std::rename(partial.c_str(), flags.save_warc.c_str())
                                      : std::remove(partial.c_str());
  if (done == 0) return std::nullopt;
  return file_error(flags.save_warc, errno);
}

}  // namespace pith::cli
