#include "wanted.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>

#include "metadata/text_language.h"
#include "page/verdict.h"
#include "text/words.h"

namespace pith::internal {
namespace {

bool has_field(const Metadata& metadata, std::string_view name) {
  const auto* const field =
      std::find_if(std::begin(kMetadataFields), std::end(kMetadataFields),
                   [name](const MetadataField& known) { return name == known.name; });
  if (field == std::end(kMetadataFields)) return false;
  return field->is_list() ? !(metadata.*field->many).empty() : !(metadata.*field->one).empty();
}

std::string why_metadata_is_unwanted(const Metadata& metadata, const Options& options) {
  std::string missing;
  for (const std::string& name : options.with_metadata) {
    if (has_field(metadata, name)) continue;
    missing.append(missing.empty() ? "" : ", ").append(name);
  }
  return missing.empty() ? missing : "the metadata has no " + missing;
}

std::string why_text_is_unwanted(std::span<const PageBlock> blocks, std::size_t least) {
  if (least == 0) return {};
  float sum = 0;
  for (const PageBlock& entry : blocks) {
    if (kept(entry.block)) sum += count_text(entry.block.text).words;
  }
  const auto words = static_cast<std::size_t>(sum);
  if (words >= least) return {};
  return "the text has " + std::to_string(words) + (words == 1 ? " word" : " words") +
         ", wanted: " + std::to_string(least) + " or more";
}

std::string why(std::span<const PageBlock> blocks, const Metadata& metadata,
                const Options& options) {
  if (!any_kept(blocks)) {
    return options.select.empty() ? "" : "what \"" + options.select + "\" matches has no text";
  }
  std::string unwanted = why_unwanted(metadata.language, options.languages);
  if (unwanted.empty()) unwanted = why_metadata_is_unwanted(metadata, options);
  if (unwanted.empty()) unwanted = why_text_is_unwanted(blocks, options.min_words);
  return unwanted;
}

}  // namespace

std::string drop_unwanted(std::vector<PageBlock>& blocks, bool plain, const std::string& problem,
                          const Options& options, Article& article) {
  std::string unwanted = problem;
  if (plain && !options.select.empty()) unwanted = "text has no elements for \"select\"";
  if (unwanted.empty()) unwanted = why(blocks, article.metadata, options);
  if (!options.select.empty()) article.confidence = 1;  // the caller knows
  if (unwanted.empty()) return unwanted;
  drop_all(blocks, "option", unwanted, options);
  article.confidence.reset();
  article.message = unwanted;
  return unwanted;
}

}  // namespace pith::internal
