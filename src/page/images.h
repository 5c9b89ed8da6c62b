// What an <img> or <amp-img> shows, whatever loads it: its best source, or that it is no picture at
// all but an emoji, a placeholder or a tracker's pixel.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

// <img>, and the custom elements that stand for one: <amp-img>, <amp-anim>.
bool is_image(Node element);

// The text that an image stands for: the alternative text of an emoji or a smiley.
std::optional<std::string_view> emoji_text(Node image);

struct ImageSource {
  std::string_view url = {};  // as written; empty: there is nothing to see
  bool lazy = false;          // a script puts it in place, which may have a twin in a <noscript>
  // No part of the text: an icon by its declared size, or a badge ("build: passing").
  bool decoration = false;
};

// The image is for readers of a dark page only, who do not see the one beside it.
bool is_for_dark_pages(Node image);

// The best source of an image: the widest or densest candidate of its srcset, of the <source>s of
// the <picture> around it, what a lazy loader would put in its place, what it has; and where all of
// these are placeholders, what the <noscript> behind it has. Looks at a bounded number of nodes.
ImageSource read_image_source(Node image);

// Whether an address leads to an image file, by its name's end.
bool is_image_file(std::string_view url);

}  // namespace pith::internal
