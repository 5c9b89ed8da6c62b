#include "bench/dataset.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"

namespace pith::internal::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};
using Gzip = std::unique_ptr<gzFile_s, CloseGzip>;

Error unreadable(const std::string& path, std::string reason) {
  return {.kind = Error::Kind::unreadable, .input = path, .reason = std::move(reason)};
}

// The member `key` of an object, or null for anything else.
const json& member(const json& object, const char* key) {
  static const json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

std::string text_of(const json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::vector<std::string> texts_of(const json& value) {
  std::vector<std::string> texts;
  if (!value.is_array()) return texts;
  for (const json& item : value) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

// A few truths name their authors in an array.
std::string author_of(const json& value) {
  std::string names = text_of(value);
  for (const std::string& name : texts_of(value)) names += (names.empty() ? "" : ", ") + name;
  return names;
}

// Takes digits and the hyphen after them off the front of `text`; negative when there are none.
int take_number(std::string_view& text) {
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return -1;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.starts_with('-')) text.remove_prefix(1);
  return number;
}

// YYYY-MM-DD for a date that names a day ("2022-11-1" too), otherwise "": "2003-11" and "NaT"
// cannot be compared by day.
std::string day_of(const std::string& date) {
  std::string_view rest = date;
  const int year = take_number(rest);
  const int month = take_number(rest);
  const int day = take_number(rest);
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return text.data();
}

std::string type_of(const json& root) {
  std::string type = text_of(member(member(member(root, "_internal"), "page_type"), "primary"));
  if (type.empty()) return "-";
  return type == "category" ? "collection" : type;
}

// "pt" for "pt-BR". Some truths have an English name instead.
std::string language_of(const json& value) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNames = {
      {{"chinese", "zh"}, {"english", "en"}, {"greek", "el"}, {"polish", "pl"}, {"russian", "ru"}}};
  std::string language = text_of(value);
  language = lowered(language.substr(0, language.find_first_of("-_")));
  for (const auto& [name, tag] : kNames) {
    if (language == name) return std::string(tag);
  }
  return language;
}

Truth truth_of(const json& root) {
  const json& ground_truth = member(root, "ground_truth");
  Truth truth;
  // null means that nobody looked. The benchmarks' own scorers read a missing key as an empty text,
  // and figures must be comparable with theirs.
  const bool has_key = ground_truth.is_object() && ground_truth.contains("main_content");
  const json& text = member(ground_truth, "main_content");
  if (text.is_string() || !has_key) truth.text = text_of(text);
  truth.title = text_of(member(ground_truth, "title"));
  truth.author = author_of(member(ground_truth, "author"));
  truth.date = day_of(text_of(member(ground_truth, "publish_date")));
  truth.language = language_of(member(root, "language"));
  if (truth.language.empty()) truth.language = language_of(member(ground_truth, "language"));
  truth.with = texts_of(member(ground_truth, "with"));
  truth.without = texts_of(member(ground_truth, "without"));
  truth.markdown = text_of(member(ground_truth, "main_content_markdown"));
  truth.html = text_of(member(ground_truth, "main_content_html"));
  truth.code_with = texts_of(member(root, "code_with"));
  truth.table_with = texts_of(member(root, "table_with"));
  return truth;
}

}  // namespace

int half_of(std::string_view url) {
  std::uint32_t hash = 2166136261U;  // FNV-1a: the same on every machine, unlike std::hash
  for (const char c : url_host(url)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return 1 + static_cast<int>(hash >> 16 & 1);
}

Result<std::string> read_file(const std::string& path) {
  // gzread() returns uncompressed files unchanged.
  const Gzip file(gzopen(path.c_str(), "rb"));
  std::error_code error;
  if (!file || fs::is_directory(path, error)) return unreadable(path, "can't be opened");
  std::string bytes;
  std::array<char, 65536> buffer{};
  int count = 0;
  while ((count = gzread(file.get(), buffer.data(), buffer.size())) > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  int status = Z_OK;
  gzerror(file.get(), &status);
  if (count < 0 || status != Z_OK) return unreadable(path, "damaged or cut short");
  return bytes;
}

Result<Dataset> Dataset::open(const std::string& folder) {
  Dataset set;
  set.folder_ = folder;
  std::error_code error;
  const fs::path path = fs::absolute(folder, error).lexically_normal();
  set.name_ = (path.has_filename() ? path : path.parent_path()).filename().string();
  for (fs::directory_iterator entry(fs::path(folder) / "ground-truth", error), end;
       !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json") set.ids_.push_back(entry->path().stem().string());
  }
  if (set.ids_.empty()) {
    return Error{.kind = Error::Kind::not_found,
                 .input = folder,
                 .reason = "no data set: no ground-truth/*.json in it"};
  }
  std::sort(set.ids_.begin(), set.ids_.end());
  return set;
}

Result<LabeledPage> Dataset::load(std::size_t index) const {
  const std::string truth_path = folder_ + "/ground-truth/" + ids_[index] + ".json";
  const Result<std::string> truth = read_file(truth_path);
  if (!truth) return truth.error();
  const json root = json::parse(truth.value(), nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) return unreadable(truth_path, "not a JSON object");

  std::string html_path = folder_ + "/html/" + ids_[index] + ".html";
  std::error_code error;
  if (!fs::exists(html_path, error)) html_path += ".gz";
  Result<std::string> html = read_file(html_path);
  if (!html) return html.error();

  return LabeledPage{.id = ids_[index],
                     .url = text_of(member(root, "url")),
                     .type = type_of(root),
                     .html = std::move(html.value()),
                     .truth = truth_of(root)};
}

}  // namespace pith::internal::bench
