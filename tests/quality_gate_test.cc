// What the project's own pages reach must not fall below fixtures/floors.json.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bench/fixture_mode.h"
#include "bench/gate.h"

namespace pith::internal::bench {
namespace {

const char* const kHowToPin =
    "\nTo pin what is reached: pith-bench --fixtures fixtures/pages --update-floors "
    "fixtures/floors.json (and --allow-lower where a lower figure is meant)";

TEST(QualityGate, NoFigureFallsBelowItsFloor) {
  const std::string fixtures = std::string(PITH_SOURCE_DIR) + "/fixtures";
  const Result<Floors> pinned = read_floors(fixtures + "/floors.json");
  ASSERT_TRUE(pinned.ok()) << pinned.error().to_string() << kHowToPin;
  ASSERT_FALSE(pinned.value().figures.empty()) << kHowToPin;

  const std::string digest = fixtures_digest(fixtures + "/pages");
  EXPECT_EQ(pinned.value().digest, digest)
      << "The floors were measured on other fixtures than there are." << kHowToPin;

  const Result<std::vector<FixtureScore>> scores = score_fixtures(fixtures + "/pages");
  ASSERT_TRUE(scores.ok()) << scores.error().to_string();
  const Floors now = measure_floors(scores.value(), digest);
  for (const std::string& line : lowered_figures(pinned.value(), now)) ADD_FAILURE() << line;
  for (const auto& [name, value] : now.figures) {
    EXPECT_GT(pinned.value().figures.count(name), 0U) << name << " has no floor" << kHowToPin;
  }
  for (const auto& [name, floor] : pinned.value().figures) {
    EXPECT_GT(floor, 0) << name << ": nothing falls below that";
  }
}

}  // namespace
}  // namespace pith::internal::bench
