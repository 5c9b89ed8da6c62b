// A text of the page that its head or its JSON-LD repeats for machines. metadata/sources/
// declared_texts.h collects these; the scorer compares them with the blocks.
#pragma once

#include <cstdint>
#include <string>

namespace pith::internal {

enum class Declared : std::uint8_t {
  body,  // what the page is for: an article's text, a recipe's steps, a product's description
  description,  // a summary of it, often the deck
  comment,      // what readers or customers wrote about it
};

struct DeclaredText {
  Declared kind = Declared::body;
  std::string text = {};  // a paragraph or an item of a list, without markup
};

}  // namespace pith::internal
