#include "bench/structure_mode.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bench/cmark.h"
#include "bench/each_page.h"
#include "bench/round_trip.h"

namespace pith::internal::bench {
namespace {

constexpr int kDone = 0;
constexpr int kSomePagesDiffer = 1;
constexpr int kFailed = 2;
constexpr std::size_t kShownDifferences = 3;

std::string share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", static_cast<double>(part) / static_cast<double>(whole));
  return text;
}

int report_unread(const Error& error) {
  std::cerr << "pith-bench: " << error.to_string() << '\n';
  return kFailed;
}

std::string lost_units(const std::vector<StructureScore>& pages, std::size_t misses) {
  std::string out;
  for (std::size_t kind = 0; kind < kUnitKinds; ++kind) {
    std::size_t left = misses;
    for (const StructureScore& page : pages) {
      for (const std::string& lost : page.lost[kind]) {
        if (left == 0) break;
        --left;
        out += std::string(to_string(static_cast<UnitKind>(kind))) + ", " + page.id + ": " + lost +
               '\n';
      }
    }
  }
  return out;
}

nlohmann::ordered_json units_of(const StructureScore& sum) {
  nlohmann::ordered_json units = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < kUnitKinds; ++i) {
    const StructureCounts& counts = sum.kinds[i];
    if (counts.on_page + counts.truth == 0) continue;
    units[std::string(to_string(static_cast<UnitKind>(i)))] = {
        {"on_page", counts.on_page}, {"survivors", counts.survivors}, {"kept", counts.kept},
        {"truth", counts.truth},     {"found", counts.found},         {"right", counts.right}};
  }
  return units;
}

}  // namespace

std::string structure_table(const StructureScore& sum) {
  std::string pages;
  std::string truths;
  for (std::size_t i = 0; i < kUnitKinds; ++i) {
    const StructureCounts& counts = sum.kinds[i];
    const std::string name = "| " + std::string(to_string(static_cast<UnitKind>(i))) + " | ";
    if (counts.on_page > 0) {
      pages += name + std::to_string(counts.on_page) + " | " + std::to_string(counts.survivors) +
               " | " + share(counts.kept, counts.survivors) + " |\n";
    }
    if (counts.truth == 0) continue;
    truths += name + std::to_string(counts.truth) + " | " + std::to_string(counts.found) + " | " +
              share(2 * counts.right, counts.truth + counts.found) + " |\n";
  }
  std::string out;
  if (!pages.empty()) {
    out += "| units | on the pages | text survives | kept |\n|---|---:|---:|---:|\n" + pages;
  }
  if (!truths.empty()) {
    out += std::string(out.empty() ? "" : "\n") +
           "| units | of the truth | of the output | F1 |\n|---|---:|---:|---:|\n" + truths;
  }
  if (sum.code_lines + sum.cells > 0) {
    out += "\nOf the truth's lines of code " + share(sum.code_lines_right, sum.code_lines) +
           " are code (" + std::to_string(sum.code_lines) + "), of its cells " +
           share(sum.cells_right, sum.cells) + " are cells (" + std::to_string(sum.cells) + ").\n";
  }
  return out;
}

std::vector<Result<StructureScore>> score_markups(const Dataset& dataset,
                                                  const std::string& directory) {
  std::vector<Result<StructureScore>> scores;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    const Result<LabeledPage> page = dataset.load(i);
    const std::string path = directory + "/" + dataset.name() + "/" + dataset.id(i);
    const Result<std::string> html = read_file(path + ".html");
    const Result<std::string> markdown = html ? html : read_file(path + ".md");
    if (!page || !markdown) {
      scores.emplace_back(page ? markdown.error() : page.error());
    } else {
      scores.push_back(
          score_markup(page.value(), html ? html.value() : html_of_markdown(markdown.value())));
    }
  }
  return scores;
}

StructureRun structure_mode(const std::vector<std::string>& datasets, const RunOptions& options,
                            const std::string& texts, std::size_t misses) {
  int code = kDone;
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  StructureScore all;
  for (const std::string& folder : datasets) {
    const Result<Dataset> dataset = Dataset::open(folder);
    if (!dataset) return {report_unread(dataset.error()), {}};
    StructureScore sum;
    std::vector<StructureScore> pages;
    std::vector<Result<StructureScore>> scores =
        texts.empty() ? each_page<StructureScore>(dataset.value(), options, &score_structure)
                      : score_markups(dataset.value(), texts);
    for (Result<StructureScore>& page : scores) {
      if (!page) {
        code = report_unread(page.error());
        continue;
      }
      sum.add(page.value());
      if (misses > 0) pages.push_back(std::move(page.value()));
    }
    std::cout << dataset.value().name() << "\n\n" << structure_table(sum) << '\n';
    if (misses > 0) std::cout << lost_units(pages, misses) << '\n';
    json.push_back({{"set", dataset.value().name()}, {"units", units_of(sum)}});
    all.add(sum);
  }
  if (datasets.size() > 1) std::cout << "all sets\n\n" << structure_table(all);
  return {code, json.dump(2) + "\n"};
}

int round_trip_mode(const std::vector<std::string>& datasets, const RunOptions& options,
                    std::size_t misses) {
  int code = kDone;
  std::size_t pages = 0;
  std::size_t differ = 0;
  std::size_t rows = 0;
  std::size_t other_emphasis = 0;
  const std::size_t shown = misses > 0 ? misses : kShownDifferences;
  struct Checked {
    std::string id;
    RoundTrip found;
  };
  for (const std::string& folder : datasets) {
    const Result<Dataset> dataset = Dataset::open(folder);
    if (!dataset) return report_unread(dataset.error());
    const auto check = [](const LabeledPage& page, const Article& article) {
      return Checked{page.id, round_trip(article)};
    };
    for (const Result<Checked>& page : each_page<Checked>(dataset.value(), options, check)) {
      if (!page) {
        code = report_unread(page.error());
        continue;
      }
      const RoundTrip& found = page.value().found;
      ++pages;
      rows += found.rows;
      other_emphasis += found.other_emphasis.size();
      for (std::size_t i = 0; i < std::min(misses, found.other_emphasis.size()); ++i) {
        std::cout << dataset.value().name() << ' ' << page.value().id << ": "
                  << found.other_emphasis[i] << '\n';
      }
      if (found.differences.empty()) continue;
      ++differ;
      std::cout << dataset.value().name() << ' ' << page.value().id << ": "
                << found.differences.size() << " rows differ\n";
      for (std::size_t i = 0; i < std::min(shown, found.differences.size()); ++i) {
        std::cout << "  " << found.differences[i] << '\n';
      }
    }
  }
  std::cout << pages << " pages, " << rows << " rows; of " << differ
            << " pages the Markdown is not the HTML; rows with other emphasis: " << other_emphasis
            << '\n';
  return code == kDone && differ > 0 ? kSomePagesDiffer : code;
}

}  // namespace pith::internal::bench
