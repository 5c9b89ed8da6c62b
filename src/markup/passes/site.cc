// Verdicts that a page's neighbors overrule: what most pages of the host have belongs to the
// template, what this page alone has is its own.
#include "pith/site.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/url.h"
#include "markup/passes/passes.h"

namespace pith::internal {
namespace {

// Figures measured on the hosts of the development sets with three pages or more (bench/README.md,
// "Site mode"). Below .8 what is lost outweighs what is won: products of a shop share
// their selling points, which people count as content.
constexpr double kMinShare = 0.8;
constexpr std::size_t kMinPages = 3;
// "Size" and "Brand" head a table on every page of a shop; so do headings.
constexpr float kTemplateWords = 2;

// What no other page has gets the benefit of the doubt.
constexpr std::size_t kEnoughPages = 4;
constexpr float kOwnWords = 4;
constexpr float kDoubt = 0.4F;

bool may_be_templates(const PageBlock& block) {
  return block.counts.words >= kTemplateWords && block.block.kind != BlockKind::heading &&
         block.block.kind != BlockKind::table_cell;
}

bool may_be_own(const PageBlock& block, float probability) {
  return block.counts.words >= kOwnWords && probability >= kDoubt &&
         (block.block.kind == BlockKind::paragraph || block.block.kind == BlockKind::list_item);
}

}  // namespace

void compare_with_site(Judging& judging) {
  const Site* const site = judging.options.site;
  if (site == nullptr) return;
  const std::uint64_t host = host_key(judging.url);
  const std::size_t pages = site->pages(host);
  if (pages < kMinPages) return;
  const std::string of_all = " of " + std::to_string(pages) + " pages of this site";
  std::vector<std::size_t> templates;
  float own_words = 0;
  for (std::size_t i = 0; i < judging.size(); ++i) {
    const PageBlock& block = judging.page.blocks[i];
    if (block.key == 0) continue;
    const std::size_t with = site->pages_with(host, block.key);
    const bool everywhere =
        with >= kMinPages && static_cast<double>(with) >= kMinShare * static_cast<double>(pages);
    if (judging.kept(i) && everywhere && may_be_templates(block)) {
      templates.push_back(i);
    } else if (judging.kept(i)) {
      own_words += block.counts.words;
    } else if (with == 1 && pages >= kEnoughPages &&
               may_be_own(block, judging.verdicts[i].probability)) {
      judging.decide(i, Label::main_content, "on no other" + of_all);
    }
  }
  // What would leave nothing is no template: copies of one page look like that.
  if (own_words == 0) return;
  for (const std::size_t i : templates) {
    const std::size_t with = site->pages_with(host, judging.page.blocks[i].key);
    judging.decide(i, Label::boilerplate, "on " + std::to_string(with) + of_all);
  }
}

}  // namespace pith::internal
