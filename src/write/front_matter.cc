#include "write/front_matter.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "write/yaml.h"

namespace pith::internal {
namespace {

// Where the page came from says better what it is than the address that it names for itself.
bool is_address(const MetadataField& field) { return field.one == &Metadata::canonical_url; }

void add_value(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out.append(key).append(": ").append(yaml_scalar(value)) += '\n';
}

void add_list(std::string& out, std::string_view key, std::span<const MetaValue> values) {
  bool any = false;
  for (const MetaValue& value : values) {
    if (value.empty()) continue;
    if (!any) out.append(key) += ":\n";
    any = true;
    out.append("  - ").append(yaml_scalar(value.value)) += '\n';
  }
}

}  // namespace

std::vector<FrontMatterKey> front_matter_keys() {
  std::vector<FrontMatterKey> keys;
  for (const MetadataField& field : kMetadataFields) {
    if (field.front_matter == 0) continue;
    keys.push_back({is_address(field) ? "url" : field.name, &field});
  }
  const auto is_before = [](const FrontMatterKey& one, const FrontMatterKey& other) {
    return one.field->front_matter < other.field->front_matter;
  };
  std::stable_sort(keys.begin(), keys.end(), is_before);
  return keys;
}

std::string front_matter(const Article& article) {
  const Metadata& metadata = article.metadata;
  std::string lines;
  for (const auto& [name, field] : front_matter_keys()) {
    if (field->is_list()) {
      add_list(lines, name, field->values(metadata));
    } else {
      const bool is_known = is_address(*field) && !article.url.empty();
      add_value(lines, name, is_known ? article.url : (metadata.*field->one).value);
    }
  }
  return lines.empty() ? "" : "---\n" + lines + "---\n\n";
}

}  // namespace pith::internal
