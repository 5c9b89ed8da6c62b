// The files that a run reads, identified by device and inode, because a file can have several names
// and links.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

#include "app/flags/flags.h"
#include "input/page_stream.h"

namespace pith::internal::app {

class InputFiles {
 public:
  // `names` as of PageStream::names() or files_read().
  explicit InputFiles(const std::vector<std::string>& names);

  bool has(const std::string& path) const;
  // A descriptor of this process.
  bool has_open(int descriptor) const;

 private:
  bool has(const struct stat& status) const;

  std::vector<std::pair<dev_t, ino_t>> files_;  // sorted
};

// Which pages of the inputs are read, and how.
StreamOptions reading_options(const Flags& flags);
// The kind of an input: that of --from, or what its name or its content says.
InputKind kind_of_input(const std::string& input, const Flags& flags);

// The kind of an INPUT that was named itself: that of --from, or else by its name or its content.
InputKind kind_of_input(const std::string& input, const Flags& flags);

// The names of all files that a run reads: the inputs, the list of inputs and the older WARC.
std::vector<std::string> files_read(const Flags& flags, const PageStream& inputs);

// Returns what is wrong with --site for these inputs, or "". --site reads its inputs twice, which
// pipes, standard input and URLs do not allow.
std::string check_two_passes(const std::vector<std::string>& names);

}  // namespace pith::internal::app
