#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "markup/page_builder.h"

namespace pith::internal {
namespace {

using test::PageBuilder;
using test::sentence;

constexpr float kThreshold = 0.5F;

std::vector<Block> settled(const PageBuilder& page) {
  std::string labels;
  for (const Score& score : page.scores()) labels += score.probability >= kThreshold ? '+' : '-';
  return test::after_passes(test::passes("unit", "unit"), page.page(), page.measured(),
                            page.scores(), {.explain = true},
                            {.labels = labels, .threshold = kThreshold});
}

// What is kept when everything as likely as the threshold was, and units have been settled.
std::string after(const PageBuilder& page) { return test::labels(settled(page)); }

struct TableCase {
  const char* about;
  float before;              // probability of the paragraph before
  std::vector<float> cells;  // of two words each
  float behind;              // probability of the paragraph behind
  std::string_view labels;
};

TEST(Units, ATableIsKeptOrDroppedAsOne) {
  const TableCase cases[] = {
      {"likely on the mean", 0.1F, {0.9F, 0.4F, 0.9F}, 0.1F, "-+++-"},
      {"unlikely on the mean", 0.1F, {0.1F, 0.6F, 0.1F}, 0.1F, "-----"},
      {"a little below the threshold, alone", 0.1F, {0.4F, 0.4F, 0.3F}, 0.1F, "-+++-"},
      {"far below the threshold, alone", 0.1F, {0.3F, 0.2F, 0.3F}, 0.1F, "-----"},
      {"far below the threshold, among kept text", 0.9F, {0.3F, 0.2F, 0.2F}, 0.9F, "+++++"},
      {"kept text on one side only", 0.9F, {0.3F, 0.2F, 0.2F}, 0.1F, "+----"},
      {"hopeless, among kept text", 0.9F, {0.2F, 0.1F, 0.1F}, 0.9F, "+---+"},
  };
  for (const TableCase& row : cases) {
    PageBuilder page;
    page.paragraph(sentence(20)).scored(row.before);
    for (const float probability : row.cells) page.cell("Two words").scored(probability);
    page.paragraph(sentence(20)).scored(row.behind);
    EXPECT_EQ(after(page), row.labels) << row.about;
  }
}

TEST(Units, ALongCellHasMoreSayThanAShortOne) {
  PageBuilder page;
  page.cell("Ebb").scored(0.1F).cell(sentence(30)).scored(0.9F);
  EXPECT_EQ(after(page), "++");
}

TEST(Units, WhatIsRuledOutStaysOut) {
  PageBuilder page;
  page.cell("Two words and two").scored(0.9F).cell("Sort by name").scored(0);
  page.cell("More").scored(0.1F);
  EXPECT_EQ(after(page), "+-+");
}

TEST(Units, TablesAreJudgedApart) {
  PageBuilder page;
  page.cell("Two words").scored(0.9F).cell("Two words").scored(0.6F);
  page.paragraph("Between").scored(0.1F);
  page.cell("Two words").scored(0.1F).cell("Two words").scored(0.5F);
  page.paragraph(sentence(20)).scored(0.1F);
  EXPECT_EQ(after(page), "++----");
}

// At the end of an article, nothing of it comes behind.
TEST(Units, ATableMayEndThePartOfTheKeptText) {
  const auto page = [](float cells) {
    PageBuilder built;
    built.in(Tag::article, [cells](PageBuilder& article) {
      article.paragraph(sentence(20)).scored(0.9F).cell("Two words").scored(cells);
    });
    built.paragraph(sentence(20, "Foot")).scored(0.1F);
    return built;
  };
  EXPECT_EQ(after(page(0.2F)), "++-");
  EXPECT_EQ(after(page(0.1F)), "+--");
}

TEST(Units, AListOfTextsIsKeptAsOne) {
  const auto list = [](float first, float second, float third) {
    PageBuilder page;
    page.item("Two words").scored(first).item("Two words").scored(second);
    page.item("Two words").scored(third);
    return page;
  };
  EXPECT_EQ(after(list(0.9F, 0.4F, 0.9F)), "+++");
  EXPECT_EQ(after(list(0.5F, 0.3F, 0.3F)), "+++");  // .367 on the mean
  EXPECT_EQ(after(list(0.5F, 0.2F, 0.2F)), "+--");
  EXPECT_EQ(after(list(0.4F, 0.4F, 0.4F)), "---");  // none of it is likely enough
  EXPECT_EQ(after(list(0.9F, 0.0F, 0.9F)), "+-+");  // ruled out
}

TEST(Units, AListThatTheTextAnnouncesIsKept) {
  const auto page = [](std::string_view before, float list, std::string_view item) {
    PageBuilder built;
    built.paragraph(before).scored(0.9F);
    built.item(item).scored(list).linked().item(item).scored(list).linked();
    built.paragraph(sentence(20)).scored(0.9F);
    return built;
  };
  EXPECT_EQ(after(page("These networks are the largest:", 0.3F, "Mastodon")), "++++");
  EXPECT_EQ(after(page("These networks are the largest:", 0.1F, "Mastodon")), "+--+");
  EXPECT_EQ(after(page("These networks are the largest.", 0.3F, "Mastodon")), "+--+");
  EXPECT_EQ(after(page("You may also like these:", 0.3F, "Mastodon")), "+--+");
  EXPECT_EQ(
      after(page("These networks are the largest:", 0.3F, "How the last cider press came to town")),
      "+--+");
}

TEST(Units, ADeclarationIsKeptAboveItsText) {
  const auto manual = [](float declaration, float text) {
    PageBuilder page;
    page.heading(1, "spawn").scored(0.2F).code("fn spawn()").scored(declaration);
    page.paragraph(sentence(20)).scored(text);
    return page;
  };
  EXPECT_EQ(after(manual(0.4F, 0.9F)), "-++");
  EXPECT_EQ(after(manual(0.2F, 0.9F)), "--+");
  EXPECT_EQ(after(manual(0.4F, 0.2F)), "---");
}

TEST(Units, LabelsOfTabsAboveCodeAreDropped) {
  PageBuilder page;
  page.paragraph(sentence(20)).scored(0.9F);
  page.in(Cue::nav,
          [](PageBuilder& tabs) { tabs.item("npm").scored(0.6F).item("yarn").scored(0.6F); });
  page.code("npm install press").scored(0.6F).paragraph(sentence(20)).scored(0.9F);
  page.item("npm").scored(0.6F).code("npm install press").scored(0.6F);
  EXPECT_EQ(after(page), "+--++++");
}

// Notes above a footer's links.
TEST(Units, AListEndsWhereTheFooterBegins) {
  PageBuilder page;
  page.item("Two words and two").scored(0.9F);
  page.in(Tag::footer, [](PageBuilder& footer) { footer.item("About").scored(0.1F); });
  EXPECT_EQ(after(page), "+-");
}

TEST(Units, ItemsThatAreTextsOfTheirOwnAreJudgedApart) {
  PageBuilder links;
  links.item("Two words").scored(0.9F).linked().item("Two words").scored(0.4F).linked();
  EXPECT_EQ(after(links), "+-");
  for (const Cue cue : {Cue::comment, Cue::post, Cue::card}) {
    PageBuilder page;
    page.in(cue, [](PageBuilder& box) {
      box.item("Two words").scored(0.9F).item("Two words").scored(0.4F);
    });
    EXPECT_EQ(after(page), "+-");
  }
}

TEST(Units, CodeAmongKeptTextStays) {
  const auto page = [](float before, float code, float behind) {
    PageBuilder built;
    built.paragraph(sentence(20)).scored(before);
    built.code("x = 1").scored(code);
    built.paragraph(sentence(20)).scored(behind);
    return built;
  };
  EXPECT_EQ(after(page(0.9F, 0.1F, 0.9F)), "+++");
  EXPECT_EQ(after(page(0.9F, 0.0F, 0.9F)), "+-+");
  EXPECT_EQ(after(page(0.1F, 0.1F, 0.9F)), "--+");
  EXPECT_EQ(after(page(0.9F, 0.1F, 0.1F)), "+--");
}

// A notebook's cells and what they print follow each other.
TEST(Units, ListingsThatFollowEachOtherStay) {
  const auto page = [](float behind) {
    PageBuilder built;
    built.paragraph(sentence(20)).scored(0.9F);
    built.paragraph("In [1]:").scored(0.1F).code("x = 1\nx").scored(0.1F);
    built.paragraph("Out[1]:").scored(0.1F).code("1").scored(0.1F);
    built.paragraph(sentence(20)).scored(behind);
    return built;
  };
  EXPECT_EQ(after(page(0.9F)), "+-+-++");
  EXPECT_EQ(after(page(0.1F)), "+-----");
}

// A paragraph of a story that is one link as a whole.
TEST(Units, LinkedParagraphsAmongKeptTextStay) {
  const auto page = [](std::string_view text, float before, float linked, float behind) {
    PageBuilder built;
    built.paragraph(sentence(20)).scored(before);
    built.paragraph(text).linked().scored(linked);
    built.paragraph(sentence(20)).scored(behind);
    return built;
  };
  const std::string text = sentence(8);
  EXPECT_EQ(after(page(text, 0.9F, 0.1F, 0.9F)), "+++");
  EXPECT_EQ(settled(page(text, 0.9F, 0.1F, 0.9F))[1].reason, "a linked paragraph in kept text");
  EXPECT_EQ(after(page(text, 0.9F, 0.09F, 0.9F)), "+-+");
  EXPECT_EQ(after(page(text, 0.9F, 0.0F, 0.9F)), "+-+");
  EXPECT_EQ(after(page(text, 0.1F, 0.3F, 0.9F)), "--+");
  EXPECT_EQ(after(page(text, 0.9F, 0.3F, 0.1F)), "+--");
  EXPECT_EQ(after(page(sentence(7), 0.9F, 0.3F, 0.9F)), "+-+");
  EXPECT_EQ(after(page("Read also what the town says of it now", 0.9F, 0.3F, 0.9F)), "+-+");
}

// A sub-heading without its element.
TEST(Units, ALineBetweenKeptParagraphsStays) {
  const struct {
    float before;
    float line;
    float behind;
    bool linked;
    std::string_view labels;
  } cases[] = {
      {0.9F, 0.3F, 0.9F, false, "+++"}, {0.9F, 0.2F, 0.9F, false, "+-+"},
      {0.9F, 0.3F, 0.9F, true, "+-+"},  {0.9F, 0.3F, 0.1F, false, "+--"},
      {0.1F, 0.3F, 0.9F, false, "--+"}, {0.9F, 0, 0.9F, false, "+-+"},
  };
  for (const auto& c : cases) {
    PageBuilder page;
    page.paragraph(sentence(20)).scored(c.before).paragraph("A second stone").scored(c.line);
    if (c.linked) page.linked();
    page.paragraph(sentence(20)).scored(c.behind);
    EXPECT_EQ(after(page), c.labels) << c.before << ' ' << c.line << ' ' << c.behind;
  }
}

// Another pass has found that it belongs to the template of the site.
TEST(Units, ALikelyLineThatWasDroppedStaysOut) {
  PageBuilder page;
  page.paragraph(sentence(20)).scored(0.9F).paragraph("A second stone").scored(0.9F);
  page.paragraph(sentence(20)).scored(0.9F);
  EXPECT_EQ(test::labels(test::after_passes(test::passes("unit", "unit"), page.page(),
                                            page.measured(), page.scores(), {.explain = true},
                                            {.labels = "+-+", .threshold = kThreshold})),
            "+-+");
}

TEST(Units, ALineInAnotherPartDoesNot) {
  PageBuilder page;
  page.paragraph(sentence(20)).scored(0.9F);
  page.in(Tag::section, [](PageBuilder& section) {
    section.in(Tag::div, [](PageBuilder& box) { box.paragraph("A second stone").scored(0.3F); });
  });
  page.paragraph(sentence(20)).scored(0.9F);
  EXPECT_EQ(after(page), "+-+");  // but see boxes
}

// A question and its answer in a box of their own.
TEST(Units, ABoxBetweenKeptParagraphsStays) {
  const struct {
    float heading;
    float text;
    float behind;
    int texts;
    std::string_view labels;
  } cases[] = {
      {0.2F, 0.4F, 0.9F, 1, "++++"}, {0.1F, 0.4F, 0.9F, 1, "+--+"},
      {0.2F, 0.3F, 0.9F, 1, "+--+"}, {0.2F, 0.4F, 0.1F, 1, "+---"},
      {0.2F, 0, 0.9F, 1, "+--+"},    {0.2F, 0.4F, 0.9F, 6, "+-------+"},
  };
  for (const auto& c : cases) {
    PageBuilder page;
    page.paragraph(sentence(20)).scored(0.9F);
    page.in(Tag::section, [&c](PageBuilder& section) {
      section.in(Tag::div, [&c](PageBuilder& box) {
        box.heading(4, "Is it deep?").scored(c.heading);
        for (int i = 0; i < c.texts; ++i) box.paragraph("Not to a tall man.").scored(c.text);
      });
    });
    page.paragraph(sentence(20)).scored(c.behind);
    EXPECT_EQ(after(page), c.labels) << c.heading << ' ' << c.text << ' ' << c.texts;
  }
}

TEST(Units, KeptTextFarAwayEnclosesNothing) {
  PageBuilder page;
  page.paragraph(sentence(20)).scored(0.9F);
  for (int i = 0; i < 14; ++i) page.paragraph("Label").scored(0.1F);
  page.code("x = 1").scored(0.1F);
  page.paragraph(sentence(20)).scored(0.9F);
  EXPECT_EQ(after(page), "+---------------+");
}

TEST(Units, TheReasonSaysSoOnlyWhereTheVerdictChanges) {
  PageBuilder page;
  page.cell("Two words").scored(0.9F).cell("Two words").scored(0.4F);
  const std::vector<Block> blocks = settled(page);
  EXPECT_EQ(blocks[0].reason, "");
  EXPECT_EQ(blocks[1].reason, "in a kept table");
}

TEST(Units, NothingToSettle) {
  EXPECT_EQ(after(PageBuilder()), "");
  PageBuilder page;
  page.image().scored(0).code("x = 1").scored(0.1F).image().scored(0);
  EXPECT_EQ(after(page), "---");  // images keep nothing, nor are they kept here
}

}  // namespace
}  // namespace pith::internal
