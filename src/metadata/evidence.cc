#include "metadata/evidence.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "metadata/values/clean_text.h"

namespace pith::internal {
namespace {

// The name that a <meta> or itemprop of this row has on the page.
std::string_view name_on_page(const Precedence& row) {
  constexpr std::string_view kMeta = "meta:";
  constexpr std::string_view kItem = "itemprop:";
  std::string_view name = row.source;
  if (row.kind == SourceKind::item) name.remove_prefix(kItem.size());
  if (row.kind == SourceKind::meta && name.starts_with(kMeta)) name.remove_prefix(kMeta.size());
  return name;
}

using RowsByName = std::unordered_multimap<std::string_view, std::uint16_t>;

// The table is immutable after construction, so threads may share it.
RowsByName rows_of(SourceKind kind) {
  RowsByName rows;
  for (std::uint16_t row = 0; row < precedence().size(); ++row) {
    if (precedence()[row].kind == kind) rows.emplace(name_on_page(precedence()[row]), row);
  }
  return rows;
}

// True for what programs write where they have no value.
bool is_no_value(std::string_view value) {
  constexpr std::array<std::string_view, 5> kValues = {"undefined", "null", "NaN", "None",
                                                       "[object Object]"};
  return std::find(kValues.begin(), kValues.end(), value) != kValues.end();
}

// True for the place of a value in a template that nobody filled in: "{{ page.title }}".
bool is_template(std::string_view value) {
  struct Pair {
    std::string_view open, close;
  };
  constexpr std::array<Pair, 4> kPairs = {{{"{{", "}}"}, {"${", "}"}, {"{%", "%}"}, {"<%", "%>"}}};
  return std::any_of(kPairs.begin(), kPairs.end(), [value](const Pair& pair) {
    return value.starts_with(pair.open) && value.ends_with(pair.close) &&
           value.find(pair.open, 1) == std::string_view::npos;
  });
}

}  // namespace

void Evidence::add_row(std::uint16_t row, std::string_view value) {
  if (candidates_.size() >= kMaxCandidates || value.size() > kMaxValueBytes) return;
  // Before the space is folded: a no-break space is a half of some letters.
  const std::string mended = mend_twice_encoded(value, kMinTwiceEncoded);
  std::string folded = fold_space(mended.empty() ? value : mended);
  if (folded.empty() || is_template(folded)) return;
  // A page about the word may have it as its title or tag.
  const Field field = precedence()[row].field;
  if (field != Field::title && field != Field::tag && is_no_value(folded)) return;
  mended_ = mended_ || !mended.empty();
  candidates_.push_back({precedence()[row].field, row, std::move(folded)});
}

void Evidence::add(Field field, std::string_view source, std::string_view value) {
  for (std::uint16_t row = 0; row < precedence().size(); ++row) {
    const Precedence& entry = precedence()[row];
    if (entry.field != field || entry.kind != SourceKind::page || entry.source != source) continue;
    add_row(row, value);
    return;
  }
}

void Evidence::add_meta(std::string_view name, std::string_view value) {
  static const RowsByName rows = rows_of(SourceKind::meta);
  const auto [first, last] = rows.equal_range(name);
  for (auto it = first; it != last; ++it) add_row(it->second, value);
}

void Evidence::add_item(std::string_view property, std::string_view value) {
  static const RowsByName rows = rows_of(SourceKind::item);
  const auto [first, last] = rows.equal_range(property);
  for (auto it = first; it != last; ++it) add_row(it->second, value);
}

void Evidence::add_headline(Headline headline) {
  if (headlines_.size() >= kMaxHeadlines || headline.text.empty()) return;
  if (headline.text.size() > kMaxValueBytes) return;
  headlines_.push_back(std::move(headline));
}

// True if a text of the page is `text`, as a whole or at its beginning.
bool Evidence::shows(std::string_view text) const {
  const auto begins = [text](std::string_view other) { return other.starts_with(text); };
  return std::any_of(candidates_.begin(), candidates_.end(),
                     [&](const Candidate& candidate) { return begins(candidate.value); }) ||
         std::any_of(headlines_.begin(), headlines_.end(),
                     [&](const Headline& headline) { return begins(headline.text); });
}

void Evidence::mend() {
  const auto mend = [this](std::string& text) {
    std::string mended = fold_space(mend_twice_encoded(text, 1));
    if (mended.empty() || !(mended_ || shows(mended))) return;
    text = std::move(mended);
  };
  for (Candidate& candidate : candidates_) mend(candidate.value);
  for (Headline& headline : headlines_) mend(headline.text);
  // The headline of a page about character references shows them.
  for (Candidate& candidate : candidates_) {
    if (candidate.field != Field::title || candidate.value.find('&') == std::string::npos) continue;
    std::string decoded = fold_space(decode_entities(candidate.value));
    const bool shown =
        std::any_of(headlines_.begin(), headlines_.end(), [&](const Headline& headline) {
          return decoded.starts_with(headline.text) && !candidate.value.starts_with(headline.text);
        });
    if (shown) candidate.value = std::move(decoded);
  }
}

std::vector<const Candidate*> Evidence::ranked(Field field) const {
  std::vector<const Candidate*> out;
  for (const Candidate& candidate : candidates_) {
    if (candidate.field == field) out.push_back(&candidate);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate* a, const Candidate* b) { return a->rank < b->rank; });
  return out;
}

std::string_view Evidence::best(Field field) const {
  const std::vector<const Candidate*> all = ranked(field);
  return all.empty() ? std::string_view() : std::string_view(all.front()->value);
}

}  // namespace pith::internal
