// `pith-bench --texts DIR`: scores texts that something else made of the pages of a data set, by
// the same code that scores pith's own. bench/compare/ has peers judged so.
#pragma once

#include <string>

#include "bench/dataset.h"
#include "bench/run.h"

namespace pith::internal::bench {

// Scores DIR/SET/ID.txt (UTF-8), where SET is the data set's name. Every page has to have its
// file: an empty one says that nothing was found, a missing one that the page failed. What needs
// more than a text (title, language, times) is left out.
RunResult score_texts(const Dataset& dataset, const std::string& directory);

}  // namespace pith::internal::bench
