// A folder of results, a file a page (-o DIR). Each appears under its name only when complete.
#pragma once

#include <optional>
#include <string>

#include "app/flags.h"
#include "app/input_files.h"
#include "app/page_path.h"
#include "app/page_result.h"
#include "pith/input.h"

namespace pith::app {

class PageFiles {
 public:
  // Both have to outlive it; what they name as read is replaced by no page.
  PageFiles(const Flags& flags, const PageSource& inputs);

  // A page that failed or has nothing to show gets none. False after a failure, which error()
  // tells.
  bool write(const PageResult& done);

  const std::optional<std::string>& error() const { return error_; }

 private:
  bool is_input(const std::string& path);
  bool is_written_otherwise(const std::string& path) const;

  const Flags& flags_;
  std::string temporary_;  // of the file that is being written
  PagePaths paths_;
  const PageSource& inputs_;
  std::optional<InputFiles> input_files_;  // once a file is in the way
  std::optional<std::string> error_;
};

}  // namespace pith::app
