#include "html/dom.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "html/dump.h"
#include "html/tag_soup.h"

namespace pith::internal {
namespace {

using test::body_of;
using test::first;
using test::head_of;
using test::kPlenty;

struct Case {
  std::string_view page;
  std::string_view expected;
};

TEST(Document, Body) {
  const Case cases[] = {
      {"", ""},
      {"text", "'text'"},
      {"<p>a<p>b", "p('a') p('b')"},
      {"a &amp; b &eacute; &#x41;", "'a & b \xC3\xA9 A'"},
      {"<p>a<!-- b -->c</p>", "p('ac')"},
      {"<ul><li>a<li>b<ul><li>c</ul></ul>", "ul(li('a') li('b' ul(li('c'))))"},
      {"<table><tr><td>a</table>", "table(tbody(tr(td('a'))))"},
      // Foster parenting: content that a table cannot hold is moved before it.
      {"<table><div>a</div><tr><td>b</table>", "div('a') table(tbody(tr(td('b'))))"},
      {"<table>a<tr>b<td>c</table>", "'a' 'b' table(tbody(tr(td('c'))))"},
      {"<b>a<p>b</b>c", "b('a') p(b('b') 'c')"},  // adoption agency
      {"<a>a<a>b", "a('a') a('b')"},
      {"<p><b>a<p>b", "p(b('a')) p(b('b'))"},
      {"<div>a</p>b</div>", "div('a' p 'b')"},
      {"a</br>b", "'a' br 'b'"},
      {"<p>a<br>b<hr>c", "p('a' br 'b') hr 'c'"},
      {"<body><noscript><p>a</p></noscript>", "noscript(p('a'))"},
      {"<noscript><p>a</p></noscript>", "p('a')"},  // in the head, which <p> ends
      {"<textarea><p>a</textarea>", "textarea('<p>a')"},
      {"<title>a</title>b", "'b'"},
      {"<p><title>a <b></title>b", "p(title('a <b>') 'b')"},
      {"<plaintext>a</plaintext>", "plaintext('a</plaintext>')"},
      {"<div><template><p>a</p></template>b</div>", "div(template(p('a')) 'b')"},
      {"<my-card>a</my-card>", "?('a')"},
      {"a<script>b</script>c<style>d</style>e<iframe>f</iframe>g", "'aceg'"},
      {"<a><svg><path/></svg>a</a>", "a('a')"},
      {"<p>a<svg><g><p>b</p></svg>c", "p('a' svg(?)) p('b') 'c'"},
      {"<div><svg><g></div>b</svg>", "div(svg(?)) 'b'"},
      {"<p>a<svg><path>b", "p('a' svg(?('b')))"},
      {"<math><mi>x</mi></math>", "math(mi('x'))"},
      {"<pre>\n\na\n </pre>", "pre('\\na\\n ')"},
      {"<p class='never closed", ""},
      {"<p>a<b", "p('a')"},
      {"<form>a<input>b</form>c", "form('a' input 'b') 'c'"},
      {"<form>a</form>b", "form('a') 'b'"},
      {"<body><p>a</body></html>b", "p('ab')"},
      {"<frameset><frame></frameset>", ""},
      {std::string_view("a\0b", 3), "'ab'"},
      {"a\x01\x7F"
       "b",
       "'ab'"},
  };
  for (const Case& c : cases) EXPECT_EQ(body_of(c.page), c.expected) << c.page;
}

TEST(Document, Head) {
  const Case cases[] = {
      {"", ""},
      {"<title>a &amp; <b></title><meta name=x><link rel=y>z", "title('a & <b>') meta link"},
      {"<script type=application/ld+json>{\"a\": \"<p>\"}</script>", "script('{\"a\": \"<p>\"}')"},
      {"<head><script>a</script><style>b</style><meta></head>", "meta"},
      {"<head><noscript><link></noscript><meta></head>", "noscript(link) meta"},
      // A tag manager's frame in the head does not end the head, just as in browsers that run
      // scripts.
      {"<head><noscript><iframe src=a></iframe></noscript><meta></head>", "noscript meta"},
      {"<head><base href=/a></head>", "base"},
      {"<p>a<meta>", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(head_of(c.page), c.expected) << c.page;
}

TEST(Document, Frameset) {
  const Document document = Document::parse("<frameset><frame></frameset>", kPlenty);
  ASSERT_TRUE(document.ok());
  EXPECT_FALSE(document.body());
  EXPECT_TRUE(document.head());
}

TEST(Document, MovesWithItsTree) {
  Document document;
  EXPECT_FALSE(document.ok());
  EXPECT_FALSE(document.body());
  {
    Document parsed = Document::parse("<p>a", kPlenty);
    document = std::move(parsed);
  }
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(test::dump(document.body()), "p('a')");
}

// Also run under a leak checker, because the parser is left in the middle.
TEST(Document, MemoryBudget) {
  std::string page;
  for (int i = 0; i < 20000; ++i) page += "<p class=a>b</p>";
  for (const std::size_t budget : {0, 1, 100, 1000, 100'000, 300'000, 1'000'000, 3'000'000}) {
    const Document document = Document::parse(page, budget);
    EXPECT_FALSE(document.ok()) << budget;
    EXPECT_FALSE(document.root());
    EXPECT_FALSE(document.head());
    EXPECT_FALSE(document.body());
    EXPECT_EQ(document.body().source_range().end, 0u);
  }
  EXPECT_TRUE(Document::parse(page, kPlenty).ok());
  EXPECT_TRUE(Document::parse("<p>a", 300'000).ok());
}

TEST(Document, DepthAndFormattingAreBounded) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div><b>";
  deep += "text";
  const Document document = Document::parse(deep, kPlenty);
  ASSERT_TRUE(document.ok());
  int depth = 0;
  int deepest = 0;
  walk(
      document.root(),
      [&](Node node) {
        deepest = std::max(deepest, depth += node.is_element());
        return true;
      },
      [&](Node) { --depth; });
  EXPECT_LE(deepest, 520);
  EXPECT_EQ(text_content(document.body()), "text");
}

TEST(Node, NullAnswersNothing) {
  const Node null;
  EXPECT_FALSE(null);
  EXPECT_FALSE(null.is_element());
  EXPECT_FALSE(null.is_text());
  EXPECT_FALSE(null.is_html());
  EXPECT_EQ(null.tag(), Tag::unknown);
  EXPECT_EQ(null.text(), "");
  EXPECT_EQ(null.attribute(Attr::class_), "");
  EXPECT_FALSE(null.has_attribute(Attr::class_));
  EXPECT_FALSE(null.parent());
  EXPECT_FALSE(null.first_child());
  EXPECT_FALSE(null.next_sibling());
  EXPECT_EQ(text_content(null), "");
  EXPECT_EQ(null.source_range().end, 0u);
}

TEST(Node, Attributes) {
  const Document document =
      Document::parse("<a HREF='/b?c=1&amp;d' hidden class='' title=x title=y onclick=z>", kPlenty);
  const Node a = first(document.body(), Tag::a);
  EXPECT_EQ(a.attribute(Attr::href), "/b?c=1&d");
  EXPECT_EQ(a.attribute(Attr::title), "x");
  EXPECT_TRUE(a.has_attribute(Attr::hidden));
  EXPECT_EQ(a.attribute(Attr::hidden), "");
  EXPECT_TRUE(a.has_attribute(Attr::class_));
  EXPECT_FALSE(a.has_attribute(Attr::id));
  EXPECT_FALSE(a.attributes().has(Attr::style));
}

TEST(Node, Name) {
  const Document document = Document::parse("<Dialog open><p>a</Dialog>", kPlenty);
  EXPECT_EQ(document.body().first_child().name(), "Dialog");
  EXPECT_EQ(first(document.body(), Tag::p).name(), "p");
  EXPECT_EQ(first(document.body(), Tag::p).first_child().name(), "");
  EXPECT_EQ(document.body().name(), "");  // generated by the parser
}

TEST(Node, Family) {
  const Document document =
      Document::parse("<div>a<!-- b --><b>c</b><script>d</script><i>e</i></div>", kPlenty);
  const Node div = first(document.body(), Tag::div);
  const Node a = div.first_child();
  EXPECT_TRUE(a.is_text());
  EXPECT_EQ(a.tag(), Tag::unknown);
  EXPECT_FALSE(a.is_html());
  EXPECT_EQ(a.parent(), div);
  const Node b = a.next_sibling();
  EXPECT_EQ(b.tag(), Tag::b);
  EXPECT_EQ(b.next_sibling().tag(), Tag::i);
  EXPECT_FALSE(b.next_sibling().next_sibling());
  EXPECT_FALSE(document.root().parent());
  EXPECT_FALSE(document.root().next_sibling());
  EXPECT_NE(a.id(), b.id());
}

TEST(Node, NamespaceOfForeignElements) {
  const Document document = Document::parse("<svg><a>x</a><p>y</p></svg><a>z</a>", kPlenty);
  const Node svg = first(document.body(), Tag::svg);
  ASSERT_TRUE(svg);
  EXPECT_FALSE(svg.is_html());
  EXPECT_FALSE(svg.first_child().is_html());
  EXPECT_TRUE(first(document.body(), Tag::p).is_html());
}

TEST(Document, SourceRanges) {
  const std::string_view page =
      "<!-- x --><p onclick=y class=z>one &amp; two</p><script>s</script><ul><li>three</ul>";
  const Document document = Document::parse(page, kPlenty);
  const auto source = [&](Node node) {
    const Node::Range range = node.source_range();
    return page.substr(range.begin, range.end - range.begin);
  };
  const Node p = first(document.body(), Tag::p);
  EXPECT_EQ(source(p), "<p onclick=y class=z>");
  EXPECT_EQ(source(p.first_child()), "one &amp; two");
  EXPECT_EQ(source(first(document.body(), Tag::li)), "<li>");
  EXPECT_EQ(source(first(document.body(), Tag::li).first_child()), "three");
  EXPECT_EQ(source(document.body()), "");  // generated by the parser
}

// Over pages of any kind, a text node's range holds its words.
TEST(Document, SourceRangesOfTagSoup) {
  int checked = 0;
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    std::vector<std::string> pieces = test::tag_soup(seed, 30);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i][0] == ' ' || pieces[i][0] == 'L') pieces[i] = "w" + std::to_string(i) + "w ";
    }
    const std::string page = test::join(pieces);
    const Document document = Document::parse(page, kPlenty);
    walk(document.root(), [&](Node node) {
      const std::string_view text = node.text();
      for (std::size_t at = text.find('w'); at < text.size(); at = text.find('w', at + 1)) {
        const std::string_view word = text.substr(at, text.find('w', at + 1) - at + 1);
        if (word.size() < 3 || word[1] < '0' || word[1] > '9') continue;
        const Node::Range range = node.source_range();
        const std::string_view source =
            std::string_view(page).substr(range.begin, range.end - range.begin);
        EXPECT_NE(source.find(word), std::string_view::npos)
            << "seed " << seed << ": " << word << " is not in: " << source << "\n"
            << page;
        ++checked;
        at += word.size() - 1;
      }
      return true;
    });
    if (testing::Test::HasFailure()) break;
  }
  EXPECT_GT(checked, 1000);
}

TEST(Walk, EntersAndLeavesInOrder) {
  const Document document = Document::parse("<div><p>a<b></b></p><ul><li>c</ul></div>d", kPlenty);
  std::string trace;
  walk(
      first(document.body(), Tag::div),
      [&](Node node) {
        trace += node.is_text() ? std::string(node.text()) : "(";
        return node.tag() != Tag::ul;
      },
      [&](Node) { trace += ")"; });
  EXPECT_EQ(trace, "((a())()");  // the children of <ul> are not visited, nor what follows the top
  walk(Node(), [](Node) -> bool {
    ADD_FAILURE() << "entered";
    return true;
  });
}

TEST(TextContent, Table) {
  const Case cases[] = {
      {"<p>a  b\n\tc</p>", "a b c"},
      {"<p>a</p><p>b</p>", "a b"},
      {"a<br>b<b>c</b><i> d</i>", "a bc d"},
      {" <div> a </div> ", "a"},
      {"a<script type=application/ld+json>{}</script>b<template>c</template>d", "abd"},
      {"a<my-card>b</my-card>c", "abc"},
      {"<table><tr><td>a<td>b</table>c", "a b c"},
      {"", ""},
  };
  for (const Case& c : cases) {
    const Document document = Document::parse(c.page, kPlenty);
    EXPECT_EQ(text_content(document.body()), c.expected) << c.page;
  }
}

TEST(ShortTextContent, AllOrNothing) {
  const Document document = Document::parse("<p>abc</p><p>def</p>", kPlenty);
  EXPECT_EQ(short_text_content(document.body(), 7), "abc def");
  EXPECT_EQ(short_text_content(document.body(), 6), std::nullopt);
  EXPECT_EQ(short_text_content(document.body().first_child(), 3), "abc");
  std::string many = "a";
  for (int i = 0; i < 1000; ++i) many += "<wbr>";
  EXPECT_EQ(short_text_content(Document::parse(many, kPlenty).body(), 100), std::nullopt);
}

}  // namespace
}  // namespace pith::internal
