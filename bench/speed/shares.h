// The table under the benchmark: each stage beside the whole job and beside bare Gumbo.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace pith::internal::bench {

// Prints the median of each stage's repetitions as Google Benchmark does, and keeps all times.
class ShareReporter : public benchmark::ConsoleReporter {
 public:
  ShareReporter() : ConsoleReporter(OO_None) {}

  void ReportRuns(const std::vector<Run>& runs) override;

  // Of each stage the median over its repetitions; "" when whole or bare_gumbo were not run.
  std::string table() const;

 private:
  std::map<std::string, std::vector<double>> seconds_;  // by stage, a pass over all pages each
};

}  // namespace pith::internal::bench
