#include "cli/resume.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/csv.h"
#include "cli/done.h"
#include "cli/output.h"
#include "input/file.h"
#include "input/json_object.h"

namespace pith::cli {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> read_small(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// "outcome" stands before any text of the page.
std::string_view outcome_of(std::string_view line) {
  constexpr std::string_view kKey = "\"outcome\":\"";
  const std::size_t at = line.find(kKey);
  if (at == std::string_view::npos) return {};
  line.remove_prefix(at + kKey.size());
  return line.substr(0, line.find('"'));
}

void count(std::string& line, std::string_view outcome, Left& left) {
  ++left.pages;
  left.was_read.push_back(outcome == "content" || outcome == "no_content");
  left.content += outcome == "content" ? 1 : 0;
  left.failed += outcome != "content" && outcome != "no_content" ? 1 : 0;
  left.last.swap(line);
}

// Notes the page's text, as when its line was written.
void remember(const std::string& line, Duplicates& originals) {
  std::optional<std::string> text;
  std::string id;
  const JsonObject object = read_json_object(line);
  for (const JsonMember& member : object.members) {
    if (!is_json_string(member.value)) continue;
    if (has_name(member, "text")) text = json_text(member.value);
    if (has_name(member, "id")) id = json_text(member.value);
  }
  if (text) originals.find_or_add(signature_of(*text), id);
}

void read_lines(std::istream& file, bool note_texts, Left& left) {
  std::string line;
  while (std::getline(file, line) && !file.eof()) {
    if (note_texts) remember(line, left.originals);
    left.bytes += line.size() + 1;
    count(line, outcome_of(line), left);
  }
}

// The same of a table, without its head.
void read_rows(std::istream& file, bool note_texts, Left& left) {
  std::string row;
  if (read_csv_record(file, row)) left.bytes = row.size();
  while (read_csv_record(file, row)) {
    const std::vector<std::string> values = csv_values(row);
    const auto value = [&values](std::string_view column) {
      const std::size_t number = csv_column(column);
      return number < values.size() ? values[number] : "";
    };
    if (note_texts && value("outcome") != "failed") {
      left.originals.find_or_add(signature_of(value("text")), value("id"));
    }
    left.bytes += row.size();
    count(row, value("outcome"), left);
  }
}

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::string partial_path(const std::string& output) { return output + ".partial"; }
std::string how_path(const std::string& output) { return partial_path(output) + ".how"; }

std::string how_lines_are_made(const Flags& flags) {
  nlohmann::ordered_json how = {{"version", PITH_VERSION},
                                {"inputs", flags.inputs},
                                {"list", flags.list.value_or("")},
                                {"url", flags.url},
                                {"kind", static_cast<int>(flags.kind)},
                                {"from", static_cast<int>(flags.from)},
                                {"max_size", flags.max_size},
                                {"dedup", static_cast<int>(flags.dedup)},
                                {"explain", flags.explain},
                                {"favor", static_cast<int>(flags.favor)},
                                {"comments", flags.comments},
                                {"tables", flags.tables},
                                {"site", flags.site}};
  if (!flags.save_warc.empty()) how["save_warc"] = flags.save_warc;
  if (is_csv(flags)) how["format"] = flags.format == Format::csv ? "csv" : "csv-bom";
  return how.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<Left> prepare_resume(const Flags& flags) {
  const std::string partial = partial_path(flags.output);
  const std::string how = how_lines_are_made(flags);
  Left left;
  std::error_code ignored;
  if (!fs::exists(partial, ignored)) {
    Output file = Output::to_file(how_path(flags.output));
    if (!file.write(how) || !file.commit()) {
      const std::string name = how_path(flags.output);
      const std::string why = file.error().value_or(name + ": can't be written");
      return Error{Error::Kind::unreadable, name, why.substr(name.size() + 2)};
    }
    return left;
  }
  if (read_small(how_path(flags.output)) != how) {
    return Error{
        Error::Kind::unsupported, partial,
        "was begun with other inputs, options or another version: delete it to begin anew"};
  }
  std::ifstream file(partial, std::ios::binary);
  if (!file) return file_error(partial, errno);
  (is_csv(flags) ? read_rows : read_lines)(file, flags.dedup != Dedup::off, left);
  return left;
}

bool is_line_of(const std::string& line, const std::string& id, const std::string& source) {
  if (line.starts_with(csv_cell(id) + "," + csv_cell(source) + ",")) return true;
  return line.starts_with("{\"id\":" + quoted(id) + ",\"source\":" + quoted(source) + ",");
}

}  // namespace pith::cli
