#include "model/feature_row.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "markup/feature_rows.h"
#include "plain/feature_rows.h"

namespace pith::internal {
namespace {

std::vector<const Inputs*> all_inputs() {
  return {&block_inputs(), &page_inputs(), &line_inputs()};
}

// Values on both sides of what is high, with a reader's measures and out of them.
std::vector<float> values_of(const FeatureRow& row) {
  return {row.from, row.from - 0.5F, 0, 1, 0.25F, -1, -9, 24, 99, 1e9F, -1e9F};
}

// Calls each(words, name) for what an explanation may say of any input of any model.
template <typename Each>
void for_all_words(Each&& each) {
  for (const Inputs* inputs : all_inputs()) {
    for (std::size_t i = 0; i < inputs->size(); ++i) {
      for (const float value : values_of(inputs->row(i))) {
        each(inputs->in_words(i, value), inputs->names()[i]);
      }
    }
  }
}

// Explanations are columns of a line, and reasons are parted by commas.
TEST(Wordings, AreOneLineOfPlainText) {
  for_all_words([](const std::string& words, const std::string& name) {
    EXPECT_FALSE(words.empty()) << name;
    EXPECT_LT(words.size(), 90U) << name << ": " << words;
    for (const char c : words) EXPECT_TRUE(c >= ' ' && c <= '~') << name << ": " << words;
    EXPECT_EQ(words.find("  "), std::string::npos) << name << ": " << words;
    EXPECT_EQ(words.find(", "), std::string::npos) << name << ": " << words;
    EXPECT_NE(words.front(), ' ') << name;
    EXPECT_NE(words.back(), ' ') << name;
  });
}

// They are for people who know neither the code nor the field: no names of inputs, no words of the
// code, nothing left to fill in.
TEST(Wordings, HoldNoWordsOfTheCode) {
  const std::set<std::string_view> code = {
      "cue",     "cues",      "density", "doubt", "f1",  "feature", "forest", "hint",  "input",
      "label",   "log",       "model",   "odds",  "og",  "score",   "scores", "shape", "slug",
      "summary", "threshold", "token",   "tree",  "url", "weight",  "window"};
  const auto any = [](const std::string& word, int (*is)(int)) {
    return std::any_of(word.begin(), word.end(),
                       [is](char c) { return is(static_cast<unsigned char>(c)) != 0; });
  };
  for_all_words([&](const std::string& words, const std::string& name) {
    EXPECT_EQ(words.find_first_of("_{}#:="), std::string::npos) << name << ": " << words;
    if (name.find_first_of("._") != std::string::npos) {
      EXPECT_EQ(words.find(name), std::string::npos) << words;
    }
    std::string word;
    for (const char c : words + ' ') {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
        word += c;
        continue;
      }
      EXPECT_EQ(code.count(word), 0U) << name << ": " << words;
      // A name such as "around2".
      EXPECT_FALSE(any(word, std::isalpha) && any(word, std::isdigit)) << name << ": " << words;
      word.clear();
    }
  });
}

// A row has a wording for high and one for low; only what names its value needs one alone.
TEST(Wordings, TellHighFromLow) {
  for (const Inputs* inputs : all_inputs()) {
    for (std::size_t i = 0; i < inputs->size(); ++i) {
      const FeatureRow& row = inputs->row(i);
      const std::string_view name = inputs->names()[i];
      EXPECT_FALSE(row.high.empty()) << name;
      if (row.names != nullptr) {
        EXPECT_TRUE(row.low.empty()) << name;
        EXPECT_NE(row.high.find("{name}"), std::string_view::npos) << name;
      } else {
        EXPECT_FALSE(row.low.empty()) << name;
        EXPECT_NE(row.high, row.low) << name;
        EXPECT_NE(inputs->in_words(i, row.from), inputs->in_words(i, row.from - 0.5F)) << name;
      }
    }
  }
}

TEST(Inputs, HaveOneNameEach) {
  for (const Inputs* inputs : all_inputs()) {
    std::vector<std::string> names = inputs->names();
    EXPECT_LE(names.size(), RowBatch::kMaxInputs);
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
    for (const std::string& name : names) {
      EXPECT_EQ(name.find_first_of(" \n\r\t#"), std::string::npos) << name;
    }
  }
}

TEST(Wordings, Exactly) {
  const struct {
    const char* name;
    float value;
    const char* expected;
  } cases[] = {
      {"own.words", 40, "long text (40 words)"},
      {"own.words", 1, "short text (1 word)"},
      {"own.words", 1234.6F, "long text (1235 words)"},
      {"own.link_density", 0.916F, "mostly links (92 %)"},
      {"own.characters_per_word", 5.26F, "short words (5.3 characters each)"},
      {"own.ends_sentence", 1, "ends a sentence"},
      {"own.ends_sentence", 0, "does not end a sentence"},
      {"own.tag", model_code(Tag::h2), "is in a <h2> element"},
      {"own.kind", model_code(BlockKind::list_item), "is a list item"},
      {"own.shape", model_code(Shape::date_line), "looks like a date line"},
      {"around0.link_density", 0.5F, "the part around it is mostly links (50 %)"},
      {"around5.words", 3, "the part six levels up is short (3 words)"},
      {"around1.tag", model_code(Tag::section), "the part two levels up is a <section> element"},
      {"cue.related", 3, "in an element named related"},
      {"cue.related", kFar, "not in an element named related"},
      {"in.nav", 1, "in navigation"},
      {"repetition.same_path", 14, "one of 14 blocks like it"},
      {"position.to_core", 6, "far from the article's text (6 elements)"},
      {"position.after_headline", -3, "not after the headline"},
      {"neighbour0.words", 7, "the block two before it is short (7 words)"},
      {"hint.og_type", model_code(OgType::article), "the page is declared as an article"},
      {"url.documentation", 1, "the address names documentation"},
      {"score_beside2.log_odds", 1.4F, "the block before it is likely content (80 %)"},
  };
  const std::vector<std::string>& names = block_inputs().names();
  for (const auto& c : cases) {
    const auto found = std::find(names.begin(), names.end(), c.name);
    ASSERT_NE(found, names.end()) << c.name;
    EXPECT_EQ(block_inputs().in_words(static_cast<std::size_t>(found - names.begin()), c.value),
              c.expected);
  }
}

TEST(StrongestInputs, NamesThoseThatMovedTheSumMostInOneDirection) {
  Inputs inputs;
  for (const char* name : {"a", "b", "c", "d"}) inputs.add({name, 0, name}, {});
  const std::vector<float> row(4);
  const struct {
    std::vector<std::int32_t> moved;
    int direction;
    const char* named;
  } cases[] = {
      {{0, 0, 0, 0}, 1, ""},         {{5, -7, 3, 0}, 1, "a, c"}, {{5, -7, 3, 0}, -1, "b"},
      {{1, 9, 4, 6}, 1, "b, d"},     {{2, 2, 2, 2}, 1, "a, b"},  // of equal ones the first
      {{-1, -9, -4, 6}, -1, "b, c"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(strongest_inputs(inputs, row, c.moved, c.direction), c.named);
  }
  // Of scores, which come last, the strongest only, and at the end.
  EXPECT_EQ(strongest_inputs(inputs, row, std::vector<std::int32_t>{1, 2, 9, 8}, 1, 2), "b, a, c");
}

}  // namespace
}  // namespace pith::internal
