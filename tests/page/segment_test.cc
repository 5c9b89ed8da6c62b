// Where blocks begin and end, and what of a page is text. Structure (lists, tables, code) is in
// segment_structure_test.cc.
#include "page/segment.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "html/tag_soup.h"
#include "page/dump.h"

namespace pith::internal {
namespace {

using test::marked;
using test::segmented;
using test::texts_of;

struct Case {
  std::string_view html;
  std::string_view expected;
};

TEST(Segment, Boundaries) {
  const Case cases[] = {
      {"", ""},
      {"   \n ", ""},
      {"a", "a"},
      {"<p>a</p><p>b</p>", "a | b"},
      {"a<p>b</p>c", "a | b | c"},
      {"<div>a<div>b</div>c</div>", "a | b | c"},
      {"<div><p></p><p> </p>a</div>", "a"},
      {"a<hr>b", "a | b"},
      {"a<br>b", "a\\nb"},
      {"a<br><br>b", "a | b"},
      {"a<br> \n <br>b", "a | b"},
      {"a<br>&nbsp;<br>b", "a | b"},
      {"a<br><br><br><br>b", "a | b"},
      {"<br><br>a<br>", "a"},
      {"<p>a<br></p><p>b</p>", "a | b"},
      {"a <br> b", "a\\nb"},
      {"<b>a<br><br>b</b>", "a | b"},
      {"a<my-card>b</my-card>c", "abc"},
      {"a<dialog>b</dialog>c", "a | b | c"},
      {"<a href=x><div>a</div><p>b</p></a>", "a | b"},
      {"<dl><dt>a<dd>b</dl>", "a | b"},
      {"<details><summary>a</summary>b</details>", "a | b"},
      {"<form>a<input value=b><button>c</button></form>", "a | c"},
      {"<fieldset><legend>a</legend>b</fieldset>", "a | b"},
      {"<address>a<br>b</address>", "a\\nb"},
  };
  for (const Case& c : cases) EXPECT_EQ(texts_of(c.html), c.expected) << c.html;
}

TEST(Segment, WhiteSpace) {
  const Case cases[] = {
      {"  a \n\t b  ", "a b"},
      {"a<b>b</b>", "ab"},
      // Pieces of one text, as Google Docs numbers their looks; what is raised.
      {"<span class=c4>41</span><span class=c0>2 B</span><span class=c12>C</span>", "412 BC"},
      {"<time class=t1>May 5</time><span class=t2>Open</span>", "May 5 Open"},
      {"<span class=h1>Chapter</span><span class=h2>Water</span>", "Chapter Water"},
      {"<span class=day>4</span><span class=c0>May</span>", "4 May"},
      {"<span>a.</span><sup><a href=#b>[b]</a></sup>", "a.[b]"},
      {"<a href=b>Ann Lee</a><sup>1</sup><a href=c>Bo Roe</a><sup>2</sup>", "Ann Lee1 Bo Roe2"},
      {"<a href=b>Ann Lee</a><sup>1</sup>, <a href=c>Bo Roe</a>", "Ann Lee1, Bo Roe"},
      {"<a href=b>H</a><sub>2</sub><a href=c>O</a>", "H2O"},
      // React parts the texts of a line by comments.
      {"<p>5<!-- --> <!-- -->min</p>", "5 min"},
      {"<p>a<!-- -->\n<!-- --><b>b</b></p>", "a b"},
      {"<li>a<!-- --> <b>b</b></li>", "a b"},
      {"<div>a<!-- -->b<!-- -->, c</div>", "ab, c"},
      {"<p>a <img src=b><noscript><img src=b></noscript> c</p>", "a c"},
      {"a <b> b </b> c", "a b c"},
      {"<b>W</b>ord", "Word"},
      {"<span>W</span>hen", "When"},  // a drop cap
      {"<span>W</span><span>hen</span>", "When"},
      {"<span>By</span><a>Jane</a><time>4 May</time>", "By Jane 4 May"},
      {"<span>a</span><b>b</b>", "ab"},
      {"<b>a</b><i>b</i>", "ab"},
      {"<label>aa</label><span>bb</span>", "aa bb"},
      {"a<span>b</span>", "ab"},
      {"<span>a</span>, b", "a, b"},
      {"<span><span>aa</span></span><span>bb</span>", "aabb"},
      {"a&nbsp;b&nbsp;&nbsp;c", "a b c"},
      {"a&#8203;b", "ab"},  // zero-width space
      {"a&#xFEFF;b", "ab"},
      {"a&#x200D;b&#x200C;c",
       "a\xE2\x80\x8D"
       "b\xE2\x80\x8C"
       "c"},                             // joiners stay
      {"a&shy;b", "ab"},                 // soft hyphen
      {"a&#xE001;b&#xF8FF; c", "ab c"},  // icon fonts' glyphs
      {"&#xE001;", ""},
      {"\xEF\xBD\x81", "\xEF\xBD\x81"},  // full width, not private
      {"e&#x301;", "\xC3\xA9"},          // NFC
      {"a<wbr>b", "ab"},
      {"a&emsp;b&#x3000;c", "a b c"},
  };
  for (const Case& c : cases) EXPECT_EQ(texts_of(c.html), c.expected) << c.html;
}

TEST(Segment, LeftOut) {
  const Case cases[] = {
      {"a<script type=application/ld+json>{}</script>b", "ab"},
      {"a<style>b</style>c", "ac"},
      {"a<svg><text>b</text></svg>c", "ac"},
      {"a<svg><text>b", "a"},
      {"a<math><mi>x</mi></math>b", "axb"},
      {"a<textarea>b</textarea>c", "ac"},
      {"a<select><option>b</select>c", "ac"},
      {"a<video>b</video><audio>c</audio><canvas>d</canvas>f", "af"},
      {"a<template><p>b</template>c", "ac"},
      {"<ruby>\xE6\xBC\xA2<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "\xE6\xBC\xA2"},
      {"a<title>b</title>c", "ac"},
      // Inside a run of text.
      {"a<span hidden>b</span>c", "ac"},
      {"a<span style='display:none'>b</span>c", "ac"},
      {"a <span class=sr-only>b</span> c", "a c"},
      {"a<i class=material-icons>arrow_forward</i>", "a"},
      {"<i class='fa fa-home'>home</i> a", "a"},
      {"<i class=icon>Read More</i> a", "Read More a"},  // no ligature: words
      {"<span aria-hidden=true>expand_more</span>a", "a"},
      {"<span aria-hidden=true>Words of it</span> a", "Words of it a"},
      {"<h2>a<a class=headerlink href=#a>#</a></h2>", "a"},
      {"<h2>a <a href=#a>\xC2\xB6</a></h2>", "a"},
      {"<h2>a <span class=editsection>[edit]</span></h2>", "a"},
      {"<p>a <span class=editsection>[edit]</span></p>", "a [edit]"},
      {"a<a href=#top>\xE2\x86\x91</a>", "a"},
      // rustdoc: signatures in headings, beside links to the source.
      {"<a class='src rightside' href=b>Source</a><h4 class=code-header>fn a()</h4>", "fn a()"},
      {"<a class=src href=b>The Times</a>", "The Times"},
      {"<details><summary class=hideme><span>Expand description</span></summary>a</details>", "a"},
      {"<summary>a</summary>b", "a | b"},
      {"<div class=code-header>rust</div>a", "a"},
      {"<span class=warn__icon aria-hidden=true>!</span><b>a</b>", "a"},
      {"<span class=warn__icon aria-hidden=true>A</span> b", "A b"},
      // What enlarges a picture, beside what its caption says.
      {"<figcaption>a <a href=b>Click to enlarge</a></figcaption>", "a"},
      {"<figcaption>a (click to enlarge)</figcaption>", "a"},
      {"<figcaption><b>a</b> (<a href=b>Agrandir l'image</a>)</figcaption>", "a"},
      {"<figcaption>a <a href=b>The mill</a> (1911)</figcaption>", "a The mill (1911)"},
      {"<p>a <a href=b>Click to enlarge</a></p>", "a Click to enlarge"},
      {"<div class='prompt input_prompt'>In [1]:</div>a", "a"},
      {"<div class=jp-OutputPrompt>Out[1]:</div>a", "a"},
      {"<ul><li><span class=ltx_tag_item>\xE2\x80\xA2</span><p>a</p></ul>", "a"},
      {"<ul><li><span class=ltx_tag_item>(b)</span><p>a</p></ul>", "(b) | a"},
      {"<ol><li><span class=ltx_tag_item>1.</span><p>a</p></ol>", "a"},
      {"<ol><li><span class=ltx_tag_item>\xE2\x80\xA2</span><p>a</p></ol>", "\xE2\x80\xA2 | a"},
      {"a<a href=#n1>[1]</a>", "a[1]"},
      {"a <a href=/x>\xE2\x86\x92</a>", "a \xE2\x86\x92"},  // leads elsewhere
      // For the scorer to judge: whole blocks stay.
      {"<div hidden>a</div>b", "a | b"},
      {"<div class=sr-only>a</div>b", "a | b"},
      {"<noscript><p>a</p></noscript>b", "a | b"},
      {"<div aria-hidden=true>a</div>", "a"},
      {"<button>a</button>", "a"},
  };
  for (const Case& c : cases) EXPECT_EQ(texts_of(c.html), c.expected) << c.html;
}

TEST(Segment, Spans) {
  const Case cases[] = {
      {"a <b>b</b> <em>c</em> <code>d</code>", "a *b* _c_ `d`"},
      {"<strong>a</strong><i>b</i><kbd>c</kbd><samp>d</samp><tt>e</tt>", "*a*_b_`c``d``e`"},
      {"<a href=x>a</a>", "[a](x)"},
      {"<a>aa</a><a name=x>bb</a>", "aa bb"},
      {"<a href=''>a</a>", "[a]()"},
      {"a<a href=x> b </a>c", "a [b](x) c"},  // spaces stay outside
      {"<b><i>a</i></b>", "*_a_*"},
      {"<a href=x><b>a</b> b</a>", "[*a* b](x)"},
      {"<b>a<p>b</p></b>", "*a* | *b*"},
      {"<a href=x><div>a</div><div>b</div></a>", "[a](x) | [b](x)"},
      {"<b>a<br><br>b</b>", "*a* | *b*"},
      {"<b></b>a<i> </i>b", "a b"},
      {"<a href=x></a>a", "a"},
      {"<b>a <i>b</b> c</i>", "*a _b_* _c_"},
      {"<a href=x>a<br>b</a>", "[a\\nb](x)"},
      {"<span>aa</span><a href=x>bb</a>", "aa [bb](x)"},
      {"<b>a</b>", "*a*"},
      {"<pre><b>a</b> <a href=x>b</a></pre>", "a b"},  // code is verbatim
      {"x<sup>2</sup> H<sub>2</sub>O", "x^2^ H,2,O"},
      {"<del>a</del> <s>b</s> <ins>c</ins> <mark>d</mark> <q>e</q>", "-a- -b- +c+ =d= \"e\""},
      {"<span style='font-weight: 700'>a</span> <span style='font-style:italic'>b</span>",
       "*a* _b_"},
      {"<span style='text-decoration: line-through'>a</span>", "-a-"},
      {"a <math><mi>x</mi></math> b", "a $x$ b"},
  };
  for (const Case& c : cases) EXPECT_EQ(marked(c.html), c.expected) << c.html;
}

TEST(Segment, Links) {
  const struct {
    const char* html;
    const char* base;
    const char* expected;
  } cases[] = {
      {"<a href=b>a</a>", "https://example.org/x/y", "[a](https://example.org/x/b)"},
      {"<a href=' #b\n'>a</a>", "https://example.org/x", "[a](https://example.org/x#b)"},
      {"<a href=b>a</a>", "", "[a](b)"},
      {"<a href=javascript:b>a</a>", "https://example.org/x", "[a](javascript:b)"},
      {"<img src=b.png alt='an image'>", "https://example.org/x",
       "![an image](https://example.org/b.png)"},
  };
  for (const auto& c : cases) EXPECT_EQ(marked(c.html, c.base), c.expected) << c.html;
}

TEST(Segment, BaseElement) {
  const auto with = [](std::string_view head, std::string_view url) {
    const std::string page = "<head>" + std::string(head) + "</head><body><a href=b>a</a>";
    return marked(segment(Document::parse(page, 1'000'000), url).blocks.at(0).block);
  };
  EXPECT_EQ(with("", "https://example.org/x/y"), "[a](https://example.org/x/b)");
  EXPECT_EQ(with("<base href=/z/>", "https://example.org/x/y"), "[a](https://example.org/z/b)");
  EXPECT_EQ(with("<base href=https://example.net/z/>", ""), "[a](https://example.net/z/b)");
  EXPECT_EQ(with("<base target=_top><base href=/1/><base href=/2/>", "https://example.org/"),
            "[a](https://example.org/1/b)");
}

TEST(Segment, Images) {
  const Case cases[] = {
      {"a <img src=x> b", "a ![](x) b"},
      {"<img src=x alt=y>", "![y](x)"},
      {"<p><img src=x></p><p>a</p>", "![](x) | a"},
      {"<img data-src=x src=placeholder>", "![](x)"},
      {"<img src='data:image/gif;base64,AA' data-src=x>", "![](x)"},
      {"<img src='data:image/gif;base64,AA'>", ""},
      {"<img>", ""},
      {"<img data-src=x><noscript><img src=x></noscript>", "![](x) | "},
      {"<img data-lazy-src=x><noscript><img src=x></noscript>", " || 0 ![](x)"},
      {"<noscript><img src=x></noscript><img data-src=y alt=z>", "![](x) | ![z](y)"},
      {"<img src=x><p>a</p><noscript><img src=x></noscript>", "![](x) | a | ![](x)"},
      {"<amp-img src=x><noscript><img src=x></noscript></amp-img>", " || 0 ![](x)"},
      {"<img src=blank.gif>", ""},
      {"<p>a<img class=emoji src=x alt=\U0001F642></p>", "a\U0001F642"},
      {"<span><img data-src=x><img src=x></span>", "![](x)"},
      {"<a href=y><img src=x></a>", "![](x)->y"},
      {"<picture><source srcset='z 9w'><img src=x></picture>a", "![](z)a"},
      {"<svg><image href=x /></svg>", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(marked(c.html), c.expected) << c.html;
  EXPECT_EQ(test::blocks_of("<p><img src=x>"), "image: \n");
}

TEST(Segment, CaptionsBelongToImages) {
  const Case cases[] = {
      {"<figure><img src=x><figcaption>a <b>b</b></figcaption></figure>", "![](x){a b} | a *b*"},
      {"<figure><figcaption>a</figcaption><img src=x></figure>", "a | ![](x){a}"},
      {"<figure><img src=x><figcaption>Click to enlarge</figcaption></figure>",
       "![](x) | Click to enlarge"},
      {"<figure><img src=x><figcaption><img src=y><p>Click to enlarge</figcaption></figure>",
       "![](x) | ![](y) | Click to enlarge"},
      {"<figure><img src=x><figcaption>a<p>View image</p></figcaption></figure>",
       "![](x){a} | a | View image"},
      {"<figure><img src=x><img src=y><figcaption>a</figcaption></figure>", "![](x)![](y){a} | a"},
      {"<div class=wp-caption><img src=x><p class=wp-caption-text>a</p></div>", "![](x){a} | a"},
      {"<img src=x><p>a</p><figcaption>b</figcaption>", "![](x) | a | b"},
      {"<figure><figcaption>a</figcaption></figure><img src=x>", "a | ![](x)"},
      {"<figure><img data-lazy-src=x><figcaption>a</figcaption></figure>", "a || 0 ![](x){a}"},
  };
  for (const Case& c : cases) EXPECT_EQ(marked(c.html), c.expected) << c.html;
}

TEST(Segment, EmbedsStandAside) {
  const Case cases[] = {
      {"<p>a</p><iframe src=https://v.example/embed/1 title=b></iframe><p>c</p>",
       "a | c || 1 <https://v.example/embed/1>b"},
      {"<p>a <iframe src=https://v.example/embed/1></iframe> c</p>d",
       "a c | d || 1 <https://v.example/embed/1>"},
      {"<video src=/a.mp4>b</video>c", "c || 0 </a.mp4>"},
      {"<p>a</p><iframe src=https://v.example/embed/1></iframe>"
       "<noscript><iframe src=https://v.example/embed/1></iframe></noscript>",
       "a || 1 <https://v.example/embed/1>"},
  };
  for (const Case& c : cases) EXPECT_EQ(marked(c.html), c.expected) << c.html;
}

TEST(Segment, ShadowRootsAndObjects) {
  EXPECT_EQ(
      test::texts_of("<x-a><template shadowrootmode=open><p>a<slot>b</slot></template>c</x-a>"),
      "ab | c");
  EXPECT_EQ(test::texts_of("<template><p>a</template>b"), "b");
  EXPECT_EQ(test::texts_of("<object data=/x.pdf><p>a</p></object>"), "a");
}

TEST(Segment, ElementsOfBlocks) {
  const PageModel page =
      segmented("<div class='row big'><p>a <b>b</b></p></div><div class=row2>c</div>");
  ASSERT_EQ(page.blocks.size(), 2u);
  ASSERT_EQ(page.elements.size(), 5u);
  EXPECT_EQ(page.elements[0].tag, Tag::body);
  EXPECT_EQ(page.elements[page.blocks[0].element].tag, Tag::p);  // around all of its text
  EXPECT_EQ(page.elements[page.blocks[1].element].tag, Tag::div);
  EXPECT_EQ(page.elements[0].children, 2u);
  EXPECT_EQ(page.elements[1].children, 1u);
  EXPECT_EQ(page.elements[1].signature, page.elements[4].signature);  // "row", without the digit
  EXPECT_NE(page.elements[1].signature, page.elements[2].signature);
  const auto range = [&](std::size_t i) {
    return std::to_string(page.elements[i].first_block) + "-" +
           std::to_string(page.elements[i].end_block);
  };
  EXPECT_EQ(range(0), "0-2");
  EXPECT_EQ(range(1), "0-1");
  EXPECT_EQ(range(2), "0-1");
  EXPECT_EQ(range(4), "1-2");
}

TEST(Segment, CuesOfTheBodyAreTheWholeSites) {
  const Document document =
      Document::parse("<body class='nav-open ad'><p class=share>a", 1'000'000);
  const PageModel page = segment(document, "");
  EXPECT_TRUE(page.elements.at(0).cues.empty());
  EXPECT_TRUE(page.elements.at(1).cues.has(Cue::share));
}

TEST(Segment, CountsLinkWords) {
  const PageModel page = segmented("a b <a href=x>c d</a> e <a>f</a> <a href=y><b>g</b></a>");
  ASSERT_EQ(page.blocks.size(), 1u);
  EXPECT_EQ(page.blocks[0].counts.words, 7);
  EXPECT_EQ(page.blocks[0].link_words, 3);
  EXPECT_EQ(page.blocks[0].links, 2u);
}

TEST(Segment, EqualTextsHaveEqualKeys) {
  const PageModel page =
      segmented("<p>Read more!</p><p>read <b>More</b></p><p>Other</p><img src=x>");
  ASSERT_EQ(page.blocks.size(), 4u);
  EXPECT_EQ(page.blocks[0].key, page.blocks[1].key);
  EXPECT_NE(page.blocks[0].key, page.blocks[2].key);
  EXPECT_EQ(page.blocks[3].key, 0u);
}

TEST(Segment, SourceRanges) {
  const std::string html = "<p>one <b>two</b> three</p><script>x</script><p>four<br><br>five</p>";
  const Document document = Document::parse(html, 1'000'000);
  const PageModel page = segment(document, "");
  std::string found;
  for (const PageBlock& block : page.blocks) {
    const SourceRange source = block.block.source;
    found += html.substr(source.begin, source.end - source.begin) + "|";
  }
  EXPECT_EQ(found, "one <b>two</b> three|four|five|");
}

TEST(Segment, NoBody) {
  EXPECT_TRUE(segment(Document(), "https://example.org").blocks.empty());
  EXPECT_TRUE(segment(Document::parse("<frameset>", 1'000'000), "").blocks.empty());
  EXPECT_TRUE(segmented("").blocks.empty());
}

// What article.h promises of every block, on pages of any kind.
TEST(Segment, TagSoup) {
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    const std::string html = test::join(test::tag_soup(seed, 50));
    const PageModel page = segment(Document::parse(html, 100'000'000), "https://example.org/");
    for (const PageBlock& entry : page.blocks) {
      const Block& block = entry.block;
      const bool image = block.kind == BlockKind::image;
      ASSERT_EQ(block.text.empty(), image) << "seed " << seed << "\n" << html;
      ASSERT_LT(entry.element, page.elements.size());
      ASSERT_LE(block.source.end, html.size());
      std::vector<std::uint32_t> ends;
      std::uint32_t before = 0;
      for (const Span& span : block.spans) {
        ASSERT_LE(before, span.begin) << "seed " << seed << "\n" << html;
        before = span.begin;
        while (!ends.empty() && ends.back() <= span.begin) ends.pop_back();
        ASSERT_LE(span.end, block.text.size()) << "seed " << seed;
        if (span.kind == SpanKind::image) continue;
        ASSERT_LT(span.begin, span.end) << "seed " << seed;
        ASSERT_TRUE(ends.empty() || span.end <= ends.back()) << "crossing, seed " << seed;
        ends.push_back(span.end);
      }
      if (block.kind == BlockKind::code || image) continue;
      ASSERT_EQ(block.text.find("  "), std::string::npos) << "seed " << seed << "\n" << html;
      ASSERT_NE(block.text.front(), ' ');
      ASSERT_NE(block.text.back(), ' ');
    }
    for (const Element& element : page.elements) {
      ASSERT_LE(element.first_block, element.end_block);
      ASSERT_LE(element.end_block, page.blocks.size());
    }
  }
}

}  // namespace
}  // namespace pith::internal
