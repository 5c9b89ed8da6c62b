#include "bench/faithful.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "bench/faithful_mode.h"
#include "page/dump.h"
#include "pith/extract.h"
#include "support/pages.h"
#include "support/temp_dir.h"
#include "text/decode.h"

namespace pith::internal::bench {
namespace {

using Texts = std::vector<std::string>;

// "0 twice, 2 not on the page"; the declared ones last: "1 declared".
std::string found(const std::string& page, const Texts& texts) {
  const Faithfulness result = check_faithful(page, texts);
  std::string all;
  const auto add = [&all](std::size_t number, std::string_view what) {
    all += (all.empty() ? "" : ", ") + std::to_string(number) + ' ' + std::string(what);
  };
  for (const BrokenText& broken : result.broken) add(broken.index, to_string(broken.breach));
  if (result.declared > 0) add(result.declared, "declared");
  return all;
}

const char* const kPage =
    "<title>A title</title><h1>Harbour news</h1><p>The ferry <b>is</b> late.</p>"
    "<ul><li>one<li>two<li>one</ul><p>The end.</p>";

TEST(CheckFaithful, FindsEachKindOfBreach) {
  const struct {
    const char* what;
    Texts texts;
    const char* found;
  } cases[] = {
      {"all of it", {"Harbour news", "The ferry is late.", "one", "two", "one", "The end."}, ""},
      {"some of it", {"The ferry is late.", "two"}, ""},
      {"nothing", {}, ""},
      {"texts without text", {"", " ", "Harbour news", ""}, ""},
      {"two of its texts as one", {"Harbour newsThe ferry is late.", "one two"}, ""},

      {"a word changed", {"Harbour news", "The ferry was late."}, "1 not on the page"},
      {"a word more", {"The ferry is very late."}, "0 not on the page"},
      {"a text cut short", {"The ferry is la"}, "0 not on the page"},
      {"its beginning lost", {"ferry is late."}, "0 not on the page"},
      {"case", {"harbour news"}, "0 not on the page"},
      {"punctuation", {"The end"}, "0 not on the page"},
      {"made up", {"one", "Share this", "two"}, "1 not on the page"},

      {"swapped", {"The ferry is late.", "Harbour news"}, "1 out of order"},
      {"far up", {"The end.", "two"}, "1 out of order"},
      {"within a text", {"late.is The ferry"}, "0 not on the page"},

      {"twice in a row", {"Harbour news", "Harbour news"}, "1 more often than on the page"},
      {"twice apart", {"two", "The end.", "two"}, "2 more often than on the page"},
      {"as often as on the page", {"one", "one"}, ""},
      {"once more", {"one", "one", "The end.", "one"}, "3 more often than on the page"},
      {"the second, and then the first", {"two", "one", "one"}, "2 out of order"},

      {"several",
       {"two", "x", "Harbour news", "The end.", "The end."},
       "1 not on the page, 2 out of order, 4 more often than on the page"},
  };
  for (const auto& c : cases) EXPECT_EQ(found(kPage, c.texts), c.found) << c.what;
}

TEST(CheckFaithful, WhatIsOnThePage) {
  const struct {
    const char* page;
    const char* text;
    bool on_page;
  } cases[] = {
      {"<p>a<br>b\n  c&nbsp;d", "a\nb c d", true},
      {"<p>a&amp;b &lt;i&gt;", "a&b <i>", true},
      {"<p>caf&#xe9;", "cafe\u0301", true},
      {"<p>cafe<b>\u0301</b>", "caf\u00e9", true},
      {"<p>soft&shy;ly&#x200b;<i>&#xe001;</i>now", "softlynow", true},
      {"<noscript><p>no script</noscript>", "no script", true},
      {"<head><noscript><p>no script</noscript>", "no script", true},
      {"<p style='display:none'>hidden", "hidden", true},
      {"<textarea>a draft</textarea>", "a draft", true},
      {"<pre>\n  x = 1;\n  y = 2;</pre>", "  x = 1;\n  y = 2;", true},
      {"<form>inside </FORM>behind<b>", "inside", true},
      {"<table>above<tr><td>cell</table>", "above", true},
      {"<p>x<!-- a comment -->", "a comment", false},
      {"<title>a title</title><p>x", "a title", false},
      {"<p title='a title'>x", "a title", false},
      {"<img alt='a picture'>", "a picture", false},
      {"<script>var x = 1;</script>", "var x = 1;", false},
      {"<style>p { margin: 0 }</style>", "p { margin: 0 }", false},
      {"<template><p>not yet</template>", "not yet", false},
      {"<select><option>a choice</select>", "a choice", false},
      {"<video>no video</video>", "no video", false},
      {"<svg><text>drawn</text></svg>", "drawn", false},
      {"", "x", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(found(c.page, {c.text}), c.on_page ? "" : "0 not on the page") << c.page;
  }
}

// A text may skip icons and hidden text, but it is not assembled from all over the page.
TEST(CheckFaithful, AFewTextsMayBeLeftOut) {
  const auto page = [](int icons) {
    std::string html = "<p><i>first</i>before ";
    for (int i = 0; i < icons; ++i) html += "<i>icon</i>";
    return html + "after<i>last</i><p>before";
  };
  EXPECT_EQ(found(page(1), {"before after"}), "");
  EXPECT_EQ(found(page(8), {"before after"}), "");
  EXPECT_EQ(found(page(9), {"before after"}), "0 not on the page");
  EXPECT_EQ(found(page(1), {"before after", "before"}), "");
  EXPECT_EQ(found(page(1), {"before after", "icon"}), "1 out of order");
  // Skipped texts may look like what follows.
  EXPECT_EQ(found("<p>See <i>A</i><i>Ap</i>Apple<i>A</i> pie", {"See Apple pie"}), "");
  EXPECT_EQ(found("<p>See <i>A</i><i>A</i><i>A</i>", {"See AA"}), "");
  EXPECT_EQ(found("<p>See <i>A</i><i>A</i><i>A</i>", {"See AAAA"}), "0 not on the page");
}

TEST(CheckFaithful, TextsOfJsonLdCountAlone) {
  const std::string page =
      R"(<script type="application/ld+json">{"@graph": [{"text": "It <b>is</b> &amp; was.\nYes."}]}
         </script><script type="application/ld+json">{"text": broken, "It is damaged."}</script>
         <script>var text = "It is code.";</script><p>One</p><p>Two</p>)";
  EXPECT_EQ(found(page, {"One", "It is & was.", "Two"}), "1 declared");
  EXPECT_EQ(found(page, {"Two", "Yes.", "It is & was."}), "2 declared");
  EXPECT_EQ(found(page, {"It is damaged."}), "1 declared");
  EXPECT_EQ(found(page, {"It is code."}), "0 not on the page");
  EXPECT_EQ(found(page, {"Two", "One"}), "1 out of order");
}

TEST(HoldsAll, TextsInOrderWithMarks) {
  const struct {
    const char* output;
    Texts texts;
    bool holds;
  } cases[] = {
      {"", {}, true},
      {"One\n\nTwo\n", {"One", "Two"}, true},
      {"One\n\nTwo\n", {"One", "", "Two"}, true},
      {"- One\n- Two\n", {"One", "Two"}, true},
      {"9. One\n10. 10 Two\n", {"One", "10 Two"}, true},
      {"a |  | b\n| c |\n", {"a", "b", "c"}, true},
      {"- -5\n", {"-5"}, true},
      {"", {"One"}, false},
      {"One\n", {}, false},
      {"One\n", {"One", "Two"}, false},
      {"One\n\nTwo\n", {"Two", "One"}, false},
      {"One\n\nTwo\n", {"One"}, false},
      {"One\n\nTwo\n", {"Two"}, false},
      {"One\n\nOne\n", {"One"}, false},
      {"* One\n", {"One"}, false},
      {"# One\n", {"One"}, false},
      {"On\n", {"One"}, false},
  };
  for (const auto& c : cases) EXPECT_EQ(holds_all(c.output, c.texts), c.holds) << c.output;
}

// The kept texts of a fixture, and the same with one error.
TEST(CheckFaithful, FindsOneWrongTextInAnyFixture) {
  int pages = 0;
  for (const test::TestPage& page : test::fixture_pages()) {
    SCOPED_TRACE(page.name);
    const DecodedText decoded = decode(page.bytes, page.options.content_type);
    Texts texts;
    const Article article = extract(page.bytes, page.options);
    if (!article.message.empty()) continue;  // the text is from the state for scripts
    for (const Block& block : article.blocks) {
      const bool made = std::any_of(block.spans.begin(), block.spans.end(), [](const Span& span) {
        return span.kind == SpanKind::math || span.kind == SpanKind::note_reference;
      });
      // A formula's TeX may be in an attribute or be translated from MathML; the mark of a note
      // has brackets of its own.
      if (!made && block.kind != BlockKind::math) texts.push_back(block.text);
    }
    const auto breaches = [&decoded](const Texts& wrong) {
      std::string all;
      for (const BrokenText& broken : check_faithful(decoded.text(), wrong).broken) {
        all += std::string(to_string(broken.breach)) + '\n';
      }
      return all;
    };
    // The longest one of those that occur once on the page.
    std::ptrdiff_t at = -1;
    std::string text;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (texts[i].size() <= text.size() || breaches({texts[i], texts[i]}).empty()) continue;
      at = static_cast<std::ptrdiff_t>(i);
      text = texts[i];
    }
    if (at < 0) continue;
    ++pages;
    EXPECT_EQ(breaches(texts), "");
    Texts wrong = texts;
    wrong[static_cast<std::size_t>(at)] += "x";
    EXPECT_EQ(breaches(wrong), "not on the page\n");
    wrong = texts;
    wrong.push_back(text);
    EXPECT_EQ(breaches(wrong), "more often than on the page\n");
    // What stands in a script has no place among the texts.
    const std::string elements = test::blocks_of(decoded.text());
    const auto has_place = [&elements](const std::string& one) {
      return elements.find(one) != std::string::npos;
    };
    wrong.clear();
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(wrong), has_place);
    const auto moved = std::find(wrong.begin(), wrong.end(), text);
    if (wrong.size() < 2 || moved == wrong.end()) continue;
    const bool last = moved + 1 == wrong.end();
    wrong.erase(moved);
    wrong.insert(last ? wrong.begin() : wrong.end(), text);
    EXPECT_NE(breaches(wrong).find("out of order\n"), std::string::npos);
  }
  EXPECT_GT(pages, 40);
}

Article article_of(const Texts& texts) {
  Article article;
  for (const std::string& text : texts) {
    article.blocks.emplace_back();
    article.blocks.back().text = text;
    article.blocks.back().label = Label::main_content;
  }
  return article;
}

TEST(FaithfulMode, SaysWhatAPageBreaks) {
  const PageFaithfulness faithful = check_page(kPage, article_of({"Harbour news", "one"}));
  EXPECT_EQ(faithful.breach, "");
  EXPECT_EQ(faithful.declared, 0U);
  EXPECT_EQ(check_page(kPage, article_of({"one", "x\ny", "z"})).breach,
            "2 of 3 texts, the first not on the page: x y");
  EXPECT_EQ(check_page(kPage, article_of({"two", "Harbour news"})).breach,
            "1 of 2 texts, the first out of order: Harbour news");
  EXPECT_EQ(check_page(kPage, article_of({"two", "two"})).breach,
            "1 of 2 texts, the first more often than on the page: two");
  // Longer ones are cut between characters.
  const std::string letters = std::string(99, 'x') + "\u00e9\u00e9";
  EXPECT_EQ(check_page(kPage, article_of({letters})).breach,
            "1 of 1 texts, the first not on the page: " + std::string(99, 'x') + "...");
  // Dropped texts are not checked.
  Article dropped = article_of({"x"});
  dropped.blocks[0].label = Label::boilerplate;
  EXPECT_EQ(check_page(kPage, dropped).breach, "");
}

TEST(FaithfulMode, DatasetsAndExitCodes) {
  const test::TempDir folder;
  folder.write("set/ground-truth/a.json", R"({"url": "https://example.org/a"})");
  folder.write("set/html/a.html", kPage);
  testing::internal::CaptureStdout();
  EXPECT_EQ(faithful_mode({folder / "set", folder / "set"}, {}), 0);
  EXPECT_EQ(testing::internal::GetCapturedStdout(),
            "2 pages, 0 break the property; texts from JSON-LD: 0\n");

  folder.write("set/ground-truth/b.json", R"({"url": "https://example.org/b"})");
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  EXPECT_EQ(faithful_mode({folder / "set"}, {}), 2);
  EXPECT_EQ(faithful_mode({folder / "nowhere"}, {}), 2);
  EXPECT_NE(testing::internal::GetCapturedStderr().find("nowhere"), std::string::npos);
  EXPECT_EQ(testing::internal::GetCapturedStdout(),
            "1 pages, 0 break the property; texts from JSON-LD: 0\n");
}

}  // namespace
}  // namespace pith::internal::bench
