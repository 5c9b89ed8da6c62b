#include "markup/passes/passes.h"

#include <algorithm>
#include <utility>

namespace pith::internal {

Judging::Judging(const PageModel& judged, const Measured& found, std::span<const Score> given,
                 const Options& wanted, std::string_view address)
    : page(judged),
      measured(found),
      scores(given),
      options(wanted),
      url(address),
      verdicts(given.size()),
      figures(judged.figures.size()) {
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    // What the selectors leave out is out of the page that the passes judge.
    verdicts[i].ruled_out = is_left_out(page.blocks[i].choice);
    verdicts[i].probability = verdicts[i].ruled_out ? 0 : scores[i].probability;
  }
}

void Judging::decide(Verdict& verdict, Label label, std::string_view why) {
  verdict.label = label;
  if (options.explain) verdict.note(pass_, why);
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

void apply_verdicts(Judging& judging, PageModel& page) {
  for (std::size_t i = 0; i < judging.size(); ++i) {
    PageBlock& entry = page.blocks[i];
    apply_verdict(std::move(judging.verdicts[i]), entry.block);
    if (kept(entry.block)) drop_helper_text(entry);
  }
  for (std::size_t i = 0; i < page.figures.size(); ++i) {
    apply_verdict(std::move(judging.figures[i]), page.figures[i].block.block);
  }
  place_figures(page);
}

bool is_thread(const Judging& judging) {
  constexpr int kMaxSteps = 30;
  const std::vector<Element>& elements = judging.page.elements;
  std::uint32_t known = 0;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (!judging.kept(i) || !judging.features(i).prose) continue;
    std::uint32_t post = 0;  // the outermost one around the block
    std::uint32_t element = judging.page.blocks[i].element;
    for (int step = 0; step < kMaxSteps && element != 0; ++step) {
      if (elements[element].cues.has(Cue::post)) post = element;
      element = elements[element].parent;
    }
    if (post == 0 || post == known) continue;
    if (known != 0) return true;
    known = post;
  }
  return false;
}

}  // namespace pith::internal
