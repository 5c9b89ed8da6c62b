#include "cli/flag_kinds.h"

#include <algorithm>
#include <array>

namespace pith::cli {
namespace {

constexpr std::size_t kMostBytes = 1'000'000'000'000;  // of a page: beyond any memory

}  // namespace

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
    if (number > kMostBytes / factor) return false;
    size = number * factor;
    return true;
  }
  return false;
}

}  // namespace pith::cli
