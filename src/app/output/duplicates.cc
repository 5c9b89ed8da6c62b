#include "app/output/duplicates.h"

#include <algorithm>

#include "base/hash.h"
#include "text/tokens.h"
#include "text/words.h"

namespace pith::internal::app {
namespace {

constexpr std::size_t kShingle = 3;
// Pages of one template share bands without being duplicates, so no more pages per band are
// compared.
constexpr std::size_t kMaxInBand = 64;
constexpr std::uint32_t kEmpty = UINT32_MAX;

}  // namespace

Signature signature_of(std::string_view text) {
  std::vector<Token> words;
  append_tokens(text, words);
  Signature signature;
  signature.words = words.size();
  signature.bins.fill(kEmpty);
  // The exact hash includes digits, which the tokens lack.
  signature.exact = hash_bytes(folded_key(text));
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < kShingle; ++k) hash = mix_bits(hash ^ words[i + k]);
    std::uint32_t& bin = signature.bins[hash % Signature::kBins];
    bin = std::min(bin, static_cast<std::uint32_t>(hash >> 32));
  }
  // An empty bin copies the next full bin, mixed with the distance to it.
  const auto bins = signature.bins;
  for (std::size_t i = 0; i < Signature::kBins; ++i) {
    std::uint32_t steps = 0;
    while (steps < Signature::kBins && bins[(i + steps) % Signature::kBins] == kEmpty) ++steps;
    if (steps == Signature::kBins) break;
    signature.bins[i] = bins[(i + steps) % Signature::kBins] + steps * 0x9E3779B9U;
  }
  return signature;
}

std::optional<std::string> Duplicates::find_or_add(const Signature& signature,
                                                   const std::string& id) {
  if (signature.words == 0) return std::nullopt;
  const auto same = exact_.find(signature.exact);
  if (same != exact_.end()) return originals_[same->second].id;
  std::array<std::uint64_t, kBands> bands = {};
  for (std::size_t i = 0; i < Signature::kBins; ++i) {
    bands[i / kRows] = mix_bits(bands[i / kRows] ^ signature.bins[i]);
  }
  std::uint32_t first = UINT32_MAX;
  const bool is_long = signature.words >= kMinWords;
  for (std::size_t n = 0; is_long && n < kBands; ++n) {
    const auto found = by_band_[n].find(bands[n]);
    if (found == by_band_[n].end()) continue;
    for (const std::uint32_t page : found->second) {
      if (page >= first) break;  // the earliest of several candidates
      std::size_t equal = 0;
      for (std::size_t i = 0; i < Signature::kBins; ++i) {
        equal += originals_[page].bins[i] == signature.bins[i] ? 1 : 0;
      }
      if (static_cast<double>(equal) >= kNearlySame * Signature::kBins) first = page;
    }
  }
  if (first != UINT32_MAX) return originals_[first].id;
  const auto number = static_cast<std::uint32_t>(originals_.size());
  originals_.push_back({id, signature.bins});
  exact_.emplace(signature.exact, number);
  for (std::size_t n = 0; is_long && n < kBands; ++n) {
    std::vector<std::uint32_t>& pages = by_band_[n][bands[n]];
    if (pages.size() < kMaxInBand) pages.push_back(number);
  }
  return std::nullopt;
}

}  // namespace pith::internal::app
