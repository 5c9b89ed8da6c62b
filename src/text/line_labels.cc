#include "text/line_labels.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/char_class.h"
#include "text/words.h"

namespace pith::internal {
namespace {

constexpr char kLatin[] =
#include "text/line_labels_latin.data"
    ;
constexpr char kOther[] =
#include "text/line_labels_other.data"
    ;

constexpr std::array<std::string_view, static_cast<std::size_t>(LabelKind::count_)> kNames = {
    "none", "advert", "pointer",    "share", "media", "comments",
    "tags", "author", "newsletter", "site",  "error", "login"};

// A longer line is a paragraph, which may begin with any word.
constexpr std::size_t kMaxLineBytes = 400;
// A line that begins with a label, without a colon, is one up to this number of spaces. Chosen.
constexpr std::ptrdiff_t kMaxBeginning = 9;
// No label has more words.
constexpr std::size_t kMaxLabelWords = 8;
constexpr std::size_t kMaxLabelBytes = 90;

LabelKind kind_of(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  return static_cast<LabelKind>(found == kNames.end() ? 0 : found - kNames.begin());
}

std::string_view take(std::string_view& text, std::string_view end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view field = text.substr(0, at);
  text.remove_prefix(std::min(at + end.size(), text.size()));
  return field;
}

// The folded line with one '0' for each number, in the digits of any script.
std::string key_of(std::string_view text) {
  std::string folded = folded_key(text);
  std::string key;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t size = 1;
    bool digit = is_ascii_digit(folded[at]);
    if (static_cast<unsigned char>(folded[at]) >= 0x80) {
      const CodePoint code_point = code_point_at(folded, at);
      size = code_point.size;
      digit = classify(code_point.value) == CharClass::digit;
    }
    if (digit) {
      key.append(folded, copied, at - copied);
      if (!key.ends_with('0')) key.push_back('0');
      copied = at + size;
    }
    at += size;
  }
  if (copied == 0) return folded;
  key.append(folded, copied);
  return key;
}

// Where the line's first colon or vertical bar is, which separates a label from what follows.
std::size_t find_colon(std::string_view line) {
  constexpr std::string_view kWideColon = "\xEF\xBC\x9A";
  return std::min(line.find_first_of(":|"), line.find(kWideColon));
}

// Labels by the hash of their key.
class Table {
 public:
  Table() {
    for (const KnownLabel& label : all_labels()) {
      std::string text(label.text);
      const bool open = text.ends_with(" *");
      std::replace(text.begin(), text.end(), '#', '0');
      entries_.push_back({fnv1a(key_of(text)), label.kind, open});
    }
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.key < b.key; });
  }

  LabelKind whole(std::string_view key) const {
    const auto found = first(fnv1a(key));
    return found == entries_.end() ? LabelKind::none : found->kind;
  }

  // The kind of an open label with this key.
  LabelKind open(std::string_view key) const {
    const std::uint64_t hash = fnv1a(key);
    for (auto at = first(hash); at != entries_.end() && at->key == hash; ++at) {
      if (at->open) return at->kind;
    }
    return LabelKind::none;
  }

 private:
  struct Entry {
    std::uint64_t key = 0;
    LabelKind kind = LabelKind::none;
    bool open = false;  // more words may follow
  };

  std::vector<Entry>::const_iterator first(std::uint64_t hash) const {
    const auto at =
        std::lower_bound(entries_.begin(), entries_.end(), hash,
                         [](const Entry& entry, std::uint64_t key) { return entry.key < key; });
    return at != entries_.end() && at->key == hash ? at : entries_.end();
  }

  std::vector<Entry> entries_;  // sorted by key
};

void append_labels(std::string_view rest, std::vector<KnownLabel>& labels) {
  while (!rest.empty()) {
    std::string_view line = take(rest, "\n");
    if (line.empty() || line.front() == '#') continue;
    const std::string_view language = take(line, " ");
    const LabelKind kind = kind_of(take(line, " "));
    while (!line.empty()) labels.push_back({language, kind, take(line, " | ")});
  }
}

const Table& table() {
  static const Table table;
  return table;
}

}  // namespace

LabelKind whole_label(std::string_view line) {
  return line.size() > kMaxLineBytes ? LabelKind::none : table().whole(key_of(line));
}

LineLabel find_label(std::string_view line) {
  if (line.size() > kMaxLineBytes) return {};
  const std::string key = key_of(line);
  if (key.empty()) return {};
  if (const LabelKind kind = table().whole(key); kind != LabelKind::none) {
    return {kind, LabelForm::whole};
  }
  if (const std::size_t colon = find_colon(line); colon < std::min(line.size(), kMaxLabelBytes)) {
    const LabelKind kind = table().whole(key_of(line.substr(0, colon)));
    if (kind != LabelKind::none) return {kind, LabelForm::colon};
  }
  // The longest open label that the line begins with.
  LineLabel found;
  std::size_t end = 0;
  for (std::size_t words = 0; words < kMaxLabelWords; ++words) {
    end = key.find(' ', end);
    if (end == std::string::npos) break;
    const LabelKind kind = table().open(std::string_view(key).substr(0, end));
    if (kind != LabelKind::none) found = {kind, LabelForm::begins};
    ++end;
  }
  // "Tags" and "About the author" need a colon.
  const bool by_name = found.kind == LabelKind::tags || found.kind == LabelKind::author;
  const auto gaps = std::count(key.begin(), key.end(), ' ');
  if (by_name || gaps > kMaxBeginning) return {};
  return found;
}

std::vector<KnownLabel> all_labels() {
  std::vector<KnownLabel> labels;
  append_labels({kLatin, sizeof kLatin - 1}, labels);
  append_labels({kOther, sizeof kOther - 1}, labels);
  return labels;
}

}  // namespace pith::internal
