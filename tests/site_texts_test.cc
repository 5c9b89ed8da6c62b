#include <gtest/gtest.h>

#include <string>

#include "pith/extract.h"
#include "pith/site.h"
#include "pith/write.h"
#include "support/hostile_pages.h"

namespace pith::internal {
namespace {

const std::string kTemplate =
    "<div class=teaser><p>This trip was made possible by our readers, who pay for every ferry and "
    "every night at the harbour; join them today.</p></div>";

std::string page(const std::string& own) {
  return "<!DOCTYPE html><html><head><title>" + own + "</title></head><body><article><h1>" + own +
         "</h1><p>The harbour of " + own +
         " was quiet when the boats came in, and nobody had waited for them.</p><p>Only the tide "
         "at " +
         own + " had been high enough to let all of them pass, which is rare in winter.</p>" +
         kTemplate + "</article></body></html>";
}

std::string url(int n) { return "https://www.example.org/" + std::to_string(n); }

Site site_of(int pages) {
  Site site;
  for (int i = 0; i < pages; ++i) {
    site.add(site_texts(page("Port " + std::to_string(i)), {.url = url(i)}));
  }
  return site;
}

const Block* block_with(const Article& article, std::string_view text) {
  for (const Block& block : article.blocks) {
    if (block.text.find(text) != std::string::npos) return &block;
  }
  return nullptr;
}

TEST(SiteTexts, HostIsThatOfTheUrlOrTheCanonicalAddress) {
  const SiteTexts known = site_texts("<p>Words.", {.url = "https://Example.org/a"});
  EXPECT_NE(known.host, 0U);
  EXPECT_EQ(known.keys.size(), 1U);
  EXPECT_EQ(site_texts("<p>Words.", {.url = "http://www.example.org/b"}).host, known.host);
  EXPECT_EQ(site_texts("<link rel=canonical href='https://example.org/'><p>Words.").host,
            known.host);
  EXPECT_EQ(site_texts("<p>Words.").host, 0U);
}

TEST(SiteTexts, EqualTextsAreOneKey) {
  const Options options{.url = url(0)};
  EXPECT_EQ(site_texts("<p>One two.<p>ONE  two.<p>Three.", options).keys.size(), 2U);
  EXPECT_EQ(site_texts("only words", {.url = url(0), .format = InputFormat::text}).keys.size(), 0U);
}

TEST(SiteTexts, TotalOnAnyBytes) {
  const Options options{.url = url(0)};
  for (const std::string& bytes : test::hostile_fragments()) {
    EXPECT_LE(site_texts(bytes, options).keys.size(), bytes.size());
  }
}

TEST(SiteTexts, WhatMostPagesHaveIsDroppedAndSaysSo) {
  const Site site = site_of(5);
  const Options alone{.url = url(0), .explain = true};
  Options together = alone;
  together.site = &site;
  const std::string bytes = page("Port 0");
  const Article before = extract(bytes, alone);
  const Article after = extract(bytes, together);
  ASSERT_NE(block_with(before, "made possible"), nullptr);
  EXPECT_TRUE(kept(*block_with(before, "made possible"))) << "or this test shows nothing";
  EXPECT_FALSE(kept(*block_with(after, "made possible")));
  EXPECT_EQ(block_with(after, "made possible")->reason, "on 5 of 5 pages of this site");
  EXPECT_TRUE(kept(*block_with(after, "harbour of Port 0")));
}

TEST(SiteTexts, FewPagesOtherHostsAndNoSiteChangeNothing) {
  const Site few = site_of(2);
  const Site many = site_of(5);
  const std::string bytes = page("Port 0");
  const std::string expected = write_text(extract(bytes, {.url = url(0)}));
  EXPECT_EQ(write_text(extract(bytes, {.url = url(0), .site = &few})), expected);
  EXPECT_EQ(write_text(extract(bytes, {.url = "https://other.org/", .site = &many})), expected);
  EXPECT_EQ(write_text(extract(bytes, {.site = &many})), expected);
}

}  // namespace
}  // namespace pith::internal
