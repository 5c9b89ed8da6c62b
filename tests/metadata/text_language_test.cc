#include "metadata/text_language.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "metadata/values/sentences.h"

namespace pith::internal {
namespace {

using test::sentence;

PageBlock block(std::string text, Label label = Label::main_content) {
  PageBlock entry = {.block = {.label = label, .text = std::move(text)}};
  entry.counts = count_text(entry.block.text);
  return entry;
}

Metadata told(const std::string& declared, const std::vector<PageBlock>& blocks) {
  Metadata metadata;
  if (!declared.empty()) metadata.language = {declared, "html-lang"};
  tell_language(blocks, metadata);
  return metadata;
}

// "language source" of a text that declares `declared`.
std::string told(const std::string& declared, const std::string& text) {
  const MetaValue language = told(declared, std::vector{block(text)}).language;
  return language.value + " " + language.source;
}

TEST(TextLanguage, Table) {
  std::string goods;
  for (int i = 0; i < 6; ++i) goods += "Lumix DMC-GX80 Nikkor AF-S Zuiko Sigma Tamron ";
  const struct {
    std::string declared, text, expected;
  } cases[] = {
      // The text agrees, or is too short to tell.
      {"en-GB", sentence("en"), "en-GB html-lang"},
      {"nb-NO", sentence("no"), "nb-NO html-lang"},
      {"nn", sentence("no"), "nn html-lang"},
      {"zh-CN", sentence("zh"), "zh-CN html-lang"},
      {"zh-CN", sentence("zh-Hant"), "zh-CN html-lang"},
      {"en", "Guten Tag", "en html-lang"},
      {"en", "", "en html-lang"},
      {"en", goods, "en html-lang"},
      // Languages that are alike, and those that CLD2 does not know.
      {"bs", sentence("hr"), "bs html-lang"},
      {"da", sentence("no"), "da html-lang"},
      {"lb", sentence("de"), "lb html-lang"},
      // The text is in another language.
      {"en", sentence("de"), "de text"},
      {"en-US", sentence("zh"), "zh text"},
      {"en", sentence("ru"), "ru text"},
      {"ru", sentence("en"), "en text"},
      {"zh", sentence("ja"), "ja text"},
      {"de", sentence("zh-Hant"), "zh-Hant text"},
      {"sr", sentence("en"), "en text"},
      // Nothing is declared.
      {"", sentence("el"), "el text"},
      {"", sentence("pt"), "pt text"},
      {"", "1 2 3", " "},
      {"", "", " "},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(told(c.declared, c.text), c.expected) << c.declared << ": " << c.text.substr(0, 60);
  }
}

TEST(TextLanguage, OfTwoLanguagesTheDeclaredOneStays) {
  const std::string text = sentence("en") + " " + sentence("fr");
  EXPECT_EQ(told("fr", text), "fr html-lang");
  EXPECT_EQ(told("en", text), "en html-lang");
}

TEST(TextLanguage, AScriptAloneCanClearTheDeclaredLanguage) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "\u0561\u0562\u0563\u0564 ";  // Armenian letters, no words
  EXPECT_EQ(told("en", text).substr(0, 2), "hy");
  EXPECT_NE(told("ru", text).substr(0, 2), "ru");
}

TEST(TextLanguage, KeptBlocksCount) {
  const std::vector<PageBlock> blocks = {block(sentence("en"), Label::boilerplate),
                                         block(sentence("fr")),
                                         block(sentence("en"), Label::boilerplate)};
  EXPECT_EQ(told("", blocks).language.value, "fr");
  EXPECT_EQ(told("en", blocks).language.value, "fr");
}

TEST(TextLanguage, WithoutKeptTextThePageCounts) {
  std::vector<PageBlock> blocks = {
      block("Home News Sport About us Contact the team by mail", Label::boilerplate),
      block(sentence("fr"), Label::boilerplate)};
  blocks.front().link_words = blocks.front().counts.words;
  EXPECT_EQ(told("", blocks).language.value, "fr");
}

TEST(TextLanguage, CodeIsNoLanguage) {
  std::vector<PageBlock> blocks = {block(sentence("en")), block(sentence("de"))};
  blocks.front().block.kind = BlockKind::code;
  EXPECT_EQ(told("", blocks).language.value, "de");
}

TEST(TextLanguage, AllPartsOfALongPageCount) {
  std::vector<PageBlock> blocks;
  std::string quotation;
  for (int i = 0; i < 40; ++i) quotation += sentence("en") + " ";
  blocks.push_back(block(quotation));
  for (int i = 0; i < 60; ++i) blocks.push_back(block(sentence("de")));
  EXPECT_EQ(told("", blocks).language.value, "de");
  EXPECT_EQ(told("de", blocks).language.source, "html-lang");
}

TEST(TextLanguage, TheDirectionIsThatOfTheLanguage) {
  const std::vector<PageBlock> blocks = {block(sentence("he"))};
  for (const char* declared : {"", "en", "he"}) {
    const MetaValue direction = told(declared, blocks).direction;
    EXPECT_EQ(direction.value + " " + direction.source, "rtl language") << declared;
  }
  EXPECT_EQ(told("az", std::vector<PageBlock>()).direction.value, "ltr");
  EXPECT_EQ(told("pa-Arab", std::vector<PageBlock>()).direction.value, "rtl");
  EXPECT_EQ(told("", std::vector<PageBlock>()).direction.value, "");
  Metadata metadata = {.language = {"en", "html-lang"}, .direction = {"ltr", "html-dir"}};
  tell_language(blocks, metadata);
  EXPECT_EQ(metadata.direction.source, "html-dir");
}

TEST(TextLanguage, WhyUnwanted) {
  const std::vector<std::string> ranges = {"en", "fr"};
  EXPECT_EQ(why_unwanted({"en-GB", "html-lang"}, ranges), "");
  EXPECT_EQ(why_unwanted({"de", "text"}, {}), "");
  EXPECT_EQ(why_unwanted({}, {}), "");
  EXPECT_EQ(why_unwanted({"de", "text"}, ranges), "the language is de (text), wanted: en, fr");
  EXPECT_EQ(why_unwanted({}, ranges), "the language cannot be told, wanted: en, fr");
}

}  // namespace
}  // namespace pith::internal
