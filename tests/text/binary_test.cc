#include "text/binary.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

using namespace std::string_view_literals;

// Bytes as in compressed data: all values equally often, and the same on every machine.
std::string noise(std::size_t size) {
  std::string out;
  std::uint32_t state = 1;
  while (out.size() < size) {
    state = state * 1664525u + 1013904223u;
    out.push_back(static_cast<char>(state >> 24));
  }
  return out;
}

TEST(IsBinary, Text) {
  for (const std::string_view text : {""sv, "plain"sv, "tabs\tand\r\nlines\f"sv,
                                      "<p>caf\xC3\xA9</p>"sv, "\xE4\xB8\xAD\xE6\x96\x87"sv}) {
    EXPECT_FALSE(is_binary(text)) << text;
  }
}

TEST(IsBinary, Noise) {
  EXPECT_TRUE(is_binary(noise(1000)));
  EXPECT_TRUE(is_binary(noise(100'000)));
  EXPECT_TRUE(is_binary("\0\0\0\0"sv));
  EXPECT_TRUE(is_binary("\xEF\xBF\xBD\xEF\xBF\xBD"));  // nothing could be decoded
}

// A few stray control characters or undecodable bytes do not matter; the limit is one in twenty.
TEST(IsBinary, Share) {
  const std::string text(190, 'a');
  EXPECT_FALSE(is_binary(text + std::string(10, '\x01')));
  EXPECT_TRUE(is_binary(text + std::string(11, '\x01')));
  EXPECT_TRUE(is_binary(text + std::string(11, '\x7F')));
}

// In a short text a share says little: up to seven must be more than half of it.
TEST(IsBinary, AFewInAShortText) {
  EXPECT_FALSE(is_binary("<p>caf\xEF\xBF\xBD</p>"));
  EXPECT_FALSE(is_binary("<p>a\0b</p>"sv));
  EXPECT_FALSE(
      is_binary("\xEF\xBF\xBD"
                "a"));
  EXPECT_TRUE(
      is_binary("\xEF\xBF\xBD"
                "a\x01"));
  EXPECT_FALSE(is_binary(std::string(7, '\x01') + std::string(7, 'a')));
  EXPECT_TRUE(is_binary(std::string(8, '\x01') + std::string(7, 'a')));
}

TEST(IsBinary, DocumentsOfOtherKinds) {
  EXPECT_TRUE(is_binary("%PDF-1.7 text"));
  EXPECT_TRUE(is_binary("%!PS-Adobe-3.0"));
  EXPECT_TRUE(is_binary("{\\rtf1 text"));
  EXPECT_FALSE(is_binary("PDF"));
  EXPECT_FALSE(is_binary("a %PDF-1.7"));
}

TEST(IsBinary, LooksAtTheBeginningOnly) {
  EXPECT_FALSE(is_binary(std::string(20'000, 'a') + noise(20'000)));
}

TEST(HasMarkup, Table) {
  for (const char* text : {"<p>", "a <b>c", "</p>", "<!doctype html>", "<!-- a -->", "<?xml ?>",
                           "1 < 2 <p class=x>", "<a\nhref=b>"}) {
    EXPECT_TRUE(has_markup(text)) << text;
  }
  for (const char* text : {"", "plain", "1 < 2 > 1", "a <3", "<", "<>", "< p>", "</>", "</3>",
                           "a <never closed", "x -> y", "<1>"}) {
    EXPECT_FALSE(has_markup(text)) << text;
  }
}

TEST(HasMarkup, LooksAtTheBeginningOnly) {
  EXPECT_TRUE(has_markup(std::string(4000, 'a') + "<p>"));
  EXPECT_FALSE(has_markup(std::string(5000, 'a') + "<p>"));
}

// The '>' of every '<' is searched in a bounded range.
TEST(HasMarkup, ManyOpenBrackets) { EXPECT_FALSE(has_markup(std::string(1'000'000, '<'))); }

}  // namespace
}  // namespace pith::internal
