#include "bench/gap.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace pith::bench {
namespace {

using nlohmann::ordered_json;

void compare(std::string_view what, std::size_t now, std::size_t admitted,
             std::vector<std::string>& lines) {
  if (now == admitted) return;
  const std::string numbers = std::string(what) + ": " + std::to_string(now) + ", the gap admits " +
                              std::to_string(admitted);
  lines.push_back(numbers + (now > admitted
                                 ? " (a regression)"
                                 : " (better: narrow the gap, pith-bench --update-gaps does it)"));
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

std::vector<std::string> gap_complaints(const FixtureScore& score) {
  const std::optional<Gap> now = gap_of(score);
  if (!now) {
    if (!score.gap) return {};
    return {"all is as expected: remove the gap from case.json (pith-bench --update-gaps does it)"};
  }
  std::vector<std::string> lines;
  if (score.gap) {
    compare("lines missing", now->missing, score.gap->missing, lines);
    compare("lines leaked", now->leaked, score.gap->leaked, lines);
    compare("metadata keys wrong", now->metadata, score.gap->metadata, lines);
  } else if (now->metadata > 0) {
    lines.push_back("metadata keys wrong: " + std::to_string(now->metadata));
  }
  // A gap in the metadata alone excuses nothing in the text; nor do lines in another order count.
  const bool text_may_differ = score.gap && score.gap->missing + score.gap->leaked > 0;
  if (!score.exact && !text_may_differ)
    lines.emplace_back("the Markdown is not that of expected.md");
  return lines;
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

}  // namespace pith::bench
