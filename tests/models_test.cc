#include "models.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markup/feature_rows.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

using test::forest_text;
using test::model_text;
using test::page_forests_text;

// Two trees, one tree, and those of the page.
std::string tiny() {
  return "# trained on nothing\n" +
         model_text({"own.link_density own.words", "1 10 0;-5;5\n0 2 0;1;-1"},
                    {"score.log_odds", "7"});
}

// The sum of a row in which one input has a value.
std::int32_t sum(const Forest& forest, const std::string& input, float value) {
  std::vector<float> row(block_inputs().names().size());
  bool known = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (block_inputs().names()[i] != input) continue;
    row[i] = value;
    known = true;
  }
  EXPECT_TRUE(known) << input;
  return test::sums(forest, row, row.size())[0];
}

TEST(Model, BuiltIn) {
  const Model& model = Model::built_in();
  EXPECT_GT(model.markup.blocks.first_stage.trees(), 0U);
  EXPECT_GT(model.markup.blocks.second_stage.trees(), 0U);
  EXPECT_GT(model.markup.confidence.trees(), 0U);
  EXPECT_GT(model.plain.first_stage.trees(), 0U);
  EXPECT_GT(model.plain.second_stage.trees(), 0U);
  for (const Forest& type : model.markup.page_type) EXPECT_GT(type.trees(), 0U);
  EXPECT_EQ(&model, &Model::built_in());
}

TEST(Model, WingsOfAModelOrOfTheBuiltIn) {
  const Model own;
  EXPECT_EQ(&Model::markup_of(&own), &own.markup);
  EXPECT_EQ(&Model::plain_of(&own), &own.plain);
  EXPECT_GT(Model::markup_of(nullptr).confidence.trees(), 0U);
  EXPECT_GT(Model::plain_of(nullptr).first_stage.trees(), 0U);
  EXPECT_EQ(&Model::plain_of(nullptr), &Model::plain_of(nullptr));
}

TEST(Model, RowsHoldAllInputs) {
  EXPECT_LE(block_inputs().names().size(), RowBatch::kMaxInputs);
  EXPECT_LE(page_inputs().names().size(), RowBatch::kMaxInputs);
}

TEST(Model, ReadsForests) {
  const std::optional<Model> model = Model::parse(tiny());
  ASSERT_TRUE(model.has_value());
  EXPECT_EQ(model->markup.blocks.first_stage.trees(), 2U);
  EXPECT_EQ(model->markup.blocks.second_stage.trees(), 1U);
}

TEST(Model, InputsAreFoundByName) {
  const std::optional<Model> model = Model::parse(tiny());
  ASSERT_TRUE(model.has_value());
  EXPECT_EQ(sum(model->markup.blocks.first_stage, "own.words", 10), -5 + 1);
  EXPECT_EQ(sum(model->markup.blocks.first_stage, "own.words", 11), 5 + 1);
  EXPECT_EQ(sum(model->markup.blocks.first_stage, "own.link_density", 3), -5 - 1);
  EXPECT_EQ(sum(model->markup.blocks.second_stage, "score.log_odds", 99), 7);
}

TEST(Model, EveryInputMayBeNamed) {
  std::string all;
  for (const std::string& name : block_inputs().names()) all += (all.empty() ? "" : " ") + name;
  const std::string last = std::to_string(block_inputs().names().size() - 1);
  EXPECT_TRUE(Model::parse(model_text({}, {all, last + " 0 0;1;2"})).has_value());
  const std::string beyond = std::to_string(block_inputs().names().size());
  EXPECT_FALSE(Model::parse(model_text({}, {all, beyond + " 0 0;1;2"})).has_value());
}

TEST(Model, InputsHaveOneNameEach) {
  std::vector<std::string> names = block_inputs().names();
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
  for (const std::string& name : names) {
    EXPECT_EQ(name.find_first_of(" \n\r\t"), std::string::npos) << name;
  }
}

TEST(Model, Text) {
  const std::string density = forest_text("density", {});
  const std::string context = forest_text("context", {});
  const std::string page = page_forests_text();
  const std::string rest = context + page;
  const struct {
    const char* what;
    std::string text;
    bool model;
  } cases[] = {
      {"whole", density + rest, true},
      {"no line at the end", (density + rest).substr(0, (density + rest).size() - 2), true},
      {"another order", page + context + density, true},
      {"comments before and between", "# a\n\n# b\n" + density + "# c\n" + rest, true},
      {"more empty lines", "\n\n" + density + "\n\n\n" + rest + "\n\n", true},
      {"no inputs, as none is read", "forest density\ninputs\n0\n\n" + rest, true},
      {"nothing", "", false},
      {"a comment", "# nothing", false},
      {"garbage", "garbage", false},
      {"bytes", std::string("\xff\xfe\0\0\x01", 5), false},
      {"density missing", rest, false},
      {"context missing", density + page, false},
      {"the page's missing", density + context, false},
      {"a forest nobody knows", density + rest + forest_text("cut", {}), false},
      {"no name", density + rest + forest_text("", {}), false},
      {"an input nobody knows", forest_text("density", {"own.word", "0"}) + rest, false},
      {"one of them", forest_text("density", {"own.words around9.words", "0"}) + rest, false},
      {"two spaces", forest_text("density", {"own.words  own.link_density", "0"}) + rest, false},
      {"a block's input for the page", density + rest + forest_text("forum", {}), false},
      {"no line of inputs", "forest density\n0\n\n" + rest, false},
      {"a forest without trees", "forest density\ninputs own.words\n\n" + rest, false},
      {"a tree cut short", forest_text("density", {"own.words", "0 1 0;1"}) + rest, false},
      {"an input beyond", forest_text("density", {"own.words", "1 1 0;1;2"}) + rest, false},
      {"no empty line between", density.substr(0, density.size() - 1) + rest, false},
      {"a comment among trees", forest_text("density", {"own.words", "0\n# a"}) + rest, false},
      {"something behind it", density + rest + "garbage", false},
      {"carriage returns", "forest density\r\ninputs own.words\r\n0\r\n\r\n" + rest, false},
  };
  for (const auto& c : cases) EXPECT_EQ(Model::parse(c.text).has_value(), c.model) << c.what;
}

// A trainer writes the forests of its wing alone.
TEST(Model, Part) {
  const std::optional<Model> part = Model::parse_part(forest_text("plain", {"words", "0"}));
  ASSERT_TRUE(part.has_value());
  EXPECT_EQ(part->plain.first_stage.trees(), 1U);
  EXPECT_EQ(part->markup.confidence.trees(), 0U);
  EXPECT_FALSE(part->is_complete());
  EXPECT_TRUE(Model::parse_part(tiny()).value_or(Model()).is_complete());
  EXPECT_FALSE(Model::parse_part("garbage").has_value());
}

// A file that was cut anywhere is no model, but for the empty line at its end.
TEST(Model, CutShort) {
  const std::string text = tiny();
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::optional<Model> model = Model::parse(std::string_view(text).substr(0, size));
    EXPECT_EQ(model.has_value(), size + 2 >= text.size()) << size;
  }
}

}  // namespace
}  // namespace pith::internal
