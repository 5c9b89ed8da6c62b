// What the caller's selectors name (Options::select, Options::drop) outweighs all that the page
// tells. Which readers' comments are in what is selected, the passes before have found.
#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

void apply_selectors_to(Judging& judging, const PageBlock& entry, Verdict& verdict) {
  switch (entry.choice) {
    case Choice::open:
      break;
    case Choice::comment:
      if (verdict.label == Label::comment) break;
      [[fallthrough]];
    case Choice::selected:
      judging.decide(verdict, Label::main_content, "in what \"select\" matches");
      break;
    case Choice::hidden:
      judging.decide(verdict, Label::boilerplate, "hidden, in what \"select\" matches");
      break;
    case Choice::outside:
      judging.decide(verdict, Label::boilerplate, "outside of what \"select\" matches");
      break;
    case Choice::dropped:
      judging.decide(verdict, Label::boilerplate, "in what \"drop\" matches");
      break;
  }
}

}  // namespace

void apply_selectors(Judging& judging) {
  if (judging.options.select.empty() && judging.options.drop.empty()) return;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const PageBlock& entry = judging.page.blocks[i];
    const bool asks_for_scripts =
        judging.features(i).names_javascript && judging.features(i).cues.has(Cue::noscript);
    if (judging.block(i).kind == BlockKind::image) continue;  // of the pass "image"
    if (asks_for_scripts && entry.choice == Choice::selected) continue;
    apply_selectors_to(judging, entry, judging.verdicts[i]);
  }
}

}  // namespace pith::internal
