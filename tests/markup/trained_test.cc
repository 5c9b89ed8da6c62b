// The forests say in C++ what they said to the trainer that made them (LightGBM): on a thousand
// blocks, whose rows and scores bench/train/check_rows.py wrote beside the model.
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "markup/feature_rows.h"
#include "models.h"
#include "support/gzip.h"
#include "support/tiny_model.h"

namespace pith::internal {
namespace {

constexpr std::size_t kBlocks = 1000;

struct Trained {
  std::string model = {};                // CRC of the forests
  std::vector<std::string> inputs = {};  // of a row, in the rows' order
  std::vector<double> density = {};      // log-odds, one a block
  std::vector<double> context = {};
  std::vector<float> columns = {};  // for each input its values, one a block
};

template <typename Number>
std::vector<Number> take(std::string_view& bytes, std::size_t count) {
  std::vector<Number> numbers(std::min(count, bytes.size() / sizeof(Number)));
  std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(Number));
  bytes.remove_prefix(numbers.size() * sizeof(Number));
  return numbers;
}

std::string take_line(std::string_view& bytes, std::string_view name) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string line(bytes.substr(0, end));
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  EXPECT_EQ(line.substr(0, name.size()), name);
  return line.substr(std::min(name.size(), line.size()));
}

// The layout is described in check_rows.py.
Trained read_trained() {
  const std::string file =
      test::read_gzip(std::string(PITH_SOURCE_DIR) + "/tests/markup/trained_blocks.gz");
  EXPECT_FALSE(file.empty()) << "tests/markup/trained_blocks.gz can't be read";
  std::string_view bytes = file;
  Trained trained;
  trained.model = take_line(bytes, "model ");
  std::istringstream inputs(take_line(bytes, "inputs "));
  trained.inputs.assign(std::istream_iterator<std::string>(inputs), {});
  trained.density = take<double>(bytes, kBlocks);
  trained.context = take<double>(bytes, kBlocks);
  trained.columns = take<float>(bytes, kBlocks * trained.inputs.size());
  EXPECT_EQ(trained.columns.size(), kBlocks * trained.inputs.size());
  EXPECT_TRUE(bytes.empty()) << "more than " << kBlocks << " blocks";
  return trained;
}

const Trained& trained() {
  static const Trained once = read_trained();
  return once;
}

// Of the text of both forests in scorer.model.
std::string crc_of_forests() {
  std::ifstream file(std::string(PITH_SOURCE_DIR) + "/src/markup/scorer.model", std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const std::size_t begin = std::min(text.find("forest density\n"), text.size());
  const std::size_t context = text.find("forest context\n", begin);
  const std::size_t end = std::min(text.find("\n\n", context) + 2, text.size());
  const auto crc =
      crc32(0, reinterpret_cast<const Bytef*>(text.data()) + begin, static_cast<uInt>(end - begin));
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08lx", static_cast<unsigned long>(crc));
  return digits;
}

// Rows as the scorer makes them; what no forest reads is 0.
std::vector<float> rows_of(const Trained& data) {
  const std::vector<std::string>& names = block_inputs().names();
  std::vector<float> rows(kBlocks * names.size());
  for (std::size_t i = 0; i < data.inputs.size(); ++i) {
    const auto found = std::find(names.begin(), names.end(), data.inputs[i]);
    EXPECT_NE(found, names.end()) << "no input " << data.inputs[i];
    if (found == names.end()) continue;
    const auto column = static_cast<std::size_t>(found - names.begin());
    for (std::size_t block = 0; block < kBlocks; ++block) {
      rows[block * names.size() + column] = data.columns[i * kBlocks + block];
    }
  }
  return rows;
}

// Leaves are rounded to whole units: each tree may be off by half of one.
void expect_trainers_scores(const Forest& forest, const std::vector<double>& scores) {
  ASSERT_EQ(scores.size(), kBlocks);
  const std::vector<std::int32_t> sums =
      test::sums(forest, rows_of(trained()), block_inputs().names().size());
  constexpr double kUnits = 1 << Forest::kLeafBits;
  const double most = static_cast<double>(forest.trees()) / 2 / kUnits;
  for (std::size_t i = 0; i < kBlocks; ++i) {
    EXPECT_LE(std::abs(sums[i] / kUnits - scores[i]), most)
        << "block " << i << ": trainer " << scores[i] << ", here " << sums[i] / kUnits;
  }
}

class TrainedBlocks : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(trained().columns.size(), kBlocks * trained().inputs.size());
    ASSERT_EQ(trained().model, crc_of_forests())
        << "src/markup/scorer.model and tests/markup/trained_blocks.gz are from different "
           "trainings; "
           "copy both";
  }
};

TEST_F(TrainedBlocks, DensityIsTheTrainers) {
  expect_trainers_scores(Model::built_in().markup.blocks.first_stage, trained().density);
}

TEST_F(TrainedBlocks, ContextIsTheTrainers) {
  expect_trainers_scores(Model::built_in().markup.blocks.second_stage, trained().context);
}

// What the forests are compared on takes them down different paths.
TEST_F(TrainedBlocks, Differ) {
  for (std::vector<double> scores : {trained().density, trained().context}) {
    std::sort(scores.begin(), scores.end());
    EXPECT_LT(scores.front(), -2);
    EXPECT_GT(scores.back(), 2);
    scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
    EXPECT_GT(scores.size(), kBlocks / 2);
  }
}

}  // namespace
}  // namespace pith::internal
