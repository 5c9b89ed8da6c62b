#include "markup/site_evidence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/url.h"
#include "pith/site.h"

namespace pith {
namespace {

constexpr std::uint64_t kEverywhere = 1;
constexpr std::uint64_t kHere = 2;
constexpr const char* kUrl = "https://example.org/a";

PageBlock block(std::uint64_t key, Label label, float score = 0.5F,
                BlockKind kind = BlockKind::paragraph, float words = 8) {
  PageBlock entry;
  entry.key = key;
  entry.counts.words = words;
  entry.block.kind = kind;
  entry.block.label = label;
  entry.block.score = score;
  return entry;
}

// Of `pages` pages, of which the first `with` have kEverywhere.
Site site_of(std::uint64_t pages, std::uint64_t with) {
  Site site;
  for (std::uint64_t i = 0; i < pages; ++i) {
    SiteTexts texts{host_key(kUrl), {100 + i}};
    if (i < with) texts.keys.insert(texts.keys.begin(), kEverywhere);
    site.add(texts);
  }
  return site;
}

// "1" kept, "0" not, and the reason if there is one.
std::string verdict(const Site& site, PageBlock entry, const char* url = kUrl) {
  std::vector<PageBlock> blocks = {std::move(entry), block(7, Label::main_content)};
  apply_site({.site = &site, .explain = true}, url, blocks);
  return std::string(kept(blocks[0].block) ? "1 " : "0 ") + blocks[0].block.reason;
}

TEST(SiteEvidence, WhatMostPagesHaveIsTheTemplates) {
  const PageBlock kept_one = block(kEverywhere, Label::main_content, 0.99F);
  EXPECT_EQ(verdict(site_of(10, 8), kept_one), "0 on 8 of 10 pages of this site");
  EXPECT_EQ(verdict(site_of(10, 7), kept_one), "1 ");
  EXPECT_EQ(verdict(site_of(3, 3), kept_one), "0 on 3 of 3 pages of this site");
  EXPECT_EQ(verdict(site_of(2, 2), kept_one), "1 ");
}

TEST(SiteEvidence, HeadingsCellsAndSingleWordsMayRepeat) {
  const Site site = site_of(5, 5);
  for (const BlockKind kind : {BlockKind::heading, BlockKind::table_cell}) {
    EXPECT_EQ(verdict(site, block(kEverywhere, Label::main_content, 0.9F, kind)), "1 ");
  }
  EXPECT_EQ(verdict(site, block(kEverywhere, Label::main_content, 0.9F, BlockKind::paragraph, 1)),
            "1 ");
}

TEST(SiteEvidence, WhatNoOtherPageHasGetsTheBenefitOfTheDoubt) {
  const Site site = site_of(5, 5);
  EXPECT_EQ(verdict(site, block(kHere, Label::boilerplate, 0.45F)),
            "1 on no other of 5 pages of this site");
  EXPECT_EQ(verdict(site, block(kHere, Label::boilerplate, 0.3F)), "0 ");
  EXPECT_EQ(verdict(site, block(kHere, Label::boilerplate, 0.45F, BlockKind::heading)), "0 ");
  EXPECT_EQ(verdict(site, block(kHere, Label::boilerplate, 0.45F, BlockKind::paragraph, 3)), "0 ");
  EXPECT_EQ(verdict(site_of(3, 3), block(kHere, Label::boilerplate, 0.45F)), "0 ");
  EXPECT_EQ(verdict(site, block(kEverywhere, Label::boilerplate, 0.45F)), "0 ");
}

TEST(SiteEvidence, WhatWouldLeaveNothingIsNoTemplate) {
  const Site site = site_of(5, 5);
  std::vector<PageBlock> blocks = {block(kEverywhere, Label::main_content)};
  apply_site({.site = &site}, kUrl, blocks);
  EXPECT_TRUE(kept(blocks[0].block));
}

TEST(SiteEvidence, OtherHostsPicturesAndNoSiteChangeNothing) {
  const Site site = site_of(5, 5);
  const PageBlock kept_one = block(kEverywhere, Label::main_content);
  EXPECT_EQ(verdict(site, kept_one, "https://other.org/"), "1 ");
  EXPECT_EQ(verdict(site, kept_one, ""), "1 ");
  EXPECT_EQ(verdict(site, block(0, Label::boilerplate, 0.45F)), "0 ");
  std::vector<PageBlock> blocks = {kept_one};
  apply_site({}, kUrl, blocks);
  EXPECT_TRUE(kept(blocks[0].block));
}

}  // namespace
}  // namespace pith
