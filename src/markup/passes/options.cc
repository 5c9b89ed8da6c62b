#include "markup/passes/passes.h"

namespace pith::internal {

void apply_options(Judging& judging) {
  for (std::size_t i = 0; i < judging.size(); ++i) {
    if (judging.verdicts[i].label == Label::comment && !judging.options.comments) {
      judging.decide(i, Label::boilerplate, "a reader's comment while comments are off");
    }
    if (judging.block(i).table && !judging.options.tables && judging.kept(i)) {
      judging.decide(i, Label::boilerplate, "in a table while tables are off");
    }
  }
}

}  // namespace pith::internal
