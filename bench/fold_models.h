// Cross-validation of the whole extractor: each page is scored by a model that was trained without
// the pages of its host. bench/train/ writes the models and the fold of each page.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models.h"
#include "pith/result.h"

namespace pith::internal::bench {

class FoldModels {
 public:
  // FOLDER holds fold-0.model, fold-1.model, ... and folds.tsv: set, page id, fold.
  static Result<FoldModels> open(const std::string& folder);

  // The model that was trained without the page, or nullptr if folds.tsv does not list it.
  const Model* model_for(const std::string& set, const std::string& id) const;

 private:
  std::vector<Model> models_ = {};
  std::map<std::pair<std::string, std::string>, std::size_t> folds_ = {};
};

}  // namespace pith::internal::bench
