// Models small enough to compute by hand. Trees as in model/forest.h; 65536 is a log-odds of 1.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models.h"

namespace pith::internal::test {

// The forest's sum for each row, which begins at rows[i * width].
inline std::vector<std::int32_t> sums(const Forest& forest, const std::vector<float>& rows,
                                      std::size_t width) {
  std::vector<std::int32_t> out(width == 0 ? 0 : rows.size() / width);
  RowBatch batch(RowBatch::kMaxInputs);
  for (std::size_t begin = 0; begin < out.size(); begin += RowBatch::kRows) {
    const std::size_t count = std::min(RowBatch::kRows, out.size() - begin);
    for (std::size_t i = 0; i < count * width; ++i) {
      batch.set(i / width, i % width, rows[begin * width + i]);
    }
    forest.add(batch, std::span(out).subspan(begin, count));
  }
  return out;
}

struct Trees {
  std::string inputs = "own.words";
  std::string trees = "0";
};

// In the form of scorer.model.
inline std::string forest_text(const std::string& name, const Trees& trees) {
  return "forest " + name + "\ninputs " + trees.inputs + "\n" + trees.trees + "\n\n";
}

// The forests that do not score blocks, all constant.
inline std::string page_forests_text() {
  std::string text;
  for (const char* name : {"confidence", "article", "forum", "product", "collection", "listing",
                           "documentation", "service", "recipe"}) {
    text += forest_text(name, {"page.words", "0"});
  }
  return text + forest_text("plain", {"words", "0"}) + forest_text("plain_context", {"words", "0"});
}

inline std::string model_text(const Trees& density, const Trees& context) {
  return "# tiny\n" + forest_text("density", density) + forest_text("context", context) +
         page_forests_text();
}

inline Model tiny_model(const Trees& density, const Trees& context) {
  return Model::parse(model_text(density, context)).value_or(Model());
}

// A model for plain text; all forests for markup are constant.
inline Model tiny_plain_model(const Trees& plain, const Trees& context = {"words", "0"}) {
  std::string text = model_text({}, {});
  text.resize(text.find("forest plain\n"));
  text += forest_text("plain", plain) + forest_text("plain_context", context);
  return Model::parse(text).value_or(Model());
}

}  // namespace pith::internal::test
