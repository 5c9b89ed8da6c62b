#include "text/phrases.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <string>

namespace pith::internal {
namespace {

constexpr char kData[] =
#include "text/phrases.data"
    ;

constexpr std::array<std::string_view, static_cast<std::size_t>(PhraseKind::count_)> kNames = {
    "none",    "comment_form", "comments", "share",  "reading_time",
    "cookies", "newsletter",   "related",  "advert", "site"};

PhraseKind kind_of(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  return static_cast<PhraseKind>(found == kNames.end() ? 0 : found - kNames.begin());
}

std::string_view take(std::string_view& text, std::string_view end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view field = text.substr(0, at);
  text.remove_prefix(std::min(at + end.size(), text.size()));
  return field;
}

void append_pattern(std::string_view phrase, std::vector<Token>& tokens) {
  // '#' is a placeholder for any number, and append_tokens gives all numbers the same token.
  std::string text(phrase);
  std::replace(text.begin(), text.end(), '#', '0');
  append_tokens(text, tokens);
}

// Phrases by their first token, in a table with open addressing.
class Table {
 public:
  Table() : slots_(kSlots) {
    std::vector<Entry> entries;
    for (const Phrase& phrase : all_phrases()) {
      const std::size_t begin = tokens_.size();
      append_pattern(phrase.text, tokens_);
      entries.push_back({begin, tokens_.size() - begin, phrase.kind});
    }
    // Entries with the same first token are adjacent, with the longest first.
    std::stable_sort(entries.begin(), entries.end(), [this](const Entry& a, const Entry& b) {
      const Token first_a = tokens_[a.begin];
      const Token first_b = tokens_[b.begin];
      return first_a != first_b ? first_a < first_b : a.length > b.length;
    });
    entries_ = std::move(entries);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Token first = tokens_[entries_[i].begin];
      if (i > 0 && tokens_[entries_[i - 1].begin] == first) continue;
      std::size_t slot = first % kSlots;
      while (slots_[slot].first != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = {first, i};
    }
    for (const Entry& entry : entries_) {
      const Token* const tokens = &tokens_[entry.begin];
      may_begin_[bit_of(tokens[0])] = true;
      if (entry.length == 1) {
        may_be_all_[bit_of(tokens[0])] = true;
      } else {
        may_begin_pair_[bit_of(tokens[0], tokens[1])] = true;
      }
    }
  }

  struct Found {
    std::size_t length = 0;
    PhraseKind kind = PhraseKind::none;
  };

  // The longest phrase that `tokens` begin with.
  Found at(std::span<const Token> tokens) const {
    if (!may_begin(tokens)) return {};
    std::size_t slot = tokens[0] % kSlots;
    while (slots_[slot].first != tokens[0]) {
      if (slots_[slot].first == 0) return {};
      slot = (slot + 1) % kSlots;
    }
    for (std::size_t i = slots_[slot].entry; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      const auto first = tokens_.begin() + static_cast<std::ptrdiff_t>(entry.begin);
      if (*first != tokens[0]) break;
      if (entry.length <= tokens.size() &&
          std::equal(first, first + static_cast<std::ptrdiff_t>(entry.length), tokens.begin())) {
        return {entry.length, entry.kind};
      }
    }
    return {};
  }

 private:
  static constexpr std::size_t kSlots = 4096;  // about seven times the number of first tokens
  static constexpr std::size_t kBits = 8192;
  struct Entry {
    std::size_t begin = 0;  // in tokens_
    std::size_t length = 0;
    PhraseKind kind = PhraseKind::none;
  };
  struct Slot {
    Token first = 0;
    std::size_t entry = 0;
  };

  static std::size_t bit_of(Token token) { return token >> 32 & (kBits - 1); }
  static std::size_t bit_of(Token first, Token second) { return bit_of(first + (second >> 7)); }

  // False for most tokens with which no phrase begins. True does not guarantee that one does.
  bool may_begin(std::span<const Token> tokens) const {
    const std::size_t bit = bit_of(tokens[0]);
    if (!may_begin_[bit]) return false;
    return may_be_all_[bit] || (tokens.size() > 1 && may_begin_pair_[bit_of(tokens[0], tokens[1])]);
  }

  std::vector<Token> tokens_;
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;
  // Small enough for the L1 cache: the first tokens of phrases, the phrases of one token, and the
  // first pairs of longer phrases.
  std::bitset<kBits> may_begin_;
  std::bitset<kBits> may_be_all_;
  std::bitset<kBits> may_begin_pair_;
};

}  // namespace

std::string_view to_string(PhraseKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

PhraseMatch find_phrases(std::span<const Token> tokens) {
  static const Table table;
  PhraseMatch match;
  std::size_t longest = 0;
  std::size_t covered = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    const Table::Found found = table.at(tokens.subspan(i));
    if (found.length > longest) {
      longest = found.length;
      match.kind = found.kind;
    }
    covered += found.length;
    i += std::max<std::size_t>(found.length, 1);
  }
  if (covered > 0) match.share = static_cast<float>(covered) / static_cast<float>(tokens.size());
  return match;
}

std::vector<Phrase> all_phrases() {
  std::vector<Phrase> phrases;
  for (std::string_view rest = {kData, sizeof kData - 1}; !rest.empty();) {
    std::string_view line = take(rest, "\n");
    if (line.empty() || line.front() == '#') continue;
    const std::string_view language = take(line, " ");
    const PhraseKind kind = kind_of(take(line, " "));
    while (!line.empty()) phrases.push_back({language, kind, take(line, " | ")});
  }
  return phrases;
}

}  // namespace pith::internal
