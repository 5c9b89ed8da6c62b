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
#include <vector>

#include "app/duplicates.h"
#include "app/file_lock.h"
#include "app/flags.h"
#include "pith/result.h"

namespace pith::app {

std::string partial_path(const std::string& output);
std::string how_path(const std::string& output);

// Inputs and flags that the lines depend on, and the version, as one line of JSON.
std::string how_lines_are_made(const Flags& flags);

// What an earlier run left.
struct Left {
  std::size_t bytes = 0;  // up to the end of the last complete line or row
  std::size_t pages = 0;
  std::size_t content = 0;
  std::size_t failed = 0;
  std::vector<bool> was_read = {};  // of each page: it was had, whatever became of its text
  Duplicates originals = {};        // with Flags::dedup
};

// What a run begins with.
struct Begun {
  FileLock lock = {};  // to be kept while anything is written
  Left left = {};
  std::string how = {};
  bool goes_on = false;  // an earlier run noted the same how
};

// An error, and nothing is touched, when another run is writing, or it was begun in another way or
// can't be read.
Result<Begun> prepare_resume(const Flags& flags);

// Notes how the lines are made, where no earlier run did.
std::optional<Error> note_how(const Flags& flags, Begun& begun);

// Of a run that is refused: no file stays that only held its lock.
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

}  // namespace pith::app
