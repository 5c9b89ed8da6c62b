// Reads JSON-LD from <script type="application/ld+json">. values/json.h repairs broken JSON.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "metadata/sources/source.h"
#include "page/declared_text.h"

namespace pith::internal {

// Takes all blocks of a page, then chooses the one object that is about the page: authors may be
// named in one block and defined in another. Copies share what was read.
class JsonLdReader final : public Source {
 public:
  JsonLdReader();

  void head_element(const PlacedElement& element, Evidence& evidence) override;
  void report(std::string_view address, Evidence& evidence) override;

  // The text of one block, well-formed or not.
  void add_block(std::string_view text);
  // Returns the paragraphs of articleBody, reviewBody, text and description of all objects that may
  // be what the page is about.
  std::vector<std::string> texts() const;
  // Appends the texts of the page that the blocks repeat (declared_texts.h).
  void add_declared_texts(std::vector<DeclaredText>& out) const;

 private:
  struct Blocks;
  std::shared_ptr<Blocks> blocks_;
};

// True for a <script> that holds JSON-LD.
bool is_json_ld(Node node);

}  // namespace pith::internal
