#include "bench/speed/growth.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

#include "bench/cpu_clock.h"
#include "bench/speed/median.h"
#include "pith/extract.h"

namespace pith::internal::bench {
namespace {

constexpr std::size_t kSmall = 100'000;
constexpr std::size_t kLarge = 5'000'000;

constexpr std::array<std::string_view, 12> kWords = {"river", "of",      "the",    "old",
                                                     "town",  "carried", "boats",  "and",
                                                     "a",     "bridge",  "slowly", "home"};

void add_sentence(std::string& page, std::size_t number) {
  page += "The ";
  for (std::size_t i = 0; i < 10 + number % 7; ++i) {
    page += kWords[(number * 5 + i * i) % kWords.size()];
    page += ' ';
  }
  page += "in " + std::to_string(1900 + number % 97) + ". ";
}

void add_part(std::string& page, Kind kind, std::size_t number) {
  switch (kind) {
    case Kind::text:
      page += "<p>";
      for (std::size_t i = 0; i < 5; ++i) add_sentence(page, number + i);
      page += "</p>\n";
      break;
    case Kind::tags:
      page +=
          "<div><ul><li><b></b></li><li><i>x</i></li></ul><table><tr><td></td></tr></table></div>";
      break;
    case Kind::attributes:
      page += "<p class='post post-" + std::to_string(number) +
              " type-post' id=p data-track='{&quot;at&quot;:1}' style='margin:0;padding:2px' "
              "title='A title'>";
      page += kWords[number % kWords.size()];
      page += "</p>\n";
      break;
    case Kind::nested:
      page += "<div>";
      break;
  }
}

// Nanoseconds per byte, over at least kLarge bytes.
double cost(const std::string& page) {
  const std::size_t times = std::max<std::size_t>(1, kLarge / page.size());
  const double begin = thread_cpu_seconds();
  for (std::size_t i = 0; i < times; ++i) extract(page);
  return (thread_cpu_seconds() - begin) * 1e9 / static_cast<double>(times * page.size());
}

std::string_view name(Kind kind) {
  constexpr std::array<std::string_view, std::size(kKinds)> kNames = {"text", "tags", "attributes",
                                                                      "nested"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string page_of(Kind kind, std::size_t bytes) {
  std::string page = "<!DOCTYPE html><title>Growth</title><body><h1>Growth</h1>\n";
  for (std::size_t number = 0; page.size() < bytes; ++number) add_part(page, kind, number);
  if (kind == Kind::nested) {
    for (std::size_t i = 0; i < 40; ++i) add_sentence(page, i);
  }
  return page;
}

std::string growth_table(int rounds) {
  std::string lines = "| page | ns/byte at 100 kB | at 5 MB | ratio |\n|---|---:|---:|---:|\n";
  for (const Kind kind : kKinds) {
    const std::string small = page_of(kind, kSmall);
    const std::string large = page_of(kind, kLarge);
    std::vector<double> at_small;
    std::vector<double> at_large;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
      at_small.push_back(cost(small));
      at_large.push_back(cost(large));
      ratios.push_back(at_large.back() / at_small.back());
    }
    char line[120];
    std::snprintf(line, sizeof line, "| %-10s | %6.2f | %6.2f | %5.2f |\n",
                  std::string(name(kind)).c_str(), median(at_small), median(at_large),
                  median(ratios));
    lines += line;
  }
  return lines;
}

}  // namespace pith::internal::bench
