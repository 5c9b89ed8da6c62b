#include "metadata/values/clean_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith::internal {
namespace {

TEST(FoldSpace, Table) {
  EXPECT_EQ(fold_space("  a \n\t b  "), "a b");
  EXPECT_EQ(fold_space("a\xC2\xA0"
                       "b\xE3\x80\x80"
                       "c\xE2\x80\xAF"
                       "d"),
            "a b c d");
  EXPECT_EQ(fold_space("\xEF\xBB\xBF"
                       "a\xC2\xAD"
                       "b\xE2\x80\x8B"
                       "c"),
            "abc");
  EXPECT_EQ(fold_space("\xD9\x85\xE2\x80\x8C\xD9\x87"), "\xD9\x85\xE2\x80\x8C\xD9\x87") << "ZWNJ";
  EXPECT_EQ(fold_space(" \n "), "");
}

TEST(DecodeEntities, Table) {
  EXPECT_EQ(decode_entities("a &amp; b &#39;c&#x27; &rsquo;"), "a & b 'c' \xE2\x80\x99");
  EXPECT_EQ(decode_entities("Andr&eacute; &Uuml;"), "Andr\xC3\xA9 \xC3\x9C");
  EXPECT_EQ(decode_entities("&amp;amp;"), "&amp;") << "once only";
  EXPECT_EQ(decode_entities("AT&T; &unknown; &#xD800; &#0; &#1114112; &"),
            "AT&T; &unknown; \xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD &");
}

TEST(StripTags, Table) {
  EXPECT_EQ(strip_tags("a <em>b</em> c"), "a b c");
  EXPECT_EQ(strip_tags("1 < 2 <b"), "1 < 2 <b");
  EXPECT_EQ(strip_tags("<b>a</b><"), "a<");
  EXPECT_EQ(strip_tags("<i>a</i> <b c <i"), "a <b c <i");
  EXPECT_EQ(strip_tags(std::string(100000, '<') + "a"), std::string(100000, '<') + "a");
}

TEST(Paragraphs, Table) {
  const struct {
    const char* text;
    std::vector<std::string> expected;
  } cases[] = {
      {"", {}},
      {" \n \n", {}},
      {"a\nb  c\r\n\nd", {"a", "b c", "d"}},
      {"a<p>b</P>c<DIV\tclass=x>d", {"a", "b", "c", "d"}},
      {"a<br>b<hr/>c", {"a", "b", "c"}},
      {"a <b>b</b> <pa>c</pa> <param>d", {"a b c d"}},
      {"a<figcaption>b</figcaption><blockquote>c", {"a", "b", "c"}},
      {"&lt;li&gt;a&lt;li&gt;b", {"a", "b"}},
      {"a < p, <", {"a < p, <"}},
      {"a<p", {"a", "<p"}},
      {"<p>a<p>b", {"a", "b"}},
      {"xp>a", {"xp>a"}},
  };
  for (const auto& c : cases) EXPECT_EQ(paragraphs(c.text), c.expected) << c.text;
}

TEST(MendTwiceEncoded, Table) {
  EXPECT_EQ(mend_twice_encoded("Caf\xC3\x83\xC2\xA9", 1), "Caf\xC3\xA9");
  EXPECT_EQ(mend_twice_encoded("it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s", 1), "it\xE2\x80\x99s");
  EXPECT_EQ(mend_twice_encoded("Why \xC3\x83\xC2\xA9?"), "") << "a text about it";
  EXPECT_EQ(mend_twice_encoded("\xC3\x83\xC2\xA0 cot\xC3\x83\xC2\xA9"), "\xC3\xA0 cot\xC3\xA9");
  EXPECT_EQ(mend_twice_encoded("Caf\xC3\xA9"), "") << "encoded once";
  EXPECT_EQ(mend_twice_encoded("\xC3\x83 and \xC3\xA2 alone"), "");
  EXPECT_EQ(mend_twice_encoded(""), "");
}

}  // namespace
}  // namespace pith::internal
