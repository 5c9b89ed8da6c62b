#include "input/header_lines.h"

#include <algorithm>

#include "base/ascii.h"

namespace pith {
namespace {

constexpr std::string_view kBlank = " \t\r";

}  // namespace

void HeaderLines::add(std::string_view line) {
  if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
    if (!lines_.empty()) lines_.back().second.append(" ").append(trim(line, kBlank));
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  lines_.emplace_back(trim(line.substr(0, colon), kBlank), trim(line.substr(colon + 1), kBlank));
}

std::string_view HeaderLines::get(std::string_view name) const {
  const auto found = std::find_if(lines_.begin(), lines_.end(), [name](const auto& line) {
    return equals_ignore_case(line.first, name);
  });
  return found == lines_.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::string_view> HeaderLines::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [given, value] : lines_) {
    if (equals_ignore_case(given, name)) values.push_back(value);
  }
  return values;
}

}  // namespace pith
