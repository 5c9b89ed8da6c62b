// The main function of the library: it takes the bytes of a page and returns its main content and
// metadata.
//
//   #include <pith/extract.h>
//   #include <pith/write.h>
//
//   pith::Article article = pith::extract(bytes, {.url = "https://example.org/post"});
//   if (article.outcome == pith::Outcome::content) std::cout << pith::write_text(article);
#pragma once

#include <string_view>

#include "pith/article.h"
#include "pith/options.h"

namespace pith {

// Returns an article for any bytes in any charset. It never throws, prints or aborts. It is a pure
// function: the same bytes and options give the same article, on any thread and in any order, and
// it keeps nothing between calls. `bytes` is not needed after the call. Thread-safe.
Article extract(std::string_view bytes, const Options& options = {}) noexcept;

}  // namespace pith
