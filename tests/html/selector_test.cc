#include "html/selector.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "html/dump.h"

namespace pith::internal {
namespace {

// The ids of the elements that match, in document order.
std::string matched(std::string_view selector, std::string_view html) {
  std::string problem;
  const std::optional<Selector> parsed = Selector::parse(selector, problem);
  if (!parsed) return "! " + problem;
  const Document document = Document::parse(html, test::kPlenty);
  std::string ids;
  std::vector<Selector::State> open;
  walk(
      document.root(),
      [&](Node node) {
        if (!node.is_element()) return false;
        open.push_back(parsed->state_of(node, open.empty() ? Selector::State() : open.back()));
        if (!parsed->matches(open.back())) return true;
        ids.append(ids.empty() ? "" : " ").append(node.attribute(Attr::id));
        return true;
      },
      [&](Node) { open.pop_back(); });
  return ids;
}

constexpr std::string_view kPage =
    "<html id=html lang=en><body id=body class='no-js Page'><main id=main role=main>"
    "<article id=a1 class='story  lead'><h1 id=h>T</h1><div id=d1><p id=p1 class=story>x</p></div>"
    "<p id=p2 data-part='body text' itemprop=articleBody>y</p></article>"
    "<Article id=a2 CLASS='Story md:text-lg w-1/2' data-x=&quot;q&quot;><my-card id=c>z</my-card>"
    "</article></main><table id=t><tr id=r><td id=td1>1</table><p id=p3 title='' lang=en-GB>w";

TEST(Selector, Matches) {
  struct Case {
    std::string_view selector;
    std::string_view ids;
  };
  constexpr Case kCases[] = {
      {"p", "p1 p2 p3"},
      {" P ", "p1 p2 p3"},
      {"article", "a1 a2"},
      {"my-card", "c"},
      {"My-Card", "c"},
      {"tbody", ""},  // made up by the parser: it matches, and has no id
      {"#p1", "p1"},
      {"p#p1.story", "p1"},
      {"#P1", ""},
      {".story", "a1 p1"},
      {".Story", "a2"},
      {".story.lead", "a1"},
      {".lead.story", "a1"},
      {".sto", ""},
      {"*.story", "a1 p1"},
      {".no-js p", "p1 p2 p3"},
      {"html > body", "body"},
      {"article p", "p1 p2"},
      {"article > p", "p2"},
      {"article>p", "p2"},
      {"main article div p", "p1"},
      {"main > div p", ""},
      {"div, td", "d1 td1"},
      {"p,p,p", "p1 p2 p3"},
      {"table td", "td1"},
      {"table > tr", ""},
      {"table > tbody > tr", "r"},
      {".story .story", "p1"},
      {".story > .story", ""},
      {"[role]", "main"},
      {"[role=main]", "main"},
      {"[ROLE=\"main\"]", "main"},
      {"[role=Main]", ""},
      {"[role=Main i]", "main"},
      {"[role='Main' I ]", "main"},
      {"[ data-part ~= text ]", "p2"},
      {"[data-part~='body text']", ""},
      {"[data-part^=body]", "p2"},
      {"[data-part$=text]", "p2"},
      {"[data-part*='y t']", "p2"},
      {"[data-part^='']", ""},
      {"[title]", "p3"},
      {"[title='']", "p3"},
      {"[lang|=en]", "html p3"},
      {"p[itemprop=articleBody][data-part]", "p2"},
      {"[data-x='\"q\"']", "a2"},
      {".md\\:text-lg", "a2"},
      {".w-1\\/2", "a2"},
      {".\\6d d\\:text-lg", "a2"},
      {"main>*>p", "p2"},
      {"body > *", "main t p3"},
      {"#p1, main > article .lead p, #p3", "p1 p3"},
  };
  for (const Case& c : kCases) EXPECT_EQ(matched(c.selector, kPage), c.ids) << c.selector;
}

TEST(Selector, SaysWhatItDoesNotRead) {
  struct Case {
    std::string_view selector;
    std::string_view problem;  // its beginning
  };
  constexpr Case kCases[] = {
      {"", "is not a CSS selector: its end is missing"},
      {" ", "is not a CSS selector: its end is missing"},
      {"p,", "is not a CSS selector: its end is missing"},
      {"p >", "is not a CSS selector: its end is missing"},
      {", p", "is not a CSS selector: nothing is before \",\""},
      {"> p", "is not a CSS selector: nothing is before \">\""},
      {"a > > p", "is not a CSS selector: nothing is before \">\""},
      {"p.", "is not a CSS selector: the name of a class is missing"},
      {"p..a", "is not a CSS selector: the name of a class is missing"},
      {"#", "is not a CSS selector: the name of an id is missing"},
      {"[", "is not a CSS selector: the name of an attribute is missing"},
      {"[a", "is not a CSS selector: a \"[\" is not closed"},
      {"[a=", "is not a CSS selector: the value of \"a\" is missing or needs quotes"},
      {"[a=b", "is not a CSS selector: a \"[\" is not closed"},
      {"[a=/x]", "is not a CSS selector: the value of \"a\" is missing or needs quotes"},
      {"[a=x/y]", "is not a CSS selector: the value of \"a\" needs quotes"},
      {"[a~b]", "is not a CSS selector: \"=\" is missing behind \"~\""},
      {"[a='b]", "is not a CSS selector: a ' is not closed"},
      {"p\\", "is not a CSS selector: nothing is behind the last \"\\\""},
      {"a:hover", "uses \":hover\"; supported are tag, *, .class, #id, "},
      {":is(p)", "uses \":is\"; "},
      {"p::first-line", "uses \"::first-line\"; "},
      {"li:nth-child(2)", "uses \":nth-child\"; "},
      {"h1 + p", "uses \"+\"; "},
      {"h1+p", "uses \"+\"; "},
      {"h1 ~ p", "uses \"~\"; "},
      {"svg|a", "uses \"|\"; "},
      {"& p", "uses \"&\"; "},
      {"p {color: red}", "uses \"{\"; "},
      {"//div", "uses \"/\"; "},
      {"p\xC3\xA4 \xE2\x86\x92 q", ""},  // names may have any letter
      {"p\xFF", "is not UTF-8"},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(selector_problem(c.selector).substr(0, c.problem.size()), c.problem) << c.selector;
    EXPECT_EQ(selector_problem(c.selector).empty(), c.problem.empty()) << c.selector;
  }
}

TEST(Selector, HasLimits) {
  std::string most;
  for (std::size_t i = 0; i < Selector::kMaxCompounds; ++i) most += i == 0 ? "p" : " p";
  EXPECT_EQ(selector_problem(most), "");
  EXPECT_EQ(selector_problem(most + ",q"), "has more than 64 parts");
  EXPECT_EQ(selector_problem(std::string(Selector::kMaxBytes, 'p')), "");
  EXPECT_EQ(selector_problem(std::string(Selector::kMaxBytes + 1, 'p')),
            "is longer than 4000 bytes");
  std::string classes = "p";
  for (std::size_t i = 0; i < Selector::kMaxTests; ++i) classes += ".a";
  EXPECT_EQ(selector_problem(classes), "");
  EXPECT_EQ(selector_problem(classes + "[b]"), "has more than 64 ids, classes and attributes");
  std::string nested;
  for (std::size_t i = 1; i < Selector::kMaxCompounds; ++i) nested += "<span>";
  std::string spans;
  for (std::size_t i = 1; i < Selector::kMaxCompounds; ++i) spans += "span ";
  EXPECT_EQ(matched(spans + "b", nested + "<b id=in>x"), "in");
}

}  // namespace
}  // namespace pith::internal
