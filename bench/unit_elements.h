// What elements of a page are to html_units.h: what is shown, what begins a line, which images and
// tables say something, and the lines of code.
#pragma once

#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal::bench {

bool is_heading(Tag tag);
// What begins and ends a line.
bool is_block(Tag tag);
bool is_never_shown(Node node);

// A file that is there until a script puts the image in its place, or to take room.
bool is_placeholder(std::string_view address);
// A smiley is text, and what is so small is an icon: of a link, of a tooltip, of a tracker. What is
// for dark pages stands beside its twin.
bool is_sign(Node image);

bool has_quote(Node figure);

// Numbers of lines and signs beside code, which are none of it.
bool is_gutter(Node node);
// The lines of a <pre>: breaks are <br> and what is a block or a line of code.
std::string code_of(Node pre);

// A table that shows data: it has a header, or rows of several cells with few words in each.
bool holds_data(Node table);

}  // namespace pith::internal::bench
