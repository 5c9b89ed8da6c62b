#include "bench/gate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "bench/dataset.h"
#include "bench/tally.h"

namespace pith::internal::bench {
namespace {

using nlohmann::ordered_json;

constexpr double kSteps = 1e4;            // four digits
constexpr double kFloatTolerance = 1e-9;  // for figures read back from decimal text

double rounded_down(double value) { return std::floor(value * kSteps + kFloatTolerance) / kSteps; }

std::string four_digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

// Fixtures are summed up like the pages of a data set; their lines take the place of snippets.
PageScore as_page(const FixtureScore& fixture) {
  PageScore page;
  page.id = fixture.slug;
  page.words = fixture.words;
  page.shingles = fixture.shingles;
  page.snippets = fixture.lines;
  return page;
}

}  // namespace

Floors measure_floors(const std::vector<FixtureScore>& scores, const std::string& digest) {
  Floors floors{.digest = digest};
  if (scores.empty()) return floors;
  std::vector<PageScore> pages;
  double exact = 0;
  double keys = 0;
  double wrong = 0;
  for (const FixtureScore& score : scores) {
    pages.push_back(as_page(score));
    exact += score.exact ? 1 : 0;
    keys += static_cast<double>(score.metadata_keys);
    wrong += static_cast<double>(std::min(score.metadata_wrong.size(), score.metadata_keys));
  }
  const Summary summary = summarize(pages);
  const std::map<std::string, double> figures = {
      {"word_f1", summary.word_f1.value_or(0)},
      {"shingle_f1", summary.shingle_f1.value_or(0)},
      {"line_precision", summary.snippet_precision.value_or(0)},
      {"line_recall", summary.snippet_recall.value_or(0)},
      {"exact", exact / static_cast<double>(scores.size())},
      {"metadata", keys > 0 ? 1 - wrong / keys : 0},
  };
  for (const auto& [name, value] : figures) floors.figures[name] = rounded_down(value);
  return floors;
}

Result<Floors> read_floors(const std::string& path) {
  const Result<std::string> text = read_file(path);
  if (!text) return text.error();
  const auto root = ordered_json::parse(text.value(), nullptr, /*allow_exceptions=*/false);
  const Error malformed{.kind = Error::Kind::unreadable,
                        .input = path,
                        .reason = "no JSON object with \"fixtures\" and \"floors\""};
  if (!root.is_object() || !root.contains("fixtures") || !root.contains("floors")) return malformed;
  if (!root["fixtures"].is_string() || !root["floors"].is_object()) return malformed;
  Floors floors{.digest = root["fixtures"].get<std::string>()};
  for (const auto& [name, value] : root["floors"].items()) {
    if (!value.is_number()) return malformed;
    floors.figures[name] = value.get<double>();
  }
  return floors;
}

std::string floors_json(const Floors& floors) {
  const ordered_json root = {{"fixtures", floors.digest}, {"floors", floors.figures}};
  return root.dump(2) + "\n";
}

std::vector<std::string> lowered_figures(const Floors& pinned, const Floors& now) {
  std::vector<std::string> lines;
  for (const auto& [name, floor] : pinned.figures) {
    const auto place = now.figures.find(name);
    if (place != now.figures.end() && place->second >= floor - kFloatTolerance) continue;
    lines.push_back(name + ": floor " + four_digits(floor) + ", now " +
                    (place == now.figures.end() ? "nothing" : four_digits(place->second)));
  }
  return lines;
}

}  // namespace pith::internal::bench
