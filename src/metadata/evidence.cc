#include "metadata/evidence.h"

#include <unordered_map>
#include <utility>

#include "metadata/precedence.h"
#include "metadata/values/clean_text.h"

namespace pith {
namespace {

using RowsByName = std::unordered_multimap<std::string_view, std::uint16_t>;

// Never changed after it is made, so that threads may share it.
RowsByName rows_of(SourceKind kind) {
  RowsByName rows;
  for (std::uint16_t row = 0; row < precedence().size(); ++row) {
    if (precedence()[row].kind == kind) rows.emplace(lookup_name(precedence()[row]), row);
  }
  return rows;
}

}  // namespace

void Evidence::add_row(std::uint16_t row, std::string_view value) {
  if (candidates_.size() >= kMostCandidates || value.size() > kLongestValue) return;
  std::string folded = fold_space(value);
  if (folded.empty()) return;
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
  if (headlines_.size() >= kMostHeadlines || headline.text.empty()) return;
  if (headline.text.size() > kLongestValue) return;
  headlines_.push_back(std::move(headline));
}

std::string_view Evidence::best(Field field) const {
  const Candidate* best = nullptr;
  for (const Candidate& candidate : candidates_) {
    if (candidate.field == field && (best == nullptr || candidate.rank < best->rank)) {
      best = &candidate;
    }
  }
  return best != nullptr ? std::string_view(best->value) : std::string_view();
}

}  // namespace pith
