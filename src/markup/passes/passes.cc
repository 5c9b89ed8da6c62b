#include "markup/passes/passes.h"

#include <algorithm>
#include <utility>

namespace pith::internal {

Judging::Judging(const PageModel& judged, const Measured& figures, std::span<const Score> given,
                 const Options& wanted, std::string_view address)
    : page(judged),
      measured(figures),
      scores(given),
      options(wanted),
      url(address),
      verdicts(given.size()) {
  for (std::size_t i = 0; i < verdicts.size(); ++i) verdicts[i].probability = scores[i].probability;
}

void Judging::decide(std::size_t i, Label label, std::string_view why) {
  verdicts[i].label = label;
  if (options.explain) verdicts[i].note(pass_, why);
}

void Judging::rule_out(std::size_t i, std::string_view why) {
  verdicts[i].ruled_out = true;
  verdicts[i].probability = 0;
  verdicts[i].label = Label::boilerplate;
  if (options.explain) verdicts[i].note(pass_, std::string("dropped by rule: ").append(why));
}

void run_passes(Judging& judging, std::span<const Pass> passes) {
  for (const Pass& pass : passes) {
    judging.pass_ = pass.name;
    pass.run(judging);
  }
}

}  // namespace pith::internal
