#include "html/cues.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

#include "html/dump.h"

namespace pith::internal {
namespace {

constexpr std::array<const char*, static_cast<std::size_t>(Cue::count_)> kNames = {
    "article", "main",       "nav",         "header",     "footer", "aside",   "form",    "button",
    "dialog",  "hidden",     "aria_hidden", "assistive",  "icon",   "content", "share",   "comment",
    "related", "ad",         "newsletter",  "cookie",     "byline", "tags",    "player",  "account",
    "toc",     "pagination", "widget",      "print_edit", "post",   "product", "review",  "caption",
    "title",   "faq",        "card",        "recipe",     "facts",  "screen",  "noscript"};

std::string dump(CueSet cues) {
  std::string out;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (!cues.has(static_cast<Cue>(i))) continue;
    out.append(out.empty() ? "" : " ").append(kNames[i]);
  }
  return out;
}

// The cues of the body's first element.
std::string cues_of(std::string_view html) {
  const std::string page = "<body>" + std::string(html);
  const Document document = Document::parse(page, test::kPlenty);
  return dump(internal::cues_of(document.body().first_child()));
}

std::string cues_of_class(std::string_view names) {
  return cues_of("<p class='" + std::string(names) + "'>");
}

TEST(CueSet, AddAndAsk) {
  CueSet set;
  EXPECT_TRUE(set.empty());
  set.add(Cue::article);
  set.add(Cue::card);
  CueSet other;
  other.add(Cue::ad);
  set.add(other);
  EXPECT_EQ(dump(set), "article ad card");
  EXPECT_FALSE(set.empty());
  EXPECT_TRUE(set.has_firm(Cue::ad));
  EXPECT_EQ(dump(set.vague()), "article ad card");
  EXPECT_FALSE(set.vague().has_firm(Cue::ad));
}

TEST(ReadCues, TagsAndRoles) {
  const struct {
    const char* html;
    const char* expected;
  } cases[] = {
      {"<div>", ""},
      {"<article>", "article"},
      {"<main>", "main"},
      {"<nav>", "nav"},
      {"<header>", "header"},
      {"<footer>", "footer"},
      {"<aside>", "aside"},
      {"<form>", "form"},
      {"<button>", "button"},
      {"<figcaption>", "caption"},
      {"<details>", "faq"},
      {"<div role=article>", "article"},
      {"<div role=MAIN>", "main"},
      {"<div role=navigation>", "nav"},
      {"<div role=search>", "nav"},
      {"<ul role=menu>", "nav"},
      {"<div role=banner>", "header"},
      {"<div role=contentinfo>", "footer"},
      {"<div role=complementary>", "aside"},
      {"<a role=button>", "button"},
      {"<div role=dialog>", "dialog"},
      {"<div aria-modal=true>", "dialog"},
      {"<div aria-modal=false>", ""},
      {"<div role=presentation>", ""},
      {"<div role=main-ish>", ""},
      {"<dialog>", "dialog"},
      {"<Dialog open>", "dialog"},
      {"<search>", "nav"},
      {"<amp-ad>", "ad"},
      {"<Site-Footer>", "footer"},
      {"<my-first-tale-of-ads-and-shares>", ""},
      {"<advertisement>", ""},
      {"<svg class=share><p>", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(cues_of(c.html), c.expected) << c.html;
}

// Only its last word says what a custom element is.
TEST(ReadCues, FirmOfCustomElements) {
  const auto is_firm = [](const std::string& name) {
    const std::string page = "<body><" + name + ">";
    const Document document = Document::parse(page, test::kPlenty);
    return internal::cues_of(document.body().first_child()).has_firm(Cue::ad);
  };
  EXPECT_TRUE(is_firm("amp-ad"));
  EXPECT_FALSE(is_firm("ad-free-page"));
}

TEST(ReadCues, Hidden) {
  const struct {
    const char* html;
    const char* expected;
  } cases[] = {
      {"<p hidden>", "hidden"},
      {"<p hidden=until-found>", "hidden"},
      {"<p style='display:none'>", "hidden"},
      {"<p style='DISPLAY : None !important'>", "hidden"},
      {"<p style='color:red;display: none'>", "hidden"},
      {"<p style='color: red;\n  visibility: hidden;'>", "hidden"},
      {"<p style=' display:none;'>", "hidden"},
      {"<p style='display:block'>", ""},
      {"<p style='visibility:visible'>", ""},
      {"<p style='-x-display:none'>", ""},
      {"<p style='overflow:hidden'>", ""},
      {"<p style='backface-visibility:hidden'>", ""},
      {"<p style='display:'>", ""},
      {"<p style='display'>", ""},
      {"<p style='background:url(display:none)'>", ""},
      {"<p aria-hidden=true>", "aria_hidden"},
      {"<p aria-hidden=false>", ""},
      {"<p class=hidden>", "screen"},
  };
  for (const auto& c : cases) EXPECT_EQ(cues_of(c.html), c.expected) << c.html;
}

TEST(ReadCues, WordsOfNames) {
  const struct {
    const char* names;
    const char* expected;
  } cases[] = {
      {"", ""},
      {"ad", "ad"},
      {"ads-top", "ad"},
      {"google_ads_frame", "ad"},
      {"adSlot", "ad"},
      {"topAd", "ad"},
      {"TOPAD", ""},
      // Words are whole words.
      {"downloads", ""},
      {"shadow", ""},
      {"box-shadow", ""},
      {"gradient header-thread", "header post"},
      {"roadmap", ""},
      {"loaded", ""},
      {"commentary", ""},
      {"unrelated", ""},
      {"headers", ""},
      // Split at capitals, digits, signs.
      {"relatedPosts", "related"},
      {"RelatedPosts", "related"},
      {"articleBody", "content"},
      {"comment2", "comment"},
      {"js-comment__list", "comment"},
      {"Header_header__3xYz", "header"},
      {"navBar", "nav"},
      {"NAV", "nav"},
      {"a", ""},
      {"\xC3\xA9share", "share"},
      {"breadcrumbs", "nav"},
      {"wprm-recipe-ingredients", "recipe"},
      {"Zutaten", "recipe"},
      {"product-specs", "product facts"},
      {"mobile-only", "screen"},
      {"komentarze", "comment"},
      {"navfooter", "pagination"},
      {"toctree-wrapper", "toc"},
      {"cookie-consent modal", "dialog cookie"},
      {"share  newsletter\ttoc\npagination", "share newsletter toc pagination"},
      // Names that have a meaning only as a whole.
      {"sr-only", "assistive screen"},
      {"sr only", "screen"},
      {"visually-hidden", "assistive screen"},
      {"screen-reader-text", "assistive"},
      {"not-visually-hidden", "screen"},
      {"subscription-widget-wrap", "newsletter widget"},
      {"subscription", ""},
      {"thumbcaption", "caption"},
      {"skip-link", "assistive"},
      {"fa fa-star", "icon"},
      {"fab", "icon"},
      {"fabric", ""},
      {"material-icons", "icon"},
      {"icon-facebook", "icon share"},
      {"sofa", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(cues_of_class(c.names), c.expected) << c.names;
}

// What a generated id spells says nothing.
TEST(ReadCues, HashesAreNoWords) {
  const struct {
    const char* names;
    const char* expected;
  } cases[] = {{"elementor-element-2638ad0", ""},
               {"e-ad2b91f", ""},
               {"x3Share", ""},
               {"ad2", "ad"},
               {"ad300x250", "ad"},
               {"ad12bar", "ad"},
               {"comment2", "comment"},
               {"3-share", "share"},
               {"col-2 ad", "ad"}};
  for (const auto& c : cases) EXPECT_EQ(cues_of_class(c.names), c.expected) << c.names;
}

// Cues of what an element holds or allows are there, but they are not firm.
TEST(ReadCues, VagueCues) {
  const auto is_firm = [](const std::string& names) {
    const std::string page = "<body><p class='" + names + "'>";
    const Document document = Document::parse(page, test::kPlenty);
    const CueSet cues = internal::cues_of(document.body().first_child());
    EXPECT_TRUE(cues.has(Cue::ad)) << names;
    return cues.has_firm(Cue::ad);
  };
  for (const char* names : {"has-ad", "with-ads", "no-ads", "without-ads", "after-ad", "before-ad",
                            "box-and-ad", "showAd", "js-ad", "is-ad-free"}) {
    EXPECT_FALSE(is_firm(names)) << names;
  }
  for (const char* names : {"ad", "ad-with-border", "has-box ad", "has-ad ad"}) {
    EXPECT_TRUE(is_firm(names)) << names;
  }
}

TEST(ReadCues, FromIdAndTestId) {
  EXPECT_EQ(cues_of("<div id=sidebar>"), "aside");
  EXPECT_EQ(cues_of("<div data-testid=share-row>"), "share");
  EXPECT_EQ(cues_of("<div id=fa>"), "");  // a class name, not an id
  EXPECT_EQ(cues_of("<nav class=share id=comments hidden>"), "nav hidden share comment");
}

// Generated class names have kilobytes; only the beginning is read.
TEST(ReadCues, LongNames) {
  EXPECT_EQ(cues_of_class(std::string(300, 'x') + " share"), "share");
  EXPECT_EQ(cues_of_class(std::string(500, 'x') + " share"), "");
  EXPECT_EQ(cues_of_class(std::string(1'000'000, 'a')), "");
}

TEST(CueOfWord, Table) {
  Cue cue = Cue::count_;
  EXPECT_TRUE(cue_of_word("accordion", cue));  // the table's first and last
  EXPECT_EQ(cue, Cue::faq);
  EXPECT_TRUE(cue_of_word("wysiwyg", cue));
  EXPECT_EQ(cue, Cue::content);
  EXPECT_FALSE(cue_of_word("", cue));
  EXPECT_FALSE(cue_of_word("with", cue));
  EXPECT_FALSE(cue_of_word("Ads", cue));
  EXPECT_FALSE(cue_of_word("zzz", cue));
  EXPECT_FALSE(cue_of_word("aaa", cue));
}

}  // namespace
}  // namespace pith::internal
