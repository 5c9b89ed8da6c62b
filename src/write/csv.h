// Writes pages as rows of a table (RFC 4180) for spreadsheets, and reads such rows. The columns are
// the keys of JSONL that hold one value or a list of texts; lists are joined by "; ".
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/article.h"

namespace pith::internal {

// The line of names. `marked`: with the column duplicate_of, the last one.
std::string csv_header(bool marked);

std::string csv_row(const Article& article, const std::string& id, const std::string& source);
std::string csv_row_of_failure(const std::string& id, const std::string& source,
                               const std::string& reason);

// Adds the value of the column duplicate_of to a row.
void mark_csv_row(std::string& row, const std::optional<std::string>& duplicate_of);

// A value as it is in a row. What a spreadsheet would run as a formula (= + - @ in front, also
// behind a tab or line end) gets an apostrophe before it; what is no UTF-8 is replaced.
std::string csv_cell(std::string_view value);

// The next record with its end, which may hold line ends of cells. False at the end, and for a
// record that has not ended.
bool read_csv_record(std::istream& in, std::string& record);

// The values of a record, without what csv_cell() added.
std::vector<std::string> csv_values(std::string_view record);

// The number of the column with this name; npos: there is none.
std::size_t csv_column(std::string_view name);

}  // namespace pith::internal
