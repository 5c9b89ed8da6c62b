#include "pith/site.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/url.h"
#include "markup/page_builder.h"
#include "markup/passes/passes.h"
#include "page/verdict.h"

namespace pith::internal {
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

// The verdicts on these blocks after the pass.
std::vector<Block> after(const Site* site, const std::vector<PageBlock>& blocks, const char* url) {
  PageModel page;
  page.blocks = blocks;
  const Measured measured = {.page = {}, .blocks = std::vector<Features>(blocks.size())};
  std::vector<Score> scores;
  for (const PageBlock& entry : blocks) scores.push_back({entry.block.score, {}, {}});
  const Options options = {.site = site, .explain = true};
  Judging judging(page, measured, scores, options, url);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    judging.verdicts[i].label = blocks[i].block.label;
  }
  run_passes(judging, test::passes("site", "site"));
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    apply_verdict(std::move(judging.verdicts[i]), page.blocks[i].block);
  }
  return result_blocks(page.blocks, options);
}

// "1" kept, "0" not, and the reason if there is one.
std::string verdict(const Site& site, const PageBlock& entry, const char* url = kUrl) {
  const PageBlock other = block(7, Label::main_content);
  const Block first = after(&site, {entry, other}, url).at(0);
  return std::string(kept(first) ? "1 " : "0 ") + first.reason;
}

TEST(SitePass, WhatMostPagesHaveIsTheTemplates) {
  const PageBlock kept_one = block(kEverywhere, Label::main_content, 0.99F);
  EXPECT_EQ(verdict(site_of(10, 8), kept_one), "0 on 8 of 10 pages of this site");
  EXPECT_EQ(verdict(site_of(10, 7), kept_one), "1 ");
  EXPECT_EQ(verdict(site_of(3, 3), kept_one), "0 on 3 of 3 pages of this site");
  EXPECT_EQ(verdict(site_of(2, 2), kept_one), "1 ");
}

TEST(SitePass, HeadingsCellsAndSingleWordsMayRepeat) {
  const Site site = site_of(5, 5);
  for (const BlockKind kind : {BlockKind::heading, BlockKind::table_cell}) {
    EXPECT_EQ(verdict(site, block(kEverywhere, Label::main_content, 0.9F, kind)), "1 ");
  }
  EXPECT_EQ(verdict(site, block(kEverywhere, Label::main_content, 0.9F, BlockKind::paragraph, 1)),
            "1 ");
}

TEST(SitePass, WhatNoOtherPageHasGetsTheBenefitOfTheDoubt) {
  const Site site = site_of(5, 5);
  EXPECT_EQ(verdict(site, block(kHere, Label::boilerplate, 0.45F)),
            "1 on no other of 5 pages of this site");
  EXPECT_EQ(verdict(site, block(kHere, Label::boilerplate, 0.3F)), "0 ");
  EXPECT_EQ(verdict(site, block(kHere, Label::boilerplate, 0.45F, BlockKind::heading)), "0 ");
  EXPECT_EQ(verdict(site, block(kHere, Label::boilerplate, 0.45F, BlockKind::paragraph, 3)), "0 ");
  EXPECT_EQ(verdict(site_of(3, 3), block(kHere, Label::boilerplate, 0.45F)), "0 ");
  EXPECT_EQ(verdict(site, block(kEverywhere, Label::boilerplate, 0.45F)), "0 ");
}

TEST(SitePass, WhatWouldLeaveNothingIsNoTemplate) {
  const Site site = site_of(5, 5);
  EXPECT_TRUE(kept(after(&site, {block(kEverywhere, Label::main_content)}, kUrl).at(0)));
}

TEST(SitePass, OtherHostsPicturesAndNoSiteChangeNothing) {
  const Site site = site_of(5, 5);
  const PageBlock kept_one = block(kEverywhere, Label::main_content);
  EXPECT_EQ(verdict(site, kept_one, "https://other.org/"), "1 ");
  EXPECT_EQ(verdict(site, kept_one, ""), "1 ");
  EXPECT_EQ(verdict(site, block(0, Label::boilerplate, 0.45F)), "0 ");
  EXPECT_TRUE(kept(after(nullptr, {kept_one}, kUrl).at(0)));
}

}  // namespace
}  // namespace pith::internal
