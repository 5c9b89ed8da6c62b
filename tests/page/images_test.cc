#include "page/images.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {
namespace {

// The first image of a page.
Node first_image(const Document& document) {
  Node found;
  walk(document.body(), [&](Node node) {
    if (!found && is_image(node)) found = node;
    return !found;
  });
  return found;
}

std::string source(std::string_view page) {
  const Document document = Document::parse(page, SIZE_MAX);
  return std::string(read_image_source(first_image(document)).url);
}

struct Case {
  std::string_view page;
  std::string_view expected;
};

TEST(Images, TheBestSource) {
  const Case cases[] = {
      {"<img src=/a.jpg>", "/a.jpg"},
      {"<img src=/a.jpg srcset='/a-1.jpg 300w, /a-2.jpg 900w'>", "/a-2.jpg"},
      {"<img src=/a.jpg srcset='/a.jpg, /b.jpg 2x, /c.jpg 1.5x'>", "/b.jpg"},
      {"<img srcset='/w_300,h_2/a.jpg 300w,/w_900,h_6/a.jpg 900w'>", "/w_900,h_6/a.jpg"},
      {"<img srcset='/w_300,h_2/a.jpg 300w, /w_900,h_6/a.jpg 900w'>", "/w_900,h_6/a.jpg"},
      {"<img srcset='/only.jpg'>", "/only.jpg"},
      // What a loader puts in place.
      {"<img src=data:image/gif;base64,R0 data-src=/a.jpg>", "/a.jpg"},
      {"<img src=/blank.gif data-lazy-src=/a.jpg>", "/a.jpg"},
      {"<img src=/a-20.jpg data-original=/a.jpg>", "/a.jpg"},
      {"<img src=/a.jpg?blur=200 data-srcset='/a.jpg 1x, /b.jpg 2x'>", "/b.jpg"},
      {"<img data-lazy-srcset='/a.jpg 100w, /b.jpg 200w'>", "/b.jpg"},
      {"<img src=/x.png data-pagespeed-lazy-src=/a.jpg>", "/a.jpg"},
      {"<img src=/a.jpg data-lazy=true>", "/a.jpg"},
      {"<img src='  /a.jpg '>", "/a.jpg"},
      // <picture>
      {"<picture><source srcset='/a.webp 960w' type=image/webp><source srcset='/a.jpg 960w'>"
       "<img src=/thumb.jpg></picture>",
       "/a.jpg"},
      {"<picture><source data-srcset='/a.webp 960w'><img src=/placeholder.png></picture>",
       "/a.webp"},
      {"<picture><source srcset=/a.webp><img src=/a.jpg></picture>", "/a.jpg"},
      {"<div><source srcset='/b.jpg 900w'><img src=/a.jpg></div>", "/a.jpg"},
      // <noscript>
      {"<img alt=x><noscript><img src=/a.jpg></noscript>", "/a.jpg"},
      {"<img src=/a.jpg?blur=9> <noscript><p><img src=/b.jpg></p></noscript>", "/b.jpg"},
      {"<img src=/a.jpg><noscript><img src=/b.jpg></noscript>", "/a.jpg"},
      // AMP
      {"<amp-img src=/a.jpg width=9></amp-img>", "/a.jpg"},
      {"<amp-img src=/a.jpg srcset='/a.jpg 9w, /b.jpg 99w'></amp-img>", "/b.jpg"},
  };
  for (const Case& c : cases) EXPECT_EQ(source(c.page), c.expected) << c.page;
}

TEST(Images, PlaceholdersAreNone) {
  for (const std::string_view page :
       {"<img>", "<img src=''>", "<img src=data:image/png;base64,AA>", "<img src=/1x1.gif>",
        "<img src=/img/blank.gif>", "<img src=/i/image-placeholder-300x200.png>", "<img src=#>",
        "<img src=/lazy_loading.gif>", "<img src=/1x1.trans.gif>", "<img src=/s.gif>",
        "<img src=about:blank>", "<img src='{{ image }}'>", "<img src=undefined>",
        "<img src=/p?id=1 width=1 height=1>", "<img src=/p width=0>",
        "<img src=/p style='width:1px;height:1px'>"}) {
    EXPECT_EQ(source(page), "") << page;
  }
  for (const std::string_view page :
       {"<img src=/loading-dock.jpg>", "<img src=/gray.jpg>", "<img src=/pixel-phone.png>",
        "<img src=/a width=100%>", "<img src=/thumb.jpg>", "<img src=/a height=100>"}) {
    EXPECT_NE(source(page), "") << page;
  }
}

TEST(Images, EmojiAreText) {
  const auto text = [](std::string_view page) {
    const Document document = Document::parse(page, SIZE_MAX);
    return std::string(emoji_text(first_image(document)).value_or("none"));
  };
  EXPECT_EQ(text("<img class=emoji alt=\xF0\x9F\x99\x82>"), "\xF0\x9F\x99\x82");
  EXPECT_EQ(text("<img src=/a.png alt=\xF0\x9F\x99\x82>"), "\xF0\x9F\x99\x82");
  EXPECT_EQ(text("<img alt='1\xEF\xB8\x8F\xE2\x83\xA3'>"), "1\xEF\xB8\x8F\xE2\x83\xA3");
  EXPECT_EQ(text("<img class='wp-smiley x' alt=':-)'>"), ":-)");
  EXPECT_EQ(text("<img class=emoji alt='a yellow face with a smile'>"), "none");
  EXPECT_EQ(text("<img alt=12>"), "none");
  EXPECT_EQ(text("<img alt='\xF0\x9F\x99\x82 hello'>"), "none");
  EXPECT_EQ(text("<img alt='\xE2\x86\x92'>"), "none");
  EXPECT_EQ(text("<img alt=''>"), "none");
}

TEST(Images, IconsAndBadgesAreDecoration) {
  const auto decoration = [](std::string_view page) {
    const Document document = Document::parse(page, SIZE_MAX);
    return read_image_source(first_image(document)).decoration;
  };
  EXPECT_TRUE(decoration("<img src=/a.png width=16 height=16>"));
  EXPECT_TRUE(decoration("<img src=https://ci.example/badge.svg>"));
  EXPECT_TRUE(decoration("<img src=https://img.shields.example/v/x>"));
  EXPECT_FALSE(decoration("<img src=/a.png width=16>"));
  EXPECT_FALSE(decoration("<img src=/badger.jpg>"));
}

TEST(Images, ForDarkPages) {
  const auto dark = [](const std::string& image) {
    const std::string html = "<body>" + image;  // the document refers to it
    const Document document = Document::parse(html, 1'000'000);
    return is_for_dark_pages(first_image(document));
  };
  EXPECT_TRUE(dark("<img class='align-center only-dark' src=a.svg>"));
  EXPECT_TRUE(dark("<img src='a.png#gh-dark-mode-only'>"));
  EXPECT_FALSE(dark("<img class=only-light src=a.svg>"));
  EXPECT_FALSE(dark("<img class=dark src=a.svg>"));
}

TEST(Images, Files) {
  EXPECT_TRUE(is_image_file("https://a.example/b.JPG?x=1.html"));
  EXPECT_FALSE(is_image_file("https://a.example/b.html"));
  EXPECT_FALSE(is_image_file("https://a.example/jpg"));
}

// Whatever the number of its neighbors, a bounded number of them is looked at.
TEST(Images, ManySourcesAndSiblings) {
  std::string page = "<picture>";
  for (int i = 0; i < 20'000; ++i) page += "<source srcset='/a.jpg 9w'>";
  for (int i = 0; i < 20'000; ++i) page += "<img>";
  const Document document = Document::parse(page, SIZE_MAX);
  std::size_t seen = 0;
  walk(document.body(), [&](Node node) {
    if (is_image(node)) seen += read_image_source(node).url.size();
    return true;
  });
  EXPECT_GT(seen, 0U);
}

}  // namespace
}  // namespace pith::internal
