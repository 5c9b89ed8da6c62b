#include "model/threshold.h"

#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

// Chosen in cross-validation: shared doubt gains short articles and costs others nothing, flat
// doubt gains collections, services and documentation .001 to .005 of word F1 but costs forums and
// listings .006 to .01.
Doubt doubt_of(PageType type) {
  switch (type) {
    case PageType::article:
      return Doubt::shared;
    case PageType::collection:
    case PageType::documentation:
    case PageType::service:
    case PageType::recipe:
      return Doubt::flat;
    case PageType::unknown:
    case PageType::forum:
    case PageType::product:
    case PageType::listing:
      break;
  }
  return Doubt::independent;
}

}  // namespace

std::optional<float> threshold_of(const Judging& judging, Favor favor) {
  return threshold_of(judging, favor, doubt_of(judging.page_type));
}

std::optional<float> threshold_of(const Judging& judging, Favor favor, Doubt doubt) {
  std::vector<float> words(judging.size());
  std::vector<float> probabilities(judging.size());
  for (std::size_t i = 0; i < judging.size(); ++i) {
    words[i] = judging.features(i).words;
    probabilities[i] = judging.verdicts[i].probability;
  }
  return find_threshold(words, probabilities, favor, kChromeWords, doubt).lowest;
}

// Images have no words to be judged by: a later pass attaches them to texts.
void apply_threshold(Judging& judging) {
  judging.threshold = threshold_of(judging, judging.options.favor);
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const Verdict& verdict = judging.verdicts[i];
    if (verdict.ruled_out || judging.block(i).kind == BlockKind::image) continue;
    const bool keep = judging.threshold && verdict.probability >= *judging.threshold;
    const Label label = keep ? Label::main_content : Label::boilerplate;
    // What another pass has accepted has its own reason.
    if (label == verdict.label && verdict.reason != nullptr) continue;
    const Score& score = judging.scores[i];
    std::string_view why = keep ? score.for_it : score.against_it;
    if (why.empty()) why = keep ? "nothing speaks against it" : "nothing speaks for it";
    judging.decide(i, label, why);
  }
}

}  // namespace pith::internal
