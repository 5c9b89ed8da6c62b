#include "pith/site.h"

#include <algorithm>
#include <utility>

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

// --- The state: kFormat, and three lists, of the hosts, the texts that repeat, and the words of
// the filter that are not 0. A list is its length and pairs of a key and a value in the order of
// the keys. All numbers are little-endian.

constexpr std::string_view kFormat = "pith site 1\n";

using Pairs = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

void append(std::uint64_t number, int bytes, std::string& out) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> 8 * i & 0xFFU);
}

// The bytes of a key and of a value.
struct Widths {
  int key;
  int value;
};
constexpr Widths kCounts = {8, 4};
constexpr Widths kWords = {4, 8};

void append(const Pairs& pairs, Widths widths, std::string& out) {
  append(pairs.size(), 8, out);
  for (const auto& [key, value] : pairs) {
    append(key, widths.key, out);
    append(value, widths.value, out);
  }
}

Pairs sorted(const std::unordered_map<std::uint64_t, std::uint32_t>& counts) {
  Pairs pairs(counts.begin(), counts.end());
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::uint64_t take(std::string_view& bytes, int count) {
  std::uint64_t number = 0;
  for (int i = 0; i < count; ++i) {
    number |= std::uint64_t{static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)])}
              << 8 * i;
  }
  bytes.remove_prefix(static_cast<std::size_t>(count));
  return number;
}

// Takes a list off the beginning. Calls `add` for each pair, which returns whether it may be.
template <typename Add>
bool take_pairs(std::string_view& bytes, Widths widths, Add add) {
  if (bytes.size() < 8) return false;
  const std::uint64_t count = take(bytes, 8);
  if (count > bytes.size() / static_cast<std::size_t>(widths.key + widths.value)) return false;
  std::uint64_t next = 0;  // the smallest key that may come
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t key = take(bytes, widths.key);
    if (key < next || (i > 0 && next == 0)) return false;
    next = key + 1;
    if (!add(key, take(bytes, widths.value))) return false;
  }
  return true;
}

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

std::string Site::state() const {
  Pairs words;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    if (seen_[i] != 0) words.emplace_back(i, seen_[i]);
  }
  std::string out(kFormat);
  append(sorted(hosts_), kCounts, out);
  append(sorted(repeated_), kCounts, out);
  append(words, kWords, out);
  return out;
}

std::optional<Site> Site::of_state(std::string_view state) {
  if (!state.starts_with(kFormat)) return std::nullopt;
  state.remove_prefix(kFormat.size());
  Site site;
  const auto add_to = [](auto& counts, std::uint64_t least) {
    return [&counts, least](std::uint64_t key, std::uint64_t count) {
      counts.emplace(key, static_cast<std::uint32_t>(count));
      return count >= least;
    };
  };
  const auto set_word = [&site](std::uint64_t at, std::uint64_t word) {
    if (at >= site.seen_.size()) return false;
    site.seen_[at] = word;
    return word != 0;
  };
  const bool is_whole = take_pairs(state, kCounts, add_to(site.hosts_, 1)) &&
                        take_pairs(state, kCounts, add_to(site.repeated_, 2)) &&
                        take_pairs(state, kWords, set_word) && state.empty();
  if (!is_whole || site.repeated_.size() > kMaxRepeated) return std::nullopt;
  return site;
}

}  // namespace pith
