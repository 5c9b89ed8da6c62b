// WriteOptions as the options of one format, and back.
#pragma once

#include "pith/write.h"

namespace pith::internal {

inline MarkdownOptions markdown_options(const WriteOptions& all) {
  return {.links = all.links, .images = all.images, .front_matter = all.front_matter};
}

inline WriteOptions write_options(const MarkdownOptions& options) {
  return {.links = options.links, .images = options.images, .front_matter = options.front_matter};
}

inline JsonOptions json_options(const WriteOptions& all) {
  return {.id = all.id,
          .json_id = all.json_id,
          .source = all.source,
          .with_formats = all.with_formats,
          .members = markdown_options(all),
          .fields = all.fields};
}

}  // namespace pith::internal
