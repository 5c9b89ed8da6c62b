// Finds the headline of a plain text. The scorers learned from data that mostly leaves it out, but
// readers want it: it is kept together with its text and becomes the title.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "page/verdict.h"
#include "plain/line_features.h"

namespace pith::internal {

inline constexpr std::size_t kHeadlineFeatures = 10;
using HeadlineFeatures = std::array<float, kHeadlineFeatures>;

// A line that may be the headline, with what distinguishes it from a byline, a section or a menu's
// item.
struct HeadlineCandidate {
  std::size_t line = 0;
  bool named = false;  // the text's first line, the page's <title>, has its words
  HeadlineFeatures features = {};
};

struct HeadlineCandidates {
  std::vector<HeadlineCandidate> lines;
  std::size_t lead = 0;  // the first paragraph that is kept
  bool named = false;    // one of them is
};

// Of the lines right above the lead, and those above it that the first line names, in their order.
// `verdicts`: so far, one a line.
HeadlineCandidates headline_candidates(const MeasuredText& measured,
                                       std::span<const Verdict> verdicts);

// Whether the text's first line is the <title> of the page that it is from, as tag strippers leave
// it: as long as titles are, and about what the text is about.
bool begins_with_title(const MeasuredText& measured);

// The likeliest candidate, or nothing where having none is likelier: a conditional logit
// (McFadden 1974), fitted by bench/train/train_plain.py.
std::optional<std::size_t> find_headline(const MeasuredText& measured,
                                         std::span<const Verdict> verdicts);

}  // namespace pith::internal
