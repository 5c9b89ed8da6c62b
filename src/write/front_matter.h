// The metadata that is before a Markdown document.
#pragma once

#include <string>
#include <vector>

#include "pith/article.h"

namespace pith::internal {

struct FrontMatterKey {
  const char* name;
  const MetadataField* field;
};

// In their order there.
std::vector<FrontMatterKey> front_matter_keys();

// A block of YAML between two lines of "---" and an empty line behind them: the fields that
// kMetadataFields names for it, in their places there. "url" is the article's, or else the
// canonical one. Fields without value are left out; empty when there is none at all.
std::string front_matter(const Article& article);

}  // namespace pith::internal
