// What segment() says is around the blocks.
#include "page/nesting.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

#include "html/dom.h"
#include "page/segment.h"

namespace pith::internal {
namespace {

// "quote1/item1 paragraph: text", a line a block; containers are numbered as they come.
std::string nesting_of(std::string_view body) {
  const std::string html = "<!DOCTYPE html><body>" + std::string(body);
  const Document document = Document::parse(html, std::size_t{1} << 30);
  const PageModel page = segment(document, "");
  constexpr std::string_view kNames[] = {"quote", "item", "callout", "details",
                                         "dl",    "dd",   "note",    "api"};
  std::map<std::pair<ContainerKind, std::uint32_t>, int> numbers;
  std::map<ContainerKind, int> last;
  std::string out;
  for (const PageBlock& entry : page.blocks) {
    std::string path;
    for (const BlockContainer& container : entry.block.containers) {
      auto [number, is_new] = numbers.try_emplace({container.kind, container.id}, 0);
      if (is_new) number->second = ++last[container.kind];
      if (!path.empty()) path += '/';
      path += kNames[static_cast<std::size_t>(container.kind)];
      path += std::to_string(number->second);
    }
    if (!path.empty()) path += ' ';
    out += path + std::string(to_string(entry.block.kind)) + ": " + entry.block.text + '\n';
  }
  return out;
}

struct Case {
  std::string_view html;
  std::string_view expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(nesting_of(c.html), c.expected) << c.html;
}

TEST(Nesting, QuotesAndLists) {
  expect_all({
      {"<blockquote>a</blockquote><blockquote>b</blockquote>",
       "quote1 paragraph: a\nquote2 paragraph: b\n"},
      {"<ul><li>a<blockquote><ul><li>b</ul></blockquote>c</ul>",
       "item1 list_item: a\nitem1/quote1/item2 list_item: b\nitem1 paragraph: c\n"},
      {"<ul><li><img src=x><p>a<h3>b</h3></ul>",
       "item1 image: \nitem1 list_item: a\nitem1 heading: b\n"},
      {"<ul><li><img src=x><h3>a</h3><p>b</ul>", "image: \nheading: a\nparagraph: b\n"},
  });
}

TEST(Nesting, SourcesOfQuotes) {
  expect_all({
      {"<blockquote><p>a</p><footer>Ann, <cite>Book</cite></footer></blockquote>",
       "quote1 paragraph: a\nquote1 paragraph: \xe2\x80\x94 Ann, Book\n"},
      {"<blockquote><p>a</p><cite>\xe2\x80\x94 Ann</cite></blockquote>",
       "quote1 paragraph: a\nquote1 paragraph: \xe2\x80\x94 Ann\n"},
      {"<figure><blockquote>a</blockquote><figcaption>Ann</figcaption></figure>b",
       "quote1 paragraph: a\nquote1 paragraph: \xe2\x80\x94 Ann\nparagraph: b\n"},
      {"<blockquote><p>a</p><small>Ann</small></blockquote>",
       "quote1 paragraph: a\nquote1 paragraph: \xe2\x80\x94 Ann\n"},
      // Who is quoted is above what is quoted in forums.
      {"<blockquote><cite>Ann wrote:</cite><p>a</p></blockquote>",
       "quote1 paragraph: Ann wrote:\nquote1 paragraph: a\n"},
  });
}

TEST(Nesting, Definitions) {
  expect_all({
      {"<dl><dt>a<dt>b<dd><p>c</p><p>d</p><dd>e</dl>",
       "dl1 term: a\ndl1 term: b\ndl1/dd1 definition: c\ndl1/dd1 paragraph: d\n"
       "dl1/dd2 definition: e\n"},
      // The documentation of an API.
      {"<dl class=\"py class\"><dt class=\"sig\"><span>f(</span><dl><dd><em>a</em></dd></dl>"
       "<span>)</span><dd>b</dl>",
       "api1 term: f(a)\napi1/dd1 definition: b\n"},
      {"<dl class='py class'><dt class=sig>C<dd>a<dl class=field-list><dt>Raises:<dd>b</dl></dl>",
       "api1 term: C\napi1/dd1 definition: a\napi1/dd1/api2 term: Raises:\n"
       "api1/dd1/api2/dd2 definition: b\n"},
      {"<ul><li><dl class=simple><dt>a<dd>b</dl></ul>",
       "item1/dl1 list_item: a\nitem1/dl1/dd1 definition: b\n"},
      {"<dd>a</dd>", "paragraph: a\n"},
  });
}

TEST(Nesting, Callouts) {
  expect_all({
      {"<div class=admonition><p class=admonition-title>Note</p><p>a</p></div>b",
       "callout1 callout_title: Note\ncallout1 paragraph: a\nparagraph: b\n"},
      {"<div class='theme-admonition x'><div class=admonitionHeading_x1>tip</div>a</div>",
       "callout1 callout_title: tip\ncallout1 paragraph: a\n"},
      {"<div class=notecard><h4>Note:</h4><p>a</p></div>",
       "callout1 callout_title: Note:\ncallout1 paragraph: a\n"},
      {"<aside role=note><p><strong>Info</strong></p><p>a</p></aside>",
       "callout1 callout_title: Info\ncallout1 paragraph: a\n"},
      {"<div role=note class=hatnote>See b.</div>", "paragraph: See b.\n"},
      {"<figure class='block-color-gray callout'><div>a</div></figure>", "callout1 paragraph: a\n"},
      {"<figure class=media><div>a</div></figure>", "paragraph: a\n"},
      {"<div class='alert alert-info'><h4 class=alert-heading>a</h4>b</div>",
       "callout1 callout_title: a\ncallout1 paragraph: b\n"},
      {"<div class='alert alert-info'><p><b>Sold out</b></p>b</div>",
       "paragraph: Sold out\nparagraph: b\n"},
      {"<div class=callout><p>a</p><h3>b</h3></div>", "paragraph: a\nheading: b\n"},
      // docutils
      {"<aside class=topic><p class=topic-title>a</p><p>b</p></aside>",
       "callout1 callout_title: a\ncallout1 paragraph: b\n"},
      {"<aside class=sidebar>\n<p class=sidebar-title>a</p><p>b</p></aside>",
       "callout1 callout_title: a\ncallout1 paragraph: b\n"},
      {"<aside class=sidebar><h3 class=sidebar-title>a</h3><p>b</p></aside>",
       "heading: a\nparagraph: b\n"},
      {"<div class=topic><p>a</p></div>", "paragraph: a\n"},
      {"<blockquote class='book-hint info'>a</blockquote>", "callout1 paragraph: a\n"},
      {"<details><summary>a</summary>b</details>",
       "details1 callout_title: a\ndetails1 paragraph: b\n"},
      {"<details class=note><summary>a</summary>b</details>",
       "callout1 callout_title: a\ncallout1 paragraph: b\n"},
  });
}

TEST(Nesting, DepthIsBounded) {
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "<blockquote>x";
  const Document document = Document::parse(deep, std::size_t{1} << 30);
  for (const PageBlock& entry : segment(document, "").blocks) {
    EXPECT_LE(entry.block.containers.size(), 24u);
  }
}

}  // namespace
}  // namespace pith::internal
