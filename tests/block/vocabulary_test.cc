#include "block/vocabulary.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace pith {
namespace {

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> out;
  append_tokens(text, out);
  return out;
}

TEST(Vocabulary, CountsBlocksNotWords) {
  Vocabulary words(8);
  words.add(tokens("the cat and the dog"));
  words.add(tokens("The dog"));
  EXPECT_EQ(words.blocks(), 2U);
  EXPECT_EQ(words.count(tokens("the")[0]), 2U);
  EXPECT_EQ(words.count(tokens("DOG")[0]), 2U);
  EXPECT_EQ(words.count(tokens("cat")[0]), 1U);
  EXPECT_EQ(words.count(tokens("horse")[0]), 0U);
}

TEST(Vocabulary, HoldsAsManyAsPromised) {
  Vocabulary words(1000);
  std::vector<Token> many;
  for (Token token = 2; token < 1002; ++token) many.push_back(token * 0x9E3779B97F4A7C15ULL);
  words.add(many);
  for (const Token token : many) EXPECT_EQ(words.count(token), 1U);
  EXPECT_EQ(Vocabulary(0).count(7), 0U);
}

}  // namespace
}  // namespace pith
