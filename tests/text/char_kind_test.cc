#include "text/char_kind.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

TEST(CharKind, Last) {
  const struct {
    const char* text;
    CharKind expected;
  } cases[] = {
      {"", CharKind::other},         {"a.", CharKind::stop},          {"文。", CharKind::stop},
      {"a?", CharKind::question},    {"a؟", CharKind::question},      {"文？", CharKind::question},
      {"a!", CharKind::exclamation}, {"文！", CharKind::exclamation}, {"a:", CharKind::colon},
      {"文：", CharKind::colon},     {"a,", CharKind::comma},         {"a)", CharKind::closer},
      {"a »", CharKind::closer},     {"a5", CharKind::digit},         {"A", CharKind::capital},
      {"\xC3", CharKind::other},
  };
  for (const auto& c : cases) EXPECT_EQ(last_kind(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace pith::internal
