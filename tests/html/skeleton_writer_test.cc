// What the writer decides by itself; prefilter_test.cc tests whole pages.
#include "html/skeleton_writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "html/tag_token.h"

namespace pith::internal {
namespace {

using Kind = InlineItem::Kind;

// Hands the writer a page of bare tags, texts and white space, piece by piece.
void feed(SkeletonWriter& out, std::string_view page) {
  for (std::size_t at = 0; at < page.size();) {
    TagToken token;
    if (page[at] == '<' && read_tag_name(page, at, token)) {
      const std::size_t end = page.find('>', at) + 1;
      if (token.end_tag) {
        out.end(token.tag, token.name);
      } else {
        StartTag tag;
        tag.begin = static_cast<std::uint32_t>(at);
        tag.end = static_cast<std::uint32_t>(end);
        tag.name_size = static_cast<std::uint32_t>(token.name.size());
        tag.tag = token.tag;
        out.skeleton().tags.push_back(tag);
        out.start();
      }
      at = end;
    } else {
      const std::size_t end = std::min(page.find('<', at + 1), page.size());
      const std::string_view text = page.substr(at, end - at);
      if (std::all_of(text.begin(), text.end(), is_html_space)) {
        out.white(at, end);
      } else {
        out.text(at, end, Kind::text);
      }
      at = end;
    }
  }
}

std::string written(std::string_view page, bool fold = true) {
  SkeletonWriter out(page);
  if (!fold) out.stop_folding();
  feed(out, page);
  out.finish();
  return dump(out.skeleton());
}

TEST(SkeletonWriter, FoldsOrNot) {
  const struct {
    std::string_view page;
    std::string_view folded;
    std::string_view unfolded;
  } cases[] = {
      {"", "", ""},
      {"a", "[a]", "[a]"},
      {"<p>a</p>", "[(p:a)]", "<p>[a]</p>"},
      {"<p>a <b>b</b></p>", "[(p:a (b:b))]", "<p>[a ]<b>[b]</b></p>"},
      {"a<br>b<hr>", "[a(br:)b(hr:)]", "[a]<br>[b]<hr>"},
      {"<Div>a</dIV>", "[(Div:a)]", "<Div>[a]</dIV>"},
      {"<my-card>a</my-card>", "[(my-card:a)]", "<x>[a]</x>"},
      {"<ul> <li>a</li> </ul>", "[(ul:(li:a))]", "<ul><li>[a]</li></ul>"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(written(c.page), c.folded);
    EXPECT_EQ(written(c.page, false), c.unfolded);
  }
}

// A folded element whose end tag does not come is passed to the parser after all.
TEST(SkeletonWriter, WhatIsNotEndedInOrderIsUnfolded) {
  const struct {
    std::string_view page;
    std::string_view expected;
  } cases[] = {
      {"<div><ul><li><b>a", "<div><ul><li><b>[a]"},
      {"<div>a<p>b<b>c</b>", "<div>[a]<p>[b(b:c)]"},
      {"<span><q>a</span></q>", "<span><q>[a]</span></q>"},
      {"<div><p>a</p><object></object><p>b</p></div>",
       "<div>[(p:a)]<object></object>[(p:b)]</div>"},
      // A paragraph cannot hold a block, not even deep inside an inline element.
      {"<p><span><div>a</div></span></p>", "<p><span><div>[a]</div></span>[(+p:)]"},
      {"<p><span><hr></span></p>", "<p><span><hr></span></p>"},
      {"<li>a</li>", "<li>[a]</li>"},
      {"<ul><div><li>a</li></div></ul>", "<ul><div><li>[a]</li></div></ul>"},
      {"<dl><dt>a</dt><dd>b</dd></dl>", "[(dl:(dt:a)(dd:b))]"},
      {"<h1><span><h2>a</h2></span></h1>", "[(h1:(span:(h2:a)))]"},
      {"<h1><h2>a</h2></h1>", "<h1><h2>[a]</h2></h1>"},
      {"<a>a<span><a>b</a></span></a>", "<a>[a]<span><a>[b]</a></span></a>"},
      {"<button>a<span><button>b</button></span></button>",
       "<button>[a]<span><button>[b]</button></span></button>"},
      {"<select><span>a</span></select><span>b</span>",
       "<select><span>[a]</span></select>[(span:b)]"},
      // Of four equal nested ones the parser drops one.
      {"<b><b><b>a</b></b></b>", "[(b:(b:(b:a)))]"},
      {"<b><b><b><b>a</b></b></b></b>", "<b><b><b><b>[a]</b></b></b></b>"},
      {"<b><i><u><s>a</s></u></i></b>", "[(b:(i:(u:(s:a))))]"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(written(c.page), c.expected) << c.page;
  }
}

// A folded element in front of misnested formatting: see separate_from_folded().
TEST(SkeletonWriter, FoldedElementsArePartedFromMisnesting) {
  const struct {
    std::string_view page;
    std::string_view expected;
  } cases[] = {
      {"<a><div><q>a</q></a>", "<a><div>[(q:a)]<!----></a>"},
      {"<a><div><q>a</q><a>", "<a><div>[(q:a)]<!----><a>"},
      {"<a><div><q>a</q> <b> </b> </a>", "<a><div>[(q:a) (b: ) ]<!----></a>"},
      {"<a><div>a</a>", "<a><div>[a]</a>"},
      {"<a><div><q>a</q>b</a>", "<a><div>[(q:a)b]</a>"},
      {"<a><div><q>a</q></div></a>", "[(a:(div:(q:a)))]"},
      {"<a><div><q>a</q><i>", "<a><div>[(q:a)]<i>"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(written(c.page), c.expected) << c.page;
  }
}

TEST(SkeletonWriter, WhiteSpace) {
  const struct {
    std::string_view page;
    std::string_view expected;
  } cases[] = {
      {"<b>a</b> \n <i>b</i>", "[(b:a) (i:b)]"},  // its first character is enough
      {"<b>a</b>\n  <i>b</i>", "[(b:a)\n(i:b)]"},
      {"<p>a</p> <p>b</p> ", "[(p:a)(p:b)]"},
      {"<div> <span>a</span> </div>", "[(div:(span:a))]"},
      {"<span>a</span> <table> <tr> <td> b</table>", "[(span:a)(table:(+tbody:(tr:(td: b))))]"},
      {" <title></title> <meta> <p>", "<title></title><meta><p>"},
      {"<pre> \n <b> </b>\n\n</pre> <p>", "[(pre: \n (b: )\n\n)]<p>"},
      {"<pre>\n\n", "<pre>\n\n\n"},  // the parser drops one
      // If formatting is left open, white space reopens it.
      {"<p><b>a</p> <p>b", "<p><b>[a]</p> <p>[b]"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(written(c.page), c.expected) << c.page;
  }
}

TEST(SkeletonWriter, TextsCutByWhatIsNoTagAreOne) {
  const std::string_view page = "1 < 2 &amp; 3";
  SkeletonWriter out(page);
  out.text(0, 2, Kind::text);
  out.text(2, 3, Kind::text);
  out.text(3, 3, Kind::text);  // nothing
  out.text(3, 13, Kind::coded);
  out.finish();
  ASSERT_EQ(out.skeleton().items.size(), 1u);
  EXPECT_EQ(out.skeleton().items[0].kind, Kind::coded);
  EXPECT_EQ(out.skeleton().items[0].begin, 0u);
  EXPECT_EQ(out.skeleton().items[0].end, 13u);
  // If something is left out between them, they are two parts of one sequence.
  SkeletonWriter parted(page);
  parted.text(0, 2, Kind::text);
  parted.text(6, 13, Kind::coded);
  parted.finish();
  EXPECT_EQ(parted.skeleton().items.size(), 2u);
  EXPECT_EQ(parted.skeleton().sequences.size(), 1u);
}

TEST(SkeletonWriter, WhatIsOpen) {
  const std::string_view page = "<div><b><td></b></div>";
  SkeletonWriter out(page);
  EXPECT_FALSE(out.has_folded());
  feed(out, page.substr(0, 8));
  EXPECT_TRUE(out.is_open(Tag::div));  // although the parser has not seen it
  EXPECT_TRUE(out.is_open(Tag::b));
  EXPECT_EQ(out.open().depth(), 0u);
  EXPECT_TRUE(out.has_folded());
  out.verbatim("<!doctype html>");
  EXPECT_EQ(out.open().depth(), 2u);
  EXPECT_EQ(out.open().innermost(), Tag::b);
  out.end(Tag::b, "b");
  out.end(Tag::div, "div");
  EXPECT_FALSE(out.is_open(Tag::div));
  EXPECT_FALSE(out.is_open(Tag::b));
  out.finish();
  EXPECT_EQ(out.skeleton().html, "<div><b><!doctype html></b></div>");
}

// Folded elements count for the depth of the tree like others.
TEST(SkeletonWriter, NoDeeperThanTheBound) {
  std::string page;
  for (int i = 0; i < 600; ++i) page += "<div>";
  page += "a";
  for (int i = 0; i < 600; ++i) page += "</div>";
  const std::string html = written(page);
  std::size_t starts = 0;
  for (std::size_t at = 0; (at = html.find("<div", at)) != std::string::npos; ++at) ++starts;
  EXPECT_EQ(starts, OpenElements::kMaxDepth);
  EXPECT_EQ(html.find('('), std::string::npos);
}

}  // namespace
}  // namespace pith::internal
