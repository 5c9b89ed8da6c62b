// Pages whose text is the same or nearly so, by MinHash (Broder 1997) over one permutation (Li,
// Owen, Zhang 2012; empty bins filled as Shrivastava and Li 2014 do) and an index of bands of it.
// In the order of the pages: the first one is the original.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::app {

struct Signature {
  static constexpr std::size_t kBins = 64;

  std::array<std::uint32_t, kBins> bins = {};  // as many are equal as the texts have in common
  std::uint64_t exact = 0;                     // equal for equal words
  std::size_t words = 0;                       // 0: a text without words is like no other
};

// Of the text's words, three in a row at a time; case and signs do not count, nor, but for `exact`,
// the digits of numbers.
Signature signature_of(std::string_view text);

class Duplicates {
 public:
  // Texts are nearly the same when they have at least so much in common: rows of three words in
  // both / in either (Jaccard), by an estimate that is off by .05 as a rule.
  static constexpr double kNearlySame = 0.8;
  // Shorter texts have to be equal: a few words of difference are much of them.
  static constexpr std::size_t kFewestWords = 50;

  // The id of the first page that had this text or nearly; else the page is noted as one. Takes
  // some kilobyte a page noted.
  std::optional<std::string> find_or_add(const Signature& signature, const std::string& id);

 private:
  // Of sixteen bands of four bins one is the same for nearly all pairs that have .8 in common, and
  // for few of those that have .3.
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

}  // namespace pith::app
