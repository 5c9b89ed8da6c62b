#include "input/header_lines.h"

#include <algorithm>

#include "fetch/lower.h"

namespace pith {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

bool equal_names(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

void HeaderLines::add(std::string_view line) {
  if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
    if (!lines_.empty()) lines_.back().second.append(" ").append(trimmed(line));
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  lines_.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
}

std::string_view HeaderLines::get(std::string_view name) const {
  const auto found = std::find_if(lines_.begin(), lines_.end(), [name](const auto& line) {
    return equal_names(line.first, name);
  });
  return found == lines_.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::string_view> HeaderLines::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [given, value] : lines_) {
    if (equal_names(given, name)) values.push_back(value);
  }
  return values;
}

}  // namespace pith
