#include "plain/feature_rows.h"

namespace pith::internal {

const Inputs& line_inputs() {
  static const Inputs all = [] {
    Inputs inputs;
    const auto add = [&inputs](const FeatureRow& row, const Item& item, float) {
      inputs.add(row, item);
    };
    for_each_line_input({}, add);
    for_each_text_input({}, add);
    for_each_line_score_input({}, add);
    return inputs;
  }();
  return all;
}

}  // namespace pith::internal
