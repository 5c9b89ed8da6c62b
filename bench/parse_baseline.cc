#include "bench/parse_baseline.h"

#include <gumbo.h>

#include "bench/cpu_clock.h"

namespace pith::internal::bench {

double bare_parse_seconds(std::string_view bytes) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // recording parse errors is the only cost that can be avoided for free
  const double start = thread_cpu_seconds();
  GumboOutput* tree = gumbo_parse_with_options(&options, bytes.data(), bytes.size());
  gumbo_destroy_output(&options, tree);
  return thread_cpu_seconds() - start;
}

}  // namespace pith::internal::bench
