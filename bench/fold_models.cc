#include "bench/fold_models.h"

#include <optional>
#include <sstream>

#include "bench/dataset.h"

namespace pith::internal::bench {

Result<FoldModels> FoldModels::open(const std::string& folder) {
  FoldModels result;
  const std::string table_path = folder + "/folds.tsv";
  const Result<std::string> table = read_file(table_path);
  if (!table) return table.error();
  std::istringstream lines(table.value());
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    std::istringstream fields(line);
    std::string set, id;
    int given = 0;
    std::getline(fields, set, '\t');
    std::getline(fields, id, '\t');
    if (!(fields >> given) || given < 0 || !(fields >> std::ws).eof()) {
      return Error{Error::Kind::unreadable, table_path,
                   "line " + std::to_string(number) + " is not: set, page id, fold"};
    }
    const auto fold = static_cast<std::size_t>(given);
    while (result.models_.size() <= fold) {
      const std::string path = folder + "/fold-" + std::to_string(result.models_.size()) + ".model";
      const Result<std::string> text = read_file(path);
      if (!text) return text.error();
      std::optional<Model> model = Model::parse_part(text.value());
      if (!model) return Error{Error::Kind::unreadable, path, "not a model"};
      result.models_.push_back(std::move(*model));
    }
    result.folds_[{set, id}] = fold;
  }
  if (result.models_.empty()) return Error{Error::Kind::empty, folder, "folds.tsv lists no page"};
  return result;
}

const Model* FoldModels::model_for(const std::string& set, const std::string& id) const {
  const auto entry = folds_.find({set, id});
  return entry == folds_.end() ? nullptr : &models_[entry->second];
}

}  // namespace pith::internal::bench
