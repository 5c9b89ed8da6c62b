#include "bench/fixture.h"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <utility>

#include "bench/dataset.h"

namespace pith::internal::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

// For JSON that comes from pages: invalid UTF-8 must not throw.
std::string dump(const ordered_json& value, int indent = -1) {
  return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

Error bad_case(const std::string& folder, std::string reason) {
  return {.kind = Error::Kind::unsupported,
          .input = folder + "/case.json",
          .reason = std::move(reason)};
}

// Returns false if there is no such option or its value has another type.
bool set_option(Fixture& fixture, const std::string& key, const json& value) {
  if (value.is_string()) {
    for (const OptionRow<Options>& row : extract_options()) {
      const bool is_set = row.kind == OptionKind::choice || row.kind == OptionKind::list;
      if (is_set && key == row.name) return row.set(fixture.options, value.get<std::string>());
    }
    return false;
  }
  bool* flag = key == "comments"   ? &fixture.options.comments
               : key == "tables"   ? &fixture.options.tables
               : key == "captions" ? &fixture.options.captions
               : key == "links"    ? &fixture.write.links
               : key == "images"   ? &fixture.write.images
                                   : nullptr;
  if (flag == nullptr || !value.is_boolean()) return false;
  *flag = value.get<bool>();
  return true;
}

// Returns false if it has an unknown key, a value of another type or no reason.
bool read_gap(const json& object, Gap& gap) {
  for (const auto& [key, value] : object.items()) {
    std::size_t* number = key == "missing"    ? &gap.missing
                          : key == "leaked"   ? &gap.leaked
                          : key == "metadata" ? &gap.metadata
                                              : nullptr;
    if (number != nullptr && value.is_number_unsigned()) {
      *number = value.get<std::size_t>();
    } else if (key == "why" && value.is_string()) {
      gap.why = value.get<std::string>();
    } else {
      return false;
    }
  }
  return !gap.why.empty() && gap.why.find('\n') == std::string::npos;
}

// The first problem in case.json, or nullopt.
std::optional<Error> read_case(const std::string& text, Fixture& fixture) {
  const json root = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) return bad_case(fixture.folder, "not a JSON object");
  for (const auto& [key, value] : root.items()) {
    std::string* field = key == "url"            ? &fixture.options.url
                         : key == "content_type" ? &fixture.options.content_type
                         : key == "reason"       ? &fixture.reason
                                                 : nullptr;
    if (field != nullptr && value.is_string()) {
      *field = value.get<std::string>();
    } else if (key == "options" && value.is_object()) {
      for (const auto& [option, setting] : value.items()) {
        if (!set_option(fixture, option, setting)) {
          return bad_case(fixture.folder, "no option " + option + " with this value");
        }
      }
    } else if (key == "gap" && value.is_object()) {
      if (!read_gap(value, fixture.gap.emplace())) {
        return bad_case(fixture.folder,
                        "gap: missing, leaked and metadata are numbers, why is a line");
      }
    } else {
      return bad_case(fixture.folder, "no key " + key + " with this value");
    }
  }
  if (fixture.reason.empty()) return bad_case(fixture.folder, "no reason given");
  return std::nullopt;
}

ordered_json values_of(const std::vector<MetaValue>& values) {
  ordered_json array = ordered_json::array();
  for (const MetaValue& value : values) array.push_back(value.value);
  return array;
}

ordered_json metadata_object(const Metadata& metadata) {
  ordered_json object = ordered_json::object();
  const auto set = [&object](const char* key, const MetaValue& value) {
    if (!value.empty()) object[key] = value.value;
  };
  const auto set_all = [&object](const char* key, const std::vector<MetaValue>& values) {
    if (!values.empty()) object[key] = values_of(values);
  };
  set("title", metadata.title);
  set_all("authors", metadata.authors);
  set("date", metadata.date);
  set("modified", metadata.modified);
  set("site", metadata.site);
  set("description", metadata.description);
  set("language", metadata.language);
  set("canonical_url", metadata.canonical_url);
  set("image", metadata.image);
  set_all("tags", metadata.tags);
  set_all("categories", metadata.categories);
  set("license", metadata.license);
  return object;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!fold_space(text.substr(0, end)).empty()) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Counts expected lines that are found or missing, and lines that only the output has.
SnippetScore score_lines(const std::string& expected, const std::string& output) {
  SnippetScore score = score_snippets(lines_of(expected), {}, output);
  score.leaked = score_snippets(lines_of(output), {}, expected).missing;
  return score;
}

}  // namespace

std::vector<std::string> fixture_folders(const std::string& directory) {
  std::vector<std::string> folders;
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    if (fs::exists(entry->path() / "case.json", error)) folders.push_back(entry->path().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

Result<Fixture> read_fixture(const std::string& folder) {
  Fixture fixture;
  fixture.folder = folder;
  fixture.slug = fs::path(folder).filename().string();
  Result<std::string> source = read_file(folder + "/source.html");
  if (!source) return source.error();
  fixture.source = std::move(source.value());
  const Result<std::string> description = read_file(folder + "/case.json");
  if (!description) return description.error();
  if (std::optional<Error> error = read_case(description.value(), fixture)) return *error;
  // Missing in a new case, until --bless writes them.
  Result<std::string> markdown = read_file(folder + "/expected.md");
  if (markdown) fixture.expected_markdown = std::move(markdown.value());
  Result<std::string> metadata = read_file(folder + "/expected.json");
  if (metadata) fixture.expected_metadata = std::move(metadata.value());
  return fixture;
}

std::string fixtures_digest(const std::string& directory) {
  uLong crc = crc32_z(0, nullptr, 0);
  const auto add = [&crc](const std::string& text) {
    crc = crc32_z(crc, reinterpret_cast<const Bytef*>(text.data()), text.size());
  };
  for (const std::string& folder : fixture_folders(directory)) {
    for (const char* name : {"case.json", "expected.json", "expected.md", "source.html"}) {
      const Result<std::string> bytes = read_file(folder + "/" + name);
      add(fs::path(folder).filename().string() + "/" + name + "\n");
      add(bytes ? std::to_string(bytes.value().size()) + "\n" + bytes.value() : "none\n");
    }
  }
  char text[16];
  std::snprintf(text, sizeof text, "%08lx", crc & 0xFFFFFFFFUL);
  return text;
}

std::vector<std::string> metadata_differences(const std::string& expected, const Metadata& found) {
  const auto wanted = ordered_json::parse(expected, nullptr, /*allow_exceptions=*/false);
  if (!wanted.is_object()) return {"expected.json is no JSON object"};
  const ordered_json given = metadata_object(found);
  std::vector<std::string> differences;
  for (const auto& [key, value] : wanted.items()) {
    const auto place = given.find(key);
    if (place != given.end() && *place == value) continue;
    differences.push_back(key + ": expected " + dump(value) + ", got " +
                          (place == given.end() ? "nothing" : dump(*place)));
  }
  return differences;
}

std::string metadata_json(const Metadata& metadata) {
  return dump(metadata_object(metadata), 2) + "\n";
}

FixtureScore score_fixture(const Fixture& fixture, const Article& article) {
  FixtureScore score;
  score.slug = fixture.slug;
  score.gap = fixture.gap;
  score.markdown = write_markdown(article, fixture.write);
  score.exact = score.markdown == fixture.expected_markdown;
  score.words = score_words(fixture.expected_markdown, score.markdown);
  score.shingles = score_shingles(fixture.expected_markdown, score.markdown);
  score.lines = score_lines(fixture.expected_markdown, score.markdown);
  const auto wanted = json::parse(fixture.expected_metadata, nullptr, /*allow_exceptions=*/false);
  score.metadata_keys = wanted.is_object() ? wanted.size() : 0;
  score.metadata_wrong = metadata_differences(fixture.expected_metadata, article.metadata);
  return score;
}

}  // namespace pith::internal::bench
