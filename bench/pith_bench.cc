// pith-bench: extracts every page of one or more data sets and says how good and how fast that
// was, or scores texts that another extractor made of them, or the project's own fixtures.

#include <CLI/CLI.hpp>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "bench/dataset.h"
#include "bench/faithful_mode.h"
#include "bench/fixture_mode.h"
#include "bench/fold_models.h"
#include "bench/report.h"
#include "bench/rules_mode.h"
#include "bench/run.h"
#include "bench/score_texts.h"
#include "bench/structure_mode.h"
#include "bench/tally.h"
#include "pith/options.h"

namespace pith::internal::bench {
namespace {

constexpr int kDone = 0;
constexpr int kSomePagesFailed = 1;
constexpr int kUsage = 2;

const char* const kAboutGaps =
    "Fixtures: a page that is known to fall short of its hand-written expectations says so in its\n"
    "case.json, \"gap\": {\"missing\": 2, \"leaked\": 1, \"metadata\": 0, \"why\": \"...\"}: lines "
    "of\n"
    "expected.md not found, lines found that it does not have, wrong keys of expected.json. The\n"
    "fixture tests hold the page to exactly these numbers. --update-gaps rewrites them, drops a "
    "gap\n"
    "that is closed, and refuses to raise a number without --allow-lower.";

struct Arguments {
  std::vector<std::string> datasets = {};
  std::vector<std::string> set_names = {};
  RunOptions run = {};
  std::string by = "type";
  std::string favor = "balanced";
  std::string models = {};
  std::string texts = {};
  bool metadata = false;
  bool calibration = false;
  bool faithful = false;
  bool structure = false;
  bool round_trip = false;
  bool rules = false;
  std::size_t misses = 0;
  std::string json_file = {};
  std::string pages_file = {};
  FixtureModeOptions fixtures = {};
};

void add_dataset_flags(CLI::App& app, Arguments& arguments) {
  app.add_option("DATASET", arguments.datasets, "Folders with html/ and ground-truth/");
  app.add_option("--set-name", arguments.set_names, "Name to print, once a DATASET [folder's name]")
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_option("--by", arguments.by, "What the rows below each set's are [type]")
      ->check(CLI::IsMember({"type", "language", "length", "site", "none"}));
  app.add_flag("--metadata", arguments.metadata, "Columns for title, author, date and language");
  app.add_flag("--calibration", arguments.calibration, "Confidence beside the word F1 reached");
  app.add_option(
         "--misses", arguments.misses,
         "List the N pages that lost most; with --metadata the first N misses of each field, with "
         "--structure of each kind, with --rules wrong blocks of each rule")
      ->type_name("N");
  app.add_option("--half", arguments.run.half,
                 "Only the pages of one half of the hosts: rules are tried on half 1")
      ->check(CLI::Range(1, 2));
  app.add_option("-j,--jobs", arguments.run.jobs, "Threads [1]")->check(CLI::Range(1, 256));
  app.add_option("--favor", arguments.favor, "Which error weighs more [balanced]")
      ->check(CLI::IsMember({"balanced", "precision", "recall"}));
  app.add_flag("--date-or-modified", arguments.run.extract.date_or_modified,
               "Take the date of the last change where a page names no publication");
  app.add_option("--models", arguments.models,
                 "Cross-validate: score each page by the model in DIR that has not seen its host")
      ->type_name("DIR");
  app.add_option("--texts", arguments.texts,
                 "Score the texts DIR/SET/ID.txt instead of extracting; SET is DATASET's name")
      ->type_name("DIR")
      ->needs("DATASET")
      ->excludes("--models");
  app.add_flag("--faithful", arguments.faithful,
               "List the pages where what is kept is not the page's text, in its order, once")
      ->needs("DATASET")
      ->excludes("--texts");
  CLI::Option* structure =
      app.add_flag("--structure", arguments.structure,
                   "Of the pages' headings, items, cells, links, ...: the share that is still "
                   "such; with --texts F1 of the outputs DIR/SET/ID.html or .md")
          ->needs("DATASET");
  app.add_flag("--round-trip", arguments.round_trip,
               "List what a Markdown parser reads otherwise than the HTML output has it")
      ->needs("DATASET")
      ->excludes("--texts")
      ->excludes(structure);
  app.add_flag("--rules", arguments.rules,
               "Of the words that each rule and pass drops or keeps: the share that the truth has")
      ->needs("DATASET")
      ->excludes("--texts")
      ->excludes(structure);
  app.add_flag("--plain", arguments.run.plain,
               "Take the pages as a plain tag stripper leaves them, a line a block")
      ->excludes("--texts");
  app.add_flag("--site", arguments.run.with_site,
               "Let all pages of a host teach what is its template")
      ->excludes("--texts")
      ->excludes("--plain");
  app.add_flag("--baseline", arguments.run.baseline, "Time a bare Gumbo parse beside each page");
  app.add_option("--json", arguments.json_file, "Write all figures to FILE")->type_name("FILE");
  app.add_option("--per-page", arguments.pages_file, "Write a row a page to FILE (TSV)")
      ->type_name("FILE");
}

void add_fixture_flags(CLI::App& app, Arguments& arguments) {
  FixtureModeOptions& fixtures = arguments.fixtures;
  CLI::Option* directory =
      app.add_option("--fixtures", fixtures.directory, "Score the fixtures in DIR instead")
          ->type_name("DIR")
          ->excludes("DATASET");
  app.add_flag("--diff", fixtures.diff, "Print the lines that differ")->needs(directory);
  app.add_option("--update-floors", fixtures.floors_file, "Pin the figures reached in FILE")
      ->type_name("FILE")
      ->needs(directory);
  app.add_flag("--update-gaps", fixtures.update_gaps,
               "Pin how far the fixtures whose case.json has a \"gap\" fall short")
      ->needs(directory);
  app.add_flag("--allow-lower", fixtures.allow_lower, "Also figures that fell, gaps that grew")
      ->needs(directory);
  app.add_option("--bless", fixtures.bless, "Rewrite the expectations of these fixtures")
      ->type_name("SLUG")
      ->needs(directory);
}

// Truths with fewer words make a page short.
constexpr std::size_t kShortTruth = 250;

// Hosts with fewer pages teach nothing (markup/site_evidence.cc).
constexpr std::size_t kFewPages = 3;

// The function that assigns pages to groups; empty for no groups.
GroupKey group_key(const std::string& by) {
  if (by == "language") return [](const PageScore& page) { return page.language; };
  if (by == "type") return [](const PageScore& page) { return page.type; };
  if (by == "site") {
    return [](const PageScore& page) {
      return std::string(page.host_pages < kFewPages ? "other hosts" : "hosts of 3 pages or more");
    };
  }
  if (by == "length") {
    return [](const PageScore& page) {
      const bool is_short = page.words && page.words->truth_words < kShortTruth;
      return page.type + (is_short ? ", truth < 250 words" : ", other");
    };
  }
  return nullptr;
}

SetReport report_of(const std::string& name, const std::vector<PageScore>& pages,
                    const std::string& by) {
  SetReport report = {name, summarize(pages), {}};
  if (const GroupKey key = group_key(by)) report.groups = summarize_by(pages, key);
  return report;
}

Favor favor_of(const std::string& name) {
  if (name == "precision") return Favor::precision;
  return name == "recall" ? Favor::recall : Favor::balanced;
}

bool write_file(const std::string& path, const std::string& text) {
  if (path.empty()) return true;
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) std::cerr << "pith-bench: " << path << ": can't be written\n";
  return static_cast<bool>(file);
}

int bench_datasets(const Arguments& arguments) {
  std::vector<SetReport> reports;
  std::string misses;
  std::string pages;
  std::vector<PageScore> everything;
  int code = kDone;
  for (std::size_t i = 0; i < arguments.datasets.size(); ++i) {
    const Result<Dataset> dataset = Dataset::open(arguments.datasets[i]);
    if (!dataset) {
      std::cerr << "pith-bench: " << dataset.error().to_string() << '\n';
      return kUsage;
    }
    const bool named = i < arguments.set_names.size();
    const std::string name = named ? arguments.set_names[i] : dataset.value().name();
    RunResult result = arguments.texts.empty() ? run(dataset.value(), arguments.run)
                                               : score_texts(dataset.value(), arguments.texts);
    for (const Error& error : result.failed) {
      std::cerr << "pith-bench: " << error.to_string() << '\n';
      code = kSomePagesFailed;
    }
    reports.push_back(report_of(name, result.pages, arguments.by));
    if (arguments.misses > 0 && arguments.metadata) {
      misses += "\n" + name + ", metadata that differs:\n\n" +
                field_misses_table(result.pages, arguments.misses);
    } else if (arguments.misses > 0) {
      misses += "\n" + name + ", the pages that lost most:\n\n" +
                misses_table(worst_pages(result.pages, arguments.misses));
    }
    pages += pages_tsv(name, result.pages);
    std::move(result.pages.begin(), result.pages.end(), std::back_inserter(everything));
  }
  if (reports.size() > 1) reports.push_back(report_of("all sets", everything, arguments.by));
  std::cout << main_table(reports, arguments.metadata);
  if (arguments.metadata) {
    std::cout << '\n' << metadata_rates_table(reports) << '\n' << odd_truths_table(reports);
  }
  if (arguments.run.plain) std::cout << '\n' << plain_table(reports);
  if (arguments.run.baseline) std::cout << '\n' << baseline_table(reports);
  if (arguments.calibration) std::cout << '\n' << calibration_table(calibration(everything));
  std::cout << misses;
  const bool written = write_file(arguments.json_file, to_json(reports)) &&
                       write_file(arguments.pages_file, pages_tsv_header() + pages);
  return written ? code : kUsage;
}

// A host may have pages in several data sets.
Site learn_all(const std::vector<std::string>& folders) {
  Site site;
  for (const std::string& folder : folders) {
    const Result<Dataset> dataset = Dataset::open(folder);
    if (dataset) learn_site(dataset.value(), site);
  }
  return site;
}

int use_datasets(Arguments& arguments) {
  Site site;
  if (arguments.run.with_site || arguments.by == "site") {
    site = learn_all(arguments.datasets);
    arguments.run.site = &site;
  }
  if (arguments.structure) {
    const StructureRun done =
        structure_mode(arguments.datasets, arguments.run, arguments.texts, arguments.misses);
    return write_file(arguments.json_file, done.json) ? done.code : kUsage;
  }
  if (arguments.round_trip) {
    return round_trip_mode(arguments.datasets, arguments.run, arguments.misses);
  }
  if (arguments.rules) return rules_mode(arguments.datasets, arguments.run, arguments.misses);
  return arguments.faithful ? faithful_mode(arguments.datasets, arguments.run)
                            : bench_datasets(arguments);
}

int main(int argc, char** argv) {
  CLI::App app("Scores pith on pages with ground truth.", "pith-bench");
  app.footer(kAboutGaps);
  Arguments arguments;
  add_dataset_flags(app, arguments);
  add_fixture_flags(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? kDone : kUsage;
  }
  arguments.run.extract.favor = favor_of(arguments.favor);
  if (!arguments.fixtures.directory.empty()) return fixture_mode(arguments.fixtures);
  if (!arguments.models.empty()) {
    const Result<FoldModels> models = FoldModels::open(arguments.models);
    if (!models) {
      std::cerr << "pith-bench: " << models.error().to_string() << '\n';
      return kUsage;
    }
    arguments.run.models = &models.value();
    return use_datasets(arguments);
  }
  if (!arguments.datasets.empty()) return use_datasets(arguments);
  std::cerr << "pith-bench: no DATASET given (see --help)\n";
  return kUsage;
}

}  // namespace
}  // namespace pith::internal::bench

int main(int argc, char** argv) { return pith::internal::bench::main(argc, argv); }
