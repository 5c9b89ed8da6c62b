#include "app/flags/similar_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace pith::internal::app {
namespace {

constexpr std::size_t kMaxNames = 3;
constexpr std::size_t kMaxLength = 40;  // twice the longest name of a flag
constexpr std::size_t kMinBegin = 3;    // letters of a word that stands for its continuation
// Chosen: one letter in three may be wrong, but no more than three.
constexpr std::size_t kLettersPerError = 3;
constexpr std::size_t kMaxErrors = 3;

bool same(char a, char b) { return to_lower(a) == to_lower(b); }

// Whether `word` is `part` with more words before or after it.
bool has_part(std::string_view word, std::string_view part) {
  if (word.size() <= part.size()) return false;
  return (word.starts_with(part) && word[part.size()] == '-') ||
         (word.ends_with(part) && word[word.size() - part.size() - 1] == '-');
}

template <typename Test>
std::vector<std::string_view> those(std::span<const std::string_view> names, Test test) {
  std::vector<std::string_view> found;
  for (const std::string_view name : names) {
    if (found.size() < kMaxNames && test(name)) found.push_back(name);
  }
  return found;
}

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other) {
  // Three rows of the table of distances between the beginnings of both names.
  std::array<std::vector<std::size_t>, 3> rows;
  rows.fill(std::vector<std::size_t>(other.size() + 1));
  for (std::size_t j = 0; j <= other.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    const std::vector<std::size_t>& last = rows[(i - 1) % 3];
    const std::vector<std::size_t>& before_last = rows[(i + 1) % 3];
    std::vector<std::size_t>& row = rows[i % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (same(one[i - 1], other[j - 1]) ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && same(one[i - 1], other[j - 2]) && same(one[i - 2], other[j - 1])) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return rows[one.size() % 3][other.size()];
}

std::vector<std::string_view> similar_names(std::string_view word,
                                            std::span<const std::string_view> names) {
  if (word.empty() || word.size() > kMaxLength) return {};
  std::size_t least = std::min(word.size() / kLettersPerError, kMaxErrors) + 1;
  for (const std::string_view name : names) least = std::min(least, edit_distance(word, name));
  if (least <= std::min(word.size() / kLettersPerError, kMaxErrors)) {
    return those(names, [&](std::string_view name) { return edit_distance(word, name) == least; });
  }
  if (word.size() >= kMinBegin) {
    auto longer = those(names, [word](std::string_view name) { return name.starts_with(word); });
    if (!longer.empty()) return longer;
  }
  return those(names, [word](std::string_view name) { return has_part(word, name); });
}

}  // namespace pith::internal::app
