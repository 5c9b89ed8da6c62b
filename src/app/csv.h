// Pages as rows of a table (RFC 4180), for spreadsheets. The columns are the keys of JSONL that are
// one value or can be told as one; authors, tags and categories are joined by "; ".
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/article.h"

namespace pith::app {

// The line of names. `marked`: with the column duplicate_of, the last one.
std::string csv_header(bool marked);

// A row without its end: what comes last is known later.
std::string csv_row(const Article& article, const std::string& id, const std::string& source);
std::string csv_row_of_failure(const std::string& id, const std::string& source,
                               const std::string& reason);

void end_csv_row(std::string& row, bool marked, const std::optional<std::string>& duplicate_of);

// A value as it stands in a row. What a spreadsheet would run as a formula (= + - @ in front, also
// behind a tab or line end) gets an apostrophe before it; what is no UTF-8 is replaced.
std::string csv_cell(std::string_view value);

// The next record with its end, which may hold line ends of cells. False at the end, and for a
// record that has not ended.
bool read_csv_record(std::istream& in, std::string& record);

// The values of a record, without what csv_cell() added.
std::vector<std::string> csv_values(std::string_view record);

// Which of the values is called so; npos: none.
std::size_t csv_column(std::string_view name);

}  // namespace pith::app
