#include "app/flags/flag_kinds.h"

#include <algorithm>
#include <array>

namespace pith::internal::app {
namespace {

constexpr std::size_t kMaxBytes = 1'000'000'000'000;  // of a page: more than any machine's memory

}  // namespace

std::string not_one_of(std::span<const std::string_view> names) {
  std::string all;
  for (const std::string_view name : names) all.append(all.empty() ? "" : ", ").append(name);
  return "is not one of " + all;
}

bool parse_size(std::string_view text, std::size_t& size) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 8> kUnits{{{"", 1},
                                                                            {"B", 1},
                                                                            {"kB", 1'000},
                                                                            {"MB", 1'000'000},
                                                                            {"GB", 1'000'000'000},
                                                                            {"KiB", 1ULL << 10U},
                                                                            {"MiB", 1ULL << 20U},
                                                                            {"GiB", 1ULL << 30U}}};
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::size_t number = 0;
  if (!parse_number(text.substr(0, digits), number) || number == 0) return false;
  for (const auto& [unit, factor] : kUnits) {
    if (unit != text.substr(digits)) continue;
    if (number > kMaxBytes / factor) return false;
    size = number * factor;
    return true;
  }
  return false;
}

std::string in_plain_words(const CLI::ParseError& error) {
  std::string what = error.what();
  if (error.get_name() != "ArgumentMismatch") return what;
  if (what.find("override") == std::string::npos) {
    return what.substr(0, what.find(':')) + ": needs a value";
  }
  return "--" + what.substr(0, what.find(' ')) + ": takes no value";
}

}  // namespace pith::internal::app
