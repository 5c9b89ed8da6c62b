// Near-duplicate detection by MinHash (Broder 1997) with one permutation (Li, Owen and Zhang 2012)
// and an index of bands. Empty bins are filled as by Shrivastava and Li (2014). Of several similar
// pages, the first one is the original.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::internal::app {

struct Signature {
  static constexpr std::size_t kBins = 64;

  std::array<std::uint32_t, kBins> bins = {};  // the share of equal bins estimates the similarity
  std::uint64_t exact = 0;                     // equal for equal words
  std::size_t words = 0;                       // a text without words (0) is similar to no other
};

// Makes the signature of a text from its shingles of three words. Case and punctuation do not
// count, and neither do the digits of numbers, except in `exact`.
Signature signature_of(std::string_view text);

class Duplicates {
 public:
  // Texts are near-duplicates if the Jaccard similarity of their shingles is at least this much.
  // The standard error of the estimate is about .05.
  static constexpr double kNearlySame = 0.8;
  // Shorter texts must be equal, because a few different words are a large part of them.
  static constexpr std::size_t kMinWords = 50;

  // `id` may have any form. Returns the id of the first page that has this text or a near-duplicate
  // of it. If there is none, adds this page as an original, which takes about 1 kB.
  std::optional<std::string> find_or_add(const Signature& signature, const std::string& id);

 private:
  // There are sixteen bands of four bins. Nearly all pairs with a similarity of .8 have an equal
  // band, and few pairs with a similarity of .3 do.
  static constexpr std::size_t kRows = 4;
  static constexpr std::size_t kBands = Signature::kBins / kRows;

  struct Original {
    std::string id;
    std::array<std::uint32_t, Signature::kBins> bins;
  };

  std::vector<Original> originals_;
  std::array<std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>, kBands> by_band_;
  std::unordered_map<std::uint64_t, std::uint32_t> exact_;
};

}  // namespace pith::internal::app
