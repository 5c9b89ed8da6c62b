#include "page/structured_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "markup/measured.h"
#include "page/dump.h"

namespace pith::internal {
namespace {

using test::segmented;

const char* const kHeld = "A pan forged from one sheet of steel, three millimetres thick.";
const char* const kOther = "It darkens over months of use and rust comes off with salt.";

const std::string kThai =
    "\xE0\xB8\x81\xE0\xB8\xA3\xE0\xB8\xB0\xE0\xB8\x97\xE0\xB8\xB0\xE0\xB9\x80\xE0\xB8\xAB\xE0\xB8"
    "\xA5\xE0\xB9\x87\xE0\xB8\x81\xE0\xB8\x94\xE0\xB8\xB3";  // a black iron pan
const std::string kHan =
    "\xE8\xBF\x99\xE6\x98\xAF\xE4\xB8\x80\xE5\x8F\xA3\xE9\xBB\x91\xE9\x93\x81\xE9\x94\x85\xE7\x9A"
    "\x84\xE8\xAF\xB4\xE6\x98\x8E";  // this is the description of a black iron pan
const std::string kKana =
    "\xE3\x81\x93\xE3\x82\x8C\xE3\x81\xAF\xE9\x89\x84\xE3\x81\xAE\xE3\x83\x95\xE3\x83\xA9\xE3\x82"
    "\xA4\xE3\x83\x91\xE3\x83\xB3";  // this is an iron frying pan

// The texts that are added to a page, " | " between them.
std::string added(std::string_view html, const std::vector<std::string>& paragraphs) {
  PageModel page = segmented(html);
  const std::size_t before = page.blocks.size();
  const bool any = add_structured_text(page, paragraphs);
  EXPECT_EQ(any, page.blocks.size() > before);
  std::string out;
  for (std::size_t i = before; i < page.blocks.size(); ++i) {
    out += (i > before ? " | " : "") + page.blocks[i].block.text;
  }
  return out;
}

std::string page_of(const std::string& text) { return "<p>" + text + "</p>"; }

TEST(StructuredText, WhatThePageLacksIsAdded) {
  const std::string both = std::string(kHeld) + " | " + kOther;
  const struct {
    const char* what;
    std::string html;
    std::vector<std::string> paragraphs;
    std::string expected;
  } cases[] = {
      {"nothing to add", page_of(kHeld), {}, ""},
      {"an empty page", "", {kHeld, kOther}, both},
      {"held", page_of(kHeld), {kHeld}, ""},
      {"lacking", page_of(kHeld), {kHeld, kOther}, kOther},
      {"held, in other markup",
       "<i>A pan <b>forged</b> from</i> one sheet of steel, three "
       "millimetres&nbsp;thick",
       {kHeld},
       ""},
      {"held, in capitals and without punctuation",
       page_of(kHeld),
       {"A PAN FORGED FROM ONE SHEET OF STEEL THREE MILLIMETRES THICK"},
       ""},
      {"held over two blocks",
       "<p>A pan forged from one sheet</p><p>of steel, three millimetres "
       "thick</p>",
       {kHeld},
       ""},
      {"held with more around it",
       page_of(std::string(kOther) + " " + kHeld + " " + kOther),
       {kHeld},
       ""},
      {"in the same order again", "", {kOther, kHeld}, std::string(kOther) + " | " + kHeld},
      {"told twice", "", {kHeld, kOther, kHeld}, both},
      {"told twice, in capitals",
       "",
       {"One two three four five", "ONE, TWO: THREE FOUR FIVE!"},
       "One two three four five"},
      {"a name", "", {"Forged iron pan 26"}, ""},
      {"five words", "", {"Forged iron pan 26 cm"}, "Forged iron pan 26 cm"},
      {"signs", "", {"- - - - - - - -", "", " "}, ""},
  };
  for (const auto& c : cases) EXPECT_EQ(added(c.html, c.paragraphs), c.expected) << c.what;
}

// Eight words have six trigrams.
TEST(StructuredText, HeldIsWhatIsHalfHeld) {
  const std::string text = "one two three four five six seven eight";
  EXPECT_EQ(added("<p>one two three four", {text}), text);
  EXPECT_EQ(added("<p>one two three four five", {text}), "");
  EXPECT_EQ(added("<p>eight seven six five four three two one", {text}), text);
}

// Characters count as words where no spaces part them.
TEST(StructuredText, ScriptsWithoutSpaces) {
  for (const std::string& text : {kThai, kHan, kKana}) {
    const std::string stop = "\xE3\x80\x82";
    EXPECT_EQ(added("", {text}), text);
    EXPECT_EQ(added(page_of(kHeld), {text}), text);
    EXPECT_EQ(added(page_of(text), {text}), "") << text;
    EXPECT_EQ(added(page_of("26 cm " + text + stop + text), {text}), "") << text;
    EXPECT_EQ(added("", {text, text}), text);
    EXPECT_EQ(added("", {text.substr(0, 12)}), "") << "four characters are a name";
  }
  EXPECT_EQ(added(page_of(kHan), {kKana, kThai}), kKana + " | " + kThai);
}

// Texts of blocks are NFC, whatever the JSON has.
TEST(StructuredText, IsNormalized) {
  const std::string composed = "Caf\xC3\xA9 au lait in a bowl";
  const std::string apart = "Cafe\xCC\x81 au lait in a bowl";
  EXPECT_EQ(added("", {apart}), composed);
  EXPECT_EQ(added("", {composed, apart}), composed);
  EXPECT_EQ(added(page_of(composed), {apart}), "");
}

TEST(StructuredText, WithoutElementsNothingIsAdded) {
  PageModel page;
  EXPECT_FALSE(add_structured_text(page, {kHeld}));
  EXPECT_TRUE(page.blocks.empty());
  EXPECT_TRUE(page.elements.empty());
}

TEST(StructuredText, APageThatHoldsAllStaysAsItIs) {
  PageModel page = segmented(page_of(kHeld));
  const std::size_t elements = page.elements.size();
  const std::uint32_t children = page.elements[0].children;
  EXPECT_FALSE(add_structured_text(page, {kHeld, "too short"}));
  EXPECT_EQ(page.elements.size(), elements);
  EXPECT_EQ(page.elements[0].children, children);
}

TEST(StructuredText, StandsInAnElementOfItsOwn) {
  for (const std::string& html :
       {std::string(), "<p>Menu</p><div><p>Kitchen</p></div>" + page_of("Pans")}) {
    PageModel page = segmented(html);
    const PageModel before = page;
    ASSERT_TRUE(add_structured_text(page, {kHeld, kOther}));
    ASSERT_EQ(page.elements.size(), before.elements.size() + 1);
    const Element& own = page.elements.back();
    EXPECT_EQ(own.tag, Tag::script);
    EXPECT_EQ(own.parent, 0U);
    EXPECT_EQ(own.children, 0U);
    EXPECT_EQ(own.first_block, before.blocks.size());
    EXPECT_EQ(own.end_block, before.blocks.size() + 2);
    EXPECT_EQ(page.blocks.size(), before.blocks.size() + 2);
    EXPECT_EQ(page.elements[0].children, before.elements[0].children + 1);
    EXPECT_EQ(page.elements[0].first_block, 0U);
    EXPECT_EQ(page.elements[0].end_block, page.blocks.size());
    for (std::size_t i = 1; i < before.elements.size(); ++i) {
      EXPECT_EQ(page.elements[i].end_block, before.elements[i].end_block);
    }
  }
}

TEST(StructuredText, BlocksAreLikeThoseOfTheBody) {
  PageModel page = segmented(page_of("Menu"));
  ASSERT_TRUE(add_structured_text(page, {kHeld}));
  const PageBlock& block = page.blocks.back();
  const PageBlock like = segmented(page_of(kHeld)).blocks.at(0);
  EXPECT_EQ(block.block.text, like.block.text);
  EXPECT_EQ(block.block.kind, BlockKind::paragraph);
  EXPECT_EQ(block.key, like.key);
  EXPECT_EQ(block.counts.words, like.counts.words);
  EXPECT_EQ(block.counts.ends_sentence, like.counts.ends_sentence);
  EXPECT_EQ(block.links, 0U);
  EXPECT_EQ(block.element, page.elements.size() - 1);
}

TEST(StructuredText, CanBeMeasured) {
  PageModel page = segmented(page_of("Menu"));
  ASSERT_TRUE(add_structured_text(page, {kHeld, kOther}));
  const Measured m = measure(page, "");
  EXPECT_EQ(test::per_block(m, &Features::words), "1 11 12");
  EXPECT_EQ(test::per_block(m, 0, &Surroundings::blocks), "3 2 2");
}

}  // namespace
}  // namespace pith::internal
