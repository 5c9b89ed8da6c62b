#include "app/csv.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "pith/write.h"

namespace pith::app {
namespace {

constexpr std::string_view kEnd = "\r\n";
constexpr std::string_view kFormula = "=+-@\t\r";
constexpr std::array<std::string_view, 20> kColumns = {
    "id",   "source",     "url",     "outcome",     "message",    "title",         "authors",
    "date", "modified",   "site",    "description", "language",   "canonical_url", "image",
    "tags", "categories", "license", "page_type",   "confidence", "text"};
constexpr std::string_view kDuplicateOf = "duplicate_of";

std::string as_utf8(std::string_view text) {
  const nlohmann::json value = text;
  return nlohmann::json::parse(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
      .get<std::string>();
}

std::string joined(const std::vector<MetaValue>& values) {
  std::string all;
  for (const MetaValue& value : values) {
    if (!value.empty()) all.append(all.empty() ? "" : "; ").append(value.value);
  }
  return all;
}

std::string row(const std::array<std::string, kColumns.size()>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (&value != values.data()) out += ',';
    out += csv_cell(value);
  }
  return out;
}

}  // namespace

std::string csv_header(bool marked) {
  std::string out;
  for (const std::string_view name : kColumns) out.append(out.empty() ? "" : ",").append(name);
  if (marked) out.append(",").append(kDuplicateOf);
  return out.append(kEnd);
}

std::string csv_row(const Article& article, const std::string& id, const std::string& source) {
  const Metadata& about = article.metadata;
  std::string text = write_text(article);
  if (!text.empty()) text.pop_back();
  std::string confidence;
  if (article.confidence > 0) {
    const double rounded = std::round(static_cast<double>(article.confidence) * 1000) / 1000;
    confidence = nlohmann::json(rounded).dump();
  }
  return row(
      {id,
       source,
       article.url,
       std::string(to_string(article.outcome)),
       article.message,
       about.title.value,
       joined(about.authors),
       about.date.value,
       about.modified.value,
       about.site.value,
       about.description.value,
       about.language.value,
       about.canonical_url.value,
       about.image.value,
       joined(about.tags),
       joined(about.categories),
       about.license.value,
       article.page_type == PageType::unknown ? "" : std::string(to_string(article.page_type)),
       confidence,
       text});
}

std::string csv_row_of_failure(const std::string& id, const std::string& source,
                               const std::string& reason) {
  return row({id, source, "", "failed", reason});
}

void end_csv_row(std::string& row, bool marked, const std::optional<std::string>& duplicate_of) {
  if (marked) row.append(",").append(csv_cell(duplicate_of.value_or("")));
  row.append(kEnd);
}

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
  const auto* const found = std::find(kColumns.begin(), kColumns.end(), name);
  if (found != kColumns.end()) return static_cast<std::size_t>(found - kColumns.begin());
  return name == kDuplicateOf ? kColumns.size() : std::string_view::npos;
}

}  // namespace pith::app
