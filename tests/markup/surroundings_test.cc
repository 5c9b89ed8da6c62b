#include "markup/surroundings.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.h"
#include "markup/measured.h"

namespace pith::internal {
namespace {

using test::measured;
using test::per_block;
using test::prose;
using test::repeated;
using test::segmented;

// Wrappers around a single child are no level. Level 0 holds the first two blocks, level 1 all.
const Measured& page() {
  static const Measured m =
      measured("<div><div><div><p>a, b</p></div></div><p><a href=x>c</a></p></div>" + prose());
  return m;
}

const Surroundings& around(std::size_t level) { return page().around(page().blocks.at(0), level); }

TEST(Surroundings, Blocks) {
  EXPECT_EQ(around(0).blocks, 2);
  // Nothing is further out: the page is repeated.
  for (std::size_t level = 1; level < kLevels; ++level) EXPECT_EQ(around(level).blocks, 3);
}

TEST(Surroundings, Words) {
  EXPECT_EQ(around(0).words, 3);
  EXPECT_EQ(around(1).words, 23);
}

TEST(Surroundings, LinkDensity) {
  EXPECT_FLOAT_EQ(around(0).link_density, 1.0F / 3);
  EXPECT_FLOAT_EQ(around(1).link_density, 1.0F / 23);
}

TEST(Surroundings, WordsPerBlock) {
  EXPECT_FLOAT_EQ(around(0).words_per_block, 1.5F);
  EXPECT_FLOAT_EQ(around(1).words_per_block, 23.0F / 3);
}

TEST(Surroundings, ProseShare) {
  EXPECT_EQ(around(0).prose_share, 0);
  EXPECT_FLOAT_EQ(around(1).prose_share, 20.0F / 23);
}

TEST(Surroundings, PageShare) {
  EXPECT_FLOAT_EQ(around(0).page_share, 3.0F / 23);
  EXPECT_FLOAT_EQ(around(1).page_share, 1);
}

TEST(Surroundings, ProseOfPage) {
  EXPECT_EQ(around(0).prose_of_page, 0);
  EXPECT_FLOAT_EQ(around(1).prose_of_page, 1);
}

TEST(Surroundings, CommasAWord) {
  EXPECT_FLOAT_EQ(around(0).commas, 1.0F / 3);
  EXPECT_FLOAT_EQ(around(1).commas, 1.0F / 23);
}

TEST(Surroundings, SentencesAWord) {
  EXPECT_EQ(around(0).sentences, 0);
  EXPECT_FLOAT_EQ(around(1).sentences, 1.0F / 23);
}

// The second block's text stands in an <a>.
TEST(Surroundings, Paragraphs) {
  EXPECT_EQ(around(0).paragraphs, 1);
  EXPECT_EQ(around(1).paragraphs, 2);
}

TEST(Surroundings, ProseBlocks) {
  EXPECT_EQ(around(0).prose_blocks, 0);
  EXPECT_EQ(around(1).prose_blocks, 1);
}

TEST(Surroundings, Headings) {
  const Measured m = measured("<div><h2>a</h2><p>b</p></div><h2>c</h2>");
  EXPECT_EQ(per_block(m, 0, &Surroundings::headings), "1 1 2");
}

TEST(Surroundings, ListItems) {
  const Measured m = measured("<ul><li>a</li><li>b</li></ul><p>c</p>");
  EXPECT_EQ(per_block(m, 0, &Surroundings::list_items), "2 2 2");
  EXPECT_EQ(per_block(m, 0, &Surroundings::blocks), "2 2 3");
}

TEST(Surroundings, Children) {
  const Measured m = measured("<div><p>a</p><p>b</p><hr></div><p>c</p>");
  EXPECT_EQ(per_block(m, 0, &Surroundings::children), "3 3 2");
}

// Rows of one template have the same first class.
TEST(Surroundings, Siblings) {
  const Measured m = measured(
      "<ul><li class='row a1'><p>a</p><p>b</p></li><li class='row a2'><p>c</p><p>d</p></li>"
      "<li class=other><p>e</p><p>f</p></li></ul>");
  EXPECT_EQ(per_block(m, 0, &Surroundings::siblings), "2 2 2 2 1 1");
}

// A div of two, a div of one, a paragraph: where each block's part begins, ends, and its place.
const Measured& parts() {
  static const Measured m =
      measured("<p>a</p><div><p>b</p><p>c</p></div><section><p>d</p><p>e</p></section>");
  return m;
}

TEST(Surroundings, Begin) {
  EXPECT_EQ(per_block(parts(), 0, &Surroundings::begin), "0 0.2 0.2 0.6 0.6");
  EXPECT_EQ(per_block(parts(), 1, &Surroundings::begin), "0 0 0 0 0");
}

TEST(Surroundings, End) {
  EXPECT_EQ(per_block(parts(), 0, &Surroundings::end), "1 0.6 0.6 1 1");
  EXPECT_EQ(per_block(parts(), 1, &Surroundings::end), "1 1 1 1 1");
}

TEST(Surroundings, PlaceInside) {
  const auto inside = [](std::size_t level) {
    return per_block(
        parts(), [level](const Features& f) { return place_inside(f, parts().around(f, level)); });
  };
  EXPECT_EQ(inside(0), "0 0 0.5 0 0.5");
  EXPECT_EQ(inside(1), "0 0.2 0.4 0.6 0.8");
}

TEST(Surroundings, TagOfThePart) {
  const Tag expected[] = {Tag::body, Tag::div, Tag::div, Tag::section, Tag::section};
  for (std::size_t i = 0; i < 5; ++i)
    EXPECT_EQ(parts().around(parts().blocks[i], 0).tag, expected[i]) << i;
}

TEST(Surroundings, BlocksOfThePart) {
  EXPECT_EQ(per_block(parts(), 0, &Surroundings::first_block), "0 1 1 3 3");
  EXPECT_EQ(per_block(parts(), 0, &Surroundings::end_block), "5 3 3 5 5");
}

TEST(Surroundings, LevelsEndWhereThePageIsDeeper) {
  std::string html = "<p>x</p>";
  for (int i = 0; i < 10; ++i) html.insert(0, "<div>").append("<p>y</p></div>");
  const Measured m = measured(html);
  for (std::size_t level = 0; level < kLevels; ++level) {
    EXPECT_EQ(m.around(m.blocks.at(0), level).blocks, static_cast<float>(level + 2));
  }
}

TEST(Surroundings, ABlockOnItsOwnHasNone) {
  const Measured m = measured("<div><p>a b</p></div>");
  for (std::size_t level = 0; level < kLevels; ++level) {
    const Surroundings& a = m.around(m.blocks.at(0), level);
    EXPECT_EQ(a.blocks, 0);
    EXPECT_EQ(a.words, 0);
    EXPECT_EQ(a.end_block, a.first_block);
    EXPECT_EQ(place_inside(m.blocks.at(0), a), 0);
  }
}

TEST(Surroundings, CuesOfAllAncestors) {
  const Measured m = measured("<div class=comment><div class=share><p>a</p></div><p>b</p></div>" +
                              prose() + prose());
  EXPECT_TRUE(m.blocks.at(0).cues.has(Cue::comment));
  EXPECT_TRUE(m.blocks.at(0).cues.has(Cue::share));
  EXPECT_FALSE(m.blocks.at(1).cues.has(Cue::share));
  EXPECT_TRUE(m.blocks.at(2).cues.empty());
}

// "nav-open" on a wrapper: what holds most of the page's prose is its body, whatever it is called.
TEST(Surroundings, CuesOfTheWholePageAreNotBelieved) {
  const auto first_has = [](const std::string& html, Cue cue) {
    return measured(html).blocks.at(0).cues.has(cue);
  };
  EXPECT_FALSE(first_has("<div class=nav-open>" + prose() + "</div>", Cue::nav));
  EXPECT_FALSE(
      first_has("<div class=nav-open>" + prose() + prose() + "</div>" + prose(), Cue::nav));
  EXPECT_TRUE(first_has("<div class=nav-open>" + prose() + "</div>" + prose(), Cue::nav));
  EXPECT_TRUE(first_has("<div class=nav><p>a</p></div>" + prose(), Cue::nav));
  // On a page without prose every cue counts.
  EXPECT_TRUE(first_has("<div class=nav><p>a</p></div>", Cue::nav));
  // Consent walls are long.
  EXPECT_TRUE(first_has("<div class=cookie-consent>" + prose() + prose() + "</div>" + prose(),
                        Cue::cookie));
  EXPECT_FALSE(first_has("<div class=cookie-consent>" + prose() + "</div>", Cue::cookie));
}

std::string cue_distances(std::string_view html, Cue cue) {
  return per_block(measured(html), [cue](const Features& f) {
    return f.cue_distance[static_cast<std::size_t>(cue)];
  });
}

TEST(Surroundings, CueDistance) {
  const struct {
    const char* html;
    const char* expected;  // 24: too far, or none
  } cases[] = {
      {"<p class=comment>a</p><p>b</p>", "0 24"},
      {"<div class=comment><p>a</p><div><p>b</p></div></div><p>c</p>", "1 2 24"},
      {"<div class=comment><div class=comment><p>a</p></div><p>b</p></div>", "1 1"},
      {"<div class=share><p>a</p></div>", "24"},
  };
  for (const auto& c : cases) EXPECT_EQ(cue_distances(c.html, Cue::comment), c.expected) << c.html;
}

// Told even where the cue is not believed: what the element holds is left to the scorer.
TEST(Surroundings, CueDistanceOfTheWholePage) {
  EXPECT_EQ(cue_distances("<div class=nav-open>" + prose() + "</div>", Cue::nav), "1");
}

TEST(Surroundings, DistancesEnd) {
  const auto nested = [](int divisions) {
    return "<div class=comment>" + repeated("<section>", divisions - 1) + "<p>a</p>";
  };
  EXPECT_EQ(cue_distances(nested(23), Cue::comment), "23");
  EXPECT_EQ(cue_distances(nested(24), Cue::comment), "24");
  EXPECT_EQ(cue_distances(nested(100), Cue::comment), "24");
  EXPECT_EQ(cue_distances(nested(300), Cue::comment), "24");  // more than a byte counts
}

TEST(Surroundings, ContainerDistance) {
  const struct {
    const char* html;
    Container container;
    const char* expected;
  } cases[] = {
      {"<section><p>a</p></section><p>b</p>", Container::section, "1 24"},
      {"<ul><li>a</li></ul><ol><li>b</li></ol><p>c</p>", Container::list, "1 1 24"},
      {"<table><tr><td>a<td>b<tr><td>c<td>d</table>", Container::table, "3 3 3 3"},
      {"<p>a</p><div>b</div>", Container::paragraph, "0 24"},
      {"<figure><figcaption>a</figcaption></figure><p>b</p>", Container::figure, "1 24"},
      {"<footer><p>a</p></footer><p>b</p>", Container::footer, "1 24"},
      {"<aside><p>a</p></aside><p>b</p>", Container::aside, "1 24"},
      {"<article><div><p>a</p></div></article><p>b</p>", Container::article, "2 24"},
      {"<div><p>a</p></div><div>b</div>", Container::division, "1 0"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(per_block(measured(c.html),
                        [&c](const Features& f) {
                          return f.container_distance[static_cast<std::size_t>(c.container)];
                        }),
              c.expected)
        << c.html;
  }
}

TEST(Surroundings, Depth) {
  EXPECT_EQ(per_block(measured("<p>a</p><div><div><p>b</p></div></div>"), &Features::depth), "1 3");
}

TEST(Surroundings, OwnSiblings) {
  EXPECT_EQ(
      per_block(measured("<p>a</p><p>b</p><h2>c</h2><div><p>d</p></div>"), &Features::own_siblings),
      "2 2 1 1");
}

TEST(Surroundings, MostSiblings) {
  const Measured m = measured(
      "<div class=row><p>a</p></div><div class=row><p>b</p></div><div class=row><p>c</p><p>d</p>"
      "<p>e</p><p>f</p></div><h2>g</h2>");
  EXPECT_EQ(per_block(m, &Features::most_siblings), "3 3 4 4 4 4 1");
}

TEST(Surroundings, HiddenWordsOfThePage) {
  EXPECT_EQ(measured("<p hidden>a b</p><p>c</p>" + prose()).page.hidden_words, 2);
  EXPECT_EQ(measured(prose()).page.hidden_words, 0);
}

TEST(Surroundings, CommentWordsOfThePage) {
  EXPECT_EQ(measured("<div class=comment><p>a b c</p></div>" + prose()).page.comment_words, 3);
  EXPECT_EQ(measured("<div class=comment>" + prose() + "</div>").page.comment_words, 0);
}

TEST(Surroundings, CardsOfThePage) {
  EXPECT_EQ(measured("<div class=card><p>a</p><p>b</p></div><p>c</p>").page.cards, 2);
}

TEST(Surroundings, PostsOfThePage) {
  EXPECT_EQ(measured("<div class=postbody><p>a</p></div><p>c</p>").page.posts, 1);
}

TEST(Surroundings, ProductsOfThePage) {
  EXPECT_EQ(measured("<div class=product><p>a</p><p>b</p></div><p>c</p>").page.products, 2);
}

// "words/linked/prose words/prose blocks/commas/sentences/paragraphs/headings/list items"
std::string dump(const Sums& s) {
  std::string out;
  for (const float figure : {s.words, s.link_words, s.prose_words, s.prose_blocks, s.commas,
                             s.sentences, s.paragraphs, s.headings, s.list_items}) {
    out += (out.empty() ? "" : "/") + std::to_string(static_cast<int>(figure));
  }
  return out;
}

// A paragraph, a heading, an item and a paragraph of prose.
const std::string kPage = "<p>a, b, <a href=x>c</a></p><h2>d e</h2><ul><li>f.</li></ul>" + prose();

TEST(Sums, OfAnyRange) {
  const PageModel page = segmented(kPage);
  const PageSums sums(page, measured(kPage).blocks);
  const struct {
    std::size_t begin;
    std::size_t end;
    const char* expected;
  } cases[] = {
      {0, 1, "3/1/0/0/2/0/1/0/0"},   {1, 2, "2/0/0/0/0/0/0/1/0"}, {2, 3, "1/0/0/0/0/1/0/0/1"},
      {3, 4, "20/0/20/1/0/1/1/0/0"}, {0, 2, "5/1/0/0/2/0/1/1/0"}, {1, 4, "23/0/20/1/0/2/1/1/1"},
      {0, 4, "26/1/20/1/2/2/2/1/1"}, {2, 2, "0/0/0/0/0/0/0/0/0"}, {3, 1, "0/0/0/0/0/0/0/0/0"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(dump(sums.of(c.begin, c.end)), c.expected) << c.begin << " to " << c.end;
  }
}

TEST(Sums, AllIsTheWholePage) {
  const PageModel page = segmented(kPage);
  const PageSums sums(page, measured(kPage).blocks);
  EXPECT_EQ(dump(sums.all()), dump(sums.of(0, page.blocks.size())));
}

TEST(Sums, OfAnElement) {
  const PageModel page = segmented("<p>a</p><div><p>b c</p><p>d e f</p></div><p>g</p>");
  const Measured m = measure(page, "");
  const PageSums sums(page, m.blocks);
  EXPECT_EQ(sums.of(page.elements.at(0)).words, 7);
  int divisions = 0;
  for (const Element& element : page.elements) {
    if (element.tag != Tag::div) continue;
    ++divisions;
    EXPECT_EQ(sums.of(element).words, 5);
  }
  EXPECT_EQ(divisions, 1);
}

TEST(Sums, OfAnEmptyPage) {
  const PageSums sums(PageModel{}, {});
  EXPECT_EQ(dump(sums.all()), "0/0/0/0/0/0/0/0/0");
  EXPECT_EQ(dump(sums.of(0, 0)), "0/0/0/0/0/0/0/0/0");
}

TEST(Sums, RatioOfNothingIsNothing) {
  EXPECT_FLOAT_EQ(ratio(1, 4), 0.25F);
  EXPECT_EQ(ratio(0, 4), 0);
  EXPECT_EQ(ratio(1, 0), 0);
  EXPECT_EQ(ratio(0, 0), 0);
}

}  // namespace
}  // namespace pith::internal
