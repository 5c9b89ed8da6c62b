#include "pith/site.h"

namespace pith {
namespace {

// Three bits a number: of ten million numbers one in thirty that is new seems seen.
constexpr std::size_t kSeenBits = 1ULL << 27U;
constexpr int kBitsEach = 3;
constexpr std::size_t kMaxRepeated = 1'000'000;

// The finalizer of splitmix64.
std::uint64_t mix(std::uint64_t number) {
  number = (number ^ number >> 30U) * 0xBF58476D1CE4E5B9ULL;
  number = (number ^ number >> 27U) * 0x94D049BB133111EBULL;
  return number ^ number >> 31U;
}

std::uint64_t joined(std::uint64_t host, std::uint64_t key) { return mix(host + mix(key)); }

}  // namespace

Site::Site() : seen_(kSeenBits / 64) {}

bool Site::see(std::uint64_t number) {
  bool all = true;
  for (int i = 0; i < kBitsEach; ++i) {
    number = mix(number + 1);
    const std::size_t bit = number % kSeenBits;
    std::uint64_t& word = seen_[bit / 64];
    all = all && (word >> bit % 64 & 1U) != 0;
    word |= 1ULL << bit % 64;
  }
  return all;
}

void Site::add(const SiteTexts& page) {
  if (page.host == 0 || page.keys.empty()) return;
  std::uint64_t whole = 0;
  for (const std::uint64_t key : page.keys) whole = mix(whole ^ key);
  if (see(mix(joined(page.host, whole)))) return;
  ++hosts_[page.host];
  for (const std::uint64_t key : page.keys) {
    const std::uint64_t number = joined(page.host, key);
    if (!see(number)) continue;
    const auto known = repeated_.find(number);
    if (known != repeated_.end()) {
      ++known->second;
    } else if (repeated_.size() < kMaxRepeated) {
      repeated_.emplace(number, 2);
    }
  }
}

std::size_t Site::pages(std::uint64_t host) const {
  const auto known = hosts_.find(host);
  return known == hosts_.end() ? 0 : known->second;
}

std::size_t Site::pages_with(std::uint64_t host, std::uint64_t key) const {
  const auto known = repeated_.find(joined(host, key));
  return known == repeated_.end() ? 1 : known->second;
}

}  // namespace pith
