#include "html/flatten.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

TEST(Flatten, Table) {
  const struct {
    std::string_view page;
    std::string_view expected;
  } cases[] = {
      {"", ""},
      {"a\nb", "a b"},
      {"<p>a</p><p>b", "a\n\nb"},
      {"<p>a <b>b</b> &amp; c<br>d", "a b & c\n\nd"},
      {"<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"},
      {"<title>t</title>a<script>b</script>c<style>d</style>e", "ace"},
      {"a<svg><title>b</title></svg>c<select><option>d</select>e", "ace"},
      {"a<!-- b -->c<!doctype x>d<?e?>f", "acdf"},
      {"1 < 2", "1 < 2"},
      {"a<script>never closed", "a"},
      {"a<!-- never closed", "a"},
      {"a<p class='never closed", "a\n\n"},
      {"<P>A</P>B", "A\n\nB"},
  };
  for (const auto& c : cases) EXPECT_EQ(flatten(c.page).text, c.expected) << c.page;
}

TEST(Flatten, SourceOffsets) {
  const std::string_view page = "<p>one</p><!-- x --><p>two <b>three</b>";
  const Flattened flattened = flatten(page);
  for (const std::string_view word : {"one", "two", "three"}) {
    EXPECT_EQ(flattened.source_offset(flattened.text.find(word)), page.find(word)) << word;
  }
  EXPECT_EQ(Flattened{}.source_offset(7), 0u);
}

}  // namespace
}  // namespace pith::internal
