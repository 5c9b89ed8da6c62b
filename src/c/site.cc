// What the pages of a site have in common, in C.
#include "pith/site.h"

#include <memory>

#include "c/handles.h"

namespace c = pith::internal::c;

pith_site* pith_site_new() {
  return c::guarded<pith_site*>(nullptr, [] { return std::make_unique<pith_site>().release(); });
}

void pith_site_free(pith_site* site) { delete site; }

bool pith_site_add(pith_site* site, const char* bytes, size_t length, const pith_options* options) {
  if (site == nullptr || !c::readable(bytes, length)) return false;
  return c::guarded(false, [&] {
    const pith::Options none;
    site->site.add(
        pith::site_texts(c::view(bytes, length), options == nullptr ? none : options->options));
    return true;
  });
}

void pith_options_set_site(pith_options* options, const pith_site* site) {
  if (options != nullptr) options->options.site = site == nullptr ? nullptr : &site->site;
}
