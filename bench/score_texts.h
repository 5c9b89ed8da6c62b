// `pith-bench --texts DIR`: scores texts that another extractor made of the pages of a data set,
// with the code that scores pith's own. bench/compare/ uses it for peers.
#pragma once

#include <string>

#include "bench/dataset.h"
#include "bench/run.h"

namespace pith::internal::bench {

// Scores DIR/SET/ID.txt (UTF-8), where SET is the data set's name. Every page must have a file: an
// empty file means that nothing was found, a missing one that the page failed. Figures that need
// more than a text (title, language, times) are left out.
RunResult score_texts(const Dataset& dataset, const std::string& directory);

}  // namespace pith::internal::bench
