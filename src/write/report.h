// The parts of a report (write_report()), for callers that write several pages into one report:
// head, pages and tail, in this order. The template is report.data.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pith/article.h"
#include "pith/write.h"

namespace pith::internal {

std::string report_head();
// One page of it; at most 2 MB. `options` are those of the results that it shows beside the blocks.
std::string report_page(const Article& article, const JsonOptions& options);
// `left_out`: pages that are not in it, which it then says. `form`: the URL of the form that asked
// for it, to which it then leads back.
std::string report_tail(std::size_t left_out, std::string_view form = "");

bool is_report_name(std::string_view name);

// The pages of a run on their way into one report (--explain=FILE.html).
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

}  // namespace pith::internal
