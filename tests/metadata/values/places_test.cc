#include "metadata/values/places.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

TEST(IsKnownPlace, Table) {
  for (const char* word : {"London", "BERLIN", "K\xC3\xB6ln", "Sports", "Politik", "Kenya"}) {
    EXPECT_TRUE(is_known_place(word)) << word;
  }
  for (const char* word : {"", "Banksy", "Moby", "Florence", "Sydney", "Georgia"}) {
    EXPECT_FALSE(is_known_place(word)) << word;
  }
}

}  // namespace
}  // namespace pith::internal
