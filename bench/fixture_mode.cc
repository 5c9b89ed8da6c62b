#include "bench/fixture_mode.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>
#include <utility>

#include "bench/dataset.h"
#include "bench/gap.h"
#include "bench/line_diff.h"
#include "pith/extract.h"

namespace pith::internal::bench {
namespace {

constexpr int kDone = 0;
constexpr int kWorse = 1;
constexpr int kFailed = 2;

int fail(const std::string& message) {
  std::cerr << "pith-bench: " << message << '\n';
  return kFailed;
}

// Written to a second file first, so that a full disk does not destroy the old one.
bool replace_file(const std::string& path, const std::string& text) {
  const std::string fresh = path + ".new";
  std::ofstream file(fresh, std::ios::binary);
  file << text;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(fresh, path, error);
  const bool done = file && !error;
  if (!done) std::filesystem::remove(fresh, error);
  return done;
}

int bless(const FixtureModeOptions& options) {
  for (const std::string& slug : options.bless) {
    const Result<Fixture> fixture = read_fixture(options.directory + "/" + slug);
    if (!fixture) return fail(fixture.error().to_string());
    const Fixture& page = fixture.value();
    const Article article = extract(page.source, page.options);
    const std::string markdown = write_markdown(article, page.write);
    const std::string metadata = metadata_json(article.metadata);
    for (const auto& [name, text] :
         {std::pair("/expected.md", &markdown), std::pair("/expected.json", &metadata)}) {
      if (!replace_file(page.folder + name, *text)) {
        return fail(page.folder + name + ": can't be written");
      }
    }
    std::cout << "blessed " << slug << ": " << to_string(article.outcome) << '\n'
              << line_diff(page.expected_markdown, markdown);
  }
  return kDone;
}

void print_scores(const std::vector<FixtureScore>& scores) {
  std::cout
      << "| fixture | exact | word F1 | lines missing | lines leaked | metadata wrong | gap |\n"
         "|---|---|---:|---:|---:|---:|---|\n";
  for (const FixtureScore& score : scores) {
    char word_f1[32];
    std::snprintf(word_f1, sizeof word_f1, "%.4f", score.words.f1);
    std::cout << "| " << score.slug << " | " << (score.exact ? "yes" : "no") << " | " << word_f1
              << " | " << score.lines.missing << " | " << score.lines.leaked << " | "
              << score.metadata_wrong.size() << " of " << score.metadata_keys << " | "
              << (score.gap ? score.gap->why : "") << " |\n";
  }
}

// Known gaps that are smaller than their case.json files admit.
void print_better(const std::vector<FixtureScore>& scores) {
  std::string improved;
  for (const FixtureScore& score : scores) {
    for (const std::string& line : gap_change(score).better)
      improved += score.slug + ": " + line + "\n";
  }
  if (improved.empty()) return;
  std::cout << "\nSmaller than the known gap, which --update-gaps narrows:\n" << improved;
}

int print_differences(const std::string& directory, const std::vector<FixtureScore>& scores) {
  for (const FixtureScore& score : scores) {
    if (score.exact && score.metadata_wrong.empty()) continue;
    const Result<Fixture> fixture = read_fixture(directory + "/" + score.slug);
    if (!fixture) return fail(fixture.error().to_string());
    std::cout << "\n## " << score.slug << "\n\n"
              << line_diff(fixture.value().expected_markdown, score.markdown);
    for (const std::string& line : score.metadata_wrong) std::cout << line << '\n';
  }
  return kDone;
}

// Updates only gaps that are admitted already, because a new one needs a reason that a person
// writes.
int update_gaps(const FixtureModeOptions& options, const std::vector<FixtureScore>& scores) {
  bool wider = false;
  for (const FixtureScore& score : scores) {
    const std::optional<Gap> now = gap_of(score);
    if (options.allow_lower || !score.gap || !now || !is_wider(*now, *score.gap)) continue;
    wider = true;
    for (const std::string& line : gap_change(score).worse) {
      std::cerr << score.slug << ": " << line << '\n';
    }
  }
  if (wider) {
    std::cerr << "pith-bench: no gap widened or narrowed; --allow-lower does it\n";
    return kWorse;
  }
  for (const FixtureScore& score : scores) {
    if (!score.gap) continue;
    const GapChange change = gap_change(score);
    if (change.worse.empty() && change.better.empty()) continue;
    const std::string path = options.directory + "/" + score.slug + "/case.json";
    const Result<std::string> text = read_file(path);
    if (!text) return fail(text.error().to_string());
    const std::optional<Gap> now = gap_of(score);
    if (!replace_file(path, case_with_gap(text.value(), now))) {
      return fail(path + ": can't be written");
    }
    std::cout << score.slug << (now ? ": gap updated\n" : ": gap removed\n");
  }
  return kDone;
}

int update_floors(const FixtureModeOptions& options, const Floors& now) {
  std::error_code error;
  if (std::filesystem::exists(options.floors_file, error)) {
    const Result<Floors> pinned = read_floors(options.floors_file);
    if (!pinned) return fail(pinned.error().to_string());
    const std::vector<std::string> lines = lowered_figures(pinned.value(), now);
    for (const std::string& line : lines) std::cerr << line << '\n';
    if (!lines.empty() && !options.allow_lower) {
      std::cerr << "pith-bench: floors not lowered; --allow-lower does it\n";
      return kWorse;
    }
  }
  if (!replace_file(options.floors_file, floors_json(now))) {
    return fail(options.floors_file + ": can't be written");
  }
  return kDone;
}

}  // namespace

Result<std::vector<FixtureScore>> score_fixtures(const std::string& directory) {
  std::vector<FixtureScore> scores;
  for (const std::string& folder : fixture_folders(directory)) {
    const Result<Fixture> fixture = read_fixture(folder);
    if (!fixture) return fixture.error();
    const Fixture& page = fixture.value();
    scores.push_back(score_fixture(page, extract(page.source, page.options)));
  }
  if (scores.empty()) {
    return Error{.kind = Error::Kind::not_found, .input = directory, .reason = "no fixtures in it"};
  }
  return scores;
}

int fixture_mode(const FixtureModeOptions& options) {
  if (!options.bless.empty()) return bless(options);
  const Result<std::vector<FixtureScore>> scores = score_fixtures(options.directory);
  if (!scores) return fail(scores.error().to_string());
  print_scores(scores.value());
  if (options.update_gaps) {
    if (const int code = update_gaps(options, scores.value())) return code;
  } else {
    print_better(scores.value());
  }
  // The digest includes the gaps that were just written.
  const Floors now = measure_floors(scores.value(), fixtures_digest(options.directory));
  std::cout << '\n' << floors_json(now);
  if (options.diff) {
    if (const int code = print_differences(options.directory, scores.value())) return code;
  }
  return options.floors_file.empty() ? kDone : update_floors(options, now);
}

}  // namespace pith::internal::bench
