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

inline constexpr std::size_t kHeadlineFeatures = 35;
using HeadlineFeatures = std::array<float, kHeadlineFeatures>;
extern const std::array<std::string_view, kHeadlineFeatures> kHeadlineFeatureNames;

// A line that may be the headline, with features that distinguish it from a byline, a section or a
// menu item.
struct HeadlineCandidate {
  std::size_t line = 0;
  bool named = false;  // the text's first line, the page's <title>, has its words
  HeadlineFeatures features = {};
};

struct HeadlineCandidates {
  std::vector<HeadlineCandidate> lines;
  std::size_t lead = 0;  // the first kept paragraph
  bool named = false;    // one of them is
};

// The candidates: the lines above the lead, and lines further above that the first line names, in
// order. `verdicts`: so far, one per line.
HeadlineCandidates headline_candidates(const MeasuredText& measured,
                                       std::span<const Verdict> verdicts);

// Whether the text's first line is the <title> of its page, as tag strippers leave it: as long as
// titles are, and about the text's subject.
bool begins_with_title(const MeasuredText& measured);

// The most likely candidate, or nullopt if having none is more likely. It is a conditional logit
// (McFadden 1974), fitted by bench/train/train_headline.py.
std::optional<std::size_t> find_headline(const MeasuredText& measured,
                                         std::span<const Verdict> verdicts);

}  // namespace pith::internal
