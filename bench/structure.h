// Measures how well an article preserves the structure of its page. There are two measures, both
// read from the output of write_html(), the second one also from that of other extractors:
//
// - kept: of the page's own units (html_units.h) whose text is in the output, the share that is
//   still the same kind of unit: a heading is a heading, code has its lines. It needs no truth.
// - truth: F1 of the output's units and those of a truth that has structure.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "bench/dataset.h"
#include "bench/html_units.h"
#include "pith/article.h"

namespace pith::internal::bench {

struct StructureCounts {
  std::size_t on_page = 0;
  std::size_t survivors = 0;  // their text is in the output
  std::size_t kept = 0;       // and they are the same kind of unit
  std::size_t truth = 0;      // of pages whose truth has structure
  std::size_t found = 0;
  std::size_t right = 0;
};

struct StructureScore {
  std::string id = {};
  std::array<StructureCounts, kUnitKinds> kinds = {};
  // Lines of code and cells of tables in the truth, and how many of them the output has as such.
  std::size_t code_lines = 0;
  std::size_t code_lines_right = 0;
  std::size_t cells = 0;
  std::size_t cells_right = 0;
  // The first 200 units of each kind that were not preserved, in document order: their text and,
  // after " in ", the markup of the page from a little before.
  std::array<std::vector<std::string>, kUnitKinds> lost = {};

  void add(const StructureScore& other);  // adds everything except id and lost
};

// A unit of the page survives if the text of the kept blocks that overlap it contains its letters
// and digits; an image or a formula survives if the texts right before and after it are kept. It is
// kept if the output has a unit of the same kind and text, which is counted once. Links must have
// the same address, images the name of one of the page's files, and formulas the TeX if the page
// has it. Emphasis may be split. The mark of a note that is not in the output has no target there,
// so a superscript is enough. A definition survives only with its term.
StructureScore score_structure(const LabeledPage& page, const Article& article);

// The second measure alone, of a fragment of HTML that any extractor made of the page.
StructureScore score_markup(const LabeledPage& page, const std::string& html);

}  // namespace pith::internal::bench
