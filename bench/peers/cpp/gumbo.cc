// Not an extractor, but the minimum cost of any that parses with Gumbo: the tree is built and
// freed, see bench/parse_baseline.h.

#include <gumbo.h>

#include "bench/peers/cpp/page_loop.h"

int main(int argc, char** argv) {
  return pith::internal::bench::page_loop(
      argc, argv, GUMBO_VERSION, [](const pith::internal::bench::PageInMemory& page) {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors =
            0;  // recording parse errors is the one cost that can be had for nothing
        GumboOutput* tree =
            gumbo_parse_with_options(&options, page.bytes.data(), page.bytes.size());
        gumbo_destroy_output(&options, tree);
        return std::string();
      });
}
