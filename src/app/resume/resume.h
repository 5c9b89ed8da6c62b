// The output of a long run on disk, so that the same command can resume it after any interruption:
//
//   FILE.partial       the lines (rows of CSV) so far, one per page, in the order of the inputs
//   FILE.partial.how   the manifest: the fingerprint of the run, because other options or inputs
//                      would make other lines. The run that writes both files holds its lock.
//
// When all pages are done, the first file is renamed to FILE and the second is removed.
#pragma once

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/flags/flags.h"
#include "app/output/duplicates.h"
#include "input/listing.h"
#include "input/page_stream.h"
#include "input/warc_writer.h"
#include "pith/result.h"

namespace pith::internal::app {

// A lock that lets only one run at a time write a file. It is a kernel lock (flock), so it is
// released when the process ends for any reason.
class FileLock {
 public:
  // Locks the file at `path`; if `create` is set and there is none, creates an empty one. Returns
  // an error, which calls the file `name`, if another run has the lock. On a file system without
  // locks it always succeeds.
  static Result<FileLock> take(const std::string& path, bool create, const std::string& name);

  FileLock() = default;  // locks nothing
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

// The version and all inputs and flags that the output depends on, as one line of JSON. A run is
// resumed only if its fingerprint is the same. `entries` are the inputs (list_inputs()).
std::string run_fingerprint(const Flags& flags, const std::vector<Entry>& entries);

// What an earlier run has written.
struct ResumeState {
  std::size_t bytes = 0;  // up to the end of the last complete line or row
  std::size_t pages = 0;
  std::size_t content = 0;
  std::size_t failed = 0;
  std::vector<bool> was_read = {};  // for each page: its bytes were read, with or without content
  Duplicates originals = {};        // with Flags::dedup
};

// The state in which a run starts.
struct ResumedRun {
  FileLock lock = {};  // held as long as the run writes
  ResumeState state = {};
  std::string fingerprint = {};
  bool resumes = false;  // an earlier run had the same fingerprint
};

// Returns an error and changes nothing if another run is writing, if the earlier run had another
// fingerprint, or if its files cannot be read.
Result<ResumedRun> prepare_resume(const Flags& flags, std::string fingerprint);

// Writes the manifest, unless an earlier run has written it.
std::optional<Error> write_manifest(const Flags& flags, ResumedRun& run);

// For a run without --resume that ends early: writes the manifest with the fingerprint that the run
// had when it began, so that the same command with --resume can continue what the run has left in
// FILE.partial. Returns false, and changes nothing, if that is not possible.
bool make_resumable(const Flags& flags, const std::string& fingerprint);

// Removes a manifest that was created only to hold the lock of a run that was then refused.
void remove_empty_manifest(const Flags& flags);

// Reads the complete lines or rows on disk one after the other, with their line ends.
class DoneRows {
 public:
  explicit DoneRows(const Flags& flags);
  bool next(std::string& row);
  // The size of what comes before the first row.
  std::size_t head_bytes() const { return head_bytes_; }
  bool good() const { return file_.is_open(); }

 private:
  std::ifstream file_;
  bool is_csv_;
  std::size_t head_bytes_ = 0;
};

// Whether a line or row is that of this page.
bool is_row_of(const std::string& row, const PageName& page, const Flags& flags);

// The WARC of a run that can be resumed: it is FILE.partial until all results are
// complete. A page's record is written before its result. The file therefore holds every page of
// the results, and at most a few more, which are cut off and fetched again.
struct ResumedWarc {
  FileLock lock = {};  // must be held while the file is written
  WarcEnd end = {};
};

// Cuts FILE.partial off where the results end; without results it becomes empty. Returns an error
// and changes nothing if another run is writing the file or has left it behind.
Result<ResumedWarc> prepare_warc(const Flags& flags, const ResumedRun& run);

// Renames FILE.partial to FILE, or removes it if it holds no page.
std::optional<Error> commit_warc(const Flags& flags);

}  // namespace pith::internal::app
