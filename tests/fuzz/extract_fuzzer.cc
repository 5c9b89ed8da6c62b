// Input: see take_options.h, then the page's bytes.
#include <memory>
#include <string>

#include "fuzz/require.h"
#include "fuzz/take_options.h"
#include "fuzz/targets.h"
#include "pith/extract.h"
#include "support/flaws.h"
#include "support/pages.h"

namespace pith::internal::fuzz {
namespace {

// Copies the input into an allocation of its own, so that a sanitizer detects reads outside of it,
// and frees it before the article is checked.
Article extract_copy(std::string_view bytes, const Options& options) {
  const std::unique_ptr<char[]> copy(new char[bytes.size()]);
  std::copy(bytes.begin(), bytes.end(), copy.get());
  return pith::extract({copy.get(), bytes.size()}, options);
}

// Extracts again from bytes at another address and without an explanation.
void require_same_again(std::string_view bytes, Options options, const Article& article) {
  options.explain = false;
  Article again = extract_copy(bytes, options);
  require(test::kept_blocks(again) == test::kept_blocks(article), "the same blocks again");
  require(again.confidence == article.confidence, "the same confidence again");
  require(again.page_type == article.page_type, "the same kind of page again");
  Article facts = article;
  again.blocks.clear();
  facts.blocks.clear();
  require(test::describe(again) == test::describe(facts), "the same facts again");
}

}  // namespace

void extract(std::string_view input) {
  const Options options = take_options(input);
  const Article article = extract_copy(input, options);
  std::string flaw = test::flaw(article, input.size());
  if (flaw.empty()) flaw = test::flaw_of_writers(article, input.size());
  require(flaw.empty(), flaw);
  require_same_again(input, options, article);
}

}  // namespace pith::internal::fuzz
