#include "metadata/values/language.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith::internal {
namespace {

std::string many(const std::string& word) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += word + " ";
  return text;
}

// "language source" of a text that declares `declared`.
std::string checked(const std::string& declared, const std::string& text) {
  MetaValue language = {declared, declared.empty() ? "" : "html"};
  const std::vector<Block> blocks = {{.label = Label::main_content, .text = text}};
  check_language(blocks, language);
  return language.value + " " + language.source;
}

TEST(TextLanguage, Table) {
  const std::string latin = many("words");
  const std::string russian = many("\u0441\u043B\u043E\u0432\u043E");
  const std::string chinese = many("\u6587\u5B57\u4E2D\u6587");
  const std::string japanese = many("\u6587\u5B57\u306E\u8A71");
  const std::string korean = many("\uD55C\uAD6D\uC5B4");
  const std::string greek = many("\u03BB\u03AD\u03BE\u03B7");
  const struct {
    std::string declared, text, expected;
  } cases[] = {
      {"en-GB", latin, "en-GB html"},
      {"de", latin, "de html"},
      {"ru", russian, "ru html"},
      {"zh-CN", chinese, "zh-CN html"},
      {"ja", japanese, "ja html"},
      {"en", russian, " "},
      {"en-US", chinese, "zh script"},
      {"en", japanese, "ja script"},
      {"en", korean, "ko script"},
      {"ru", latin, " "},
      {"zh", japanese, "ja script"},
      {"", greek, "el script"},
      {"", latin, " "},
      {"", russian, " "},
      {"sr", russian, "sr html"},
      {"sr", latin, "sr html"},  // written in both
      {"en", "\u6587\u5B57", "en html"},
      {"en", "", "en html"},
      {"en", many("words \u6587"), "en html"},
  };
  for (const auto& c : cases) EXPECT_EQ(checked(c.declared, c.text), c.expected) << c.declared;
}

TEST(TextLanguage, DroppedBlocksDoNotCount) {
  MetaValue language = {"en", "html"};
  const std::vector<Block> blocks = {
      {.label = Label::boilerplate, .text = many("\u0441\u043B\u043E\u0432\u043E")},
      {.label = Label::main_content, .text = "Few words."}};
  check_language(blocks, language);
  EXPECT_EQ(language.value, "en");
}

}  // namespace
}  // namespace pith::internal
