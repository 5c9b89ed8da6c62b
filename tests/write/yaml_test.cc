#include "write/yaml.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <regex>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace pith::internal {
namespace {

TEST(Yaml, TextsStayPlainWhereNothingElseCanBeMeant) {
  for (const std::string text : {"Tides",
                                 "The sea rises",
                                 "en",
                                 "pt-BR",
                                 "https://example.org/a?b=1#c",
                                 "Smith, John",
                                 "it's \"late\"",
                                 "a-b",
                                 "a:b",
                                 "C#",
                                 "a [b] {c}",
                                 "\u00E9t\u00E9",
                                 "\u4E2D\u6587",
                                 "\u2014 \u0438",
                                 "\u00AB\u041F\u0440\u0438\u043B\u0438\u0432\u00BB",
                                 "noon",
                                 "yesterday",
                                 "nullable",
                                 "e5",
                                 "x & y | z > w"}) {
    EXPECT_EQ(yaml_scalar(text), text);
  }
}

TEST(Yaml, WhatCouldBeAnythingElseIsQuoted) {
  for (const std::string text :
       {"",        "7",        "-1",         "+1",      "1.5",  "1e3",     "0x1F",  "0o7",
        "1_000",   "12:30:45", "2025-03-18", "2025",    "true", "True",    "FALSE", "yes",
        "No",      "on",       "Off",        "y",       "N",    "null",    "NULL",  "~",
        ".inf",    "-.INF",    ".nan",       "inf",     "NaN",  "=",       "<<",    "a: b",
        "a:",      "a #b",     "#a",         "- a",     "-a",   "? a",     ": a",   ", a",
        "[a]",     "{a}",      "&a",         "*a",      "!a",   "|",       ">",     "'a'",
        "%a",      "@a",       "`a`",        "---",     "...",  " a",      "a ",    "--- a",
        "\u00A0a", "a\u00A0",  "\u3000a",    "\u200Ba", "7 up", "a\u202Eb"}) {
    EXPECT_EQ(yaml_scalar(text), '"' + text + '"');
  }
}

TEST(Yaml, EscapesAreThoseOfJson) {
  EXPECT_EQ(yaml_scalar("\"a\" \\ b"), R"("\"a\" \\ b")");
  EXPECT_EQ(yaml_scalar("a\nb\tc\rd\be\ff"), R"("a\nb\tc\rd\be\ff")");
  EXPECT_EQ(yaml_scalar(std::string("a\0\x01\x7F", 4)), R"("a\u0000\u0001\u007f")");
  EXPECT_EQ(yaml_scalar("a\u0085\u2028\u2029\uFEFF\uFFFE"), R"("a\u0085\u2028\u2029\ufeff\ufffe")");
  EXPECT_EQ(yaml_scalar("a: \U0001F600"), "\"a: \U0001F600\"");
  EXPECT_EQ(yaml_scalar("a\xFF\xE2\x82"), "\"a\uFFFD\uFFFD\uFFFD\"");
}

// --- Any text -----------------------------------------------------------------------------------

// A scalar in double quotes, read back; nullopt when it is none.
std::optional<std::string> unquoted(const std::string& scalar) {
  if (scalar.size() < 2 || scalar.front() != '"' || scalar.back() != '"') return std::nullopt;
  std::string text;
  for (std::size_t i = 1; i + 1 < scalar.size(); ++i) {
    if (scalar[i] == '"') return std::nullopt;
    if (scalar[i] != '\\') {
      text += scalar[i];
      continue;
    }
    const char escape = scalar[++i];
    if (i + 1 >= scalar.size()) return std::nullopt;
    constexpr std::string_view kEscapes = "\"\"\\\\b\bf\fn\nr\rt\t";
    const std::size_t at = kEscapes.find(escape);
    if (escape == 'u') {
      append_utf8(text,
                  static_cast<std::uint32_t>(std::stoul(scalar.substr(i + 1, 4), nullptr, 16)));
      i += 4;
    } else if (at != std::string_view::npos && at % 2 == 0) {
      text += kEscapes[at + 1];
    } else {
      return std::nullopt;
    }
  }
  return text;
}

// Whether YAML 1.1 and 1.2 read a plain scalar as this text, by their productions and the tags of
// their schemas.
bool is_plain_text(const std::string& scalar) {
  static const std::regex kIndicator(R"(^[-?:,\[\]{}#&*!|>'"%@`\s].*|.*\s|.*:|.*:\s.*|.*\s#.*)");
  static const std::regex kOtherType(
      R"((~|null|true|false|yes|no|on|off|y|n|=|<<)?|[-+]?[.0-9].*|[-+]?\.(inf|nan).*)",
      std::regex::icase);
  return !std::regex_match(scalar, kIndicator) && !std::regex_match(scalar, kOtherType);
}

constexpr std::array kPieces = {
    "a",          "word",   "yes",  "No",     "null",   "true",   "~",      "0",          "1",
    "2025-03-18", "12",     ".",    ".inf",   "e",      "x",      ":",      ": ",         "#",
    " #",         "-",      "- ",   "---",    "...",    "+",      "?",      ", ",         "[",
    "]",          "{",      "}",    "&",      "*",      "!",      "|",      ">",          "'",
    "\"",         "\\",     "%",    "@",      "`",      "=",      "<<",     " ",          "\n",
    "\t",         "\r",     "\x01", "\x7F",   "\u0085", "\u00E9", "\u4E2D", "\U0001F600", "\u00A0",
    "\u2014",     "\u00AB", "\xFF", "\u2028", "\uFEFF", "\u200B"};

TEST(YamlProperty, AnyTextIsReadBackAsItself) {
  std::mt19937 random(23);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    std::string expected;
    for (std::size_t i = random() % 6; i > 0; --i) {
      const std::string piece = kPieces[random() % kPieces.size()];
      text += piece;
      expected += piece == "\xFF" ? "\uFFFD" : piece;
    }
    const std::string scalar = yaml_scalar(text);
    if (scalar.starts_with('"')) {
      EXPECT_EQ(unquoted(scalar), expected) << scalar;
      for (std::size_t at = 0; at < scalar.size();) {
        const CodePoint next = code_point_at(scalar, at);
        const char32_t c = next.value;
        EXPECT_FALSE(c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0xFEFF) << scalar;
        at += next.size;
      }
    } else {
      EXPECT_EQ(scalar, expected);
      EXPECT_TRUE(is_plain_text(scalar)) << scalar;
    }
  }
}

}  // namespace
}  // namespace pith::internal
