#include "html/word_table.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace pith {
namespace {

constexpr std::array<WordTable<int, 7>::Row, 7> kRows = {{
    {"a", 1},
    {"ad", 2},
    {"ads", 3},
    {"article", 4},
    {"sixteen-bytes-xx", 5},
    {"sixteen-bytes-xy", 6},
    {"eight-by", 7},
}};
constexpr WordTable<int, 7> kTable(kRows);
static_assert(*kTable.find("article") == 4);
static_assert(kTable.find("articles") == nullptr);

TEST(WordTable, FindsItsWords) {
  for (const auto& row : kRows) {
    const int* value = kTable.find(row.word);
    ASSERT_NE(value, nullptr) << row.word;
    EXPECT_EQ(*value, row.value) << row.word;
  }
}

TEST(WordTable, FindsNothingElse) {
  for (const std::string_view word :
       {"", "b", "A", "da", "adss", "articl", "Article", "eight-bz", "sixteen-bytes-x",
        "sixteen-bytes-xz", "sixteen-bytes-xxx", "a word of more than sixteen bytes"}) {
    EXPECT_EQ(kTable.find(word), nullptr) << word;
  }
}

// Enough words that some meet in one slot; every word that is not there is told apart from them.
TEST(WordTable, WordsThatShareASlot) {
  constexpr std::size_t kWords = 500;
  std::array<std::string, kWords> words;
  std::array<WordTable<std::size_t, kWords>::Row, kWords> rows;
  for (std::size_t i = 0; i < kWords; ++i) {
    words[i] = "w" + std::to_string(i * 7);
    rows[i] = {words[i], i};
  }
  const WordTable<std::size_t, kWords> table(rows);
  for (std::size_t i = 0; i < 7 * kWords; ++i) {
    const std::size_t* value = table.find("w" + std::to_string(i));
    ASSERT_EQ(value != nullptr, i % 7 == 0) << i;
    EXPECT_TRUE(value == nullptr || *value == i / 7) << i;
  }
}

TEST(PackedWord, EveryByteCounts) {
  const std::string word = "abcdefghijklmnop";
  ASSERT_EQ(word.size(), PackedWord::kLongest);
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::string other = word;
    other[i] = '\xFF';
    EXPECT_NE(PackedWord(word), PackedWord(other)) << i;
    EXPECT_NE(PackedWord(word), PackedWord(word.substr(0, i))) << i;
  }
  EXPECT_EQ(PackedWord(word), PackedWord(std::string(word)));
  EXPECT_EQ(PackedWord(""), PackedWord());
}

}  // namespace
}  // namespace pith
