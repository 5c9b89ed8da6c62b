#include "text/char_kind.h"

#include <gtest/gtest.h>

namespace pith::internal {
namespace {

TEST(CharKind, Last) {
  const struct {
    const char* text;
    CharKind expected;
  } cases[] = {
      {"", CharKind::other},
      {"a.", CharKind::stop},
      {"\u6587\u3002", CharKind::stop},
      {"a?", CharKind::question},
      {"a\u061F", CharKind::question},
      {"\u6587\uFF1F", CharKind::question},
      {"a!", CharKind::exclamation},
      {"\u6587\uFF01", CharKind::exclamation},
      {"a:", CharKind::colon},
      {"\u6587\uFF1A", CharKind::colon},
      {"a,", CharKind::comma},
      {"a)", CharKind::closer},
      {"a \u00BB", CharKind::closer},
      {"a5", CharKind::digit},
      {"A", CharKind::capital},
      {"\xC3", CharKind::other},
  };
  for (const auto& c : cases) EXPECT_EQ(last_kind(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace pith::internal
