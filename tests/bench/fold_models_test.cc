#include "bench/fold_models.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temp_dir.h"
#include "support/tiny_model.h"

namespace pith::internal::bench {
namespace {

// A file as written by bench/train/; its first stage gives every block this sum.
std::string model_file(int sum) {
  return "R\"model(" + test::model_text({"own.words", std::to_string(sum)}, {}) + ")model\"\n";
}

class FoldModelsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("folds.tsv", "news\t0001\t1\nnews\t0002\t0\nforums\t0001\t0\n");
    folder_.write("fold-0.model", model_file(10));
    folder_.write("fold-1.model", model_file(11));
  }

  Result<FoldModels> open() const { return FoldModels::open(folder_.path()); }

  // The error of opening, without the folder's path; "" if there is none.
  std::string complaint() const {
    const Result<FoldModels> models = open();
    if (models) return {};
    EXPECT_EQ(models.error().input.rfind(folder_.path(), 0), 0U) << models.error().input;
    EXPECT_EQ(models.error().to_string().find('\n'), std::string::npos);
    return models.error().to_string().substr(folder_.path().size());
  }

  test::TempDir folder_;
};

// The sum that a model's first stage gives a block, or 0 without a model.
int sum(const Model* model) {
  if (model == nullptr) return 0;
  std::vector<std::int32_t> sums(1);
  model->markup.blocks.first_stage.add(RowBatch(RowBatch::kMaxInputs), sums);
  return sums[0];
}

TEST_F(FoldModelsTest, EachPageHasTheModelOfItsFold) {
  const Result<FoldModels> models = open();
  ASSERT_TRUE(models.ok()) << models.error().to_string();
  EXPECT_EQ(sum(models.value().model_for("news", "0001")), 11);
  EXPECT_EQ(sum(models.value().model_for("news", "0002")), 10);
  EXPECT_EQ(sum(models.value().model_for("forums", "0001")), 10);
}

TEST_F(FoldModelsTest, APageThatIsNotListedHasNone) {
  const Result<FoldModels> models = open();
  ASSERT_TRUE(models.ok());
  for (const auto& [set, id] : {std::pair("news", "0003"), std::pair("forums", "0002"),
                                std::pair("", "0001"), std::pair("news", "")}) {
    EXPECT_EQ(models.value().model_for(set, id), nullptr) << set << ' ' << id;
  }
}

TEST_F(FoldModelsTest, FoldsTsv) {
  const std::string bad = "/folds.tsv: line 1 is not: set, page id, fold";
  const struct {
    std::string text;
    std::string complaint;
  } cases[] = {
      {"news\t0001\t0\n", ""},
      {"news\t0001\t0", ""},
      {"news\t0001\t0\r\n", ""},
      {"news\twith space\t1\n", ""},
      {"", ": folds.tsv lists no page"},
      {"news\t0001\t0\nnews\t0002\n", "/folds.tsv: line 2 is not: set, page id, fold"},
      {"news\t0001\t0\n\nnews\t0002\t0\n", "/folds.tsv: line 2 is not: set, page id, fold"},
      {"news", bad},
      {"news\t0001\n", bad},
      {"news\t0001\t\n", bad},
      {"news\t0001\tx\n", bad},
      {"news\t0001\t1x\n", bad},
      {"news\t0001\t0.5\n", bad},
      {"news\t0001\t-1\n", bad},
      {"news\t0001\t99999999999999999999\n", bad},
      {"news\t0001\t0\t0\n", bad},
      {"news 0001 0\n", bad},
      {std::string("\0\xff\xfe", 3), bad},
  };
  for (const auto& c : cases) {
    folder_.write("folds.tsv", c.text);
    EXPECT_EQ(complaint(), c.complaint) << c.text;
  }
}

TEST_F(FoldModelsTest, IdsMayHoldSpaces) {
  folder_.write("folds.tsv", "my news\tone page\t1\n");
  const Result<FoldModels> models = open();
  ASSERT_TRUE(models.ok());
  EXPECT_EQ(sum(models.value().model_for("my news", "one page")), 11);
}

TEST_F(FoldModelsTest, BrokenModels) {
  const std::string whole = model_file(10);
  for (const std::string& text :
       {std::string(), std::string("garbage"), std::string("()"), std::string(")("),
        whole.substr(0, whole.size() / 2), whole.substr(whole.size() / 2),
        "R\"model(" + test::forest_text("density", {"own.words", ""}) + ")model\""}) {
    folder_.write("fold-1.model", text);
    EXPECT_EQ(complaint(), "/fold-1.model: not a model") << text;
  }
}

TEST_F(FoldModelsTest, MissingFiles) {
  folder_.write("folds.tsv", "news\t0001\t2\n");
  EXPECT_EQ(complaint(), "/fold-2.model: can't be opened");
  std::filesystem::remove(folder_ / "fold-0.model");
  EXPECT_EQ(complaint(), "/fold-0.model: can't be opened");
  std::filesystem::remove(folder_ / "folds.tsv");
  EXPECT_EQ(complaint(), "/folds.tsv: can't be opened");
  std::filesystem::remove_all(folder_.path());
  EXPECT_EQ(complaint(), "/folds.tsv: can't be opened");
}

TEST_F(FoldModelsTest, AFileIsNoFolder) {
  const Result<FoldModels> models = FoldModels::open(folder_ / "folds.tsv");
  ASSERT_FALSE(models.ok());
  EXPECT_EQ(models.error().to_string(), folder_ / "folds.tsv/folds.tsv" + ": can't be opened");
}

}  // namespace
}  // namespace pith::internal::bench
