#include "html/tree.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/dump.h"
#include "html/tag_soup.h"
#include "support/pages.h"

namespace pith::internal {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kNone = TreeNode::kNone;

std::string dump(const Tree& tree) { return tree.nodes.empty() ? "" : test::dump(Node(&tree, 0)); }

std::string tree_of(std::string_view page) { return dump(parse_tree(page, test::kPlenty)); }

// "tag attribute=value ..." of the first element with this tag.
std::string attributes_of(std::string_view page, Tag tag) {
  const Tree tree = parse_tree(page, test::kPlenty);
  const Node node = tag == Tag::html ? Node(&tree, 0) : test::first(Node(&tree, 0), tag);
  std::string out;
  for (int i = 0; i < static_cast<int>(Attr::count_); ++i) {
    const Attr name = static_cast<Attr>(i);
    if (!node.has_attribute(name)) continue;
    out.append(out.empty() ? "" : " ").append(attribute_name(name)).append("=");
    out.append(node.attribute(name));
  }
  return out;
}

// "text @ source" of every text, with white space alone left out.
std::string sources_of(std::string_view page) {
  const Tree tree = parse_tree(page, test::kPlenty);
  std::string out;
  for (const TreeNode& node : tree.nodes) {
    if (!node.is_text || node.source_end == 0) continue;
    out.append(out.empty() ? "" : ", ").append(tree.skeleton.text(node.text)).append(" @ ");
    out.append(page.substr(node.source_begin, node.source_end - node.source_begin));
  }
  return out;
}

TEST(Tree, FoldedAndParsedElementsStandInOneTree) {
  const struct {
    std::string_view page;
    std::string_view expected;
  } cases[] = {
      {"", "head body"},
      {"a", "head body('a')"},
      {"<div><p>a <b>b</b></p><img></div>c", "head body(div(p('a ' b('b')) img) 'c')"},
      {"<p>a<p>b <i>c</i>", "head body(p('a') p('b ' i('c')))"},
      {"<table><tr><td><p>a</p> <b>b</b></table>",
       "head body(table(tbody(tr(td(p('a') b('b'))))))"},
      {"<b>a<div>b<i>c</i></b>d</div>", "head body(b('a') div(b('b' i('c')) 'd'))"},
      // Content of a table outside of its cells is moved before it, folded or not.
      {"<table><tr><p>a<br></p><td>b</table>", "head body(p('a' br) table(tbody(tr(td('b')))))"},
      {"<title>a &amp; b</title><p>c</p>", "head(title('a & b')) body(p('c'))"},
      {"<frameset><frame></frameset>", "head frameset(frame)"},
  };
  for (const auto& c : cases) EXPECT_EQ(tree_of(c.page), c.expected) << c.page;
}

TEST(Tree, TextsSideBySideAreOne) {
  const struct {
    std::string_view page;
    std::string_view expected;
  } cases[] = {
      {"a<!-- b -->c", "head body('ac')"},
      {"a &amp; <!-- b -->c&lt;", "head body('a & c<')"},
      {"a<script>b</script> c<style>d</style>&gt;e", "head body('a c>e')"},
      {"1 < 2 <3", "head body('1 < 2 <3')"},
      {"a</span>b</nobody>c", "head body('abc')"},  // ends nothing
      {"<p>a</p>b</p>c", "head body(p('a') 'b' p 'c')"},
      // The parser keeps texts of a table separate.
      {"<table>a<tr>b<td>c</table>d", "head body('a' 'b' table(tbody(tr(td('c')))) 'd')"},
      {"a<b></b>b", "head body('a' b 'b')"},
      {"<b>a<!-- -->b</b>", "head body(b('ab'))"},
      {"a</body>b</html>c", "head body('abc')"},
  };
  for (const auto& c : cases) EXPECT_EQ(tree_of(c.page), c.expected) << c.page;
}

TEST(Tree, WhereTextsComeFrom) {
  const struct {
    std::string_view page;
    std::string_view expected;
  } cases[] = {
      {"<p>one &amp; two", "one & two @ one &amp; two"},
      {"<p>a<!-- b -->c", "ac @ a<!-- b -->c"},
      {"<p>a</span>b</p>c", "ab @ a</span>b, c @ c"},
      {"<p>a<b>b</b>c", "a @ a, b @ b, c @ c"},
      {"<p>a</p></body>b", "a @ a, b @ b"},
      {"<title>a</title><pre>\nb</pre>", "a @ a, b @ b"},
      {"<table>a<tr>b<td>c</table>", "a @ a, b @ b, c @ c"},
      {"<p>&nosuch;\r\n<p>&#65;", "&nosuch;\n @ &nosuch;\r\n, A @ &#65;"},
  };
  for (const auto& c : cases) EXPECT_EQ(sources_of(c.page), c.expected) << c.page;
}

TEST(Tree, OddBytes) {
  const struct {
    std::string_view page;
    std::string_view expected;
  } cases[] = {
      {"a\0b"sv, "head body('ab')"},
      {"\0"sv, "head body"},
      {"<p>\0</p><b>\0\x01</b>"sv, "head body(p b)"},
      {"a\r\nb\rc", "head body('a\\nb\\nc')"},
      {"<pre>\r\na\rb</pre>", "head body(pre('a\\nb'))"},
      {"<pre>\r\ra</pre>", "head body(pre('\\na'))"},
      {"<textarea>\na\0&amp;</textarea>"sv, "head body(textarea('a&'))"},
      {"<xmp>a\0&amp;\r</xmp>"sv, "head body(xmp('a&amp;\\n'))"},
      {"\xC4\x80\xF0\x90\x80\x80",
       "head body('\xC4\x80\xF0\x90\x80\x80')"},  // the code points that name sequences
      {"<p \0=x title=a\0b>"sv, "head body(p)"},
  };
  for (const auto& c : cases) EXPECT_EQ(tree_of(c.page), c.expected) << c.page;
  EXPECT_EQ(attributes_of("<p title='a\0b\r\nc&#13;'>"sv, Tag::p), "title=ab\nc\r");
}

TEST(Tree, RepeatedHtmlAndBody) {
  const struct {
    std::string_view page;
    Tag tag;
    std::string_view expected;
  } cases[] = {
      {"<body class=a>", Tag::body, "class=a"},
      {"<body class=a id=b>c<body class=d lang=e>", Tag::body, "class=a id=b lang=e"},
      {"<p>a<body class=b>", Tag::body, "class=b"},  // the first one was generated
      {"<body><body><body id=a><body id=b>", Tag::body, "id=a"},
      {"<html lang=a><body><html lang=b class=c>", Tag::html, "class=c lang=a"},
      {"<p>a<html id=b>", Tag::html, "id=b"},
      {"<body onclick=x><table><body id=a>", Tag::body, "id=a"},
      {"<body id='a&amp;b'>", Tag::body, "id=a&b"},
      {"<select><body id=a></select>", Tag::body, ""},  // ignored there
  };
  for (const auto& c : cases) EXPECT_EQ(attributes_of(c.page, c.tag), c.expected) << c.page;
  // The range is the first tag's.
  const std::string_view page = "<body class=a>b<body id=c>";
  const Tree tree = parse_tree(page, test::kPlenty);
  const Node::Range range = test::first(Node(&tree, 0), Tag::body).source_range();
  EXPECT_EQ(page.substr(range.begin, range.end - range.begin), "<body class=a>");
}

TEST(Tree, ManySequences) {
  std::string page;
  for (int i = 0; i < 70'000; ++i) page.append("<image>w").append(std::to_string(i));
  const Tree tree = parse_tree(page, test::kPlenty);
  ASSERT_GT(tree.skeleton.sequences.size(), 60'000u);
  int next = 0;
  for (const TreeNode& node : tree.nodes) {
    if (!node.is_text) continue;
    ASSERT_EQ(tree.skeleton.text(node.text), "w" + std::to_string(next));
    ++next;
  }
  EXPECT_EQ(next, 70'000);
}

TEST(Tree, MoreSequencesThanCharactersIsNoTree) {
  std::string page;
  for (std::size_t i = 0; i <= Skeleton::kMaxSequences; ++i) page += "<image>a";
  EXPECT_TRUE(parse_tree(page, 10'000'000'000).nodes.empty());
}

// The tree is complete or empty, whatever the budget. Also run under a leak checker, because the
// parser is left in the middle.
TEST(Tree, MemoryBudget) {
  std::string page;
  for (int i = 0; i < 3000; ++i) page += "<p class=a>b <b>c</b><table><tr><td>d</table>";
  const std::string whole = tree_of(page);
  int empty = 0;
  int full = 0;
  for (std::size_t budget = 0; budget < 40'000'000; budget = budget * 5 / 4 + 1) {
    const Tree tree = parse_tree(page, budget);
    if (tree.nodes.empty()) {
      EXPECT_EQ(full, 0) << budget << " is too little, though less was enough";
      ++empty;
    } else {
      EXPECT_EQ(dump(tree), whole) << budget;
      ++full;
    }
  }
  EXPECT_GT(empty, 40);
  EXPECT_GT(full, 3);
  EXPECT_FALSE(parse_tree("", 1'000'000).nodes.empty());
  EXPECT_TRUE(parse_tree("", 0).nodes.empty());
}

// Parents, children and siblings are consistent, and nodes are in document order.
void expect_consistent(const Tree& tree, std::string_view page) {
  const std::vector<TreeNode>& nodes = tree.nodes;
  ASSERT_FALSE(nodes.empty());
  ASSERT_EQ(nodes[0].parent, kNone);
  std::vector<int> reached(nodes.size());
  reached[0] = 1;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const TreeNode& node = nodes[i];
    ASSERT_TRUE(i == 0 || node.parent < i) << i;
    if (node.is_text) {
      ASSERT_EQ(node.first_child, kNone);
      ASSERT_EQ(node.start_tag, kNone);
      ASSERT_GT(node.text.size, 0u);
      ASSERT_LE(node.source_begin, node.source_end);
      ASSERT_LE(node.source_end, page.size());
    } else if (node.start_tag != kNone) {
      ASSERT_LT(node.start_tag, tree.skeleton.tags.size());
      ASSERT_EQ(tree.skeleton.tags[node.start_tag].tag == node.tag || node.tag == Tag::img ||
                    node.tag == Tag::body || node.tag == Tag::html || !node.is_html,
                true);
    }
    std::uint32_t last = i;
    for (std::uint32_t child = node.first_child; child != kNone;
         child = nodes[child].next_sibling) {
      ASSERT_GT(child, last);
      ASSERT_LT(child, nodes.size());
      ASSERT_EQ(nodes[child].parent, i);
      ++reached[child];
      last = child;
    }
  }
  for (const int times : reached) ASSERT_EQ(times, 1);
}

TEST(Tree, IsConsistentOnTagSoup) {
  const std::uint32_t pages = test::kSanitized ? 500 : 3000;
  for (std::uint32_t seed = 1; seed <= pages; ++seed) {
    const std::string page = test::join(test::tag_soup(seed, 60));
    expect_consistent(parse_tree(page, test::kPlenty), page);
    ASSERT_FALSE(HasFailure()) << "seed " << seed << "\n" << page;
  }
}

// Whether a table closes a paragraph depends on the doctype. Releases of Gumbo differ for public
// identifiers that begin like those of old HTML.
TEST(Tree, DoctypesMeanTheSameToAllReleasesOfGumbo) {
  constexpr const char* kBeside = "p('a') table(tbody(tr(td('b'))))";
  constexpr const char* kInside = "p('a' table(tbody(tr(td('b')))))";
  const struct {
    const char* doctype;
    const char* expected;
  } cases[] = {
      {"<!DOCTYPE html>", kBeside},
      {"<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">", kBeside},
      {"<!DOCTYPE html public '-//W3C//DTD HTML 3.2 Final//EN' >", kBeside},
      {"<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" "
       "\"http://www.w3.org/TR/html4/loose.dtd\">",
       kBeside},
      {"", kInside},
      {"<!DOCTYPE html PUBLIC \"HTML\">", kInside},
      {"<!DOCTYPE html SYSTEM \"http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd\">",
       kInside},
  };
  for (const auto& c : cases) {
    const std::string page = std::string(c.doctype) + "<p>a<table><tr><td>b</table>";
    EXPECT_EQ(test::body_of(page), c.expected) << c.doctype;
  }
}

}  // namespace
}  // namespace pith::internal
