#include "markup/sums.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/ratio.h"
#include "markup/measured.h"

namespace pith {
namespace {

using test::measured;
using test::prose;
using test::segmented;

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
  const Page page = segmented(kPage);
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
  const Page page = segmented(kPage);
  const PageSums sums(page, measured(kPage).blocks);
  EXPECT_EQ(dump(sums.all()), dump(sums.of(0, page.blocks.size())));
}

TEST(Sums, OfAnElement) {
  const Page page = segmented("<p>a</p><div><p>b c</p><p>d e f</p></div><p>g</p>");
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
  const PageSums sums(Page{}, {});
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
}  // namespace pith
