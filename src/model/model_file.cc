#include "model/model_file.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace pith::internal {
namespace {

constexpr std::string_view kQuote = "R\"model(";
constexpr std::string_view kEndOfQuote = ")model\"";

std::string_view take(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view field = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return field;
}

// "inputs own.words own.links" -> where a row holds them.
std::optional<std::vector<std::uint16_t>> read_columns(std::string_view line,
                                                       const std::vector<std::string>& known) {
  if (take(line, ' ') != "inputs") return std::nullopt;
  std::vector<std::uint16_t> columns;
  while (!line.empty()) {
    const auto found = std::find(known.begin(), known.end(), take(line, ' '));
    if (found == known.end()) return std::nullopt;
    columns.push_back(static_cast<std::uint16_t>(found - known.begin()));
  }
  return columns;
}

}  // namespace

bool read_model(std::string_view text, std::span<const ForestPlace> places) {
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    if (line.starts_with(kQuote)) line.remove_prefix(kQuote.size());
    if (line == kEndOfQuote) continue;
    if (line.empty() || line.front() == '#') continue;
    if (take(line, ' ') != "forest") return false;
    const auto place = std::find_if(places.begin(), places.end(), [line](const ForestPlace& entry) {
      return entry.name == line;
    });
    if (place == places.end()) return false;
    const auto columns = read_columns(take(text, '\n'), *place->names);
    if (!columns) return false;
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    std::optional<Forest> forest = Forest::parse(text.substr(0, end), *columns);
    if (!forest || forest->trees() == 0) return false;
    *place->forest = std::move(*forest);
    text.remove_prefix(end);
  }
  return true;
}

}  // namespace pith::internal
