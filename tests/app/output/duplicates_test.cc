#include "app/output/duplicates.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace pith::internal::app {
namespace {

// A text of so many words out of a thousand.
std::vector<std::string> words(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i)
    out.push_back("w" + std::string(1, static_cast<char>('a' + random() % 26)) +
                  std::string(1, static_cast<char>('a' + random() % 26)));
  return out;
}

std::string text(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word + " ";
  return out;
}

TEST(Duplicates, EqualWordsAreTheSame) {
  Duplicates pages;
  EXPECT_FALSE(pages.find_or_add(signature_of("One two three."), "a"));
  EXPECT_EQ(pages.find_or_add(signature_of("one, two -- THREE"), "b"), "a");
  EXPECT_FALSE(pages.find_or_add(signature_of("one two four"), "c"));
}

TEST(Duplicates, NothingIsLikeNothing) {
  Duplicates pages;
  EXPECT_FALSE(pages.find_or_add(signature_of(""), "a"));
  EXPECT_FALSE(pages.find_or_add(signature_of(" -- "), "b"));
}

TEST(Duplicates, NearlyTheSameNamesTheFirst) {
  int found = 0;
  for (unsigned seed = 0; seed < 50; ++seed) {
    Duplicates pages;
    std::vector<std::string> page = words(seed, 600);
    pages.find_or_add(signature_of(text(page)), "first");
    for (const std::size_t at : {100U, 200U, 300U, 400U}) page[at] = "changed";
    page.insert(page.begin() + 50, {"a", "sentence", "more", "than", "there", "was"});
    found += pages.find_or_add(signature_of(text(page)), "second") == "first";
  }
  EXPECT_GE(found, 48);
}

TEST(Duplicates, OtherTextsAreNot) {
  Duplicates pages;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    EXPECT_FALSE(pages.find_or_add(signature_of(text(words(seed, 200))), std::to_string(seed)));
  }
}

TEST(Duplicates, ShortTextsHaveToBeEqual) {
  Duplicates pages;
  std::vector<std::string> page = words(1, 40);
  pages.find_or_add(signature_of(text(page)), "a");
  page.push_back("more");
  EXPECT_FALSE(pages.find_or_add(signature_of(text(page)), "b"));
}

}  // namespace
}  // namespace pith::internal::app
