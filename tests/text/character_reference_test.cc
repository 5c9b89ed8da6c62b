#include "text/character_reference.h"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

#include "bench/cpu_clock.h"

namespace pith::internal {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kData =
#include "text/character_references.data"
    ;

std::string decoded(std::string_view text, ReferencesIn place = ReferencesIn::text) {
  std::string out;
  append_decoded(out, text, place);
  return out;
}

std::string in_attribute(std::string_view text) { return decoded(text, ReferencesIn::attribute); }

// The names of the data, including their ';' if they have one.
std::vector<std::string_view> names() {
  std::vector<std::string_view> result;
  for (std::size_t at = kData.find('='); at != kData.npos; at = kData.find('=', at + 1)) {
    const std::size_t begin = kData.find_last_of(" \n", at) + 1;
    result.push_back(kData.substr(begin, at - begin));
  }
  return result;
}

// A paragraph's title and text as parsed by Gumbo.
struct ByGumbo {
  std::string title;
  std::string text;
};

ByGumbo by_gumbo(std::string_view title, std::string_view text) {
  const std::string page = "<p title=\"" + std::string(title) + "\">" + std::string(text) + "</p>";
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  const auto child = [](const GumboNode* node, unsigned i) {
    return static_cast<const GumboNode*>(node->v.element.children.data[i]);
  };
  const GumboNode* p = child(child(output->root, 1), 0);
  ByGumbo result;
  result.title = gumbo_get_attribute(&p->v.element.attributes, "title")->value;
  if (p->v.element.children.length > 0) result.text = child(p, 0)->v.text.text;
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return result;
}

// With different text after the name: nothing that continues it, a letter, '=' ("&copy=2" in
// addresses).
TEST(CharacterReference, EveryNameIsWhatGumboMakesOfIt) {
  ASSERT_EQ(names().size(), 2231u);
  for (const std::string_view name : names()) {
    for (const char* const behind : {"", " ", "x", "=2", ";", "&"}) {
      const std::string text = "&" + std::string(name) + behind;
      const ByGumbo expected = by_gumbo(text, text);
      ASSERT_EQ(decoded(text), expected.text) << text;
      ASSERT_EQ(in_attribute(text), expected.title) << text;
    }
  }
}

TEST(CharacterReference, NamesInText) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"", ""},
      {"plain", "plain"},
      {"a&amp;b", "a&b"},
      {"&lt;p&gt;", "<p>"},
      {"&eacute;", "\xC3\xA9"},
      {"&Eacute;", "\xC3\x89"},
      {"&EACUTE;", "&EACUTE;"},
      {"&AMP;&AMP", "&&"},
      {"&NotEqualTilde;", "\xE2\x89\x82\xCC\xB8"},  // two characters
      {"&Afr;", "\xF0\x9D\x94\x84"},                // beyond the first plane
      {"&CounterClockwiseContourIntegral;", "\xE2\x88\xB3"},
      {"&CounterClockwiseContourIntegrals;", "&CounterClockwiseContourIntegrals;"},
      // The longest name counts; without ';', the rest is text.
      {"&notin;", "\xE2\x88\x89"},
      {"&notit;", "\xC2\xACit;"},
      {"&notin", "\xC2\xACin"},
      {"&ampamp;", "&amp;"},
      {"&amp;amp;", "&amp;"},
      {"&copy 2024", "\xC2\xA9 2024"},
      {"&copy2024",
       "\xC2\xA9"
       "2024"},
      {"&copy=2", "\xC2\xA9=2"},
      {"&hearts", "&hearts"},  // not without its ';'
      {"&hearts;", "\xE2\x99\xA5"},
      {"&", "&"},
      {"&;", "&;"},
      {"& amp;", "& amp;"},
      {"&&amp;&", "&&&"},
      {"a&b&c", "a&b&c"},
      {"&nosuchname;", "&nosuchname;"},
      {"&\xC3\xA9;", "&\xC3\xA9;"},
      {"&amp\0;"sv, "&;"},
  };
  for (const auto& c : cases) EXPECT_EQ(decoded(c.text), c.expected) << c.text;
}

TEST(CharacterReference, NamesInAttributes) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"?a=1&copy=2", "?a=1&copy=2"},
      {"?a=1&copy2", "?a=1&copy2"},
      {"?a=1&copyx=2", "?a=1&copyx=2"},
      {"?a=1&copy;=2", "?a=1\xC2\xA9=2"},
      {"?a=1&copy", "?a=1\xC2\xA9"},
      {"?a=1&copy&b", "?a=1\xC2\xA9&b"},
      {"?a&amp;b", "?a&b"},
      {"&notin;&notit;", "\xE2\x88\x89&notit;"},
      {"&#65=", "A="},
  };
  for (const auto& c : cases) EXPECT_EQ(in_attribute(c.text), c.expected) << c.text;
}

TEST(CharacterReference, Numbers) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"&#65;", "A"},
      {"&#x41;", "A"},
      {"&#X41;", "A"},
      {"&#65", "A"},
      {"&#65B", "AB"},
      {"&#x4G;", "G;"},  // a control character, removed
      {"&#0065;", "A"},
      {"&#65;;", "A;"},
      {"&#38;amp;", "&amp;"},  // decoded once
      {"&#60;p>", "<p>"},
      {"&#233;", "\xC3\xA9"},
      {"&#x4E2D;", "\xE4\xB8\xAD"},
      {"&#x1F600;", "\xF0\x9F\x98\x80"},
      {"&#x10FFFF;", "\xF4\x8F\xBF\xBF"},
      {"&#10;&#9;", "\n\t"},
      {"&#", "&#"},
      {"&#;", "&#;"},
      {"&#x;", "&#x;"},
      {"&#xg;", "&#xg;"},
      {"&#-65;", "&#-65;"},
      {"&#x-41;", "&#x-41;"},
      {"&#+65;", "&#+65;"},
      {"&# 65;", "&# 65;"},
      // Numbers that are not characters.
      {"&#0;", "\xEF\xBF\xBD"},
      {"&#xD800;", "\xEF\xBF\xBD"},
      {"&#xDFFF;", "\xEF\xBF\xBD"},
      {"&#x110000;", "\xEF\xBF\xBD"},
      {"&#4294967361;", "\xEF\xBF\xBD"},  // 2^32 + 65
      {"&#99999999999999999999999999;", "\xEF\xBF\xBD"},
      // Control characters that do not belong in text are removed.
      {"a&#1;b&#x7F;c", "abc"},
  };
  for (const auto& c : cases) EXPECT_EQ(decoded(c.text), c.expected) << c.text;
}

// Numbers of C1 control characters mean the characters of windows-1252; Gumbo does the same.
TEST(CharacterReference, NumbersOfWindows1252) {
  EXPECT_EQ(decoded("&#128;"), "\xE2\x82\xAC");
  EXPECT_EQ(decoded("&#146;"), "\xE2\x80\x99");
  EXPECT_EQ(decoded("&#x97;"), "\xE2\x80\x94");
  for (int code = 0x80; code <= 0x100; ++code) {
    const std::string text = "&#" + std::to_string(code) + ";";
    EXPECT_EQ(decoded(text), by_gumbo(text, text).text) << text;
  }
}

TEST(CharacterReference, LineEndsAndControls) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"a\rb", "a\nb"},
      {"a\r\nb", "a\nb"},
      {"a\r\r\nb\r", "a\n\nb\n"},
      {"a\n\rb", "a\n\nb"},
      {"a\0b\0"sv, "ab"},
      {"a\x01\x08\x0B\x1F\x7F"
       "b",
       "ab"},
      {"a\t\f b", "a\t\f b"},
      {"\xC2\x85\xC3\xA9", "\xC2\x85\xC3\xA9"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(decoded(c.text), c.expected);
    EXPECT_EQ(in_attribute(c.text), c.expected);
    std::string plain;
    append_plain(plain, c.text);
    EXPECT_EQ(plain, c.expected);
  }
  std::string plain = "before ";
  append_plain(plain, "&amp;\r\n&#65;");
  EXPECT_EQ(plain, "before &amp;\n&#65;");
}

TEST(AppendReference, NamesBetweenAmpersandAndSemicolon) {
  const struct {
    std::string_view name;
    bool known;
    std::string_view expected;
  } cases[] = {
      {"amp", true, ">&"},
      {"copy", true, ">\xC2\xA9"},
      {"#65", true, ">A"},
      {"#x41", true, ">A"},
      {"#65a", false, ">A"},
      {"#", false, ">"},
      {"", false, ">"},
      {"nosuchname", false, ">"},
      {"amp;", false, ">"},
      {"CounterClockwiseContourIntegral", true, ">\xE2\x88\xB3"},
      {"a name longer than any that the standard has", false, ">"},
  };
  for (const auto& c : cases) {
    std::string out = ">";
    EXPECT_EQ(append_reference(out, c.name), c.known) << c.name;
    EXPECT_EQ(out, c.expected) << c.name;
  }
}

// Hostile pages: a lookup takes no longer if the text continues.
TEST(CharacterReference, LongRunsAreLinear) {
  constexpr int kMany = 200'000;
  const double begin = bench::thread_cpu_seconds();
  for (const char* const piece : {"&", "&#", "&#x", "&a", "&#65", "&not", "\r", "&am;"}) {
    std::string text;
    for (int i = 0; i < kMany; ++i) text += piece;
    EXPECT_FALSE(decoded(text).empty());
  }
  EXPECT_EQ(decoded(std::string(kMany, '&')), std::string(kMany, '&'));
  EXPECT_EQ(decoded("&#" + std::string(kMany, '9') + ";"), "\xEF\xBF\xBD");
  EXPECT_EQ(decoded("&" + std::string(kMany, 'a') + ";").size(), kMany + 2u);
  EXPECT_LT(bench::thread_cpu_seconds() - begin, 20);
}

}  // namespace
}  // namespace pith::internal
