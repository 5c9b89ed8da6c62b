#include "metadata/sources/byline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "metadata/dump.h"

namespace pith::internal {
namespace {

using test::dump;
using test::read;

struct Case {
  std::string why, html, dump;
};

const std::string kHead = "<title>A long road home</title>";
const std::string kH1 = "<article><h1>A long road home</h1>";
const std::string kText =
    "<p>The train left at noon, and nobody on the platform had expected it to.</p>";

// The text of an article, longer than the notices of a thread.
const std::string kLong =
    kText + "<p>" + std::string(150, 'x') + "</p><p>" + std::string(150, 'y') + "</p>";

TEST(Byline, Authors) {
  const std::vector<Case> cases = {
      {"class", kH1 + "<p class=byline>By Jane Doe, Staff Writer</p>" + kText, "Jane Doe <byline>"},
      {"links inside the byline",
       kH1 +
           "<p class=post-author>By <a href=/a>Jane Doe</a> and <a href=/b>John Roe</a>, "
           "5 March 2024</p>" +
           kText,
       "Jane Doe; John Roe <byline>"},
      {"camel case class", kH1 + "<span class=articleAuthor>Jane Doe</span>" + kText,
       "Jane Doe <byline>"},
      {"rel=author", kH1 + "<a rel=author href=/jane>Jane Doe</a>" + kText,
       "Jane Doe <rel-author>"},
      {"itemprop",
       kH1 +
           "<span itemprop=author itemscope><b>Writer:</b> <span itemprop=name>"
           "Jane Doe</span></span>" +
           kText,
       "Jane Doe <itemprop:author>"},
      {"text only", kH1 + "<p>By Jane Doe</p>" + kText, "Jane Doe <by-line>"},
      {"text and element", kH1 + "<p>By <b>Jane Doe</b></p>" + kText, "Jane Doe <by-line>"},
      {"in elements side by side",
       kH1 + "<div><span>By</span> <span><a href=/j>Jane Doe</a></span></div>" + kText,
       "Jane Doe <by-line>"},
      {"several in an element",
       kH1 + "<p>By <span><a href=/j>Jane Doe</a> and <a href=/r>John Roe</a></span></p>" + kText,
       "Jane Doe; John Roe <by-line>"},
      {"a name in parts", kH1 + "<p>By <span>Jane <b>Doe</b></span></p>" + kText,
       "Jane Doe <by-line>"},
      {"behind a label and a colon of its own",
       kH1 + "<p><b>By</b> <span>:</span> <a href=/j>Jane Doe</a></p>" + kText,
       "Jane Doe <by-line>"},
      {"a label in Cyrillic",
       kH1 + "<p>\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80</p><p>Jane Doe</p>" + kText,
       "Jane Doe <by-line>"},
      {"the column of a table", kH1 + "<table><tr><th>Author</th><th>Book Title</th></table>", "-"},
      {"a book in the text",
       kH1 + kText + std::string(2000, 'x') +
           "<p>He had read <em>Dune</em> by <a>Frank Herbert</a>.",
       "-"},
      {"below a label", kH1 + "<p>Written by</p><p>Jane Doe</p>" + kText, "Jane Doe <by-line>"},
      {"labeled at the article's end",
       kH1 + kText + std::string(2000, 'x') + "<p>Autorin: Jane Doe</p>", "Jane Doe <by-line>"},
      {"labeled more than once, far from the headline",
       kH1 + kText + std::string(2000, 'x') + "<p>By: Jane Doe</p><p>By: John Roe</p>", "-"},
      {"beside a sidebar",
       "<h1>A long road home</h1><div class='main main--withSidebar'><p class=byline>Jane Doe</p>" +
           kText + "</div>",
       "Jane Doe <byline>"},
      {"beside a right sidebar",
       "<h1>A long road home</h1><div class='layout has-right-sidebar'><p class=byline>Jane "
       "Doe</p>" +
           kText + "</div>",
       "Jane Doe <byline>"},
      {"with an author", kH1 + "<p class=with-author>Jane Doe</p>" + kText, "Jane Doe <byline>"},
      {"in a sidebar",
       "<h1>A long road home</h1>" + kText + "<div class='sidebar'><p class=byline>Jane Doe</p>",
       "-"},
      {"behind the date", kH1 + "<small>February 6th, 2011 by Jane Doe</small>" + kText,
       "Jane Doe <by-line>"},
      {"behind date and time, in an element",
       kH1 + "<p>Posted on 6 February 2011 at 9:48 pm by <a href=/j>Jane Doe</a></p>" + kText,
       "Jane Doe <by-line>"},
      {"'by' without a date before it", kH1 + "<p>Go by Jane Street</p>" + kText, "-"},
      {"link to an author's page", kH1 + "<a href=/authors/jane>Jane Doe</a>" + kText,
       "Jane Doe <byline>"},
      {"above the headline",
       "<article><p class=author>Jane Doe</p><h1>A long road home</h1>" + kText,
       "Jane Doe <byline>"},
      {"box at the article's end", kH1 + kText + "<div class=author-box>Jane Doe</div>",
       "Jane Doe <byline>"},
      {"comment author is none",
       kH1 + kText + "</article><div id=comments><p class=author>Angry Reader</p></div>", "-"},
      {"answers' authors are none",
       kH1 + "<span itemprop=author>Jane Doe</span>" + kText + kText + kText +
           "<span itemprop=author>Other Person</span>",
       "Jane Doe <itemprop:author>"},
      {"related card",
       kH1 + kText +
           "</article><div class=related-posts><div class=card><span "
           "class=author>Other Writer</span></div></div>",
       "-"},
      {"cards of a listing, far down",
       kH1 + std::string(3000, 'x') +
           "<div class=item><span class=author>Other Writer</span></div>"
           "<div class=item><span class=author>Third Writer</span></div>",
       "-"},
      {"a tag is no author",
       kH1 + "<div class=author><a rel=tag href=/t/rail>Rail Strikes</a></div>" + kText, "-"},
      {"a role beside a name, each a link",
       kH1 +
           "<p class=author><a href=/a>Jane DoeStudio</a> <a href=/a>Jane Doe</a> "
           "<a href=/a>Founder</a> <a href=/a>LD</a></p>" +
           kText,
       "Jane Doe <byline>"},
      {"a role alone is better than nobody", kH1 + "<p class=author>Guest Writer</p>" + kText,
       "Guest Writer <byline>"},
      {"a user's menu",
       kH1 + "<div class=author><a href=/a>My account</a> <a href=/b>Logout</a></div>" + kText,
       "-"},
      {"links of a text",
       kH1 +
           "<div class=author><a href=/a>Cotton</a>, <a href=/b>linen</a>, <a href=/c>hemp</a>, "
           "<a href=/d>packing cubes</a>, <a href=/e>Tencel</a></div>" +
           kText,
       "-"},
      {"a sentence", kH1 + "<p>By using this, you agree</p>" + kText, "-"},
      {"a weekday is no author", kH1 + "<p class=byline>By Monday</p>" + kText, "-"},
      {"a date is no author", kH1 + "<p class=byline>March 5, 2024</p>" + kText, "-"}};
  for (const Case& c : cases) EXPECT_EQ(dump(read(kHead + c.html).authors), c.dump) << c.why;
}

TEST(Byline, Dates) {
  const std::vector<Case> cases = {
      {"time", kH1 + "<time datetime='2024-03-05T08:30:00Z'>Tuesday</time>" + kText,
       "2024-03-05T08:30:00Z <time>"},
      {"time without datetime", kH1 + "<time>5 March 2024</time>" + kText, "2024-03-05 <time>"},
      {"published before updated",
       kH1 +
           "<time class=updated datetime=2024-04-01>x</time>"
           "<time class='entry-date published' datetime=2024-03-05>y</time>" +
           kText,
       "2024-03-05 <time:published>"},
      {"class", kH1 + "<span class=post-date>5. M\xC3\xA4rz 2024</span>" + kText,
       "2024-03-05 <date-line>"},
      {"abbr with title",
       kH1 + "<abbr class=published title=2024-03-05T08:30:00Z>yesterday</abbr>" + kText,
       "2024-03-05T08:30:00Z <date-line>"},
      {"title of the only element",
       kH1 + "<p class=date><span title='March 5, 2024'>2 yr. ago</span></p>" + kText,
       "2024-03-05 <date-line>"},
      {"the day above, the time below",
       kH1 + "<h2 class=date-header>5 March 2024</h2>" + kText +
           "<abbr class=published title=2024-03-05T08:30:00+01:00>8:30</abbr>",
       "2024-03-05T08:30:00+01:00 <date-line>"},
      {"another day's time below",
       kH1 + "<h2 class=date-header>5 March 2024</h2>" + kText +
           "<abbr class=published title=2024-03-06T08:30:00+01:00>8:30</abbr>",
       "2024-03-05 <date-line>"},
      {"text", kH1 + "<p>Berlin | 05.03.2024</p>" + kText, "2024-03-05 <text>"},
      {"dateline of the first paragraph",
       kH1 + "<p>Berlin, 5 March 2024 - " + std::string(200, 'x') + "</p>", "2024-03-05 <text>"},
      {"above the title", "<article><p>March 5, 2024</p><h1>A long road home</h1>" + kText,
       "2024-03-05 <text>"},
      {"in the article's footer",
       kH1 + kText + "<footer class=entry-footer><time datetime=2024-03-05>x</time></footer>",
       "2024-03-05 <time>"},
      {"a weekday is no date", kH1 + "<p class=date>Monday</p>" + kText, "-"},
      {"related card", kH1 + kText + "</article><aside><time datetime=2019-01-01>x</time></aside>",
       "-"},
      {"comment",
       kH1 + kText +
           "</article><ol class=comment-list><li><time datetime=2019-01-01>x"
           "</time></li></ol>",
       "-"},
      {"teasers far below",
       kH1 + std::string(3000, 'x') +
           "<time datetime=2019-01-01>x</time><time "
           "datetime=2018-01-01>y</time>",
       "-"},
      {"nothing but an update", kH1 + "<p><time class=updated datetime=2024-04-01>x</time></p>",
       "2024-04-01 <time:modified>"},
      {"a line of it", kH1 + "<p>Updated <!-- --> 1 April 2024</p>" + kText,
       "2024-04-01 <text:modified>"},
      {"a line of it at the page's end",
       kH1 + kText + std::string(3000, 'x') + "</article><p>Last updated: 1 April 2024</p>",
       "2024-04-01 <text:modified>"},
      {"the terms were updated",
       kH1 + kText + std::string(3000, 'x') +
           "</article><p>Our terms were last updated on 1 January 2020.</p>",
       "-"},
      {"a link to updates above", "<a>Get updates</a><p>March 5, 2024</p>" + kH1 + kText,
       "2024-03-05 <text>"},
      {"a label above, too", "<p>Last updated</p><p>March 5, 2024</p>" + kH1 + kText,
       "2024-03-05 <text:modified>"},
      {"a headline about an update", "<h1>Update on the long river</h1><p>5 March 2024</p>" + kText,
       "2024-03-05 <text>"},
      {"two lines of it far below are those of others",
       kH1 + kText + std::string(3000, 'x') +
           "</article><p>Updated: 1 April 2024</p><p>Updated: 2 May 2023</p>",
       "-"}};
  for (const Case& c : cases) {
    const Metadata m = read(kHead + c.html);
    // The last change is in its own field; it shows here where there is no date.
    EXPECT_EQ(dump(m.date.empty() ? m.modified : m.date), c.dump) << c.why;
  }
}

TEST(Byline, UpdateIsNoPublication) {
  const Metadata m = read(kHead + kH1 +
                          "<p>Updated: <time datetime=2024-04-01>x</time></p>"
                          "<p>Published: <time datetime=2024-03-05>y</time></p>" +
                          kText);
  EXPECT_EQ(dump(m.date), "2024-03-05 <time:published>");
  EXPECT_EQ(dump(m.modified), "2024-04-01 <time:modified>");
}

TEST(Byline, LinearOnNestedAuthorElements) {
  std::string html = "<h1>A long road home</h1>";
  for (int i = 0; i < 400; ++i) html += "<div class=author><span class=date>";
  for (int i = 0; i < 20000; ++i) html += "<b class=author>Jane 5</b>";
  EXPECT_TRUE(read(html).authors.size() <= 30);
}

TEST(Byline, SecondLook) {
  const std::vector<Case> cases = {
      {"a sidebar", kH1 + kText + "<div class=sidebar><i>5 March 2024</i></div>",
       "2024-03-05 <text:other>"},
      {"a teaser", kH1 + "<div class=teaser><i>5 March 2024</i></div>" + kText,
       "2024-03-05 <text:other>"},
      {"a reply with an answer",
       kH1 + "<div class=comment><i>5 March 2024, 8:30</i>" + kText +
           "</div><div class=comment><i>6 March 2024, 9:00</i>" + kText + "</div>",
       "2024-03-05T08:30 <text:other>"},
      {"teasers begin with the newest",
       kH1 + kText + "<div class=related><i>9 March 2024</i><i>5 March 2024</i></div>", "-"},
      {"an offer", kH1 + "<div class=promo><i>Sale ends 5 March 2024</i></div>" + kText, "-"},
      {"the page's clock", "<header class=nav><i>5 March 2024</i></header>" + kH1 + kText, "-"},
      {"a label in a sidebar",
       kH1 + kText +
           "</article><div class=sidebar><h4>Published</h4><time "
           "datetime=2024-03-05>x</time></div>",
       "2024-03-05 <text:published-far>"},
      {"a teaser behind its link",
       kH1 + kText +
           "<div class=related><a href=/r>Report on the water</a><p>Published on 5 March 2024</p>"
           "</div>",
       "-"},
      {"one reader's comment",
       kH1 + kLong +
           "<div class=comments><p><b>Ann</b>"
           "<i>Posted 5 March 2024, 8:30</i></p><p>Good.</p></div>",
       "-"},
      {"one reader's comment in an article with a date",
       kH1 + "<time>4 March 2019</time>" + kLong +
           "<div class=comments><p><b>Ann</b><i>Posted 5 March 2024</i></p><p>Good.</p></div>",
       "2019-03-04 <time>"},
      {"a box of other stories in an article with a date",
       kH1 + "<p>4 March 2019</p>" + kLong +
           "<div class=sidebar><p>Published: 5 March 2024</p><p>More</p></div>",
       "2019-03-04 <text>"},
      {"a company in the page's footer",
       kH1 + "<time>4 March 2019</time>" + kLong +
           "</article><footer><p>Published by Roe Press, registered 4 July 2006</p></footer>",
       "2019-03-04 <time>"},
      {"a review",
       kH1 + kText +
           "<div class=reviews><p><b>Nice</b> <i>Reviewed in the UK on 5 March "
           "2024</i></p><p>Good.</p></div>",
       "-"},
      {"a deadline", kH1 + kText + "<div class=sidebar><p>Aktion bis 05.03.2024</p><p>x</p></div>",
       "-"},
      {"a label", kH1 + kText + "<div class=sidebar><p>Scadenza: 05/03/2024</p><p>x</p></div>",
       "-"},
      {"a deadline near the headline", kH1 + "<p>Application deadline: 5 March 2024</p>" + kText,
       "-"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(read(kHead + c.html).date), c.dump) << c.why;
}

TEST(Byline, DatesWithLabels) {
  const std::vector<Case> cases = {
      {"an unknown label", kH1 + "<p>Founded: 5 March 1999</p><p>5 March 2024</p>" + kText,
       "2024-03-05 <text>"},
      {"an unknown label alone", kH1 + "<p>Launched: 5 March 1999</p>" + kText,
       "1999-03-05 <text:other>"},
      {"since when a user is a member",
       kH1 + "<p>Member since 12.03.2010</p><p>Posted: 5 March 2024</p>" + kText,
       "2024-03-05 <text:published>"},
      {"the owner of a picture", kH1 + "<p>\xC2\xA9 Jane Doe</p><p>5 March 2024</p>" + kText,
       "2024-03-05 <text>"},
      {"a time that says it is a change",
       kH1 + "<time class=published datetime=2024-04-01>Updated 1 April 2024</time>" + kText, "-"},
      {"a custom element", kH1 + "<relative-time datetime=2024-03-05>x</relative-time>" + kText,
       "2024-03-05 <time>"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(read(kHead + c.html).date), c.dump) << c.why;
}

TEST(Byline, ThreadWithoutHeadline) {
  const std::string post = "<div>6 March 2024, 9:00</div><div>" + kText + "</div>";
  const Metadata m = read(kHead +
                          "<div>5 March 2024, 8:30</div><div>Member since 12.03.2010</div>"
                          "<b>A long road home</b>" +
                          kText + post);
  EXPECT_EQ(dump(m.date), "2024-03-05T08:30 <text>");
  EXPECT_EQ(dump(read("<div>5 March 2024, 8:30</div>" + kText + post).date),
            "2024-03-05T08:30 <text:other>");
}

TEST(Byline, HeadlineThatIsRepeatedBySection) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += kText;
  const Metadata m = read(
      "<title>How a road works</title><main><h1>Roads: a guide</h1><p>5 March "
      "2024</p>" +
      text + "<h2>How a road works</h2>" + kText + "</main>");
  EXPECT_EQ(dump(m.date), "2024-03-05 <text>");
}

TEST(Byline, SignaturesAndBoxes) {
  std::string text = kH1;
  for (int i = 0; i < 40; ++i) text += kText;
  const std::vector<Case> cases = {
      {"a signature", text + "<p>Written by Jane Doe</p>", "Jane Doe <by-line>"},
      {"signatures of teasers", text + "<p>Written by Jane Doe</p><p>Written by John Roe</p>", "-"},
      {"a sentence", text + "<p>Published by Roe Press and read by nobody in town</p>", "-"},
      {"a name and nothing else", text + "<p><em>Von <b>Jane Doe</b></em></p>",
       "Jane Doe <by-line>"},
      {"a role before the name", text + "<p>Author: <a href=/x>Attorney</a> Jane Doe</p>",
       "Jane Doe <by-line>"},
      {"a list",
       text + "</article><aside><h6>Author(s)</h6><ul><li>Jane Doe</li><li>John Roe</li>"
              "</ul></aside>",
       "Jane Doe; John Roe <by-line>"},
      {"a box",
       text + "<div class=author-box><h4>Jane Doe</h4><p>Jane Doe writes about roads, and "
              "has done so since she could write. She lives by one of them, and from her "
              "window she sees the trains that nobody expects.</p></div>",
       "Jane Doe <by-line>"},
      {"a reviewer", text + "<p>Reviewed by: Jane Doe</p><div class=author>Jane Doe</div>", "-"},
      {"a role below the name",
       kH1 + "<p class=byline>By Jane Doe<br>Rivers and Roads, Berlin</p>" + kText,
       "Jane Doe <byline>"},
      {"a role that touches the name",
       kH1 + "<p class=byline><b>Jane Doe</b><span>Roads correspondent</span></p>" + kText,
       "Jane Doe <byline>"},
      {"a second author below the first",
       kH1 + "<p class=byline>By Jane Doe<br>and John Roe</p>" + kText,
       "Jane Doe; John Roe <byline>"},
      {"date and reading time in elements of the byline",
       kH1 +
           "<section class=author-wrapper><h4 class=author-name><a href=/jane>Jane Doe</a>, "
           "<a href=/john>John Roe</a></h4><div class=byline-meta><time class=byline-date>"
           "5 March 2024</time><span class=byline-reading-time>3 min read</span></div></section>" +
           kText,
       "Jane Doe; John Roe <byline>"},
      {"a list of authors",
       kH1 + "<ul class=authors><li>Jane Doe</li><li>John Roe</li></ul>" + kText,
       "Jane Doe; John Roe <byline>"},
      {"a label and initials above the name",
       kH1 + "<div class=author><p>The Author</p><p>JD</p><a href=/jane>Jane Doe</a></div>" + kText,
       "Jane Doe <byline>"},
      {"the footer of a post",
       kH1 + kText +
           "</article><div class=post-footer><span class=post-author>Posted by "
           "<span class=fn>Jane Doe</span></span></div>",
       "Jane Doe <byline>"},
      {"the card of a person's own site",
       kH1 + "<a class='p-author h-card' href='/'>Jane Doe</a>" + kText, "Jane Doe <byline>"},
      {"date and name", kH1 + "<p>5 March 2024 - Jane Doe</p>" + kText, "Jane Doe <by-line>"},
      {"name, role and date", kH1 + "<p>Jane Doe | Senior Writer | 5 March 2024</p>" + kText,
       "Jane Doe <by-line>"},
      {"topic and date", kH1 + "<p>Road Works | 5 March 2024</p>" + kText, "-"},
      {"a site's own link", kH1 + "<a rel=author href='/'>Jane Doe</a>" + kText, "-"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(dump(read(kHead + c.html, "https://example.org/a/b").authors), c.dump) << c.why;
  }
}

TEST(Byline, LinearOnManySmallElements) {
  constexpr int kElements = 50000;
  for (const std::string& element :
       {std::string("<i>By Jane Doe</i>"), std::string("<i>5 March 2024</i>"),
        std::string("<div class=sidebar><i>5 March 2024</i></div>"), std::string("<h3>Author</h3>"),
        std::string("<ul class=tags><li><a href=x>a</a></ul>"),
        std::string("<h1><i class=kicker>a</i>b</h1>")}) {
    std::string html = kHead;
    for (int i = 0; i < kElements; ++i) html += element;
    EXPECT_LE(read(html).authors.size(), 30U) << element;
  }
}

}  // namespace
}  // namespace pith::internal
