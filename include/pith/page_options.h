// From a page that was read (input.h) to its extraction (options.h).
#pragma once

#include <utility>

#include "pith/input.h"
#include "pith/options.h"

namespace pith {

// The options `others` with all that is known about a page: its URL, unless they have one, its
// Content-Type, whether it is plain text, and what its container says about it.
inline Options options_of(const Page& page, Options others = {}) {
  if (others.url.empty()) others.url = page.url;
  if (page.is_plain_text) others.format = InputFormat::text;
  others.content_type = page.content_type;
  others.title_hint = page.title_hint;
  others.author_hint = page.author_hint;
  others.date_hint = page.date_hint;
  others.language_hint = page.language_hint;
  others.site_hint = page.site_hint;
  return others;
}

}  // namespace pith
