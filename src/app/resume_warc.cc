#include "app/resume_warc.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "input/file.h"
#include "input/warc_writer.h"

namespace pith::app {
namespace {

namespace fs = std::filesystem;

// A run that ended between the two last renamings has named its WARC already.
void take_name_back(const Flags& flags, const std::string& partial) {
  std::error_code ignored;
  if (fs::exists(partial, ignored) || !fs::exists(flags.save_warc, ignored)) return;
  const bool is_of_this_run = fs::last_write_time(flags.save_warc, ignored) >=
                              fs::last_write_time(manifest_path(flags.output), ignored);
  if (is_of_this_run) fs::rename(flags.save_warc, partial, ignored);
}

}  // namespace

Result<ResumedWarc> prepare_warc(const Flags& flags, const ResumedRun& begun) {
  const std::string partial = warc_partial_path(flags.save_warc);
  const bool is_new = begun.left.pages == 0;
  if (!is_new) take_name_back(flags, partial);
  Result<FileLock> lock = FileLock::take(partial, is_new, partial);
  if (!lock) return lock.error();
  ResumedWarc warc{.lock = std::move(lock.value())};
  if (!is_new) {
    const Result<WarcEnd> end = cut_warc(partial, begun.left.pages);
    if (!end) return end.error();
    warc.end = end.value();
    return warc;
  }
  // A run that was ended before it noted how it is made leaves no more than the beginning.
  if (!begun.goes_on && !is_only_begun(partial)) {
    return Error{Error::Kind::unsupported, partial,
                 "holds the pages of another run: resume that run, or delete it to start over"};
  }
  std::error_code failed;
  fs::resize_file(partial, 0, failed);
  if (failed) return file_error(partial, failed.value());
  return warc;
}

std::optional<Error> commit_warc(const Flags& flags) {
  const std::string partial = warc_partial_path(flags.save_warc);
  // An older file is worth more than one without pages.
  const int done = has_pages(partial) ? std::rename(partial.c_str(), flags.save_warc.c_str())
                                      : std::remove(partial.c_str());
  if (done == 0) return std::nullopt;
  return file_error(flags.save_warc, errno);
}

}  // namespace pith::app
