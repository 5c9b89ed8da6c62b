#include "pith/extractor.h"

#include <optional>
#include <utility>

#include "extract_with.h"
#include "models.h"

namespace pith {

Result<Model> Model::parse(std::string_view text) {
  std::optional<internal::Model> model = internal::Model::parse(text);
  if (model) return Model(std::make_shared<const internal::Model>(*std::move(model)));
  return Error{.kind = Error::Kind::unsupported,
               .input = "model",
               .reason = "not a complete model file of this version of pith"};
}

Article Extractor::extract(std::string_view bytes, const std::stop_token& stop) const noexcept {
  return internal::extract_with(model_.model_.get(), bytes, options, stop);
}

}  // namespace pith
