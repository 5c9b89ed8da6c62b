#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

// What takes the place of a body is content; the model has never seen any.
constexpr float kProbability = 0.7F;

}  // namespace

void accept_declared_text(Judging& judging) {
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (!judging.page.blocks[i].declared) continue;
    judging.verdicts[i].probability = kProbability;
    judging.decide(i, Label::main_content, "the page declares it as its text");
  }
}

}  // namespace pith::internal
