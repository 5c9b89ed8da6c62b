// The table after the benchmark: each stage compared with the whole job and with bare Gumbo.
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

  // For each stage the median over its repetitions; "" if whole or bare_gumbo were not run.
  std::string table() const;

 private:
  std::map<std::string, std::vector<double>>
      seconds_;  // by stage, one value per pass over all pages
};

}  // namespace pith::internal::bench
