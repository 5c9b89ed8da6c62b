// A long run's output on disk, so that the same command can go on after whatever ended it:
//
//   FILE.partial       the lines (rows of CSV) so far, a page each, in the order of the inputs
//   FILE.partial.how   of what and how they were made: other options would make other lines
//
// When all pages are there the first becomes FILE and the second goes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/duplicates.h"
#include "cli/flags.h"
#include "pith/result.h"

namespace pith::cli {

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
  std::string last = {};            // the last complete line
  std::vector<bool> was_read = {};  // of each page: it was had, whatever became of its text
  Duplicates originals = {};        // with Flags::dedup
};

// All zero when there is none; then the file of how is written. An error when it was begun in
// another way or can't be read.
Result<Left> prepare_resume(const Flags& flags);

// Whether a line is that of the page with this id and source.
bool is_line_of(const std::string& line, const std::string& id, const std::string& source);

}  // namespace pith::cli
