// For programs that extract many pages, or that need a model of their own, or that may have to stop
// in the middle of a page. Otherwise, extract() in extract.h does the same.
//
//   pith::Extractor extractor({.comments = true});
//   for (const auto& [url, bytes] : pages) {
//     extractor.options.url = url;
//     const pith::Article article = extractor.extract(bytes);
//   }
#pragma once

#include <memory>
#include <stop_token>
#include <string_view>
#include <utility>

#include "pith/article.h"
#include "pith/options.h"
#include "pith/result.h"

namespace pith {

namespace internal {
struct Model;
}

// The decision trees that score the blocks of a page. Copies share them. Thread-safe.
class Model {
 public:
  // The model that pith ships with.
  Model() = default;

  // Reads a model file, which bench/train writes: the concatenation of scorer.model and
  // plain.model. A file that is damaged, that is for other features than this version of pith has,
  // or that lacks a forest is an error of the kind `unsupported`. `text` is not needed after the
  // call.
  static Result<Model> parse(std::string_view text);

 private:
  friend class Extractor;
  explicit Model(std::shared_ptr<const internal::Model> model) : model_(std::move(model)) {}

  std::shared_ptr<const internal::Model> model_;  // null: the one that pith ships with
};

// Extracts pages one after the other. A thread needs one of its own; they may share a Model. For
// the same bytes, options and model, all of them give the same article as extract() does. Memory
// that a page needed goes back to the allocator, which keeps it for the next page.
class Extractor {
 public:
  explicit Extractor(Options initial = {}, Model model = {})
      : options(std::move(initial)), model_(std::move(model)) {}

  // They apply to the pages that follow and may be changed between them.
  Options options;

  // Like pith::extract(). When a stop is requested, on any thread, it ends after the stage at work,
  // and the outcome is Outcome::canceled.
  Article extract(std::string_view bytes, const std::stop_token& stop = {}) const noexcept;

 private:
  Model model_;
};

}  // namespace pith
