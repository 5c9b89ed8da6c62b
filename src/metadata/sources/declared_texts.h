// Collects from JSON-LD the texts of the page that it repeats.
#pragma once

#include <span>
#include <vector>

#include "metadata/values/json.h"
#include "page/declared_text.h"

namespace pith::internal {

// Appends the texts of articles, recipes, products, postings, questions and reviews in `roots`.
// What is said of publishers, authors and similar items is left out.
void add_declared_texts(std::span<const JsonValue> roots, std::vector<DeclaredText>& out);

}  // namespace pith::internal
