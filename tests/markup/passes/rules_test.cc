#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "markup/measure.h"
#include "markup/page_builder.h"
#include "page/dump.h"

namespace pith::internal {
namespace {

using test::PageBuilder;
using test::segmented;
using test::sentence;

constexpr std::string_view kDropped = "dropped by rule: ";

// For each block the rule that drops it; empty: none.
std::vector<std::string> rules_for(const PageModel& page, const Measured& measured) {
  const std::vector<Score> scores(page.blocks.size(), {0.5F, {}, {}});
  std::vector<std::string> rules;
  for (const Block& block :
       test::after_passes(test::passes("rule", "rule"), page, measured, scores)) {
    EXPECT_EQ(block.reason.empty() ? 0.5F : 0, block.score);
    EXPECT_EQ(block.decided_by, block.reason.empty() ? "" : "rule");
    EXPECT_TRUE(block.reason.empty() || block.reason.starts_with(kDropped)) << block.reason;
    rules.push_back(block.reason.empty() ? "" : block.reason.substr(kDropped.size()));
  }
  return rules;
}

// Of a block of which nothing but the features is known.
std::string rule_for(const Features& block) {
  PageModel page;
  page.blocks.emplace_back();
  Measured measured;
  measured.blocks = {block};
  return rules_for(page, measured).at(0);
}

// "text: rule" for each block that a rule applies to, " | " between them.
std::string ruled(const PageModel& page, std::string_view title = {}) {
  const std::vector<std::string> rules = rules_for(page, measure(page, title));
  std::string out;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (rules[i].empty()) continue;
    if (!out.empty()) out += " | ";
    out.append(page.blocks[i].block.text).append(": ").append(rules[i]);
  }
  return out;
}

std::string ruled(std::string_view html, std::string_view title = {}) {
  return ruled(segmented(html), title);
}

std::string prose(int count = 20) { return "<p>" + sentence(count) + "</p>"; }

// `html` between paragraphs of 40 words each, which alone break no rule.
std::string in_prose(const std::string& html) {
  return ruled(prose(40) + prose(41) + html + prose(42) + prose(43));
}

TEST(Rules, LabelsBetweenParagraphs) {
  const struct {
    std::string_view html;
    std::string_view ruled;
  } cases[] = {
      {"<p>Advertisement</p>", "Advertisement: the label of an advertisement"},
      {"<div>- Story continues below advertisement -</div>",
       "- Story continues below advertisement -: the label of an advertisement"},
      {"<p>Werbung</p>", "Werbung: the label of an advertisement"},
      {"<p>(Click image to enlarge)</p>",
       "(Click image to enlarge): the label of a picture or player"},
      {"<p>Share this story</p>", "Share this story: the label of a share widget"},
      {"<p>12 comments</p>", "12 comments: the label of comments"},
      {"<p>5 min</p>", ""},
      {"<h3>Facebook</h3>", ""},
      {"<p>Facebook</p>", ""},
      {"<p>Listen to this?</p>", ""},
      {"<blockquote><p>Advertisement</p></blockquote>", ""},
      {"<ul><li>Facebook<li>YouTube</ul>", ""},
      {"<p>Advertisement paid for the mill's new roof.</p>", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(in_prose(std::string(c.html)), c.ruled) << c.html;
}

// What a customer says is signed.
TEST(Rules, OfOffersANameIsACustomers) {
  const PageModel page =
      segmented(prose(40) + "<p class=author>Ann Lee, Hill Orchard</p>" + prose(41));
  const Measured measured = measure(page, {});
  const std::vector<Score> scores(page.blocks.size(), {0.5F, {}, {}});
  const auto reason = [&](PageType type) {
    return test::after_passes(test::passes("rule", "rule"), page, measured, scores,
                              {.explain = true}, {.page_type = type})
        .at(1)
        .reason;
  };
  EXPECT_EQ(reason(PageType::article), "dropped by rule: a line about author or date");
  EXPECT_EQ(reason(PageType::product), "");
  EXPECT_EQ(reason(PageType::service), "");
}

TEST(Rules, TermsOfAGlossaryAreNoLabels) {
  const std::string term = "<p><b>Share this story</b></p>" + prose(12);
  EXPECT_EQ(in_prose(term + "<p><b>Related links</b></p>" + prose(13) +
                     "<p><b>Leave a comment</b></p>" + prose(14)),
            "");
  EXPECT_EQ(in_prose(term), "Share this story: the label of a share widget");
}

TEST(Rules, WordingOfNewsletters) {
  EXPECT_EQ(in_prose("<p>Want more? Sign up for our newsletter!</p>"),
            "Want more? Sign up for our newsletter!: the wording of a newsletter");
  EXPECT_EQ(in_prose("<p>The mill asks all growers to subscribe to our newsletter, which tells of "
                     "the prices of apples and pears.</p>"),
            "");
  EXPECT_EQ(in_prose("<h2>Sign up for our newsletter</h2>"), "");
}

TEST(Rules, BoxesThatAskForAnAddress) {
  constexpr std::string_view kWhy = "a box with a field for an email address";
  const std::string box =
      "<aside><h4>Letter</h4><p>Once a week.</p><form><input type=email></form></aside>";
  const std::string field = "<form><input type=email></form>";
  EXPECT_EQ(ruled(prose(80) + prose(81) + box),
            "Letter: " + std::string(kWhy) + " | Once a week.: " + std::string(kWhy));
  EXPECT_EQ(ruled(prose(20) + box), "");  // a page of few words is the box
  // A text beside the box is none of it.
  EXPECT_EQ(ruled(prose(80) + prose(81) + "<div><p>" + sentence(20, "Press") +
                  "</p><div><p>Join the list of those who wait</p>" + field + "</div></div>"),
            "Join the list of those who wait: " + std::string(kWhy));
  EXPECT_EQ(ruled("<main>" + prose(80) + field + prose(81) + "</main>"), "");
  EXPECT_EQ(ruled(prose(80) + prose(81) + "<div>Letter <input type=text></div>"), "");
}

TEST(Rules, NothingIsCertainOfProse) {
  EXPECT_EQ(in_prose(prose()), "");
  EXPECT_EQ(ruled(prose()), "");
  EXPECT_EQ(in_prose("<h2>A heading</h2><ul><li>One</li><li>Two</li></ul>"), "");
  EXPECT_EQ(ruled(""), "");
}

TEST(Rules, Assistive) {
  EXPECT_EQ(in_prose("<p class=sr-only>" + sentence(20, "Skip") + "</p>"),
            sentence(20, "Skip") + ": for screen readers only");
}

TEST(Rules, TheHeadline) {
  const std::string_view title = "River floods the old town";
  EXPECT_EQ(ruled("<h1>River floods the old town</h1>" + prose(), title),
            "River floods the old town: the headline");
  // Half of the title is something else, and so is a paragraph that has its words among others.
  EXPECT_EQ(ruled(prose() + "<h2>The old town</h2>" + prose(21), title), "");
  EXPECT_EQ(ruled("<p>River floods the old town, its mayor says, for the third time.</p>" + prose(),
                  title),
            "");
  // An <h1> unlike the title heads something: the first section, a shop's item.
  EXPECT_EQ(ruled("<h1>Before the flood</h1>" + prose(), title), "");
}

// A thread's first post says what the thread is about.
TEST(Rules, TheHeadlineOfAPostIsItsText) {
  const std::string title = "River floods the old town";
  const auto page = [&title](Cue cue) {
    PageBuilder built(title);
    built.in(cue, [&](PageBuilder& box) { box.heading(1, title).paragraph(sentence(20)); });
    return built;
  };
  EXPECT_EQ(ruled(page(Cue::article).page(), title), title + ": the headline");
  EXPECT_EQ(ruled(page(Cue::post).page(), title), "");
}

TEST(Rules, NamesOfIcons) {
  EXPECT_EQ(in_prose("<p>more_vert favorite_border</p>"),
            "more_vert favorite_border: names of icons");
  EXPECT_EQ(in_prose("<p>max_retries</p>"), "");
  EXPECT_EQ(in_prose("<p>icon bell icon star icon user</p>"),
            "icon bell icon star icon user: names of icons");
  for (const char* html :
       {"<pre>max_size min_size</pre>", "<h3>max_size</h3>", "<dl><dt>max_size</dt></dl>",
        "<table><tr><th>Field</th><th>Type</th></tr><tr><td>max_size</td><td>int</td></tr></table>",
        "<p>Set max_size first.</p>"}) {
    EXPECT_EQ(in_prose(html), "") << html;
  }
}

TEST(Rules, ClocksAndSigns) {
  EXPECT_EQ(in_prose("<p>0:00 / 12:07</p>"), "0:00 / 12:07: a player's clock");
  EXPECT_EQ(in_prose("<p>* * *</p>"), "* * *: signs without words");
  EXPECT_EQ(in_prose("<h3>---</h3>"), "---: signs without words");
  EXPECT_EQ(in_prose("<pre>12:07</pre><pre>{ }</pre>"), "");
  // A timetable, a table with dashes where there is nothing to tell.
  EXPECT_EQ(in_prose("<table><tr><th>Upper lock</th><th>Lower lock</th></tr>"
                     "<tr><td>12:07</td><td>-</td></tr></table>"),
            "");
}

TEST(Rules, DateLines) {
  const std::string line = "4 May 2024, 16:41";
  EXPECT_EQ(ruled("<p>" + line + "</p>" + prose()), line + ": a date line");
  EXPECT_EQ(ruled(prose() + "<p>" + line + "</p>"), line + ": a date line");
  EXPECT_EQ(ruled(prose() + "<ul><li>" + line + "</li></ul>"), line + ": a date line");
  EXPECT_EQ(ruled("<p>It opened on 4 May 2024 at 16:41.</p>" + prose()), "");
  // A chronicle's headings, terms, cells and items are what it tells.
  const char* const table =
      "<table><tr><th>Open</th><th>Close</th></tr>"
      "<tr><td>4 May 2024, 16:41</td><td>May 2025</td></tr></table>";
  for (const char* html :
       {"<h3>4 May 2024, 16:41</h3>", "<dl><dt>4 May 2024, 16:41</dt></dl>",
        "<pre>4 May 2024, 16:41</pre>", "<ul><li>4 May 2024, 16:41</li></ul>", table}) {
    EXPECT_EQ(in_prose(html), "") << html;
  }
}

// "In 1998 he moved to Beijing; in 2003 he came back to Shanghai." has two years and no spaces.
TEST(Rules, ChineseProseWithYearsIsNoDateLine) {
  const std::string text =
      "1998\xE5\xB9\xB4\xE4\xBB\x96\xE6\x90\xAC\xE5\x88\xB0\xE5\x8C\x97\xE4\xBA\xAC\xEF\xBC\x8C"
      "2003\xE5\xB9\xB4\xE5\x9B\x9E\xE5\x88\xB0\xE4\xB8\x8A\xE6\xB5\xB7\xE3\x80\x82";
  EXPECT_EQ(in_prose("<p>" + text + "</p>"), "");
  EXPECT_EQ(ruled("<p>" + text + "</p>" + prose()), "");
}

TEST(Rules, BoxesHoldLittleText) {
  const struct {
    const char* names;
    const char* rule;
    int words;  // what a box of its kind holds at most
  } cases[] = {{"newsletter", "a sign-up box", 59}, {"ad", "an advertisement", 11}};
  for (const auto& c : cases) {
    const auto box = [&c](int words) {
      return in_prose("<div class=" + std::string(c.names) + "><p>" + sentence(words, "Box") +
                      "</p></div>");
    };
    EXPECT_EQ(box(c.words), sentence(c.words, "Box") + ": " + c.rule);
    EXPECT_EQ(box(c.words + 1), "") << c.rule;
  }
}

// A row of buttons has no sentences; a text in a "market-share" box has.
TEST(Rules, ShareWidgetsHoldNoProse) {
  EXPECT_EQ(in_prose("<div class=share><p>Share this by post</p></div>"),
            "Share this by post: a share widget");
  EXPECT_EQ(in_prose("<div id=market-share><p>" + sentence(20, "Shares") + "</p></div>"), "");
  EXPECT_EQ(in_prose("<div id=market-share><h2>Who holds what</h2></div>"), "");
  // An embedded post.
  EXPECT_EQ(in_prose("<blockquote class=twitter-tweet><p>The light is off</p>&mdash; Coast Guard "
                     "(@coast) <a href=/1>May 3, 2019</a></blockquote>"),
            "");
}

TEST(Rules, RequestsForJavaScript) {
  EXPECT_EQ(in_prose("<noscript><p>Please enable JavaScript to see the map.</p></noscript>"),
            "Please enable JavaScript to see the map.: asks for JavaScript");
  EXPECT_EQ(in_prose("<noscript><p>The map shows all floods since the war.</p></noscript>"), "");
  EXPECT_EQ(in_prose("<p>Please enable JavaScript to see the map.</p>"), "");
  // Where the page has no text besides, the language does not matter, unless there is much of it.
  EXPECT_EQ(ruled("<nav><a href=/>Start</a></nav><noscript><p>Bitte schalten Sie das ein.</p>"),
            "Bitte schalten Sie das ein.: asks for JavaScript");
  EXPECT_EQ(ruled("<noscript>" + prose(60) + "</noscript>"), "");
}

TEST(Rules, LinesAboutAuthorOrDate) {
  const auto byline = [](const std::string& html) {
    return ruled(prose() + "<div class=byline>" + html + "</div>" + prose(21) + prose(22));
  };
  EXPECT_EQ(byline("<p>Eva Lind, our correspondent in the north</p>"),
            "Eva Lind, our correspondent in the north: a line about author or date");
  EXPECT_EQ(byline("<p>Eva Lind lives in the north.</p>"), "");
  EXPECT_EQ(byline("<p>a b c d e f g h i j k</p>"),
            "a b c d e f g h i j k: a line about author or date");
  EXPECT_EQ(byline("<p>a b c d e f g h i j k l</p>"), "");
  EXPECT_EQ(byline("<h3>Eva Lind</h3>"), "");
}

// Headings that are none in markup, speakers, labels and a diary's dates stand between paragraphs.
TEST(Rules, AFewWordsBetweenParagraphsMayBeContent) {
  for (const char* html :
       {"<p class=subhead>How it began</p>", "<div class=section-title>The first winter</div>",
        "<p><u>The keeper answers</u></p>", "<p>For instance:</p>", "<p>13 March 1917</p>",
        "<blockquote>one two</blockquote>", "<p>Eva Lind</p>"}) {
    EXPECT_EQ(in_prose(html), "") << html;
  }
  EXPECT_EQ(ruled("<h1>Before the flood</h1><p>From the paper of that week</p>" + prose()), "");
}

// The element's name says that it holds or allows ads, or is a generated one.
TEST(Rules, NamesThatAreNotTheElementsOwnDropNothing) {
  for (const char* names :
       {"with-ads", "has-ad", "no-ads", "before-ad", "e-2638ad0", "ad2b91f", "showAds", "js-ad"}) {
    EXPECT_EQ(in_prose("<div class=" + std::string(names) + "><p>The glass is hot</p></div>"), "")
        << names;
  }
  EXPECT_EQ(in_prose("<div class=ad300x250><p>The glass is hot</p></div>"),
            "The glass is hot: an advertisement");
}

TEST(Rules, WhatHoldsMuchOfThePageIsNoBox) {
  const auto box = [](int lines) {
    std::string html = "<div class=ad>";
    for (int i = 0; i < lines; ++i) html += "<p>The glass is hot</p>";
    return in_prose(html + "</div>");
  };
  EXPECT_NE(box(1), "");
  EXPECT_NE(box(3), "");
  EXPECT_EQ(box(4), "") << "half of the page's blocks";
}

// Two may stand above and below a text; from three on they are what a list tells.
TEST(Rules, RowsOfDatesOrNamesAreContent) {
  const auto rows = [](int count, const std::string& names, const std::string& line) {
    std::string html = prose(40);
    for (int i = 0; i < count; ++i) html += "<div class=" + names + ">" + line + "</div>";
    return ruled(html + prose(41));
  };
  const std::string date = "4 May 2024, 16:41: a date line";
  EXPECT_EQ(rows(2, "row", "4 May 2024, 16:41"), date + " | " + date);
  EXPECT_EQ(rows(3, "row", "4 May 2024, 16:41"), "");
  const std::string name = "Eva Lind, our woman in the north";
  const std::string byline = name + ": a line about author or date";
  EXPECT_EQ(rows(2, "byline", name), byline + " | " + byline);
  EXPECT_EQ(rows(3, "byline", name), "");
}

TEST(Rules, LinksBelowTheText) {
  const std::string link = "<ul><li><a href=x>Another flood in the north</a></li></ul>";
  const std::string rule = "Another flood in the north: links below the text";
  EXPECT_EQ(ruled(prose(150) + link), rule);
  EXPECT_EQ(ruled(prose(149) + link), "") << "a page with little prose may be of links";
  EXPECT_EQ(ruled(prose(150) + link + prose()), "") << "sources before the last paragraph";
  EXPECT_EQ(ruled(prose(150) + "<ul><li>See <a href=x>another flood</a></li></ul>"), "");
  EXPECT_EQ(ruled(prose(150) + "<h3><a href=x>Another flood in the north</a></h3>"), "");
}

TEST(Rules, Hidden) {
  const std::string hidden = "<p hidden>" + sentence(5, "Menu") + "</p>";
  EXPECT_EQ(ruled(prose(60) + hidden), sentence(5, "Menu") + ": hidden");
  // A page of tabs hides most of what it has to say.
  EXPECT_EQ(ruled(prose(40) + hidden), "");
}

TEST(Rules, PointersToOtherPages) {
  const std::string link = "<p>Read also: <a href=x>Ten floods that nobody had seen coming</a></p>";
  EXPECT_EQ(in_prose(link),
            "Read also: Ten floods that nobody had seen coming: a pointer to another page");
  const char* const table =
      "<table><tr><th>a</th><th>b</th></tr>"
      "<tr><td><a href=x>Ten floods that nobody had seen</a></td><td>c</td></tr></table>";
  for (const char* html :
       {"<p>The report (<a href=x>long, with maps of all the floods</a>) came late.</p>",
        "<ul><li><a href=x>Ten floods that nobody had seen</a></li></ul>",
        "<h3><a href=x>Ten floods that nobody had seen</a></h3>",
        "<p>So the report says, and so does <a href=x>the mayor</a></p>", table}) {
    EXPECT_EQ(in_prose(html), "") << html;
  }
  // Away from paragraphs it may be a section's only line.
  EXPECT_EQ(in_prose("<h3>Read</h3>" + link + "<h3>Write</h3>"), "");
  // Among other links it is one of a list.
  EXPECT_EQ(ruled(prose() + "<div>" + link + link + link + "</div>"), "");
}

// The same, without a page: each form of content is spared by the rules about shape.
TEST(Rules, FormsOfContentAreSpared) {
  for (bool Features::*const form :
       {&Features::heading, &Features::in_table, &Features::code, &Features::term}) {
    Features block;
    block.has_words = true;
    block.words = 4;
    block.previous_prose = block.next_prose = true;
    for (const Shape shape : {Shape::icon_names, Shape::date_line}) {
      block.shape = shape;
      EXPECT_NE(rule_for(block), "");
      Features spared = block;
      spared.*form = true;
      EXPECT_EQ(rule_for(spared), "");
    }
  }
}

TEST(Rules, RulesOnPagesBuiltByHand) {
  PageBuilder page;
  page.paragraph(sentence(40))
      .in(Cue::share, [](PageBuilder& box) { box.item("Mail").item("Print"); })
      .paragraph(sentence(41))
      .paragraph("By hand")
      .paragraph(sentence(42))
      .paragraph("Chapter two")
      .emphasised()
      .paragraph(sentence(43));
  EXPECT_EQ(ruled(page.page()), "Mail: a share widget | Print: a share widget");
}

TEST(Rules, ThresholdsOfTheTitle) {
  Features block;
  block.cue_distance.fill(kFar);
  block.has_words = true;
  block.is_headline = true;
  block.title_overlap = 0.79F;
  EXPECT_NE(rule_for(block), "the headline");
  block.title_overlap = 0.8F;
  EXPECT_EQ(rule_for(block), "the headline");
  block.is_headline = false;
  EXPECT_NE(rule_for(block), "the headline");
}

TEST(Rules, TheWordingOfACommentFormIsRuledOut) {
  const auto verdict = [](std::string_view text) {
    PageBuilder page;
    page.paragraph(text);
    return rules_for(page.page(), page.measured()).at(0);
  };
  const std::string_view kForm = "the wording of a comment form";
  EXPECT_EQ(verdict("Your email address will not be published. Required fields are marked *"),
            kForm);
  EXPECT_EQ(verdict("Schreibe einen Kommentar"), kForm);
  // In other words, too few of them, or of something else.
  EXPECT_NE(verdict("They never told us that our email address will not be published by them."),
            kForm);
  EXPECT_NE(verdict("Post comment"), kForm);
  EXPECT_NE(verdict("Read more"), kForm);
}

// Images have no words, which says nothing about them.
TEST(Rules, ImagesAreNotRuledOut) {
  PageBuilder page;
  page.paragraph(sentence(20)).image().paragraph(sentence(21));
  EXPECT_EQ(ruled(page.page()), "");
}

// Of rules that the truth often contradicts, a sure score is the stronger evidence.
TEST(Rules, SomeYieldToASureScore) {
  const auto rule_at = [](float score, auto set) {
    Features block;
    block.cue_distance.fill(kFar);
    block.has_words = true;
    set(block);
    PageModel page;
    page.blocks.emplace_back();
    Measured measured;
    measured.blocks = {block};
    measured.page.words = 1000;
    const std::vector<Score> scores = {{score, {}, {}}};
    return test::after_passes(test::passes("rule", "rule"), page, measured, scores)
        .at(0)
        .decided_by;
  };
  const auto assistive = [](Features& f) { f.cues.add(Cue::assistive); };
  const auto hidden = [](Features& f) { f.cues.add(Cue::hidden); };
  const auto ad = [](Features& f) { f.cues.add(Cue::ad); };
  const auto byline = [](Features& f) { f.cues.add(Cue::byline); };
  EXPECT_EQ(rule_at(0.79F, assistive), "rule");
  EXPECT_EQ(rule_at(0.8F, assistive), "");
  EXPECT_EQ(rule_at(0.79F, hidden), "rule");
  EXPECT_EQ(rule_at(0.8F, hidden), "");
  EXPECT_EQ(rule_at(0.79F, ad), "rule");
  EXPECT_EQ(rule_at(0.8F, ad), "");
  EXPECT_EQ(rule_at(0.79F, byline), "rule");
  EXPECT_EQ(rule_at(0.8F, byline), "");
  // These hold whatever the score.
  const auto clock = [](Features& f) { f.shape = Shape::clocks; };
  const auto share = [](Features& f) { f.cues.add(Cue::share); };
  EXPECT_EQ(rule_at(0.99F, clock), "rule");
  EXPECT_EQ(rule_at(0.99F, share), "rule");
}

// The model has decided what is unlikely; a rule changes nothing but what it drops.
TEST(Rules, LeaveOtherScoresAlone) {
  PageBuilder page;
  page.paragraph(sentence(20)).paragraph("0:00 / 12:07").scored(0.9F).paragraph(sentence(21));
  page.cell("one").scored(0.9F).cell("two").scored(0.3F).item("four").scored(0.2F);
  const std::vector<Block> blocks =
      test::after_passes(test::passes("rule", "rule"), page.page(), page.measured(), page.scores());
  std::string scores;
  for (const Block& block : blocks) scores += std::to_string(std::lround(block.score * 100)) + " ";
  EXPECT_EQ(scores, "50 0 50 90 30 20 ");
}

}  // namespace
}  // namespace pith::internal
