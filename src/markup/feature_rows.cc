#include "markup/feature_rows.h"

namespace pith::internal {
namespace {

auto add_to(Inputs& inputs) {
  return [&inputs](const FeatureRow& row, const Item& item, float) { inputs.add(row, item); };
}

}  // namespace

const Inputs& block_inputs() {
  static const Inputs all = [] {
    Inputs inputs;
    for_each_block_input({}, {}, add_to(inputs));
    for_each_page_input({}, add_to(inputs));
    for_each_score_input({}, add_to(inputs));
    return inputs;
  }();
  return all;
}

const Inputs& page_inputs() {
  static const Inputs all = [] {
    Inputs inputs;
    for_each_summary_input({}, add_to(inputs));
    for_each_page_input({}, add_to(inputs));
    return inputs;
  }();
  return all;
}

}  // namespace pith::internal
