#include "html/skeleton.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/prefilter.h"

namespace pith::internal {
namespace {

// Decodes the code point at `at` and moves past it; checks that its UTF-8 is valid.
std::uint32_t read(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  std::uint32_t code = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[at++]);
    EXPECT_EQ(byte & 0xC0U, 0x80U);
    code = code << 6 | (byte & 0x3FU);
  }
  constexpr std::uint32_t kShortest[] = {0, 0x80, 0x800, 0x10000};
  EXPECT_GE(code, kShortest[more]);
  return code;
}

// The parser handles it as a letter: no ASCII, no C1 control, no surrogate, no noncharacter, no
// code point above U+10FFFF.
bool is_letter_to_parser(std::uint32_t code) {
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  const bool noncharacter = (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
  return code >= 0xA0 && code <= 0x10FFFF && !surrogate && !noncharacter && code != 0xFEFF &&
         code != 0xFFFD;
}

TEST(Sequences, EveryNumberHasACharacterOfItsOwn) {
  Skeleton skeleton("");
  std::uint32_t last = 0;
  for (std::uint32_t number = 0; number < Skeleton::kMaxSequences; ++number) {
    skeleton.sequences.push_back({});
    skeleton.html.clear();
    skeleton.append_sequence_character();
    std::size_t at = 0;
    const std::uint32_t code = read(skeleton.html, at);
    ASSERT_EQ(at, skeleton.html.size()) << number;  // one character
    ASSERT_TRUE(is_letter_to_parser(code)) << number << " is " << code;
    ASSERT_GT(code, last) << number;  // so all are different
    ASSERT_EQ(Skeleton::sequence_of(code), number) << code;
    last = code;
  }
}

TEST(Sequences, OtherCharactersStandForThemselves) {
  for (const std::uint32_t code : {0x0, 0x9, 0x20, 0x41, 0x7F, 0x80, 0xA0, 0xFF, 0xD000, 0xD7FF,
                                   0xD800, 0xDFFF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFF}) {
    EXPECT_EQ(Skeleton::sequence_of(code), Skeleton::kNone) << code;
  }
  EXPECT_EQ(Skeleton::sequence_of(0x100), 0u);
  EXPECT_EQ(Skeleton::sequence_of(0xCFFF) + 1, Skeleton::sequence_of(0x10000));
  EXPECT_EQ(Skeleton::sequence_of(0x1FFFD) + 1, Skeleton::sequence_of(0x20000));
}

TEST(StartTags, TheTagThatBeginsAtAnOffset) {
  Skeleton skeleton("");
  std::vector<std::size_t> offsets;
  for (const char* const markup :
       {"<p>", "<p>", "a", "<b>", "ab", "<my-card>", "abcdefgh", "<i>"}) {
    if (markup[0] == '<') {
      skeleton.mark_start(static_cast<std::uint32_t>(offsets.size()));
      offsets.push_back(skeleton.html.size());
    }
    skeleton.html += markup;
  }
  EXPECT_EQ(offsets, (std::vector<std::size_t>{0, 3, 7, 12, 29}));
  for (std::uint32_t i = 0; i < offsets.size(); ++i) EXPECT_EQ(skeleton.tag_at(offsets[i]), i);
  EXPECT_EQ(skeleton.tag_at(21), Skeleton::kNone);
  EXPECT_EQ(skeleton.tag_at(1'000'000), Skeleton::kNone);
  EXPECT_EQ(Skeleton("").tag_at(0), Skeleton::kNone);
}

// In a real skeleton: every tag is found at its '<', however close they are.
TEST(StartTags, OfAPage) {
  std::string page;
  for (int i = 0; i < 100; ++i) page += "<p>x</b><a><b>y<i>z</a><td><h1></p>";
  const Skeleton skeleton = prefilter(page);
  std::size_t found = 0;
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < skeleton.html.size(); ++at) {
    if (skeleton.html[at] != '<' || skeleton.html[at + 1] == '/') continue;
    const std::uint32_t number = skeleton.tag_at(at);
    ASSERT_LT(number, skeleton.tags.size()) << at;
    const StartTag& tag = skeleton.tags[number];
    EXPECT_EQ(skeleton.html.compare(at + 1, tag.name_size, page, tag.begin + 1, tag.name_size), 0);
    EXPECT_TRUE(found == 0 || number > last) << at;
    ++found;
    last = number;
  }
  EXPECT_GT(found, 400u);
}

TEST(Values, FromThePageAndFromThePool) {
  const Skeleton skeleton =
      prefilter("<a href='/b?c&amp;d' id=e class='' hidden onclick=f><p title=\"a&lt;\">");
  ASSERT_EQ(skeleton.tags.size(), 2u);
  const struct {
    std::size_t tag;
    Attr name;
    bool has;
    std::string_view value;
  } cases[] = {
      {0, Attr::href, true, "/b?c&d"}, {0, Attr::id, true, "e"},    {0, Attr::class_, true, ""},
      {0, Attr::hidden, true, ""},     {0, Attr::title, false, ""}, {1, Attr::title, true, "a<"},
      {1, Attr::href, false, ""},
  };
  for (const auto& c : cases) {
    const StartTag& tag = skeleton.tags[c.tag];
    EXPECT_EQ(tag.has.has(c.name), c.has) << attribute_name(c.name);
    EXPECT_EQ(skeleton.value(tag, c.name), c.value) << attribute_name(c.name);
  }
  EXPECT_EQ(skeleton.tags[0].attributes, 4);
  EXPECT_TRUE(skeleton.attributes[skeleton.tags[0].first_attribute].value.pooled);
  EXPECT_FALSE(skeleton.attributes[skeleton.tags[0].first_attribute + 1].value.pooled);
}

TEST(Dump, MarkupAndSequences) {
  const std::string_view page = "<p id=x>one <b class=y>two</b>";
  Skeleton skeleton(page);
  skeleton.tags = {{0, 8, 1, 0, 1, Tag::p, false, {}}, {12, 23, 1, 1, 1, Tag::b, false, {}}};
  skeleton.attributes = {{Attr::id, {6, 1, false}}, {Attr::class_, {0, 3, true}}};
  skeleton.pool = "y&z";
  using Kind = InlineItem::Kind;
  skeleton.items = {{Kind::text, 8, 12}, {Kind::open, 1, 0}, {Kind::text, 23, 26}, {Kind::close}};
  skeleton.mark_start(0);
  skeleton.html = "<p>";
  EXPECT_EQ(dump(skeleton), "<p id=x>");
  skeleton.sequences.push_back({0, 4});
  skeleton.append_sequence_character();
  skeleton.html += " </p>";
  EXPECT_EQ(dump(skeleton), "<p id=x>[one (b class=y&z:two)] </p>");
  EXPECT_EQ(dump(Skeleton("")), "");
}

}  // namespace
}  // namespace pith::internal
