#include "markup/declared.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ratio.h"
#include "text/shingles.h"

namespace pith::internal {
namespace {

// Nothing this many times as long as all that is declared repeats it.
constexpr std::size_t kMuchLonger = 4;

// A block that is nothing but links leads to texts and is not compared.
constexpr float kLinks = 0.9F;

// A text that begins with so many runs of words of which none is declared is not read to its end.
constexpr std::uint32_t kProbed = 8;

// Chosen: a few times the words of a long article. What follows is not compared.
constexpr std::size_t kMaxShingles = 40'000;

// The share of a word that a character of an unspaced script counts for (features.h).
constexpr float kUnspacedWord = 0.6F;

constexpr std::uint64_t bit(Declared kind) { return std::uint64_t{1} << static_cast<int>(kind); }

// The shingles (shingles.h) of the declared texts: a hash table with open addressing. The lowest
// bits of an entry say what it is declared as and whether a block has it.
class Shingles {
 public:
  explicit Shingles(std::span<const DeclaredText> texts) {
    std::vector<std::uint64_t> all;
    for (const DeclaredText& text : texts) {
      if (all.size() >= kMaxShingles) break;
      for_each_shingle(text.text, [&](std::uint64_t hash, bool unspaced) {
        all.push_back((hash & ~kFlags) | bit(text.kind) | (unspaced ? kUnspaced : 0));
        return all.size() < kMaxShingles;
      });
    }
    if (all.empty()) return;
    const std::size_t slots = std::bit_ceil(2 * all.size());
    shift_ = 64 - std::countr_zero(slots);
    slots_.resize(slots);
    for (const std::uint64_t added : all) {
      std::uint64_t& entry = slots_[place(added & ~kFlags)];
      const std::uint64_t fresh = added & ~entry;
      if ((fresh & bit(Declared::body)) != 0) body_words_ += words_of(added);
      if ((fresh & bit(Declared::comment)) != 0) comment_words_ += words_of(added);
      entry |= added;
    }
  }

  bool empty() const { return slots_.empty(); }

  // Words that are declared as the page's text, those of them that a block has, and words declared
  // as comments.
  float body_words() const { return body_words_; }
  float found_words() const { return found_words_; }
  float comment_words() const { return comment_words_; }

  // What a shingle is declared as, as bits. From now on a block has it.
  std::uint64_t find(std::uint64_t hash) {
    std::uint64_t& entry = slots_[place(hash & ~kFlags)];
    constexpr std::uint64_t kBody = bit(Declared::body);
    if ((entry & (kBody | kFound)) == kBody) found_words_ += words_of(entry);
    if (entry != 0) entry |= kFound;
    return entry;
  }

 private:
  static constexpr std::uint64_t kUnspaced = 8;
  static constexpr std::uint64_t kFound = 16;
  static constexpr std::uint64_t kFlags = 31;

  static float words_of(std::uint64_t entry) {
    return (entry & kUnspaced) != 0 ? kUnspacedWord : 1;
  }

  // The slot that has it, or the free one where it would be.
  std::size_t place(std::uint64_t hash) const {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;
    std::size_t at = hash * kMix >> shift_;
    while (slots_[at] != 0 && (slots_[at] & ~kFlags) != hash) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  float body_words_ = 0;
  float found_words_ = 0;
  float comment_words_ = 0;
  int shift_ = 0;
  std::vector<std::uint64_t> slots_;
};

// The share from which on a block is declared text.
constexpr float kMostly = 0.5F;

void measure_distances(std::vector<Features>& blocks) {
  float distance = kSearchDeclared;
  const auto step = [&distance](const Features& f) {
    distance = f.declared.body >= kMostly ? 1 : std::min(distance + 1, kSearchDeclared);
  };
  for (Features& f : blocks) {
    f.declared.since_body = distance;
    step(f);
  }
  distance = kSearchDeclared;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    blocks[i].declared.until_body = distance;
    step(blocks[i]);
  }
}

}  // namespace

void measure_declared(const PageModel& page, std::span<const DeclaredText> texts,
                      Measured& measured) {
  Shingles declared(texts);
  if (declared.empty()) return;
  std::size_t longest = 0;
  for (const DeclaredText& text : texts) longest += kMuchLonger * text.text.size();
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (page.blocks[i].block.text.size() > longest) continue;
    if (measured.blocks[i].link_density > kLinks) continue;
    std::uint32_t all = 0;
    std::uint32_t any = 0;
    std::uint32_t body = 0;
    std::uint32_t description = 0;
    std::uint32_t comment = 0;
    for_each_shingle(page.blocks[i].block.text, [&](std::uint64_t hash, bool) {
      ++all;
      const std::uint64_t as = declared.find(hash);
      if (as == 0) return any > 0 || all < kProbed;
      ++any;
      body += (as & bit(Declared::body)) != 0;
      description += (as & bit(Declared::description)) != 0;
      comment += (as & bit(Declared::comment)) != 0;
      return true;
    });
    if (any == 0) continue;
    DeclaredShares& shares = measured.blocks[i].declared;
    shares.body = ratio(static_cast<float>(body), static_cast<float>(all));
    shares.description = ratio(static_cast<float>(description), static_cast<float>(all));
    shares.comment = ratio(static_cast<float>(comment), static_cast<float>(all));
  }
  if (declared.found_words() > 0) measure_distances(measured.blocks);
  PageFeatures& p = measured.page;
  p.declared_words = declared.body_words();
  p.declared_found = ratio(declared.found_words(), declared.body_words());
  p.declared_comment_words = declared.comment_words();
}

}  // namespace pith::internal
