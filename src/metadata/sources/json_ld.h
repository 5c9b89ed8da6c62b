// JSON-LD blocks (<script type="application/ld+json">) -> candidates. What it collects goes to
// evidence.h; broken JSON is mended by json_repair.h.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/evidence.h"

namespace pith {

// Takes all blocks of a page, then picks the one object that is about the page: authors may be
// named in one block and defined in another.
class JsonLdReader {
 public:
  JsonLdReader();
  ~JsonLdReader();
  JsonLdReader(const JsonLdReader&) = delete;
  JsonLdReader& operator=(const JsonLdReader&) = delete;

  // The text of one block, well-formed or not.
  void add_block(std::string_view text);
  // Reports what the blocks say about the page at `url` (may be empty).
  void report(std::string_view url, Evidence& evidence) const;
  // Paragraphs of text in objects that may be what a page is about: articleBody, reviewBody, text,
  // description.
  std::vector<std::string> texts() const;

 private:
  struct Blocks;
  std::unique_ptr<Blocks> blocks_;
};

}  // namespace pith
