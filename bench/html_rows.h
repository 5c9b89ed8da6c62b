// A fragment of HTML as rows that can be compared: one a block of text, with what stands around it
// and its text with the inline markup. What Markdown has no sign for makes no difference, see
// html_rows().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal::bench {

struct HtmlRow {
  // Outermost first: "quote", "ul", "ol", "item" (of a <ul>), "item 3", "note 1". "item ?" has a
  // number of which Markdown has no notion.
  std::vector<std::string> around = {};
  // How many of `around` are the very elements that are around the row before.
  std::size_t shared = 0;
  std::string kind = {};  // "p", "h2", "pre python", "row" (of a table), "hr"
  // White space folded (but for code); the cells of a row separated by " | ". Links, images, code,
  // sup, sub and del have marks in it.
  std::string text = {};
  // Of the text's letters and digits those in emphasis, and those in strong.
  std::string emphasis = {};
  std::string strong = {};
};

// The rows of a fragment that write_html() wrote, or of one that a Markdown parser made.
//
// These make no difference: <ins>, <mark>, <figure>, <details>; <kbd> and <code>; <q> and quotation
// marks; <aside> and <blockquote>; a caption and a paragraph in emphasis; the blocks in a table's
// cell and a line each; <th> and <td>; empty cells at the end of a row; <br> and white space;
// backslashes before brackets and $. A term is a paragraph in strong (in plain where the list
// documents an API), its definition a paragraph
// (": ", which a Markdown parser without definition lists takes for text). Formulas have their
// delimiters in Markdown, "$x$". A note's label is the end of its address ("#note-1", "#fn-1");
// notes come last, by label, and only those that are referred to. The mark of a note that is not
// printed is "[1]", raised or not.
std::vector<HtmlRow> html_rows(std::string_view html);

// On one line, for people.
std::string to_string(const HtmlRow& row);

// Whether Markdown's row says what the HTML's does. Emphasis is not compared.
bool same_structure(const HtmlRow& html, const HtmlRow& markdown);

}  // namespace pith::internal::bench
