// Reads the metadata that single elements declare: <meta>, <link>, <title>, <base>, the attributes
// of <html> and <body>, itemprop, the rel of links, and the links in a list of categories.
// json_ld.h reads JSON-LD, and byline.h reads visible bylines.
#pragma once

#include <cstddef>
#include <string>

#include "html/dom.h"
#include "metadata/sources/source.h"

namespace pith::internal {

class MetaTagReader final : public Source {
 public:
  void head_element(const PlacedElement& element, Evidence& evidence) override;
  void enter(const PlacedElement& element, Evidence& evidence) override;
  void report(std::string_view address, Evidence& evidence) override;

  // The href of the first <base>, empty for none.
  const std::string& base() const { return base_; }

 private:
  struct Topic {
    std::string text;
    std::string_view href;
  };

  void read_topics(Node list);

  std::string base_;
  std::vector<Topic> topics_;  // of lists in the article or behind the headline
  std::size_t topic_lists_ = 0;
  bool title_seen_ = false;
};

// Returns the name in an itemprop=author: its itemprop=name, its content, or its text.
std::string item_text(Node element, std::size_t max_bytes);

}  // namespace pith::internal
