#include "html/word_table.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {
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

// Enough words that some share a slot; absent words are distinguished from all of them.
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

TEST(TextCache, MakesAValueOnceForATextThatComesAgain) {
  TextCache<std::size_t> cache;
  int made = 0;
  const auto make = [&made](std::string_view text) {
    ++made;
    return text.size();
  };
  const std::string first = "entry-content post";
  const std::string again = first;  // the bytes count, not their address
  EXPECT_EQ(cache.get(first, make), first.size());
  EXPECT_EQ(cache.get(again, make), first.size());
  EXPECT_EQ(cache.get(first, make), first.size());
  EXPECT_EQ(made, 1);
}

TEST(TextCache, TheEmptyTextIsAText) {
  TextCache<int> cache;
  EXPECT_EQ(cache.get("", [](std::string_view) { return 7; }), 7);
  EXPECT_EQ(cache.get({}, [](std::string_view) { return 8; }), 8);
}

// Far more texts than entries, so that they replace each other: no text gets another's value.
TEST(TextCache, NoTextGetsTheValueOfAnother) {
  std::vector<std::string> texts;
  for (int i = 0; i < 5000; ++i) {
    texts.push_back(std::string(static_cast<std::size_t>(i % 40), 'a') + std::to_string(i));
  }
  TextCache<std::string> cache;
  for (int round = 0; round < 2; ++round) {
    for (const std::string& text : texts) {
      ASSERT_EQ(cache.get(text, [](std::string_view t) { return std::string(t); }), text);
    }
  }
}

// Texts that differ in one byte, in any place and at any length, are different texts.
TEST(TextCache, EveryByteCounts) {
  for (std::size_t size = 1; size <= 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      const std::string one(size, 'a');
      std::string other = one;
      other[at] = 'b';
      TextCache<int> cache;
      cache.get(one, [](std::string_view) { return 1; });
      EXPECT_EQ(cache.get(other, [](std::string_view) { return 2; }), 2);
    }
  }
}

// The few dozen classes of a page's template stay cached. Most differ only in their last bytes.
TEST(TextCache, KeepsWhatATemplateHas) {
  for (const std::string before :
       {"", "post-", "col-md-", "menu-item menu-item-", "elementor-element elementor-element-",
        "mt-4 px-2 text-gray-"}) {
    std::vector<std::string> texts;
    for (int i = 0; i < 40; ++i) texts.push_back(before + std::to_string(i));
    TextCache<int> cache;
    int made = 0;
    const auto make = [&made](std::string_view) { return ++made; };
    for (const std::string& text : texts) cache.get(text, make);
    made = 0;
    for (const std::string& text : texts) cache.get(text, make);
    EXPECT_LE(made, 14) << before;  // by chance it would be 6
  }
}

}  // namespace

}  // namespace pith::internal
