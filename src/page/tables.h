// Tracks rows and columns while segment() walks through tables, and decides afterwards which tables
// hold data and which only lay out the page.
#pragma once

#include <cstdint>
#include <vector>

#include "page/page_model.h"

namespace pith::internal {

class Tables {
 public:
  void begin_table(bool presentation);
  void end_table();
  void begin_row();
  // Spans are as the page has them; they are capped as the HTML standard does.
  void begin_cell(bool header, std::uint32_t column_span, std::uint32_t row_span,
                  Alignment alignment = Alignment::none);
  void end_cell();
  void begin_caption() {
    if (!open_.empty()) open_.back().in_caption = true;
  }
  void end_caption() {
    if (!open_.empty()) open_.back().in_caption = false;
  }

  bool in_cell() const { return !open_.empty() && open_.back().in_cell; }
  bool in_caption() const { return !open_.empty() && open_.back().in_caption; }
  // Where a block read now stands; table 0 outside of cells and captions.
  std::optional<TablePlace> place() const;

  // Blocks of layout tables become paragraphs with no table; those of a table within a cell of a
  // data table belong to that cell. Ids of data tables run from 1.
  void settle(std::vector<PageBlock>& blocks) const;

 private:
  struct Open {
    std::uint32_t id = 0;
    std::uint32_t row = 0;
    std::uint32_t row_cells = 0;  // of this row so far, and how many of them are headers
    std::uint32_t row_headers = 0;
    bool row_begins_with_header = false;
    std::uint32_t column = 0;  // the next free one
    std::uint32_t cell = 0;    // the open cell's first
    bool any_row = false;
    bool in_cell = false;
    bool in_caption = false;
    bool header = false;
    Alignment alignment = Alignment::none;
    std::vector<std::uint32_t> taken;  // up to which row a row span takes each column
  };
  struct Facts {
    bool presentation = false;
    bool nests = false;                     // holds another table
    bool header_row = false;                // a row has several cells, all of them headers
    std::uint32_t headed_rows = 0;          // rows of a header and other cells
    bool structured = false;                // has code in its cells, or texts below headings
    bool titled = false;                    // has rows of nothing but headings that are no <th>
    float words = 0;                        // of all in it
    float nested_words = 0;                 // of the tables in it
    std::optional<TablePlace> around = {};  // the cell of another table that it is in
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::uint32_t header_cells = 0;
    std::uint32_t cells = 0;
  };
  static bool is_data(const Facts& facts, float page_words);
  static void find_structure(const std::vector<PageBlock>& blocks, std::vector<Facts>& all);
  void end_row();

  std::vector<Open> open_;
  std::vector<Facts> facts_;  // by id - 1
};

}  // namespace pith::internal
