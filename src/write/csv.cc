#include "write/csv.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "pith/write.h"

namespace pith::internal {
namespace {

constexpr std::string_view kEnd = "\r\n";
constexpr std::string_view kFormula = "=+-@\t\r";
constexpr std::string_view kDuplicateOf = "duplicate_of";

// A page to be written, or one that failed.
struct Row {
  const Article& article;
  std::string id = {};
  std::string source = {};
  bool failed = false;
};

struct Column {
  std::string_view name;
  std::string (*value)(const Row& row);
};

std::string as_utf8(std::string_view text) {
  const nlohmann::json value = text;
  return nlohmann::json::parse(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
      .get<std::string>();
}

std::string confidence_of(const Row& row) {
  if (!(row.article.confidence > 0)) return "";
  const double rounded = std::round(static_cast<double>(*row.article.confidence) * 1000) / 1000;
  return nlohmann::json(rounded).dump();
}

std::string text_of(const Row& row) {
  std::string text = write_text(row.article);
  if (!text.empty()) text.pop_back();
  return text;
}

constexpr Column kBeforeMetadata[] = {
    {"id", [](const Row& row) { return row.id; }},
    {"source", [](const Row& row) { return row.source; }},
    {"url", [](const Row& row) { return row.article.url; }},
    {"outcome",
     [](const Row& row) {
       return std::string(row.failed ? "failed" : to_string(row.article.outcome));
     }},
    {"message", [](const Row& row) { return row.article.message; }}};
constexpr Column kAfterMetadata[] = {
    {"page_type",
     [](const Row& row) {
       const PageType type = row.article.page_type;
       return std::string(type == PageType::unknown ? "" : to_string(type));
     }},
    {"confidence", confidence_of},
    {"text", text_of}};

std::string joined(std::span<const MetaValue> values) {
  std::string all;
  for (const MetaValue& value : values) {
    if (!value.empty()) all.append(all.empty() ? "" : "; ").append(value.value);
  }
  return all;
}

std::string cells_of(const Row& row) {
  std::string out;
  for (const Column& column : kBeforeMetadata) out.append(csv_cell(column.value(row))) += ',';
  for (const MetadataField& field : kMetadataFields) {
    out.append(csv_cell(joined(field.values(row.article.metadata)))) += ',';
  }
  for (const Column& column : kAfterMetadata) out.append(csv_cell(column.value(row))) += ',';
  out.pop_back();
  return out.append(kEnd);
}

std::vector<std::string_view> column_names() {
  std::vector<std::string_view> names;
  for (const Column& column : kBeforeMetadata) names.push_back(column.name);
  for (const MetadataField& field : kMetadataFields) names.emplace_back(field.name);
  for (const Column& column : kAfterMetadata) names.push_back(column.name);
  names.push_back(kDuplicateOf);
  return names;
}

}  // namespace

std::string csv_header(bool marked) {
  std::vector<std::string_view> names = column_names();
  if (!marked) names.pop_back();
  std::string out;
  for (const std::string_view name : names) out.append(out.empty() ? "" : ",").append(name);
  return out.append(kEnd);
}

std::string csv_row(const Article& article, const std::string& id, const std::string& source) {
  return cells_of({article, id, source});
}

std::string csv_row_of_failure(const std::string& id, const std::string& source,
                               const std::string& reason) {
  const Article none{.message = reason};
  return cells_of({none, id, source, true});
}

void mark_csv_row(std::string& row, const std::optional<std::string>& duplicate_of) {
  row.insert(row.size() - kEnd.size(), "," + csv_cell(duplicate_of.value_or("")));
}

}  // namespace pith::internal

namespace pith {

std::string write_csv(const Article& article, const CsvOptions& options) {
  return (options.header ? internal::csv_header(false) : "") +
         internal::csv_row(article, options.id, options.source);
}

}  // namespace pith

namespace pith::internal {

std::string csv_cell(std::string_view value) {
  std::string text = as_utf8(value);
  std::replace(text.begin(), text.end(), '\0', ' ');
  if (!text.empty() && kFormula.find(text.front()) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted += '"';
}

bool read_csv_record(std::istream& in, std::string& record) {
  record.clear();
  bool quoted = false;
  for (std::string line; std::getline(in, line) && !in.eof();) {
    if (std::count(line.begin(), line.end(), '"') % 2 == 1) quoted = !quoted;
    record.append(line) += '\n';
    if (!quoted) return true;
  }
  return false;
}

std::vector<std::string> csv_values(std::string_view record) {
  std::vector<std::string> values(1);
  bool quoted = false;
  if (record.ends_with(kEnd)) record.remove_suffix(kEnd.size());
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (c == '"') {
      // Two of them within quotes are one of the value.
      const bool doubled = quoted && i + 1 < record.size() && record[i + 1] == '"';
      if (doubled) values.back() += record[i++];
      if (!doubled) quoted = !quoted;
    } else if (c == ',' && !quoted) {
      values.emplace_back();
    } else {
      values.back() += c;
    }
  }
  for (std::string& value : values) {
    if (value.size() > 1 && value[0] == '\'' && kFormula.find(value[1]) != std::string_view::npos) {
      value.erase(0, 1);
    }
  }
  return values;
}

std::size_t csv_column(std::string_view name) {
  const std::vector<std::string_view> names = column_names();
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::string_view::npos
                              : static_cast<std::size_t>(found - names.begin());
}

}  // namespace pith::internal
