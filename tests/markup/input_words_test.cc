#include "markup/input_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "html/tag.h"
#include "markup/codes.h"
#include "markup/inputs.h"
#include "pith/article.h"
#include "text/shape.h"

namespace pith {
namespace {

// Explanations are columns of a line.
TEST(InputWords, AreOneLineOfPlainText) {
  for (const std::string& name : input_names()) {
    for (const float value : {0.0F, 1.0F, -1.0F, 0.25F, -9.0F, 24.0F, 99.0F, 1e9F, -1e9F}) {
      const std::string words = input_in_words(name, value);
      EXPECT_FALSE(words.empty()) << name;
      EXPECT_LT(words.size(), 90U) << name << ": " << words;
      for (const char c : words) EXPECT_TRUE(c >= ' ' && c <= '~') << name << ": " << words;
      EXPECT_EQ(words.find("  "), std::string::npos) << name << ": " << words;
      EXPECT_NE(words.front(), ' ') << name;
      EXPECT_NE(words.back(), ' ') << name;
    }
  }
}

// Explanations are for readers, names are for model files.
TEST(InputWords, AreNoNames) {
  for (const std::string& name : input_names()) {
    const std::string words = input_in_words(name, 0.25F);
    EXPECT_EQ(words.find(name), std::string::npos) << words;
    EXPECT_EQ(words.find('_'), std::string::npos) << words;
  }
}

// What a value says must show.
TEST(InputWords, TellNoughtFromTwo) {
  for (const std::string& name : input_names()) {
    if (name.rfind("container.", 0) == 0 || name.rfind("cue.", 0) == 0) continue;
    EXPECT_NE(input_in_words(name, 0), input_in_words(name, 2)) << name;
  }
}

TEST(InputWords, Exactly) {
  const struct {
    const char* name;
    float value;
    const char* expected;
  } cases[] = {
      {"own.words", 40, "its words 40"},
      {"url.documentation", 1, "the address names documentation"},
      {"url.directory", 0, "not: the address ends in a slash"},
      {"own.words", 1234.5F, "its words 1234"},
      {"own.link_density", 0.816F, "its link density 0.82"},
      {"own.ends_sentence", 1, "ends a sentence"},
      {"own.ends_sentence", 0, "not: ends a sentence"},
      {"around0.link_density", 0.5F, "link density of the part around it 0.50"},
      {"around5.words", 3, "words six parts up 3"},
      {"cue.nav", 0, "is nav by name or role"},
      {"cue.nav", 3, "stands in nav by name or role"},
      {"cue.print_edit", 3, "stands in print edit by name or role"},
      {"cue.nav", 24, "nothing around it is nav by name or role"},
      {"container.article", 2, "stands in article element"},
      {"neighbour0.words", 7, "words of the block before the last 7"},
      {"page.words", 900, "words of the page 900"},
      {"position.after_headline", -3, "blocks after the headline -3"},
      {"score.section", 1.5F, "score of its section 1.50"},
      {"own.kind", model_code(BlockKind::list_item), "its kind: list item"},
      {"own.shape", model_code(Shape::date_line), "its shape: date line"},
      {"own.tag", model_code(Tag::h2), "its tag: h2"},
      {"own.tag", model_code(Tag::unknown), "its tag: unknown"},
      {"around1.tag", model_code(Tag::section), "tag of the part around that: section"},
      {"neighbour2.kind", model_code(BlockKind::heading), "kind of the block after: heading"},
      {"hint.og_type", model_code(OgType::article), "declared kind of the page: article"},
  };
  for (const auto& c : cases) EXPECT_EQ(input_in_words(c.name, c.value), c.expected) << c.name;
}

}  // namespace
}  // namespace pith
