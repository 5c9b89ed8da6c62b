#include "plain/vocabulary.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith::internal {
namespace {

std::vector<Dictionary::Word> words(Dictionary& dictionary, std::string_view text) {
  std::vector<Token> tokens;
  append_tokens(text, tokens);
  std::vector<Dictionary::Word> out;
  for (const Token token : tokens) out.push_back(dictionary.number(token));
  return out;
}

TEST(Dictionary, NumbersDifferentTokensInTheirOrder) {
  Dictionary dictionary;
  EXPECT_EQ(words(dictionary, "the cat and the dog"),
            (std::vector<Dictionary::Word>{0, 1, 2, 0, 3}));
  EXPECT_EQ(words(dictionary, "The DOG sat"), (std::vector<Dictionary::Word>{0, 3, 4}));
  EXPECT_EQ(dictionary.size(), 5U);
}

TEST(Dictionary, KeepsItsNumbersWhenItGrows) {
  Dictionary dictionary;
  // Tokens that share few slots of a small table, including 0.
  const auto token = [](std::uint32_t i) { return Token{i} << 40; };
  for (std::uint32_t i = 0; i < 3000; ++i) EXPECT_EQ(dictionary.number(token(i)), i);
  for (std::uint32_t i = 0; i < 3000; ++i) EXPECT_EQ(dictionary.number(token(i)), i);
  EXPECT_EQ(dictionary.size(), 3000U);
}

TEST(Vocabulary, CountsBlocksNotWords) {
  Dictionary dictionary;
  const auto first = words(dictionary, "the cat and the dog");
  const auto second = words(dictionary, "The dog");
  const auto other = words(dictionary, "horse");
  Vocabulary vocabulary(dictionary.size());
  vocabulary.add(first, false);
  vocabulary.add(second, true);
  EXPECT_EQ(vocabulary.blocks(), 2U);
  EXPECT_EQ(vocabulary.count(first[0]).blocks, 2U);
  EXPECT_EQ(vocabulary.count(first[4]).blocks, 2U);
  EXPECT_EQ(vocabulary.count(first[1]).blocks, 1U);
  EXPECT_EQ(vocabulary.count(other[0]).blocks, 0U);
  EXPECT_EQ(vocabulary.count(first[0]).marked, 1U);
  EXPECT_EQ(vocabulary.count(first[1]).marked, 0U);
}

}  // namespace
}  // namespace pith::internal
