// pith-speed DATASET...: measures how long each stage takes on real pages, with Google Benchmark. A
// repetition is one pass over all pages. The repetitions of all stages are shuffled, so that other
// load on the machine affects all of them equally. Flags of Google Benchmark
// (--benchmark_filter=..., --benchmark_format=json, ...) are passed on. pith-speed --growth: the
// cost per byte of small and large pages.
#include <CLI/CLI.hpp>
#include <array>
#include <cstddef>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "app/run/system.h"
#include "bench/speed/growth.h"
#include "bench/speed/held_pages.h"
#include "bench/speed/shares.h"
#include "bench/speed/stages.h"
#include "pith/extract.h"

namespace pith::internal::bench {
namespace {

constexpr int kUsage = 2;

struct Arguments {
  std::vector<std::string> datasets = {};
  PageChoice choice = {};
  int repetitions = 5;
  bool growth = false;
};

void pass_over(benchmark::State& state, const HeldPages& held, Stage stage) {
  for ([[maybe_unused]] auto _ : state) {
    double seconds = 0;
    for (const HeldPage& page : held.pages) seconds += seconds_of(stage, page);
    state.SetIterationTime(seconds);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(held.bytes));
  state.counters["pages/s"] = benchmark::Counter(static_cast<double>(held.pages.size()),
                                                 benchmark::Counter::kIsIterationInvariantRate);
}

void register_stages(const HeldPages& held, int repetitions, std::span<const Stage> stages) {
  for (const Stage stage : stages) {
    benchmark::RegisterBenchmark(
        std::string(to_string(stage)).c_str(),
        [&held, stage](benchmark::State& state) { pass_over(state, held, stage); })
        ->UseManualTime()
        ->Iterations(1)
        ->Repetitions(repetitions)
        ->Unit(benchmark::kMillisecond);
  }
}

// The flags for Google Benchmark: those that the user passed, and defaults. Google Benchmark keeps
// a pointer to the program's name.
void initialize(char* program, std::vector<std::string> flags) {
  flags.insert(flags.begin(), "--benchmark_enable_random_interleaving=true");
  std::vector<char*> argv = {program};
  for (std::string& flag : flags) argv.push_back(flag.data());
  int argc = static_cast<int>(argv.size());
  argv.push_back(nullptr);
  benchmark::Initialize(&argc, argv.data());
}

int main(int argc, char** argv) {
  CLI::App app("Times each stage of pith on the pages of data sets.", "pith-speed");
  Arguments arguments;
  app.add_option("DATASET", arguments.datasets, "Folders with html/ and ground-truth/");
  app.add_option("--every", arguments.choice.every, "Take every Nth page only [1]")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  app.add_option("--least-bytes", arguments.choice.least_bytes, "Take pages of this size or more")
      ->type_name("N");
  app.add_option("--most-bytes", arguments.choice.most_bytes, "Take pages of this size or less")
      ->type_name("N");
  app.add_option("--repetitions", arguments.repetitions, "Passes over the pages [5]")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  app.add_flag("--growth", arguments.growth,
               "Set generated pages of 5 MB beside such of 100 kB instead")
      ->excludes("DATASET");
  app.add_flag("--plain", arguments.choice.plain,
               "The whole of pith alone, on the text that a tag stripper leaves of the pages")
      ->excludes("--growth");
  app.allow_extras();
  CLI11_PARSE(app, argc, argv);
  if (arguments.growth) {
    pith::internal::app::keep_memory();  // as the program does for many pages
    std::cout << growth_table(arguments.repetitions);
    return 0;
  }
  if (arguments.datasets.empty()) {
    std::cerr << "pith-speed: DATASET or --growth is required\n";
    return kUsage;
  }
  const Result<HeldPages> held = hold_pages(arguments.datasets, arguments.choice);
  if (!held) {
    std::cerr << "pith-speed: " << held.error().to_string() << '\n';
    return kUsage;
  }
  std::cout << held.value().pages.size() << " pages, " << held.value().bytes << " bytes\n";
  extract(held.value().pages.empty() ? "" : held.value().pages[0].bytes);  // reads the model once
  initialize(argv[0], app.remaining());
  constexpr std::array kPlainStages = {Stage::whole};
  const auto stages =
      arguments.choice.plain ? std::span<const Stage>(kPlainStages) : std::span(kStages);
  register_stages(held.value(), arguments.repetitions, stages);
  ShareReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  const std::string table = reporter.table();
  if (!table.empty()) std::cout << "\nMedians:\n\n" << table;
  return 0;
}

}  // namespace
}  // namespace pith::internal::bench

int main(int argc, char** argv) { return pith::internal::bench::main(argc, argv); }
