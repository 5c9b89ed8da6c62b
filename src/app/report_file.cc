#include "app/report_file.h"

#include "write/report.h"

namespace pith::app {
namespace {

constexpr std::size_t kMostBytes = 20'000'000;

}  // namespace

bool is_report_name(std::string_view name) { return name.ends_with(".html"); }

std::string ReportFile::add(std::string page) {
  // Once one is left out, so are all behind it: what is in the report is the run's beginning.
  if (left_out_ > 0 || bytes_ + page.size() > kMostBytes) {
    ++left_out_;
    return "";
  }
  if (bytes_ == 0) page.insert(0, report_head());
  bytes_ += page.size();
  return page;
}

std::string ReportFile::finish() {
  return (bytes_ == 0 ? report_head() : "") + report_tail(left_out_);
}

}  // namespace pith::app
