#include "bench/speed/shares.h"

#include <cstdio>

#include "bench/speed/median.h"
#include "bench/speed/stages.h"

namespace pith::internal::bench {
void ShareReporter::ReportRuns(const std::vector<Run>& runs) {
  std::vector<Run> shown;
  for (const Run& run : runs) {
    if (run.run_type == Run::RT_Aggregate) {
      if (run.aggregate_name == "median") shown.push_back(run);
    } else if (run.iterations > 0) {
      seconds_[run.run_name.function_name].push_back(run.real_accumulated_time /
                                                     static_cast<double>(run.iterations));
      if (run.repetitions == 1) shown.push_back(run);
    }
  }
  if (!shown.empty()) ConsoleReporter::ReportRuns(shown);
}

std::string ShareReporter::table() const {
  std::map<std::string, double> medians;
  for (const auto& [stage, times] : seconds_) medians[stage] = median(times);
  const double whole = medians[std::string(to_string(Stage::whole))];
  const double gumbo = medians[std::string(to_string(Stage::bare_gumbo))];
  if (whole <= 0 || gumbo <= 0) return "";
  std::string lines = "| stage | seconds | of bare Gumbo | of the whole |\n|---|---:|---:|---:|\n";
  for (const Stage stage : kStages) {
    const double seconds = medians[std::string(to_string(stage))];
    if (seconds <= 0) continue;  // filtered out
    char line[120];
    std::snprintf(line, sizeof line, "| %-10s | %9.6f | %5.3f | %5.3f |\n",
                  std::string(to_string(stage)).c_str(), seconds, seconds / gumbo, seconds / whole);
    lines += line;
  }
  return lines;
}

}  // namespace pith::internal::bench
