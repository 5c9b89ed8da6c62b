// The pages of a run on their way into one report (--explain=FILE.html).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::app {

bool is_report_name(std::string_view name);

class ReportFile {
 public:
  // What to write for a page, as report_page() made it: nothing once the report is so large that a
  // browser would be slow to open it.
  std::string add(std::string page);
  // What to write at the end.
  std::string finish();

  std::size_t left_out() const { return left_out_; }

 private:
  std::size_t bytes_ = 0;
  std::size_t left_out_ = 0;  // pages
};

}  // namespace pith::app
