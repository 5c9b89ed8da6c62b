#include "bench/gap.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace pith::internal::bench {
namespace {

using nlohmann::ordered_json;

void compare(std::string_view what, std::size_t now, std::size_t admitted, GapChange& change) {
  if (now == admitted) return;
  const std::string numbers = std::string(what) + ": " + std::to_string(now) + ", the gap admits " +
                              std::to_string(admitted);
  if (now > admitted) {
    change.worse.push_back(numbers + " (a regression)");
  } else {
    change.better.push_back(numbers + " (better: narrow the gap)");
  }
}

}  // namespace

std::optional<Gap> gap_of(const FixtureScore& score) {
  if (score.exact && score.metadata_wrong.empty()) return std::nullopt;
  return Gap{.missing = score.lines.missing,
             .leaked = score.lines.leaked,
             .metadata = score.metadata_wrong.size(),
             .why = score.gap ? score.gap->why : std::string()};
}

bool is_wider(const Gap& now, const Gap& admitted) {
  return now.missing > admitted.missing || now.leaked > admitted.leaked ||
         now.metadata > admitted.metadata;
}

GapChange gap_change(const Gap& now, const Gap& admitted) {
  GapChange change;
  compare("lines missing", now.missing, admitted.missing, change);
  compare("lines leaked", now.leaked, admitted.leaked, change);
  compare("metadata keys wrong", now.metadata, admitted.metadata, change);
  return change;
}

GapChange gap_change(const FixtureScore& score) {
  const std::optional<Gap> now = gap_of(score);
  GapChange change;
  if (!now) {
    if (score.gap) {
      change.better.emplace_back("all is as expected: remove the gap from case.json");
    }
    return change;
  }
  if (score.gap) {
    change = gap_change(*now, *score.gap);
  } else if (now->metadata > 0) {
    change.worse.push_back("metadata keys wrong: " + std::to_string(now->metadata));
  }
  // A gap in the metadata does not allow differences in the text, nor does another order of lines.
  const bool text_may_differ = score.gap && score.gap->missing + score.gap->leaked > 0;
  if (!score.exact && !text_may_differ)
    change.worse.emplace_back("the Markdown is not that of expected.md");
  return change;
}

std::string case_with_gap(const std::string& text, const std::optional<Gap>& gap) {
  auto root = ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) return text;
  root.erase("gap");
  if (gap) {
    root["gap"] = {{"missing", gap->missing},
                   {"leaked", gap->leaked},
                   {"metadata", gap->metadata},
                   {"why", gap->why}};
  }
  return root.dump(2) + "\n";
}

}  // namespace pith::internal::bench
