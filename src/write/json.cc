// JSON and JSONL: one object an article, its keys in the order of the contract (src/app/README.md,
// "JSON keys").
#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pith/write.h"
#include "write/format_options.h"
#include "write/json_writer.h"

namespace pith::internal {
namespace {

constexpr int kIndent = 2;
// Of "blocks": an object is to stay near the size of its page, and a block has some 200 bytes of
// its own beside its text.
constexpr std::size_t kMaxBytesOfBlocks = 2'000'000;

void add_metadata(JsonWriter& object, const Metadata& metadata) {
  for (const MetadataField& field : kMetadataFields) {
    bool any = false;
    for (const MetaValue& value : field.values(metadata)) {
      if (value.empty()) continue;
      if (!any) object.key(field.name);
      if (!any && field.is_list()) object.begin_array();
      any = true;
      object.value(value.value);
    }
    if (any && field.is_list()) object.end_array();
  }
}

using Sources = std::vector<std::pair<const char*, std::string_view>>;

// Where the values were found; of several values under one key, where the first was.
Sources sources_of(const Article& article) {
  Sources sources;
  for (const MetadataField& field : kMetadataFields) {
    for (const MetaValue& value : field.values(article.metadata)) {
      if (value.empty()) continue;
      if (!value.source.empty()) sources.emplace_back(field.name, value.source);
      break;
    }
  }
  if (!article.page_type_reason.empty()) {
    sources.emplace_back("page_type", article.page_type_reason);
  }
  return sources;
}

void add_sources(JsonWriter& object, const Article& article) {
  const Sources sources = sources_of(article);
  if (sources.empty()) return;
  object.key("metadata_sources").begin_object();
  for (const auto& [key, source] : sources) object.member(key, source);
  object.end_object();
}

double rounded(float value) { return std::round(static_cast<double>(value) * 1000) / 1000; }

void add_block(JsonWriter& out, const Block& block) {
  out.begin_object();
  out.member("kind", to_string(block.kind)).member("label", to_string(block.label));
  if (std::isfinite(block.score)) out.member("score", rounded(block.score));
  out.member_if_any("by", block.decided_by).member_if_any("reason", block.reason);
  out.member("text", block.text);
  out.key("source").begin_array().value(block.source.begin).value(block.source.end).end_array();
  out.end_object();
}

// The first blocks, as many as there is room for, and the number of the others.
void add_blocks(JsonWriter& object, const std::vector<Block>& blocks) {
  const std::size_t begin = object.size();
  std::size_t written = 0;
  object.key("blocks").begin_array();
  for (const Block& block : blocks) {
    const JsonWriter::Mark before = object.mark();
    add_block(object, block);
    if (object.size() - begin > kMaxBytesOfBlocks) {
      object.go_back(before);
      break;
    }
    ++written;
  }
  object.end_array();
  if (written < blocks.size()) object.member("blocks_left_out", blocks.size() - written);
}

// What a name in JSON says. Of one that is no Unicode (half of a surrogate pair) nothing: it is
// none of ours.
std::string said(std::string_view name) {
  const bool plain = name.size() >= 2 && name.find('\\') == std::string_view::npos;
  if (plain) return std::string(name.substr(1, name.size() - 2));
  const nlohmann::json text = nlohmann::json::parse(name, nullptr, false);
  return text.is_string() ? text.get<std::string>() : "";
}

bool is_member(const OutputFormat& format, const JsonOptions& options) {
  const auto& formats = options.with_formats;
  return format.can_be_member &&
         std::find(formats.begin(), formats.end(), &format) != formats.end();
}

// Whether a name is one of the keys that write_json() or the program writes under these options.
bool is_own_key(std::string_view json_name, const JsonOptions& options) {
  constexpr std::string_view kOtherKeys[] = {
      "id",         "source", "url",    "outcome",         "message",          "page_type",
      "confidence", "text",   "blocks", "blocks_left_out", "metadata_sources", "duplicate_of",
      "input"};
  const std::string name = said(json_name);
  const auto is_it = [&name](const MetadataField& field) { return name == field.name; };
  const auto is_format = [&](const OutputFormat& format) {
    return name == format.name && is_member(format, options);
  };
  return std::find(std::begin(kOtherKeys), std::end(kOtherKeys), name) != std::end(kOtherKeys) ||
         std::any_of(std::begin(kMetadataFields), std::end(kMetadataFields), is_it) ||
         std::any_of(output_formats().begin(), output_formats().end(), is_format);
}

void add_member(const std::pair<std::string, std::string>& field, std::string& object) {
  object.append(field.first).append(":").append(field.second);
}

// Puts the user's own members into an object's text, before its last brace. They may be larger than
// all else, so they are written once.
void add_fields(const JsonOptions& options, std::string& object) {
  constexpr std::string_view kInside = ",\"input\":{";
  std::size_t more = kInside.size() + 2;
  for (const auto& [name, value] : options.fields) more += name.size() + value.size() + 2;
  object.reserve(object.size() + more);
  object.pop_back();
  for (const auto& field : options.fields) {
    if (is_own_key(field.first, options)) continue;
    object += ',';
    add_member(field, object);
  }
  bool any = false;
  for (const auto& field : options.fields) {
    if (!is_own_key(field.first, options)) continue;
    object += std::exchange(any, true) ? "," : kInside;
    add_member(field, object);
  }
  object += any ? "}}" : "}";
}

// What a format prints, without the line end that ends it.
void add_printed(JsonWriter& object, const OutputFormat& format, const Article& article,
                 const MarkdownOptions& options) {
  std::string text = format.write(article, write_options(options));
  if (!text.empty()) text.pop_back();
  object.member(format.name, text);
}

std::string dump(const Article& article, const JsonOptions& options, int indent) {
  JsonWriter object(indent);
  object.begin_object();
  if (!options.id.empty() || !options.json_id.empty()) {
    object.key("id").raw(id_value(options.id, options.json_id));
  }
  object.member_if_any("source", options.source);
  object.member_if_any("url", article.url);
  object.member("outcome", to_string(article.outcome));
  object.member_if_any("message", article.message);
  add_metadata(object, article.metadata);
  if (article.page_type != PageType::unknown) {
    object.member("page_type", to_string(article.page_type));
  }
  if (article.confidence > 0) object.member("confidence", rounded(*article.confidence));

  add_printed(object, *find_format("text"), article, options.members);
  for (const OutputFormat& format : output_formats()) {
    if (is_member(format, options)) add_printed(object, format, article, options.members);
  }
  if (article.is_explained) {
    add_blocks(object, article.blocks);
    add_sources(object, article);
  }
  std::string result = object.end_object().take();
  if (!options.fields.empty()) add_fields(options, result);
  result += '\n';
  return result;
}

}  // namespace

}  // namespace pith::internal

namespace pith {

std::string write_json(const Article& article, const JsonOptions& options) {
  return internal::dump(article, options, internal::kIndent);
}

std::string write_jsonl(const Article& article, const JsonOptions& options) {
  return internal::dump(article, options, internal::JsonWriter::kOneLine);
}

}  // namespace pith
