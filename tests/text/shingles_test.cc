#include "text/shingles.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace pith::internal {
namespace {

std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  for (WordHashes reader(text); reader.next();) words.push_back(reader.hash());
  return words;
}

std::vector<std::uint64_t> shingles_of(std::string_view text) {
  std::vector<std::uint64_t> shingles;
  for_each_shingle(text, [&shingles](std::uint64_t hash, bool) {
    shingles.push_back(hash);
    return true;
  });
  return shingles;
}

TEST(Shingles, CountOfWords) {
  const struct {
    const char* text;
    std::size_t words;
  } cases[] = {
      {"", 0},
      {" ", 0},
      {"...", 0},
      {"a", 1},
      {"one two", 2},
      {"  one,two -- three!  ", 3},
      {"don't", 2},
      {"12.5 g", 3},
      {"internationalization", 1},
      {"internationalization of all", 3},
      {"eightlet eightlet", 2},
      {"caf\xC3\xA9 au lait", 3},
      {"\xC3\xA9t\xC3\xA9", 1},
      {"\xE2\x80\x9Cquoted\xE2\x80\x9D", 1},
      {"soft\xC2\xADhyphen", 1},
      {"\xE6\xB0\xB4\xE5\xAF\xBC\xE8\x87\xB4", 3},  // three Han characters
      {"abc\xE6\xB0\xB4"
       "12",
       3},
      {"\xD0\xBF\xD1\x80\xD0\xB8 \xD0\xBC\xD0\xB8\xD1\x80", 2},  // Cyrillic
      {"\xF0\x9F\x98\x80 smile", 1},
  };
  for (const auto& c : cases) EXPECT_EQ(words_of(c.text).size(), c.words) << c.text;
}

TEST(Shingles, EqualButForSpaceCaseAndPunctuation) {
  const struct {
    const char* a;
    const char* b;
    bool equal;
  } cases[] = {
      {"The river rose", "the RIVER, rose.", true},
      {"The river rose", "\xE2\x80\x9CThe river\xE2\x80\x9D rose", true},
      {"The  river\nrose", "The\xC2\xA0river rose", true},
      {"The river rose", "The river fell", false},
      {"The river rose", "rose the river", false},
      {"Internationalization matters now", "internationalization: matters now", true},
      {"Internationalization matters now", "internationalisation matters now", false},
      {"salt", "Salt.", true},
      {"salt", "salt salt", false},
      {"2 eggs", "2 eggs", true},
      {"2 eggs", "3 eggs", false},
      {"2 eggs", "eggs 2", false},
      {"caf\xC3\xA9 au lait", "Caf\xC3\xA9, au lait", true},
      {"caf\xC3\xA9 au lait", "cafe au lait", false},
      {"\xE6\xB0\xB4\xE5\xAF\xBC\xE8\x87\xB4", "\xE6\xB0\xB4 \xE5\xAF\xBC\xE3\x80\x82\xE8\x87\xB4",
       true},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(shingles_of(c.a) == shingles_of(c.b), c.equal) << c.a << " / " << c.b;
  }
}

TEST(Shingles, OneForEachRunOfThreeWords) {
  EXPECT_EQ(shingles_of("").size(), 0U);
  EXPECT_EQ(shingles_of("a").size(), 1U);
  EXPECT_EQ(shingles_of("a b").size(), 1U);
  EXPECT_EQ(shingles_of("a b c").size(), 1U);
  EXPECT_EQ(shingles_of("a b c d e").size(), 3U);
}

// A word has the same hash wherever its bytes are in the text.
TEST(Shingles, PlaceInTheTextDoesNotMatter) {
  for (std::size_t length = 1; length <= 20; ++length) {
    const std::string word = std::string("abcdefghijklmnopqrst").substr(0, length);
    const std::uint64_t alone = words_of(word).at(0);
    for (const std::string& text : {word + " tail of the text", "x " + word, "x " + word + ".",
                                    "a longer head " + word, word + "\xE2\x80\x9D"}) {
      const std::vector<std::uint64_t> words = words_of(text);
      EXPECT_TRUE(std::find(words.begin(), words.end(), alone) != words.end()) << text;
    }
  }
}

TEST(Shingles, EndsWhenTold) {
  int calls = 0;
  for_each_shingle("a b c d e f", [&calls](std::uint64_t, bool) { return ++calls < 2; });
  EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace pith::internal
