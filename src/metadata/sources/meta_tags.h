// <meta>, <link>, <html lang> and itemprop attributes -> candidates in evidence.h.
#pragma once

#include <cstddef>
#include <string>

#include "html/dom.h"
#include "metadata/evidence.h"

namespace pith {

// A <meta> element: its name, property, http-equiv or itemprop with its content.
void read_meta(Node meta, Evidence& evidence);

// rel=canonical, image_src, license, amphtml and the feeds of a <link>.
void read_link(Node link, Evidence& evidence);

// rel=tag, rel=license of an <a>, and rel=category where WordPress writes it.
void read_anchor(Node anchor, Evidence& evidence);

// An element with itemprop that is no <meta>; authors aside, whose place matters (byline.h).
void read_item(Node element, Evidence& evidence);

// The name in an itemprop=author: its itemprop=name, content, or text.
std::string item_text(Node element, std::size_t max_bytes);

}  // namespace pith
