// Videos, posts, maps and recordings that a page shows from elsewhere, as links.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

struct Embed {
  std::string url;         // where it can be seen; as written, or made of what names it
  std::string_view title;  // as its title attribute or label says; empty where they do not
};

// What the element embeds: <iframe>, <video>, <audio>, <embed>, <object>, the components of AMP and
// <lite-youtube>. Nothing for frames that hold no content to a reader: trackers, advertisements,
// forms, hidden frames. Looks at a bounded number of nodes.
std::optional<Embed> read_embed(Node element);

}  // namespace pith::internal
