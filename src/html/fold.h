// What tags do to the tree beside opening and closing an element (HTML standard, 13.2.6.4.7), for
// whoever decides which of them the parser has to see: skeleton_writer.h.
#pragma once

#include <cstdint>

#include "html/tag.h"

namespace pith {

// What a start tag does.
enum class Fold : std::uint8_t {
  no,           // something of its own
  ordinary,     // nothing else ("any other start tag")
  formatting,   // is reopened where it is left open
  link,         // the same, and closes another link
  button,       // closes another button
  block,        // closes a paragraph, and does not reopen formatting elements first
  heading,      // the same, and closes another heading
  item,         // the same, and closes another item: <li>
  term,         // <dt>, <dd>
  empty,        // has no end tag; else ordinary
  empty_block,  // has no end tag; else a block
};

Fold fold_of(Tag tag);

bool is_formatting(Tag tag);
bool is_list(Tag tag);
// White space on either side of such a tag parts nothing.
bool parts_lines(Tag tag);
// What may stand in front of the body.
bool is_of_head(Tag tag);

}  // namespace pith
