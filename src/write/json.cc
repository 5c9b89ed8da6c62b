// JSON and JSONL: one object an article, its keys in the order of the contract (see README).
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pith/write.h"

namespace pith {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kIndent = 2;

void add(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

void add(Json& object, const char* key, const std::vector<MetaValue>& values) {
  Json array = Json::array();
  for (const MetaValue& value : values) {
    if (!value.empty()) array.push_back(value.value);
  }
  if (!array.empty()) object[key] = std::move(array);
}

void add_metadata(Json& object, const Metadata& metadata) {
  add(object, "title", metadata.title.value);
  add(object, "authors", metadata.authors);
  add(object, "date", metadata.date.value);
  add(object, "modified", metadata.modified.value);
  add(object, "site", metadata.site.value);
  add(object, "description", metadata.description.value);
  add(object, "language", metadata.language.value);
  add(object, "canonical_url", metadata.canonical_url.value);
  add(object, "image", metadata.image.value);
  add(object, "tags", metadata.tags);
  add(object, "categories", metadata.categories);
  add(object, "license", metadata.license.value);
  add(object, "direction", metadata.direction.value);
  add(object, "amp_url", metadata.amp_url.value);
  add(object, "feeds", metadata.feeds);
}

// Where the values were found; of several values under one key, where the first was.
Json sources_of(const Metadata& metadata) {
  Json sources = Json::object();
  const auto note = [&sources](const char* key, const MetaValue& value) {
    if (!value.empty()) add(sources, key, value.source);
  };
  const auto note_first = [&note](const char* key, const std::vector<MetaValue>& values) {
    for (const MetaValue& value : values) {
      if (!value.empty()) return note(key, value);
    }
  };
  note("title", metadata.title);
  note_first("authors", metadata.authors);
  note("date", metadata.date);
  note("modified", metadata.modified);
  note("site", metadata.site);
  note("description", metadata.description);
  note("language", metadata.language);
  note("canonical_url", metadata.canonical_url);
  note("image", metadata.image);
  note_first("tags", metadata.tags);
  note_first("categories", metadata.categories);
  note("license", metadata.license);
  note("direction", metadata.direction);
  note("amp_url", metadata.amp_url);
  note_first("feeds", metadata.feeds);
  return sources;
}

Json explained(const Block& block) {
  Json object;
  object["kind"] = to_string(block.kind);
  object["label"] = to_string(block.label);
  if (std::isfinite(block.score)) {
    object["score"] = std::round(static_cast<double>(block.score) * 1000) / 1000;
  }
  add(object, "reason", block.reason);
  object["text"] = block.text;
  object["source"] = {block.source.begin, block.source.end};
  return object;
}

// What a name in JSON says. Of one that is no Unicode (half of a surrogate pair) nothing: it is
// none of ours.
std::string said(std::string_view name) {
  const bool plain = name.size() >= 2 && name.find('\\') == std::string_view::npos;
  if (plain) return std::string(name.substr(1, name.size() - 2));
  const Json text = Json::parse(name, nullptr, false);
  return text.is_string() ? text.get<std::string>() : "";
}

// The keys of the contract, which a user's own member may not take.
bool is_own_key(std::string_view json_name) {
  const std::string name = said(json_name);
  constexpr std::array<std::string_view, 26> kKeys = {
      "id",          "source",     "url",           "outcome",  "message",
      "title",       "authors",    "date",          "modified", "site",
      "description", "language",   "canonical_url", "image",    "tags",
      "categories",  "license",    "direction",     "amp_url",  "feeds",
      "page_type",   "confidence", "text",          "blocks",   "metadata_sources",
      "duplicate_of"};
  return name == "input" || std::find(kKeys.begin(), kKeys.end(), name) != kKeys.end();
}

void add_member(const std::pair<std::string, std::string>& field, std::string& object) {
  object.append(field.first).append(":").append(field.second);
}

// Puts the user's own members into an object's text, before its last brace. They may be larger than
// all else, so they are written once.
void add_fields(const WriteOptions& options, std::string& object) {
  constexpr std::string_view kInside = ",\"input\":{";
  std::size_t more = kInside.size() + 2;
  for (const auto& [name, value] : options.fields) more += name.size() + value.size() + 2;
  object.reserve(object.size() + more);
  object.pop_back();
  for (const auto& field : options.fields) {
    if (is_own_key(field.first)) continue;
    object += ',';
    add_member(field, object);
  }
  bool any = false;
  for (const auto& field : options.fields) {
    if (!is_own_key(field.first)) continue;
    object += std::exchange(any, true) ? "," : kInside;
    add_member(field, object);
  }
  object += any ? "}}" : "}";
}

std::string dump(const Article& article, const WriteOptions& options, int indent) {
  Json object;
  add(object, "id", options.id);
  add(object, "source", options.source);
  add(object, "url", article.url);
  object["outcome"] = to_string(article.outcome);
  add(object, "message", article.message);
  add_metadata(object, article.metadata);
  if (article.page_type != PageType::unknown) object["page_type"] = to_string(article.page_type);
  if (article.confidence > 0) {
    object["confidence"] = std::round(static_cast<double>(article.confidence) * 1000) / 1000;
  }

  std::string text = write_text(article);
  if (!text.empty()) text.pop_back();
  object["text"] = std::move(text);
  if (options.explain) {
    Json blocks = Json::array();
    for (const Block& block : article.blocks) blocks.push_back(explained(block));
    object["blocks"] = std::move(blocks);
    Json sources = sources_of(article.metadata);
    add(sources, "page_type", article.page_type_reason);
    if (!sources.empty()) object["metadata_sources"] = std::move(sources);
  }
  std::string result = object.dump(indent, ' ', false, Json::error_handler_t::replace);
  if (!options.fields.empty()) add_fields(options, result);
  result += '\n';
  return result;
}

}  // namespace

std::string write_json(const Article& article, const WriteOptions& options) {
  return dump(article, options, kIndent);
}

std::string write_jsonl(const Article& article, const WriteOptions& options) {
  constexpr int kOneLine = -1;
  return dump(article, options, kOneLine);
}

}  // namespace pith
