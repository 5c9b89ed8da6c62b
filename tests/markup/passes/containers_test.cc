#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "markup/measure.h"
#include "markup/page_builder.h"
#include "page/dump.h"

namespace pith::internal {
namespace {

struct Case {
  std::string_view html;
  std::string_view before;  // "+" main content, "c" a comment, "-" boilerplate
  std::string_view after;
  float probability = 0.5F;  // of every block
};

std::string after(const Case& c) {
  const PageModel page = test::segmented(c.html);
  EXPECT_EQ(page.blocks.size(), c.before.size()) << c.html;
  if (page.blocks.size() != c.before.size()) return {};
  const std::vector<Score> scores(page.blocks.size(), Score{c.probability, {}, {}});
  return test::labels(test::after_passes(test::passes("container", "container"), page,
                                         measure(page, {}), scores, {.explain = true},
                                         {.labels = c.before}));
}

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(after(c), c.after) << c.before << ' ' << c.html;
}

TEST(Containers, TitlesOfBoxesFollowTheirText) {
  constexpr std::string_view kBox =
      "<div class=admonition><p class=admonition-title>Note</p><p>The text of a box.</p></div>";
  expect_all({
      {kBox, "-+", "++"},
      {kBox, "+-", "--"},
      {kBox, "-c", "cc"},
      {kBox, "--", "--"},
  });
}

// A summary says something by itself.
TEST(Containers, SummariesAreKeptWithTheirText) {
  constexpr std::string_view kDetails =
      "<details><summary>How long?</summary><p>A year.</p></details>";
  expect_all({{kDetails, "-+", "++"}, {kDetails, "+-", "+-"}, {kDetails, "--", "--"}});
}

TEST(Containers, WhoSaidAQuoteIsKeptWithIt) {
  constexpr std::string_view kQuote =
      "<blockquote><p>It was the tide.</p><footer>A. Miller</footer></blockquote>";
  expect_all({
      {kQuote, "+-", "++"},
      {kQuote, "-+", "-+"},
      {kQuote, "c-", "cc"},
      {"<figure><blockquote>It was the tide.</blockquote><figcaption>A. "
       "Miller</figcaption></figure>",
       "+-", "++"},
  });
}

TEST(Containers, BoxesBetweenKeptTextAreKept) {
  constexpr std::string_view kPage =
      "<p>a b c d e<div class='admonition note'><p class=admonition-title>Note</p><p>f g h i</p>"
      "</div><p>k l m n o";
  expect_all({
      {kPage, "+--+", "++++"},
      {kPage, "+---", "+---"},
      {kPage, "---+", "---+"},
      {kPage, "+--c", "+--c"},
      {kPage, "+--+", "+--+", 0.01F},  // nothing speaks for it
      {"<p>a b c d e<div class='admonition note'><p class=admonition-title>Note</p>"
       "<p><a href=/x>f g h i</a></p></div><p>k l m n o",
       "+--+", "+--+"},
  });
}

// A box that is no callout needs more, and repeats nothing in a thread.
TEST(Containers, OtherBoxesBetweenKeptTextAreKept) {
  constexpr std::string_view kDetails =
      "<p>a b c d e<details><summary>f g</summary><p>h i j</p></details><p>k l m n o";
  constexpr std::string_view kQuote = "<p>a b c d e<blockquote>f g h</blockquote><p>k l m n o";
  constexpr std::string_view kTerms = "<p>a b c d e<dl><dt>f<dd>g h</dl><p>k l m n o";
  expect_all({
      {kDetails, "+--+", "++++"},
      {kQuote, "+-+", "+++"},
      {kTerms, "+--+", "++++"},
      {kQuote, "+-+", "+-+", 0.2F},
      {kQuote, "--+", "--+"},
      {"<div class=post><p>a b c d e<blockquote>f g h</blockquote><p>k l m n o</div>", "+-+",
       "+++"},
  });
  const std::string prose = "<p>" + test::sentence(20);
  const std::string posts = "<div class=post>" + prose + "<blockquote>f g h</blockquote>" + prose +
                            "</div><div class=post>" + prose + "</div>";
  expect_all({{posts, "+-++", "+-++"}});
}

TEST(Containers, BoxesOfNewslettersAreNot) {
  expect_all({
      {"<p>a b c d e<details><summary>Sign up for the Letter</summary><p>h i j</p></details>"
       "<p>k l m n o",
       "+--+", "+--+"},
      {"<details><summary>Sign up for the Letter</summary><p>Each day.</p>"
       "<p>Privacy notice: we keep it.</p></details>",
       "+++", "---"},
      {"<details><summary>Sign up for an account</summary><p>Press the button.</p></details>", "++",
       "++"},
  });
}

TEST(Containers, WhoIsQuotedIsKeptAboveTheQuote) {
  constexpr std::string_view kPost =
      "<blockquote><p>Ann wrote:</p><p>It leaks.</p></blockquote><p>Where?";
  expect_all({
      {kPost, "-++", "+++"},
      {kPost, "--+", "--+"},
      {kPost, "-cc", "ccc"},
      {"<p>Ann wrote:<blockquote>It leaks.</blockquote>", "-+", "-+"},
      {"<blockquote><p>Ann</p><p>It leaks.</p></blockquote>", "-+", "-+"},
  });
}

TEST(Containers, TermsAreKeptWithTheirDefinition) {
  constexpr std::string_view kList = "<dl><dt>Neap<dt>Slack<dd>A tide.<dt>Fetch<dd>Of wind.</dl>";
  expect_all({
      {kList, "--+-+", "+++++"},
      {kList, "--+--", "+++--"},
      {kList, "++-++", "+++++"},
      {kList, "++---", "+++--"},
      {kList, "++-++", "++-++", 0.1F},  // nothing speaks for it
      {kList, "--c--", "ccc--"},
      {"<dl class='py function'><dt class=sig>f(a)<dd>What it does.</dl>", "-+", "++"},
      {"<dl><dt>Neap</dl><h2>Next</h2>", "-+", "-+"},
      // A list of terms alone, such as a table of contents, is none of the text behind it.
      {"<dl><dt>Neap<dt>Slack</dl><p>A tide turns.", "--+", "--+"},
      {"<dl><dt>Neap<dd><p>A tide.</dl>", "-+", "++"},
  });
}

TEST(Containers, NotesAreKeptWithTheirMarks) {
  constexpr std::string_view kPage =
      "<p>The tide<sup id=r1><a href=#fn1>1</a></sup> turns.<p>More."
      "<ol><li id=fn1>Twice a day.<li>Another.</ol>";
  expect_all({
      {kPage, "+---", "+-+-"},
      {kPage, "c---", "c-c-"},
      {kPage, "-+--", "-+--"},         // its mark was dropped
      {kPage, "+---", "+---", 0.01F},  // the small print of a page's footer
      {"<p>a<sup id=r1><a href=#cite_note-1>1</a></sup><ol class=references><li id=cite_note-1>"
       "Miller, Tides.</ol>",
       "+-", "+-"},  // a source
      {"<p>a <a class='footnote-reference brackets' href=#t id=i role=doc-noteref>[1]</a>"
       "<div class=citation id=t role=doc-biblioentry><span class=label><span class=fn-bracket>["
       "</span><a role=doc-backlink href=#i>1</a><span class=fn-bracket>]</span></span>"
       "<p>Miller, Tides.</div>",
       "+-", "+-"},  // one of Sphinx
  });
}

// A bibliography is left to the score.
TEST(Containers, ManyNotesAreNot) {
  std::string html = "<p>a";
  std::string notes;
  for (int i = 1; i <= 21; ++i) {
    const std::string n = std::to_string(i);
    html.append("<sup><a href=#fn").append(n).append(">").append(n).append("</a></sup>");
    notes.append("<li id=fn").append(n).append(">note");
  }
  const std::string page = html + "<ol>" + notes + "</ol>";
  const std::string labels = "+" + std::string(21, '-');
  expect_all({{page, labels, labels}});
}

}  // namespace
}  // namespace pith::internal
