#include "markup/site_evidence.h"

#include <string>

#include "base/url.h"
#include "pith/site.h"

namespace pith {
namespace {

// Figures measured on the hosts of the development sets with three pages or more (bench/README.md,
// "Site mode"). Below .8 what is lost outweighs what is won: products of a shop share
// their selling points, which people count as content.
constexpr double kMostPages = 0.8;
constexpr std::size_t kFewestPages = 3;
// "Size" and "Brand" head a table on every page of a shop; so do headings.
constexpr float kTemplateWords = 2;

// What stands nowhere else gets the benefit of the doubt.
constexpr std::size_t kEnoughPages = 4;
constexpr float kOwnWords = 4;
constexpr float kDoubt = 0.4F;

bool may_be_templates(const PageBlock& block) {
  return block.counts.words >= kTemplateWords && block.block.kind != BlockKind::heading &&
         block.block.kind != BlockKind::table_cell;
}

bool may_be_own(const PageBlock& block) {
  return block.counts.words >= kOwnWords && block.block.score >= kDoubt &&
         (block.block.kind == BlockKind::paragraph || block.block.kind == BlockKind::list_item);
}

}  // namespace

void apply_site(const Options& options, std::string_view url, std::vector<PageBlock>& blocks) {
  if (options.site == nullptr) return;
  const std::uint64_t host = host_key(url);
  const std::size_t pages = options.site->pages(host);
  if (pages < kFewestPages) return;
  const std::string of_all = " of " + std::to_string(pages) + " pages of this site";
  std::vector<PageBlock*> templates;
  float own_words = 0;
  for (PageBlock& entry : blocks) {
    Block& block = entry.block;
    if (entry.key == 0) continue;
    const std::size_t with = options.site->pages_with(host, entry.key);
    const bool everywhere = with >= kFewestPages &&
                            static_cast<double>(with) >= kMostPages * static_cast<double>(pages);
    if (kept(block) && everywhere && may_be_templates(entry)) {
      templates.push_back(&entry);
    } else if (kept(block)) {
      own_words += entry.counts.words;
    } else if (with == 1 && pages >= kEnoughPages && may_be_own(entry)) {
      block.label = Label::main_content;
      if (options.explain) block.reason = "on no other" + of_all;
    }
  }
  // What would leave nothing is no template: copies of one page look like that.
  if (own_words == 0) return;
  for (PageBlock* entry : templates) {
    entry->block.label = Label::boilerplate;
    if (!options.explain) continue;
    entry->block.reason =
        "on " + std::to_string(options.site->pages_with(host, entry->key)) + of_all;
  }
}

}  // namespace pith
