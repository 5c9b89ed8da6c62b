#include "metadata/sources/home_links.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "html/dom.h"

namespace pith::internal {
namespace {

TEST(LeadsToFrontPage, Table) {
  for (const char* href : {"/", " / ", "/index.html", "/index.php", "http://example.org",
                           "https://example.org/", "//example.org/", "https://example.org:8080/"}) {
    EXPECT_TRUE(leads_to_front_page(href)) << href;
  }
  for (const char* href : {"", "#", "?", "a", "/a", "/a/", "https://example.org/a/", "//",
                           "https://", "mailto:a@example.org", "/?p=1", "index.html"}) {
    EXPECT_FALSE(leads_to_front_page(href)) << href;
  }
  EXPECT_FALSE(leads_to_front_page("https://" + std::string(200, 'x')));
}

TEST(IsFrontPage, Table) {
  for (const char* url : {"https://example.org", "https://example.org/", "http://example.org/#top",
                          "https://example.org/?", "https://example.org/?utm_source=mail&utm_x=1",
                          "https://example.org?srsltid=Ab1", "https://example.org/index.html"}) {
    EXPECT_TRUE(is_front_page(url)) << url;
  }
  for (const char* url : {"", "https://example.org/a", "https://example.org/?p=1",
                          "https://example.org/?p=1&utm_source=mail",
                          "https://example.org/a?utm_x=1", "example.org"}) {
    EXPECT_FALSE(is_front_page(url)) << url;
  }
}

// The first h1 of the page, and all its links.
struct Page {
  explicit Page(std::string page)
      : html(std::move(page)), document(Document::parse(html, 1'000'000)) {
    walk(document.root(), [this](Node node) {
      if (node.tag() == Tag::h1 && !h1) h1 = node;
      if (node.tag() == Tag::a) links.add(node);
      return true;
    });
  }
  std::string html;
  Document document;
  Node h1;
  HomeLinks links;
};

TEST(IsFrontPageLink, Table) {
  for (const char* html : {"<h1><a href='/'>The Daily</a></h1>",
                           "<h1>\n <span><a href='/'><b>The Daily</b></a></span>\n",
                           "<h1><a href='https://example.org'><img alt='The Daily'></a></h1>"}) {
    EXPECT_TRUE(is_front_page_link(Page(html).h1)) << html;
  }
  for (const char* html : {"<h1>The Daily</h1>", "<h1><a href='/a'>A long road</a></h1>",
                           "<h1></h1>", "<h1><a href='/'>The Daily</a>: a long road</h1>",
                           "<h1>A long road <a href='/'>home</a></h1>",
                           "<h1><a href='/'>The</a> <a href='/b'>Daily</a></h1>"}) {
    EXPECT_FALSE(is_front_page_link(Page(html).h1)) << html;
  }
}

using Names = std::vector<std::string>;

TEST(HomeLinks, NameTheSite) {
  const Page page(
      "<a href=/><img alt='The  Daily'></a><a href=/news>News</a><a "
      "href=//www.example.org/>Home</a>"
      "<a href=https://example.com/ title=Maker></a><a href=/></a>"
      "<a href=https://example.org/ aria-label='Front page'><svg></svg></a>");
  EXPECT_EQ(page.links.names("example.org", "/a"), (Names{"The Daily", "Home", "Front page"}));
  EXPECT_EQ(page.links.names("www.example.com", "/a"), (Names{"The Daily", "Maker"}));
  EXPECT_EQ(page.links.names("", ""), (Names{"The Daily"}));
  EXPECT_EQ(page.links.names("example.org", "/"), Names());
}

TEST(HomeLinks, AreFew) {
  std::string html;
  for (int i = 0; i < 1000; ++i) html += "<a href=/>x" + std::to_string(i) + "</a>";
  EXPECT_EQ(Page(html).links.names("example.org", "/a").size(), 16U);
}

}  // namespace
}  // namespace pith::internal
