#include "serve/metrics.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace pith::internal::serve {
namespace {

// The samples of Prometheus' text format, by name and labels. Each must follow a HELP and a TYPE of
// its metric, and none may be there twice.
std::map<std::string, double> samples(const std::string& text) {
  std::map<std::string, double> all;
  std::set<std::string> helped;
  std::set<std::string> typed;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string hash, what, name;
    if (line.starts_with('#')) {
      words >> hash >> what >> name;
      EXPECT_TRUE((what == "HELP" ? helped : typed).insert(name).second) << line;
      EXPECT_TRUE(what == "HELP" || what == "TYPE") << line;
      continue;
    }
    const std::size_t space = line.rfind(' ');
    const std::string sample = line.substr(0, space);
    name = sample.substr(0, sample.find('{'));
    for (const std::string_view suffix : {"_bucket", "_sum", "_count"}) {
      if (!typed.contains(name) && name.ends_with(suffix)) name.resize(name.size() - suffix.size());
    }
    EXPECT_TRUE(helped.contains(name) && typed.contains(name)) << line;
    EXPECT_TRUE(all.emplace(sample, std::stod(line.substr(space + 1))).second) << line;
  }
  EXPECT_TRUE(text.ends_with('\n'));
  return all;
}

TEST(Metrics, CountsByPathStatusAndOutcome) {
  Metrics metrics;
  metrics.answered("/extract", 200, 0.01);
  metrics.answered("/extract", 200, 0.02);
  metrics.answered("/extract", 400, 0.03);
  metrics.answered("other", 404, 0.04);
  metrics.cleaned(Outcome::content, 0.01);
  metrics.cleaned(Outcome::content, 0.01);
  metrics.cleaned(Outcome::no_content, 0.01);
  metrics.received(70);
  metrics.received(7);
  metrics.sent(5);
  metrics.begin();
  metrics.begin();
  metrics.end();
  EXPECT_EQ(metrics.in_flight(), 1);
  auto found = samples(metrics.text({.waiting = 3, .held = 1'000'000}));
  const std::pair<const char*, double> expected[] = {
      {"pith_requests_total{path=\"/extract\",status=\"200\"}", 2},
      {"pith_requests_total{path=\"/extract\",status=\"400\"}", 1},
      {"pith_requests_total{path=\"other\",status=\"404\"}", 1},
      {"pith_pages_total{outcome=\"content\"}", 2},
      {"pith_pages_total{outcome=\"no_content\"}", 1},
      {"pith_received_bytes_total", 77},
      {"pith_sent_bytes_total", 5},
      {"pith_requests_in_flight", 1},
      {"pith_requests_waiting", 3},
      {"pith_held_bytes", 1'000'000},
      {"pith_request_seconds_count", 4},
      {"pith_extract_seconds_count", 3},
  };
  for (const auto& [name, value] : expected) {
    EXPECT_TRUE(found.contains(name)) << name;
    EXPECT_EQ(found[name], value) << name;
  }
  EXPECT_DOUBLE_EQ(found["pith_request_seconds_sum"], 0.1);
}

TEST(Metrics, AServiceThatFetchesNothingHasNoFetches) {
  Metrics metrics;
  metrics.fetched("ok", 0.1, 500);
  metrics.fetched("ok", 0.1, 7);
  metrics.fetched("timed_out", 30, 0);
  EXPECT_EQ(metrics.text({}).find("fetch"), std::string::npos);
  auto found = samples(metrics.text({.to_fetch = 0}));
  EXPECT_EQ(found["pith_fetches_total{outcome=\"ok\"}"], 2);
  EXPECT_EQ(found["pith_fetches_total{outcome=\"timed_out\"}"], 1);
  EXPECT_EQ(found["pith_fetched_bytes_total"], 507);
  EXPECT_EQ(found["pith_fetch_seconds_count"], 3);
  EXPECT_EQ(found.count("pith_fetches_waiting"), 1U);
  EXPECT_EQ(samples(metrics.text({.to_fetch = 9}))["pith_fetches_waiting"], 9);
}

// A bucket holds all that took so long or less; the last one holds all.
TEST(Metrics, BucketsAreCumulative) {
  Metrics metrics;
  for (const double seconds : {0.0, 0.0005, 0.0006, 0.01, 10.0, 10.5, 4000.0}) {
    metrics.cleaned(Outcome::content, seconds);
  }
  const auto found = samples(metrics.text({}));
  // By its number, which may be written in several ways.
  const auto bucket = [&found](double bound) {
    for (const auto& [sample, count] : found) {
      constexpr std::string_view kBegin = "pith_extract_seconds_bucket{le=\"";
      if (sample.starts_with(kBegin) && std::stod(sample.substr(kBegin.size())) == bound) {
        return count;
      }
    }
    return -1.0;
  };
  EXPECT_EQ(bucket(0.0005), 2);
  EXPECT_EQ(bucket(0.001), 3);
  EXPECT_EQ(bucket(0.005), 3);
  EXPECT_EQ(bucket(0.01), 4);
  EXPECT_EQ(bucket(5), 4);
  EXPECT_EQ(bucket(10), 5);
  EXPECT_EQ(bucket(std::numeric_limits<double>::infinity()), 7);
  EXPECT_EQ(found.at("pith_extract_seconds_count"), 7);
}

}  // namespace
}  // namespace pith::internal::serve
