#include "input/xml.h"

#include <gtest/gtest.h>

#include <string>

namespace pith::internal {
namespace {

TEST(Xml, NamesHaveTheUsualPrefixes) {
  const XmlDocument document(
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom' "
      "xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:x='urn:other'>"
      "<a:entry/><c:encoded/><x:y/><z:w/><plain/></a:feed>");
  EXPECT_EQ(document.flaw(), "");
  std::string names = document.name(document.root());
  for (const pugi::xml_node node : document.root().children()) names += " " + document.name(node);
  EXPECT_EQ(names, "feed entry content:encoded x:y z:w plain");
}

TEST(Xml, TextIsDecoded) {
  const XmlDocument declared(
      "<?xml version='1.0' encoding='windows-1251'?><a>\xcc\xe0\xff\xea</a>");
  EXPECT_EQ(text_of(declared.root()), "\xd0\x9c\xd0\xb0\xd1\x8f\xd0\xba");
  const XmlDocument by_header("<a>\x83\x7e\x83\x69\x83\x67\x8d\x60\x82\xcc\x93\x94\x91\xe4</a>",
                              "text/xml; charset=Shift_JIS");
  EXPECT_EQ(text_of(by_header.root()),
            "\xe3\x83\x9f\xe3\x83\x8a\xe3\x83\x88\xe6\xb8\xaf\xe3\x81\xae\xe7\x81\xaf\xe5\x8f\xb0");
  const XmlDocument wide(std::string("\xff\xfe<\0a\0>\0b\0<\0/\0a\0>\0", 16));
  EXPECT_EQ(text_of(wide.root()), "b");
  EXPECT_EQ(text_of(XmlDocument("\n <?xml version='1.0'?><a> x &amp; <b>y</b> </a>").root()),
            "x & y");
}

TEST(Xml, EntitiesOfTheDocumentAreNotExpanded) {
  const XmlDocument bomb(
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>"
      "<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&c;&f;</a>");
  EXPECT_EQ(text_of(bomb.root()), "&c;&f;");
}

TEST(Xml, MarkupHasNoPrefixes) {
  const XmlDocument document(
      "<r xmlns:h='http://www.w3.org/1999/xhtml'><h:div><h:p>a <h:b>b</h:b> <h:i>c</h:i><h:br/>"
      "<h:a id='x'/>&lt;</h:p></h:div></r>");
  EXPECT_EQ(markup_in(document.root()),
            "<div><p>a <b>b</b> <i>c</i><br/><a id=\"x\"/>&lt;</p></div>");
}

TEST(Xml, AFlawKeepsWhatCameBefore) {
  const XmlDocument cut("<a><b>one</b><b>two</b><c");
  EXPECT_EQ(cut.text(cut.root(), "b"), "one");
  EXPECT_EQ(cut.flaw(), kCutShort);
  const XmlDocument damaged("<a><b>one</b><b>two</c></a>");
  EXPECT_TRUE(damaged.flaw().starts_with("not well-formed XML at byte ")) << damaged.flaw();
  EXPECT_EQ(XmlDocument("").root(), pugi::xml_node());
  EXPECT_NE(XmlDocument("words").flaw(), "");
}

// Nothing is recursive: neither parsing nor reading nor freeing.
TEST(Xml, DeepNesting) {
  std::string deep;
  constexpr int kDepth = 500'000;
  for (int i = 0; i < kDepth; ++i) deep += "<a>";
  const std::string open = deep + "x";
  for (int i = 0; i < kDepth; ++i) deep += i == 0 ? "x</a>" : "</a>";
  const XmlDocument document(deep);
  EXPECT_EQ(document.flaw(), "");
  EXPECT_EQ(text_of(document.root()), "x");
  EXPECT_EQ(markup_in(document.root()).size(), deep.size() - 7);
  EXPECT_NE(XmlDocument(open).flaw(), "");
}

TEST(Xml, TagsAreLimited) {
  std::string tags = "<a>";
  for (std::size_t i = 0; i < kMaxXmlMarks; ++i) tags += "<b>";
  EXPECT_EQ(XmlDocument(tags).flaw(), "more than 10000000 tags and attributes");
}

TEST(Xml, WhetherAnElementEndsBeforeTheFlaw) {
  const struct {
    std::string xml;
    bool is_whole;  // the last element in the root
  } cases[] = {
      {"<a><b>1</b><b>2</b></a>", true},
      {"<a><b>1</b>", true},
      {"<a><b>1</b><", true},
      {"<a><b>1</b><!-- x", true},
      {"<a><b>1</b >", true},
      {"<a><b>1</b", false},
      {"<a><b>1</", false},
      {"<a><b>1</b><b>2", false},
      {"<a><b><c>1</c><![CDATA[</b>", false},
      {"<a><b><c>1</b></a>", false},
      {"<a><b>1</b></c></a>", true},
      {"<x:a><x:b>1</x:b>", true},
  };
  for (const auto& [xml, is_whole] : cases) {
    const XmlDocument document(xml);
    EXPECT_EQ(document.is_whole(document.root().last_child()), is_whole) << xml;
  }
}

TEST(Xml, DeclarationsAndPrefixesOfTheRoot) {
  const XmlDocument document(
      "<?xml version='1.0'?><!-- a --><?x y?><!DOCTYPE f [<!ENTITY e 'x'>]><?z?>"
      "<a:f xmlns:a='http://www.w3.org/2005/Atom' xmlns:r='http://purl.org/rss/1.0/'>"
      "<a:b>1</a:b><r:c>2</r:c></a:f>");
  EXPECT_EQ(document.flaw(), "");
  EXPECT_EQ(document.text(document.root(), "b"), "1");
  EXPECT_EQ(document.text(document.root(), "c"), "2");
}

}  // namespace
}  // namespace pith::internal
