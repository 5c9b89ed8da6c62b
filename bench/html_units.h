// The units of a page or a fragment of HTML: headings, list items, cells, links, formulas and so
// on, each with its text. They are read from the tree by element names, independently of pith's own
// segmentation into blocks, which is what they measure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"

namespace pith::internal::bench {

enum class UnitKind : std::uint8_t {
  heading,      // h1-h6
  list_item,    // the first line of a <li>, unless it is a heading, code or another item's
  cell,         // <td>, <th> of a table of data
  code,         // <pre>
  inline_code,  // <code> elsewhere
  math,         // <math>, KaTeX, MathJax, math/tex, LaTeXML, pictures of formulas
  link,         // the first line of <a href> that leaves the page
  image,        // <img> of a <figure> or in a paragraph, but placeholders, icons and twins
  quote,        // the first line of a <blockquote>
  // The first line of a <figcaption>, unless it is a heading or says who said a quote, or
  // <caption>.
  caption,
  term,         // the first line of a <dt>
  definition,   // and of a <dd> that has a term
  note_mark,    // <sup> with a link in the page, or in one
  superscript,  // any other <sup> but buttons
  subscript,
  deleted,  // <del>, <s>, <strike>
  // The first line of <em>, <i>, outside of headings and terms. What follows with nothing in
  // between is the same.
  emphasis,
  strong,  // and of <strong>, <b>, outside of cells too
  count_,
};
inline constexpr std::size_t kUnitKinds = static_cast<std::size_t>(UnitKind::count_);

std::string_view to_string(UnitKind kind);

struct HtmlUnit {
  UnitKind kind = UnitKind::heading;
  // Letters and digits in lower case, without spaces, so that permalink signs and the shape of
  // quotes do not matter. For code, the lines without trailing white space. For formulas, the TeX
  // without white space, or "" if the page has none. For images, "".
  std::string text = {};
  std::string key = {};  // letters and digits as above, also for code and formulas
  // For links, images and note marks, the addresses as written; images may have several.
  std::vector<std::string> addresses = {};
  // The position of its text in the parsed text. For an image or formula, the positions right
  // before and after it.
  std::size_t begin = 0;
  std::size_t end = 0;
  // Definitions: where their term's text is.
  std::size_t term_begin = 0;
  std::size_t term_end = 0;
};

// The units in document order. `is_output`: the fragment is all content, so every table holds data
// and every image counts.
std::vector<HtmlUnit> html_units(const Document& document, bool is_output);

// The key of a text: its letters and digits in lower case, without spaces.
std::string unit_key(std::string_view text);

}  // namespace pith::internal::bench
