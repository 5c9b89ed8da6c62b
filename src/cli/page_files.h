// A folder of results, a file a page (-o DIR). Each appears under its name only when complete.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/done.h"
#include "cli/flags.h"
#include "cli/page_path.h"

namespace pith::cli {

class PageFiles {
 public:
  explicit PageFiles(const Flags& flags);

  // A page that failed or has nothing to show gets none. False after a failure, which error()
  // tells.
  bool write(const Done& done);

  const std::optional<std::string>& error() const { return error_; }

 private:
  bool is_input(const std::string& path) const;

  std::string folder_;
  std::string temporary_;  // of the file that is being written
  PagePaths paths_;
  std::vector<std::pair<dev_t, ino_t>> inputs_;  // the files that are named, not to be replaced
  std::optional<std::string> error_;
};

}  // namespace pith::cli
