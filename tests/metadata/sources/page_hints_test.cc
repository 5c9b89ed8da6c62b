#include "metadata/sources/page_hints.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "metadata/metadata.h"

namespace pith::internal {
namespace {

PageHints of_head(std::string_view head, std::string_view url = {}) {
  const std::string html = "<head>" + std::string(head) + "</head><body>";
  const Document document = Document::parse(html, 100'000'000);
  HeadFacts facts;
  read_metadata(document, url, &facts);
  return facts.hints;
}

PageHints of_json(std::string_view json) {
  PageHintReader reader;
  reader.json_ld(json);
  return reader.finish({});
}

UrlShape of_url(std::string_view url) { return PageHintReader().finish(url).url; }

// "article list"
template <std::size_t N>
std::string dump(const std::array<bool, N>& flags, const char* const (&names)[N]) {
  std::string out;
  for (std::size_t i = 0; i < N; ++i) {
    if (flags[i]) out += (out.empty() ? "" : " ") + std::string(names[i]);
  }
  return out;
}

std::string schemas(const PageHints& hints) {
  return dump(hints.schemas, {"article", "product", "list", "forum", "organization", "web_page",
                              "breadcrumb", "rating", "person"});
}

std::string kinds(std::string_view url) {
  return dump(of_url(url).kinds,
              {"forum", "product", "documentation", "listing", "article", "service"});
}

TEST(PageHints, OfNothing) {
  const PageHints hints = of_head("");
  EXPECT_EQ(hints.og_type, OgType::none);
  EXPECT_FALSE(hints.published_time);
  EXPECT_EQ(schemas(hints), "");
  EXPECT_FALSE(hints.url.known);
}

TEST(PageHints, OgType) {
  const struct {
    const char* head;
    OgType expected;
  } cases[] = {
      {"<meta property=og:type content=article>", OgType::article},
      {"<meta property=OG:Type content=Article>", OgType::article},
      {"<meta property=og:type content=website>", OgType::website},
      {"<meta property=og:type content=product>", OgType::product},
      {"<meta property=og:type content=product.item>", OgType::product},
      {"<meta property=og:type content=video.movie>", OgType::other},
      {"<meta property=og:type content=articles>", OgType::other},
      {"<meta property=og:type content=''>", OgType::none},
      {"<meta property=og:type>", OgType::none},
      {"<meta property=og:title content=article>", OgType::none},
      // The first one with a value.
      {"<meta property=og:type content=''><meta property=og:type content=article>",
       OgType::article},
      {"<meta property=og:type content=website><meta property=og:type content=article>",
       OgType::website},
  };
  for (const auto& c : cases) EXPECT_EQ(of_head(c.head).og_type, c.expected) << c.head;
}

TEST(PageHints, PublishedTime) {
  EXPECT_TRUE(of_head("<meta property=article:published_time content=2024>").published_time);
  EXPECT_TRUE(of_head("<meta property=Article:Published_Time content=2024>").published_time);
  EXPECT_FALSE(of_head("<meta property=article:modified_time content=2024>").published_time);
}

TEST(PageHints, JsonLdTypes) {
  const struct {
    const char* json;
    const char* expected;
  } cases[] = {
      {R"({"@type":"NewsArticle"})", "article"},
      {R"({ "@type" : "Product" })", "product"},
      {"{\"@type\"\n:\t\"Product\"}", "product"},
      {R"({"@type":"https://schema.org/Product"})", "product"},
      {R"({"@type":"https:\/\/schema.org\/Product"})", "product"},
      {R"({"@type":"schema:Product"})", "product"},
      {R"({"@type":"DiscussionForumPosting"})", "forum"},
      {R"({"@type":"BreadcrumbList"})", "breadcrumb"},
      {R"({"@type":"Person"})", "person"},
      {R"({"@type":"Thing"})", ""},
      {R"({"@type":"article"})", ""},
      {R"({"@type":""})", ""},
      {R"({"@type":null})", ""},
      {R"({"@type":7,"name":"Product"})", ""},
      {R"({"type":"Product"})", ""},
      {R"({"name":"Product"})", ""},
      // All of an array.
      {R"({"@type":["Product","Thing"]})", "product"},
      {R"({"@type":["Thing","Product"]})", "product"},
      {R"({"@type":["Product","NewsArticle","Person"]})", "article product person"},
      {R"({"@type":["https://schema.org/WebPage","schema:QAPage"]})", "forum web_page"},
      {R"({"@type": [ "Product" ] })", "product"},
      {"{\"@type\":\n[\n\"Product\"\t,\n\"Article\"\n]}", "article product"},
      {R"({"@type":[]})", ""},
      {R"({"@type":["Product"],"name":["Person"]})", "product"},
      {R"({"@type":"Product","Person":1})", "product"},
      // Nested, and several of them.
      {R"({"@type":"WebPage","mainEntity":{"@type":"Product","offers":[{"@type":"Offer"}]}})",
       "product web_page"},
      {R"({"@graph":[{"@type":"Organization"},{"@type":"ItemList"},{"@type":"Article"}]})",
       "article list organization"},
      {R"({"@type":"QAPage","x":{"aggregateRating":{"@type":"AggregateRating"}}})", "forum rating"},
  };
  for (const auto& c : cases) EXPECT_EQ(schemas(of_json(c.json)), c.expected) << c.json;
}

// The JSON is not parsed.
TEST(PageHints, BrokenJsonNamesItsTypes) {
  const struct {
    const char* json;
    const char* expected;
  } cases[] = {
      {R"({"@type":"Product",)", "product"},
      {R"({"name":"say "hello"","@type":"Product"})", "product"},
      {R"(<!-- {"@type":"Product"} -->)", "product"},
      {R"([{"@type":"Product"}{"@type":"Article"}])", "article product"},
      {R"({"@type":"Product)", "product"},
      {R"({"@type":")", ""},
      {R"({"@type":)", ""},
      {R"({"@type":[)", ""},
      {R"({"@type":["Product")", "product"},
      {R"({"@type":["Product",)", "product"},
      {R"({"@type":["Product","Article)", "article product"},
      {R"({"@type":["Product" "Article"]})", "product"},
      {R"({"@type":["Product",{"@type":"Article"}]})", "article product"},
      {R"({"@type")", ""},
      {R"({"@type"@type":"Product"})", ""},
      {R"({"@type":"@type":"Product"})", ""},
      {"", ""},
      {"\"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(schemas(of_json(c.json)), c.expected) << c.json;
}

TEST(PageHints, AllBlocksOfJsonLdAreRead) {
  EXPECT_EQ(schemas(of_head("<script type=application/ld+json>{\"@type\":\"Product\"}</script>"
                            "<script type=application/ld+json>{\"@type\":\"Person\"}</script>"
                            "<script>{\"@type\":\"ItemList\"}</script>")),
            "product person");
}

TEST(PageHints, ItemTypes) {
  const struct {
    const char* body;
    const char* expected;
  } cases[] = {
      {"<div itemscope itemtype='http://schema.org/Product'>a</div>", "product"},
      {"<div itemscope itemtype='https://schema.org/BlogPosting'>a</div>", "article"},
      {"<div itemtype=Product><p itemtype='https://schema.org/Offer'>a</p></div>", "product"},
      {"<div itemtype='http://schema.org/Product'><i itemtype='http://schema.org/Review'>a</i>"
       "</div>",
       "product rating"},
      // All of them.
      {"<div itemtype='http://schema.org/Product http://schema.org/Offer'>a</div>", "product"},
      {"<div itemtype='http://schema.org/Thing http://schema.org/Article'>a</div>", "article"},
      {"<div itemtype=' https://schema.org/Product\t\r\n  https://schema.org/Person '>a</div>",
       "product person"},
      {"<div itemtype='http://schema.org/Product,http://schema.org/Person'>a</div>", "person"},
      {"<div itemtype='  '>a</div>", ""},
      {"<div itemtype='http://schema.org/Thing'>a</div>", ""},
      {"<div itemtype='http://schema.org/'>a</div>", ""},
      {"<div itemtype>a</div>", ""},
      {"<div itemprop='http://schema.org/Product'>a</div>", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(schemas(of_head(c.body)), c.expected) << c.body;
}

TEST(PageHints, UrlKnown) {
  EXPECT_TRUE(of_url("https://example.org").known);
  EXPECT_FALSE(of_url("").known);
  EXPECT_FALSE(of_url("/forum/1").known);
  EXPECT_FALSE(of_url("mailto:forum@example.org").known);
  EXPECT_EQ(kinds("/forum/1"), "");
}

TEST(PageHints, UrlSegments) {
  EXPECT_EQ(of_url("https://example.org").segments, 0);
  EXPECT_EQ(of_url("https://example.org/").segments, 0);
  EXPECT_EQ(of_url("https://example.org/a").segments, 1);
  EXPECT_EQ(of_url("https://example.org/a/b/").segments, 2);
  EXPECT_EQ(of_url("https://example.org//a///b").segments, 2);
  EXPECT_EQ(of_url("https://example.org/a?b/c#d/e").segments, 1);
}

TEST(PageHints, UrlSlugWords) {
  EXPECT_EQ(of_url("https://example.org/a/river-floods_town").slug_words, 3);
  EXPECT_EQ(of_url("https://example.org/river-floods/").slug_words, 2);
  EXPECT_EQ(of_url("https://example.org/a-b/c").slug_words, 1);
}

TEST(PageHints, UrlSlugCharacters) {
  EXPECT_EQ(of_url("https://example.org/a/river-floods").slug_characters, 12);
  EXPECT_EQ(of_url("https://example.org/a/river/").slug_characters, 5);
  EXPECT_EQ(of_url("https://example.org/").slug_characters, 0);
}

TEST(PageHints, UrlDigits) {
  EXPECT_EQ(of_url("https://example.org/2024/05/a1").digits, 7);
  EXPECT_EQ(of_url("https://e24.org/a?id=123").digits, 0);
}

TEST(PageHints, UrlDirectory) {
  EXPECT_TRUE(of_url("https://example.org/a/").directory);
  EXPECT_TRUE(of_url("https://example.org/a/?b=c").directory);
  EXPECT_FALSE(of_url("https://example.org/a").directory);
  EXPECT_FALSE(of_url("https://example.org/a?b/").directory);
}

TEST(PageHints, UrlKinds) {
  const struct {
    const char* url;
    const char* expected;
  } cases[] = {
      {"https://example.org/", ""},
      {"https://example.org/forum/rain", "forum"},
      {"https://example.org/Forum/rain", "forum"},
      {"https://example.org/a/thread-12", "forum"},
      {"https://example.org/products/boat", "product"},
      {"https://example.org/en/docs/v2/install", "documentation"},
      {"https://example.org/category/boats", "listing"},
      {"https://example.org/news/2024/rain", "article"},
      {"https://example.org/services", "service"},
      {"https://example.org/shop/category/boats", "product listing"},
      {"https://example.org/news.html", "article"},
      {"https://docs.example.org/install", "documentation"},
      {"https://forum.example.org/", "forum"},
      // Whole words only, and none of the query, the fragment or the rest of the host.
      {"https://example.org/forumish/newsroom", ""},
      {"https://example.org/?forum=1", ""},
      {"https://example.org/#forum", ""},
      {"https://example.forum/", ""},
      {"https://forum.de/", "forum"},
  };
  for (const auto& c : cases) EXPECT_EQ(kinds(c.url), c.expected) << c.url;
}

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

// The time limit of a test detects quadratic time, with which these take minutes.
TEST(PageHints, HostileInput) {
  constexpr std::size_t kBytes = 1'000'000;
  for (const char* text :
       {"\"@type\"", "\"@type\":", "\"@type\":\"", "\"@type\":[", "\"@type\" ", "\"@type\":[\"a\",",
        "\"@type", "@type", "\"", "/", "\"@type\":\"/", "\"@type\":\n"}) {
    EXPECT_EQ(schemas(of_json(repeated(text, kBytes))), "") << text;
    EXPECT_EQ(schemas(of_json(repeated(text, kBytes) + "\"x\" {\"@type\":\"Product\"}")), "product")
        << text;
  }
  EXPECT_EQ(schemas(of_json("\"@type\"" + std::string(kBytes, ' ') + ":\"Product\"")), "product");
  EXPECT_EQ(schemas(of_json("\"@type\":\"" + std::string(kBytes, 'a'))), "");
}

TEST(PageHints, HostileAddresses) {
  constexpr std::size_t kBytes = 200'000;
  for (const char* text : {"/", "a", "-", "a/", "forums/", "?", "#", "%", "\xff", "."}) {
    const UrlShape shape = of_url("https://example.org/" + repeated(text, kBytes));
    EXPECT_LE(shape.segments, kBytes) << text;
    of_url(repeated(text, kBytes));
    of_url("https://" + repeated(text, kBytes));
  }
  EXPECT_EQ(of_url("https://example.org/" + repeated("a/", kBytes)).segments, kBytes / 2);
}

}  // namespace
}  // namespace pith::internal
