// A fragment of HTML as comparable rows: one per block of text, with the elements around it and its
// text with the inline markup. Differences that Markdown cannot express are ignored, see
// html_rows().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::bench {

struct HtmlRow {
  // Outermost first: "quote", "ul", "ol", "item" (of a <ul>), "item 3", "note 1". "item ?" has a
  // number that Markdown cannot express.
  std::vector<std::string> around = {};
  // How many of `around` are the same elements as around the previous row.
  std::size_t shared = 0;
  std::string kind = {};  // "p", "h2", "pre python", "row" (of a table), "hr"
  // White space is folded (except in code), and the cells of a row are separated by " | ". Links,
  // images, code, sup, sub and del are represented by marks.
  std::string text = {};
  // The letters and digits of the text that are in emphasis, and those in strong.
  std::string emphasis = {};
  std::string strong = {};
};

// The rows of a fragment that write_html() or a Markdown parser has written.
//
// These differences are ignored: <ins>, <mark>, <figure>, <details>; <kbd> and <code>; <q> and
// quotation marks; <aside> and <blockquote>; a caption and a paragraph in emphasis; blocks and
// lines in a table's cell; <th> and <td>; empty cells at the end of a row; <br> and white space;
// backslashes before brackets and $. A term is a paragraph in strong (in plain text if the list
// documents an API), and its definition a paragraph (": ", which a Markdown parser without
// definition lists reads as text). Formulas have their delimiters in Markdown, "$x$". A note's
// label is the end of its address ("#note-1", "#fn-1"). Notes come last, by label, and only those
// that are referred to. The mark of a note that is not printed is "[1]", raised or not.
std::vector<HtmlRow> html_rows(std::string_view html);

// The row on one line, for messages.
std::string to_string(const HtmlRow& row);

// Whether the Markdown's row expresses what the HTML's does. Emphasis is not compared.
bool same_structure(const HtmlRow& html, const HtmlRow& markdown);

}  // namespace pith::internal::bench
