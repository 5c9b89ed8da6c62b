// A folder of results with one file per page (-o DIR). Each file gets its name when it is complete.
#pragma once

#include <optional>
#include <string>

#include "app/flags/flags.h"
#include "app/flags/input_files.h"
#include "app/output/page_path.h"
#include "app/run/page_result.h"
#include "input/page_stream.h"

namespace pith::internal::app {

class PageFiles {
 public:
  // `flags` and `inputs` must outlive it. Files that they name as inputs are never replaced.
  PageFiles(const Flags& flags, const PageStream& inputs);

  // Writes a page's file. A page that failed or has no content gets none. Returns false after a
  // failure, which error() reports.
  bool write(const PageResult& done);

  const std::optional<std::string>& error() const { return error_; }

 private:
  bool is_input(const std::string& path);
  bool is_written_otherwise(const std::string& path) const;

  const Flags& flags_;
  std::string temporary_;  // of the file that is being written
  PagePaths paths_;
  const PageStream& inputs_;
  std::optional<InputFiles> input_files_;  // filled when the first name is taken
  std::optional<std::string> error_;
};

}  // namespace pith::internal::app
