#include "bench/score_texts.h"

#include <cstddef>

namespace pith::internal::bench {

RunResult score_texts(const Dataset& dataset, const std::string& directory) {
  RunResult result;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    const Result<LabeledPage> page = dataset.load(i);
    const Result<std::string> text =
        read_file(directory + "/" + dataset.name() + "/" + dataset.id(i) + ".txt");
    if (!page || !text) {
      result.failed.push_back(page ? text.error() : page.error());
    } else {
      result.pages.push_back(score_text(page.value(), text.value()));
    }
  }
  return result;
}

}  // namespace pith::internal::bench
