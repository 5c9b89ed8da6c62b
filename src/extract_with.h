// extract() with all that it can be given: the model, and a token by which it is stopped.
#pragma once

#include <stop_token>
#include <string_view>

#include "models.h"
#include "pith/article.h"
#include "pith/options.h"

namespace pith::internal {

// `model` null: the built-in one.
Article extract_with(const Model* model, std::string_view bytes, const Options& options,
                     const std::stop_token& stop = {}) noexcept;

}  // namespace pith::internal
