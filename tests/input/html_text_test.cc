#include "input/html_text.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

TEST(HtmlText, TextBetweenTags) {
  const struct {
    std::string html;
    std::string expected;
  } cases[] = {
      {"", ""},
      {"words", "words"},
      {"<p>One</p><p>two</p>", "|One||two|"},
      {"a &lt; b &amp; c", "a < b & c"},
      {"1 < 2 <3 and <b>x</b>", "1 < 2 <3 and |x|"},
      {"<!doctype html><?x?><!-- <p>no</p> -->x<!-->y", "|||x|y"},
      {"<style>p{}</style>a<SCRIPT src=x>if (a<b) {}</Script>b<title>T</title>c", "||a||b||c"},
      {"<styled>a</styled>", "|a|"},
      {"a<style>p{}", "a|"},
      {"a<b", "a<b"},
      {"a<!-- no end> b", "a|"},
      {"a</", "a</"},
  };
  for (const auto& [html, expected] : cases) EXPECT_EQ(rough_text(html, "|"), expected) << html;
}

TEST(HtmlText, LinearInSignsWithoutAnEnd) {
  const std::string signs(2'000'000, '<');
  EXPECT_EQ(rough_text(signs, ""), signs);
  std::string tags;
  for (int i = 0; i < 300'000; ++i) tags += "<a ";
  EXPECT_EQ(rough_text(tags, ""), tags);
  std::string styles;
  for (int i = 0; i < 300'000; ++i) styles += "<style></p>";
  EXPECT_EQ(rough_text(styles, ""), "");
}

}  // namespace
}  // namespace pith::internal
