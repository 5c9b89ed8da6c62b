// The one call of the library: a page's bytes in, its main content and metadata out.
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

// Total: any bytes give an article; never throws, prints or aborts. Pure: the same bytes and
// options give the same article, on any thread and in any order; nothing is kept between calls.
// `bytes` may hold any charset and is not needed after the call. Thread-safe.
Article extract(std::string_view bytes, const Options& options = {}) noexcept;

}  // namespace pith
