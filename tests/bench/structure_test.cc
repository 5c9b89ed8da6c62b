#include "bench/structure.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bench/html_units.h"
#include "bench/structure_mode.h"
#include "pith/extract.h"
#include "pith/write.h"
#include "support/temp_dir.h"

namespace pith::internal::bench {
namespace {

std::string units(std::string_view html, bool is_output = false) {
  const std::string page(html);
  std::string all;
  for (const HtmlUnit& unit : html_units(Document::parse(page, SIZE_MAX), is_output)) {
    all += (all.empty() ? "" : ", ") + std::string(to_string(unit.kind)) + ' ' + unit.text;
  }
  return all;
}

TEST(HtmlUnits, AreReadByTheElementsNames) {
  const struct {
    const char* html;
    const char* units;
  } cases[] = {
      {"<h2>What <b>is</b> it?<a href='#x'>&para;</a></h2>", "headings whatisit"},
      {"<ul><li>one<ul><li>two</ul><li><p>a</p><p>b</p><li><h3>H</h3>c</ul>",
       "list items one, list items two, list items a, headings h"},
      {"<table><tr><th>a<th>b<tr><td>c<td></table>", "table cells a, table cells b, table cells c"},
      {"<table><tr><td><h2>layout</h2></table>", "headings layout"},
      {"<pre>\n a\n<span class=lineno>2</span>  b  \n\n</pre>", "code  a\n  b"},
      {"<pre><div>a</div><div>b</div></pre>", "code a\nb"},
      {"<pre>a<br>b</pre>", "code a\nb"},
      {"<pre><span class=line>a</span><span class=line></span><span class=line>b</span></pre>",
       "code a\n\nb"},
      {"<pre><span class=line>a\n</span><span class=line>b</span>\n<span class=line>c</span></pre>",
       "code a\nb\nc"},
      {"<p>see <a href=/b>B</a>, <a href=#c>C</a>, <a href=tel:1>D</a>", "links b"},
      {"<blockquote><p>a</p><p>b</p></blockquote>", "quotes a"},
      {"<dl><dt>a<dd>b<p>c</dl>", "terms a, definitions b"},
      {"<p>x<sup>2</sup> y<sup><a href='#n'>[1]</a></sup> <sub>i</sub> <s>z</s>",
       "sup 2, notes 1, sub i, struck text z"},
      {"<p><em>a</em> <i></i> <b>c</b></p><h2><b>d</b></h2>", "emphasis a, strong c, headings d"},
      {"<figure><img src=a.png><figcaption>b</figcaption></figure>", "images , captions b"},
      // What is no image of the text.
      {"<p><img src=blank.gif> <img src=a.png width=16 height=16> <img class=wp-smiley src=s.png>",
       ""},
      {"<p><img src=a.png><img src=a.png> b <img src=a.png>", "images , images "},
      {"<figure><video><img src=a.png></video></figure>", ""},
      // A heading is one, and who said a quote is no caption.
      {"<figure><figcaption><h3>a</h3><p>b</figcaption></figure>", "headings a"},
      {"<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>", "quotes a"},
      {"<table><caption><h3>a</h3></caption><tr><td>b</table>", "captions a"},
      {"<dl><dt><h3>a</h3><dd>b</dl>", "headings a"},
      {"<dl><dd>a</dl>", ""},
      // Marks of notes, from either side, and buttons.
      {"<p>x<a href='#n'><sup>1</sup></a> y<sup><a href='#'>i</a></sup>", "notes 1"},
      {"<p><em>a</em><a href=/b><em>b</em></a><em>c</em> <em>d</em>",
       "emphasis abc, links b, emphasis d"},
      {"<p><math><mi>x</mi></math>", "math "},
      {"<p><math alttext='{\\displaystyle x_1}'><mi>x</mi></math>", "math x_1"},
      {"<span class=katex><span class=katex-mathml><math><semantics><mi>x</mi><annotation "
       "encoding='application/x-tex'>x ^ 2</annotation></semantics></math></span><span "
       "class=katex-html>x2</span></span>",
       "math x^2"},
      {"<p>a<span class=MathJax_Preview>x</span><span class=MathJax>x</span><script "
       "type='math/tex'>x</script>",
       "math x"},
      {"<p>a <span class=math>\\(y\\)</span> and \\(z\\)", "math y, math z"},
      {"<script>a</script><p hidden>b", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(units(c.html), c.units) << c.html;
}

// An article that keeps all of a page's <p> as paragraphs, whatever they were.
Article flat_article(const std::string& page) {
  Article article = extract(page, {.explain = true});
  for (Block& block : article.blocks) block.label = Label::main_content;
  return article;
}

const StructureCounts& counts(const StructureScore& score, UnitKind kind) {
  return score.kinds[static_cast<std::size_t>(kind)];
}

TEST(ScoreStructure, CountsWhatIsStillWhatItWas) {
  LabeledPage page;
  page.html =
      "<h2>Ferries</h2><p>The <a href='https://a.org/b'>ferry</a> is late.</p>"
      "<ul><li>one</li><li>two</li></ul><pre>a\n  b</pre>";
  Article article = flat_article(page.html);
  StructureScore score = score_structure(page, article);
  for (const UnitKind kind : {UnitKind::heading, UnitKind::link, UnitKind::code}) {
    EXPECT_EQ(counts(score, kind).on_page, 1U) << to_string(kind);
    EXPECT_EQ(counts(score, kind).survivors, 1U) << to_string(kind);
    EXPECT_EQ(counts(score, kind).kept, 1U) << to_string(kind);
  }
  EXPECT_EQ(counts(score, UnitKind::list_item).kept, 2U);

  for (Block& block : article.blocks) {
    if (block.text == "two") {
      block.label = Label::boilerplate;
      continue;
    }
    block.kind = BlockKind::paragraph;
    block.spans.clear();
    block.list = {};
  }
  score = score_structure(page, article);
  for (const UnitKind kind :
       {UnitKind::heading, UnitKind::link, UnitKind::code, UnitKind::list_item}) {
    EXPECT_EQ(counts(score, kind).survivors, 1U) << to_string(kind);
    EXPECT_EQ(counts(score, kind).kept, 0U) << to_string(kind);
  }
  const std::vector<std::string>& lost = score.lost[static_cast<std::size_t>(UnitKind::link)];
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_TRUE(lost[0].starts_with("ferry <https://a.org/b> in <h2>Ferries</h2>")) << lost[0];
}

// What it leads to decides what a mark of a note is, and whether a definition still defines.
TEST(ScoreStructure, MarksAndDefinitionsWithoutTheOther) {
  LabeledPage page;
  page.html =
      "<p>The ferry is late.<sup id=r1><a href='#fn1'>1</a></sup></p>"
      "<dl><dt>Ferry</dt><dd>A boat.</dd></dl><ol><li id=fn1>As ever.</li></ol>";
  Article article = flat_article(page.html);
  StructureScore score = score_structure(page, article);
  EXPECT_EQ(counts(score, UnitKind::note_mark).kept, 1U);
  EXPECT_EQ(counts(score, UnitKind::definition).kept, 1U);
  const auto drop = [&article](std::string_view text) {
    for (Block& block : article.blocks) {
      if (block.text == text) block.label = Label::boilerplate;
    }
  };
  drop("As ever.");
  drop("Ferry");
  score = score_structure(page, article);
  EXPECT_EQ(counts(score, UnitKind::note_mark).survivors, 1U);
  EXPECT_EQ(counts(score, UnitKind::note_mark).kept, 1U);
  EXPECT_EQ(counts(score, UnitKind::definition).survivors, 0U);
}

TEST(ScoreStructure, ComparesWithATruthInMarkdown) {
  LabeledPage page;
  page.html = "<h2>Ferries</h2><p>Late.</p><ul><li>one</li><li>two</li></ul>";
  page.truth.markdown = "# Ferries\n\n- one\n- three\n";
  page.truth.code_with = {"two"};
  const StructureScore score = score_structure(page, flat_article(page.html));
  EXPECT_EQ(counts(score, UnitKind::heading).right, 1U);
  EXPECT_EQ(counts(score, UnitKind::list_item).truth, 2U);
  EXPECT_EQ(counts(score, UnitKind::list_item).found, 2U);
  EXPECT_EQ(counts(score, UnitKind::list_item).right, 1U);
  EXPECT_EQ(score.code_lines, 1U);
  EXPECT_EQ(score.code_lines_right, 0U);
  EXPECT_EQ(structure_table(score),
            "| units | on the pages | text survives | kept |\n|---|---:|---:|---:|\n"
            "| headings | 1 | 1 | 1.000 |\n| list items | 2 | 2 | 1.000 |\n"
            "\n| units | of the truth | of the output | F1 |\n|---|---:|---:|---:|\n"
            "| headings | 1 | 1 | 1.000 |\n| list items | 2 | 2 | 0.500 |\n"
            "\nOf the truth's lines of code 0.000 are code (1), of its cells - are cells (0).\n");
}

class ScoreMarkupsTest : public testing::Test {
 protected:
  ScoreMarkupsTest() {
    for (const std::string id : {"a", "b"}) {
      pages_.write("ground-truth/" + id + ".json",
                   R"({"ground_truth": {"main_content_markdown": "# Ferries\n\n- one\n- two\n"}})");
      pages_.write("html/" + id + ".html", "<h1>Never read</h1>");
    }
    name_ = std::filesystem::path(pages_.path()).filename().string();
  }

  test::TempDir pages_;
  test::TempDir texts_;
  std::string name_;
};

TEST_F(ScoreMarkupsTest, ReadsHtmlOrMarkdown) {
  texts_.write(name_ + "/a.html", "<h2>Ferries</h2><ul><li>one<li>three</ul>");
  texts_.write(name_ + "/b.md", "Ferries\n\n* two\n");
  const auto scores = score_markups(Dataset::open(pages_.path()).value(), texts_.path());
  ASSERT_EQ(scores.size(), 2U);
  EXPECT_EQ(counts(scores[0].value(), UnitKind::heading).right, 1U);
  EXPECT_EQ(counts(scores[0].value(), UnitKind::list_item).found, 2U);
  EXPECT_EQ(counts(scores[0].value(), UnitKind::list_item).right, 1U);
  EXPECT_EQ(counts(scores[1].value(), UnitKind::heading).right, 0U);
  EXPECT_EQ(counts(scores[1].value(), UnitKind::list_item).found, 1U);
  EXPECT_EQ(counts(scores[1].value(), UnitKind::list_item).right, 1U);
  EXPECT_EQ(counts(scores[1].value(), UnitKind::list_item).truth, 2U);
}

TEST_F(ScoreMarkupsTest, AnEmptyOutputHasNothingAndAMissingOneIsAnError) {
  texts_.write(name_ + "/b.md", "");
  const auto scores = score_markups(Dataset::open(pages_.path()).value(), texts_.path());
  ASSERT_EQ(scores.size(), 2U);
  ASSERT_FALSE(scores[0].ok());
  EXPECT_NE(scores[0].error().to_string().find("a.md"), std::string::npos);
  EXPECT_EQ(counts(scores[1].value(), UnitKind::heading).truth, 1U);
  EXPECT_EQ(counts(scores[1].value(), UnitKind::heading).found, 0U);
  EXPECT_EQ(structure_table(scores[1].value()),
            "| units | of the truth | of the output | F1 |\n|---|---:|---:|---:|\n"
            "| headings | 1 | 0 | 0.000 |\n| list items | 2 | 0 | 0.000 |\n");
}

}  // namespace
}  // namespace pith::internal::bench
