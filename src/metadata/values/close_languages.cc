#include "metadata/values/close_languages.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "text/words.h"

namespace pith::internal {
namespace {

constexpr char kData[] =
#include "metadata/values/close_languages.data"
    ;

// The pieces of a language are searched in at most this much text. Chosen: some 150 words, which
// have dozens of them.
constexpr std::size_t kMaxBytes = 1000;
// Languages that CLD2 tells far more often than they are written: for these, their own words have
// to be there. Otherwise the first language of the group is more likely.
constexpr std::string_view kOftenWrong = " bs ms gl ";
// A text has many pieces of a language if it has this many and one for so many characters. Chosen:
// sentences of 20 words have more, lists of names and goods have hardly any.
constexpr int kManyPieces = 5;
constexpr std::size_t kCharactersOfPiece = 25;

struct Marks {
  std::string_view language;
  std::vector<std::string> pieces = {};
};
using Group = std::vector<Marks>;

std::string_view take(std::string_view& rest, std::string_view end) {
  const std::size_t at = std::min(rest.find(end), rest.size());
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(std::min(at + end.size(), rest.size()));
  return taken;
}

std::vector<Group> read_groups() {
  std::vector<Group> groups(1);
  for (std::string_view rest = {kData, sizeof kData - 1}; !rest.empty();) {
    std::string_view line = take(rest, "\n");
    if (line.empty() && !rest.empty()) groups.emplace_back();
    if (line.empty() || line.front() == '#') continue;
    Marks marks = {.language = take(line, " ")};
    while (!line.empty()) {
      std::string piece(take(line, " | "));
      std::replace(piece.begin(), piece.end(), '_', ' ');
      marks.pieces.push_back(std::move(piece));
    }
    groups.back().push_back(std::move(marks));
  }
  return groups;
}

const std::vector<Group>& groups() {
  static const std::vector<Group> all = read_groups();
  return all;
}

bool has(const Group& group, std::string_view language) {
  return std::any_of(group.begin(), group.end(),
                     [language](const Marks& marks) { return marks.language == language; });
}

int count(const Marks& marks, std::string_view key) {
  int found = 0;
  for (const std::string& piece : marks.pieces) {
    for (std::size_t at = key.find(piece); at != std::string_view::npos;
         at = key.find(piece, at + 1)) {
      ++found;
    }
  }
  return found;
}

// The group of `told` that has pieces of the text. Serbian is in two, one for each script.
struct Match {
  const Group* group = nullptr;
  std::vector<int> counts = {};
  int most = 0;
};

Match best_group(std::string_view told, std::string_view key) {
  Match best;
  for (const Group& group : groups()) {
    if (!has(group, told)) continue;
    Match match = {.group = &group};
    for (const Marks& marks : group) {
      match.counts.push_back(count(marks, key));
      match.most = std::max(match.most, match.counts.back());
    }
    if (best.group == nullptr || match.most > best.most) best = std::move(match);
  }
  return best;
}

std::size_t length_of(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string key_of(std::string_view text) {
  return " " + folded_key(text.substr(0, kMaxBytes)) + " ";
}

}  // namespace

bool are_close(std::string_view language, std::string_view other) {
  return std::any_of(groups().begin(), groups().end(),
                     [&](const Group& group) { return has(group, language) && has(group, other); });
}

std::string_view closest_language(std::string_view told, std::string_view text) {
  if (!are_close(told, told)) return told;
  const Match match = best_group(told, key_of(text));
  const Group& group = *match.group;
  std::size_t own = 0;
  while (group[own].language != told) ++own;
  const int counted = match.counts[own];
  const bool often_wrong =
      kOftenWrong.find(" " + std::string(told) + " ") != std::string_view::npos;
  if (!often_wrong && match.most == counted) return told;
  const auto best = std::find(match.counts.begin(), match.counts.end(), match.most);
  return group[static_cast<std::size_t>(best - match.counts.begin())].language;
}

bool has_many_pieces(std::string_view language, std::string_view text) {
  if (!are_close(language, language)) return false;
  const std::string key = key_of(text);
  const int most = best_group(language, key).most;
  return most >= kManyPieces &&
         static_cast<std::size_t>(most) * kCharactersOfPiece >= length_of(key);
}

}  // namespace pith::internal
