#include "model/threshold.h"

#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

// A page this likely to be an article is cut like one. What else it may be mistaken for, a listing
// or a forum, would get the teasers beside a short article. Chosen in cross-validation.
constexpr float kMaybeArticle = 0.3F;

}  // namespace

std::optional<float> threshold_of(const Judging& judging, Favor favor) {
  return threshold_of(judging, favor,
                      judging.article >= kMaybeArticle ? Doubt::shared : Doubt::flat);
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
