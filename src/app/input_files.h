// The files that a run reads, by what they are on disk: a name has many spellings and links.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

#include "app/flags.h"
#include "pith/input.h"

namespace pith::app {

class InputFiles {
 public:
  // `names` as of PageSource::names() or files_read().
  explicit InputFiles(const std::vector<std::string>& names);

  bool has(const std::string& path) const;
  // A descriptor of this process.
  bool has_open(int descriptor) const;

 private:
  bool has(const struct stat& status) const;

  std::vector<std::pair<dev_t, ino_t>> files_;  // sorted
};

// The names of all that a run reads: the inputs, the list of them, the older WARC.
std::vector<std::string> files_read(const Flags& flags, const PageSource& inputs);

// What is wrong with --site for these, or nothing. Of a pipe, standard input or a URL a second
// reading would find nothing, wait for ever, or fetch again.
std::string wrong_for_two_readings(const std::vector<std::string>& names);

}  // namespace pith::app
