#include "page/notes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "page/segment.h"

namespace pith::internal {
namespace {

// A line a block: the label of its note, if any, and its text.
std::string notes_of(std::string_view body) {
  const std::string html = "<!DOCTYPE html><body>" + std::string(body);
  const Document document = Document::parse(html, std::size_t{1} << 30);
  std::string out;
  for (const PageBlock& entry : segment(document, "").blocks) {
    if (!entry.block.note.empty()) out += '<' + entry.block.note + "> ";
    out += entry.block.text;
    for (const Span& span : entry.block.spans) {
      if (span.kind == SpanKind::note_reference) out += " ->" + span.target;
    }
    out += '\n';
  }
  return out;
}

struct Case {
  std::string_view generator;
  std::string_view html;
  std::string_view expected;
};

TEST(Notes, OfGenerators) {
  const std::initializer_list<Case> cases = {
      {"Kramdown",
       "<p>a<sup id=fnref:1><a href=#fn:1 class=footnote>1</a></sup></p>"
       "<ol><li id=fn:1><p>b <a href=#fnref:1 class=reversefootnote>&#8617;</a></p></li></ol>",
       "a[1] ->1\n<1> b\n"},
      {"Pandoc",
       "<p>a<a href=#fn1 class=footnote-ref id=fnref1><sup>1</sup></a></p>"
       "<ol><li id=fn1><p>b</p><p>c<a href=#fnref1 class=footnote-back>x</a></p></li></ol>",
       "a[1] ->1\n<1> b\n<1> c\n"},
      {"Substack",
       "<p>a<a id=footnote-anchor-1 href=#footnote-1 class=footnote-anchor>1</a></p>"
       "<div class=footnote><a id=footnote-1 href=#footnote-anchor-1 class=footnote-number>1</a>"
       "<div><p>b</p></div></div>",
       "a[1] ->1\n<1> b\n"},
      {"Sphinx",
       "<p>a<a class='footnote-reference brackets' href=#id2 id=id1 role=doc-noteref>1</a></p>"
       "<aside class='footnote brackets' id=id2><span class=label><span class=fn-bracket>[</span>"
       "<a role=doc-backlink href=#id1>1</a><span class=fn-bracket>]</span></span><p>b</p></aside>",
       "a[1] ->1\n<1> b\n"},
      {"docutils",
       "<p>a<a class='footnote-reference brackets' href=#n id=id1>1</a></p>"
       "<dl><dt id=n class=label><a class=fn-backref href=#id1>1</a></dt><dd><p>b</p></dd></dl>",
       "a[1] ->1\n<1> b\n"},
      {"Word",
       "<p>a<a href=#_ftn1 name=_ftnref1>[1]</a></p>"
       "<div id=ftn1><p><a href=#_ftnref1 name=_ftn1>[1]</a> b</p></div>",
       "a[1] ->1\n<1> b\n"},
      {"Wikipedia",
       "<p>a<sup id=cite_ref-x><a href=#cite_note-x><span>[</span>note "
       "1<span>]</span></a></sup></p>"
       "<ol><li id=cite_note-x><span class=mw-cite-backlink><a href=#cite_ref-x>^</a></span> "
       "b</ol>",
       "a[note-1] ->note-1\n<note-1> b\n"},
      {"Tufte",
       "<p>a<label for=s class='margin-toggle'></label><input type=checkbox id=s>"
       "<span class=sidenote>b</span> c</p>",
       "a[1] c ->1\n<1> b\n"},
      {"LaTeXML",
       "<p>a<span class='ltx_note ltx_role_footnote'><sup class=ltx_note_mark>12</sup>"
       "<span class=ltx_note_outer><span class=ltx_note_content><sup class=ltx_note_mark>12</sup>"
       "<span class='ltx_tag ltx_tag_note'>12</span>b</span></span></span> c</p>",
       "a[1] c ->1\n<1> b\n"},
      {"by hand", "<p>a<a href=#x><sup>*</sup></a></p><p id=x class=footnote><sup>*</sup> b</p>",
       "a[1] ->1\n<1> b\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(notes_of(c.html), c.expected) << c.generator;
}

TEST(Notes, OtherLinksStayLinks) {
  // No note there; a link to a section; a heading's number; a note that holds the link.
  EXPECT_EQ(notes_of("<p>a<sup><a href=#fn1>1</a></sup></p>"), "a1\n");
  EXPECT_EQ(notes_of("<p>a <a href=#s>2</a></p><section id=s>b</section>"), "a 2\nb\n");
  EXPECT_EQ(notes_of("<p>a<sup><a href=#s>2</a></sup></p><div id=s>b</div>"), "a2\nb\n");
  EXPECT_EQ(notes_of("<p id=fn1>a<sup><a href=#fn1>1</a></sup></p>"), "a1\n");
}

TEST(Notes, LabelsAreUnique) {
  EXPECT_EQ(notes_of("<p>a<sup><a href=#fn1>1</a></sup> b<sup><a href=#fnx>1</a></sup> "
                     "c<sup><a href=#fn1>1</a></sup></p><p id=fn1>d</p><p id=fnx>e</p>"),
            "a[1] b[2] c[1] ->1 ->2 ->1\n<1> d\n<2> e\n");
}

TEST(Notes, MarksAtTheBeginning) {
  EXPECT_EQ(mark_length("[1] a", "1"), 4u);
  EXPECT_EQ(mark_length("1. a", "1"), 3u);
  EXPECT_EQ(mark_length("* a", "1"), 2u);
  EXPECT_EQ(mark_length("1 March", "1"), 0u);
  EXPECT_EQ(mark_length("2. a", "1"), 0u);
}

}  // namespace
}  // namespace pith::internal
