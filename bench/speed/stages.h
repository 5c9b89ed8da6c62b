// The stages of extract(), timed one at a time on a page; the stages before it run untimed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "bench/speed/held_pages.h"

namespace pith::internal::bench {

enum class Stage : std::uint8_t {
  decode,
  prefilter,  // alone
  parse,      // the prefilter again, then Gumbo, and freeing the tree
  metadata,
  segment,
  measure,
  score,  // the forests, the decision, the page's kind and confidence
  language,
  write_text,
  whole,       // from bytes in memory to text
  bare_gumbo,  // the reference, see bench/parse_baseline.h
};

inline constexpr std::array kStages = {Stage::decode,   Stage::prefilter, Stage::parse,
                                       Stage::metadata, Stage::segment,   Stage::measure,
                                       Stage::score,    Stage::language,  Stage::write_text,
                                       Stage::whole,    Stage::bare_gumbo};

std::string_view to_string(Stage stage);

// CPU seconds of this thread.
double seconds_of(Stage stage, const HeldPage& page);

}  // namespace pith::internal::bench
