// extract() with another model than the built-in one: for bench/, which scores each page with a
// model that was not trained on it.
#pragma once

#include <string_view>

#include "models.h"
#include "pith/article.h"
#include "pith/options.h"

namespace pith::internal {

Article extract_with(const Model& model, std::string_view bytes, const Options& options) noexcept;

}  // namespace pith::internal
