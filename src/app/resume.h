// A long run's output on disk, so that the same command can go on after whatever ended it:
//
//   FILE.partial       the lines (rows of CSV) so far, a page each, in the order of the inputs
//   FILE.partial.how   of what and how they were made: other options would make other lines; who
//                      writes the two has its lock
//
// When all pages are there the first becomes FILE and the second goes.
#pragma once

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/duplicates.h"
#include "app/flags.h"
#include "input/warc_writer.h"
#include "pith/result.h"

namespace pith::app {

// One run at a time writes a file: the lock is the kernel's (flock) and goes with the process,
// however that ends.
class FileLock {
 public:
  // Locks the file at `path`, an empty one where `create` and there is none. An error, in which
  // the file is called `name`, where another run has the lock. A file system without locks has
  // none to wait for.
  static Result<FileLock> take(const std::string& path, bool create, const std::string& name);

  FileLock() = default;  // of nothing
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

std::string partial_path(const std::string& output);
std::string manifest_path(const std::string& output);

// The version and all inputs and flags that the output depends on, as one line of JSON. A run is
// resumed only if its fingerprint is the same.
std::string run_fingerprint(const Flags& flags);

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
  ResumeState left = {};
  std::string how = {};
  bool goes_on = false;  // an earlier run had the same fingerprint
};

// Returns an error and changes nothing if another run is writing, if the earlier run had another
// fingerprint, or if its files can't be read.
Result<ResumedRun> prepare_resume(const Flags& flags);

// Writes the manifest, unless an earlier run has written it.
std::optional<Error> note_how(const Flags& flags, ResumedRun& begun);

// For a run that is refused: removes a file that only held its lock.
void leave_no_empty_how(const Flags& flags);

// The complete lines or rows on disk, one after the other, with their ends.
class DoneRows {
 public:
  explicit DoneRows(const Flags& flags);
  bool next(std::string& row);
  // Of what stands before the first.
  std::size_t head_bytes() const { return head_bytes_; }
  bool good() const { return file_.is_open(); }

 private:
  std::ifstream file_;
  bool is_csv_;
  std::size_t head_bytes_ = 0;
};

// Whether a line or row is that of the page with this id and source.
bool is_row_of(const std::string& row, const std::string& id, const std::string& source,
               const Flags& flags);

// The WARC of a run that can be resumed: it is FILE.partial until all results are
// there. A page's record is written before its result, so that it holds every page of the results,
// and at most a few more, which are cut off and fetched again.
struct ResumedWarc {
  FileLock lock = {};  // to be kept while it is written
  WarcEnd end = {};
};

// Makes FILE.partial end where the results do; without results it is empty. An error, and nothing
// is touched, when another run is writing it or has left it.
Result<ResumedWarc> prepare_warc(const Flags& flags, const ResumedRun& begun);

// FILE.partial becomes FILE, or is gone when it holds no page.
std::optional<Error> commit_warc(const Flags& flags);

}  // namespace pith::app
