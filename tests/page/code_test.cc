#include "page/code.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

// The code of the body's first element: "language: text", line breaks as '|'.
std::string code(std::string_view markup) {
  const std::string html = "<body>" + std::string(markup);
  const Document document = Document::parse(html, 10'000'000);
  const Node element = document.body().first_child();
  if (!is_code_block(element)) return "no code";
  Code read = read_code(element);
  for (char& c : read.text) c = c == '\n' ? '|' : c;
  return read.language.empty() ? read.text : read.language + ": " + read.text;
}

// The language of the first <pre>.
std::string language(std::string_view markup) {
  const std::string html = "<body>" + std::string(markup);
  const Document document = Document::parse(html, 10'000'000);
  Node node = document.body().first_child();
  while (node && node.tag() != Tag::pre) node = node.first_child();
  return read_code(node).language;
}

struct Case {
  std::string_view html;
  std::string_view expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(code(c.html), c.expected) << c.html;
}

TEST(Code, KeepsLinesAndIndentation) {
  expect_all({
      {"<pre>a\n  b\n\nc\n</pre>", "a|  b||c"},
      {"<pre><code>a<br>b</code></pre>", "a|b"},
      {"<pre>\n\n  a\n</pre>", "  a"},
      {"<pre>a\xC2\xA0\xC2\xA0"
       "b\xE2\x80\x8B</pre>",
       "a  b"},
      {"<pre></pre>", ""},
  });
}

TEST(Code, SeparatesListingsInOneElement) {
  expect_all({
      {"<pre><code class='language-js cjs'>a</code><code class='language-js mjs'>b</code></pre>",
       "js: a|b"},
      {"<pre><code class='lang-sh'>a\n</code><code class='lang-sh'>b</code></pre>", "sh: a|b"},
      {"<pre><code class='k'>a</code><code class='n'>b</code></pre>", "ab"},
      {"<p><code class='lang-js'>a</code><code class='lang-js'>b</code></p>", "no code"},
  });
}

TEST(Code, TakesALanguageThatIsTheFirstClass) {
  expect_all({
      {"<pre class=rust><code>a</code></pre>", "rust: a"},
      {"<pre class='rust example'>a</pre>", "rust: a"},
      {"<pre><code class=python>a</code></pre>", "python: a"},
      {"<pre class='example rust'>a</pre>", "a"},
      {"<pre class=less>a</pre>", "a"},
      {"<pre class='hljs less'>a</pre>", "less: a"},
      {"<pre class=r>a</pre>", "a"},
      {"<pre class=notes>a</pre>", "a"},
  });
}

TEST(Code, IsMoreThanPre) {
  expect_all({
      {"<code style='white-space: pre'>\na\n b\n</code>", "a| b"},
      {"<code style='white-space:pre-wrap;display:block'>a\nb</code>", "a|b"},
      {"<code>a<br>b</code>", "a|b"},
      {"<code>a</code>", "no code"},
      {"<div>a</div>", "no code"},
      {"<table><tr><td>1</td><td>a</td></tr></table>", "no code"},
  });
}

TEST(Code, LeavesOutLineNumbers) {
  expect_all({
      {"<pre><code><table class='rouge-table'><tbody><tr><td class='rouge-gutter gl'>"
       "<pre class='lineno'>1\n2\n</pre></td><td class='rouge-code'><pre>a\n  b\n</pre></td></tr>"
       "</tbody></table></code></pre>",
       "a|  b"},
      {"<table><tr><td class='gutter'><pre><span class='line'>1</span><br><span class='line'>2"
       "</span><br></pre></td><td class='code'><pre><span class='line'>a</span><br>"
       "<span class='line'>  b</span><br></pre></td></tr></table>",
       "a|  b"},
      {"<div class='syntaxhighlighter php'><div class='toolbar'><a href='#'>?</a></div><table><tr>"
       "<td class='gutter'><div class='line'>1</div><div class='line'>2</div></td>"
       "<td class='code'><div class='container'><div class='line'><code>a</code></div>"
       "<div "
       "class='line'><code>&nbsp;&nbsp;</code><code>b</code></div></div></td></tr></table></div>",
       "php: a|  b"},
      {"<table class='lntable'><tr><td class='lntd'><pre><code><span class='lnt'>1\n</span>"
       "<span class='lnt'>2\n</span></code></pre></td><td class='lntd'><pre><code "
       "class='language-go'>a\nb\n</code></pre></td></tr></table>",
       "go: a|b"},
      {"<pre><code class='language-py'><span class='linenumber'>1</span><span>a</span>\n"
       "<span class='linenumber'>2</span><span>b</span></code></pre>",
       "py: a|b"},
      {"<table class='hljs-ln'><tr><td class='hljs-ln-numbers' data-line-number='1'></td>"
       "<td class='hljs-ln-code'>a</td></tr><tr><td class='hljs-ln-numbers'></td>"
       "<td class='hljs-ln-code'>b</td></tr></table>",
       "a|b"},
      {"<pre><span class='hljs-number'>42</span></pre>", "42"},
      {"<pre class='line-numbers'>12\n13</pre>", "12|13"},
  });
}

TEST(Code, TakesOneElementALine) {
  expect_all({
      {"<pre><div>a</div>\n<div>  b</div>\n<div></div>\n<div>c</div></pre>", "a|  b||c"},
      {"<pre><span class='line' style='display:block'>a</span>\n"
       "<span class='line' style='display:block'> b</span></pre>",
       "a| b"},
      {"<pre><span class='line'>a</span>\n<span class='line'></span>\n<span "
       "class='line'>b</span></pre>",
       "a||b"},
      {"<pre><span class='token-line' style='display:block'>a<br></span>"
       "<span class='token-line' style='display:block'>b<br></span></pre>",
       "a|b"},
      {"<pre><span class='line'>a</span><span class='line'>b</span></pre>", "a|b"},
      {"<pre><ol class='linenums'><li><code>a</code></li><li><code>b</code></li></ol></pre>",
       "a|b"},
      {"<pre><div>\n<div>a</div>\n<div>b</div>\n</div></pre>", "a|b"},
  });
}

TEST(Code, LeavesOutButtons) {
  expect_all({
      {"<pre><button>Copy</button>a</pre>", "a"},
      {"<pre>a<div class='toolbar'><span>Copy code</span></div></pre>", "a"},
  });
}

TEST(Code, FindsTheLanguage) {
  expect_all({
      {"<pre class='language-js'>a</pre>", "js: a"},
      {"<pre><code class='hljs python'>a</code></pre>", "python: a"},
      {"<pre><code class='python hljs'>a</code></pre>", "python: a"},
      {"<pre data-language='rust'>a</pre>", "rust: a"},
      {"<pre data-lang='c'>a</pre>", "c: a"},
      {"<pre class='brush: java; gutter: true'>a</pre>", "java: a"},
      {"<pre class='sourceCode haskell'>a</pre>", "haskell: a"},
      {"<pre class='language-none'>a</pre>", "a"},
      {"<pre class='highlight wide'>a</pre>", "a"},
      {"<pre class='lang-x y'>a</pre>", "x: a"},
  });
  const std::string around =
      "<body><div class='highlight-python notranslate'><div "
      "class='highlight'><pre>a</pre></div></div>";
  const Document document = Document::parse(around, 10'000'000);
  EXPECT_EQ(read_code(document.body().first_child().first_child().first_child()).language,
            "python");
}

TEST(Code, KnowsWhereItIsFrom) {
  const std::string html = "<body><pre><b>ab</b>\n<i>cd</i></pre>";
  const Document document = Document::parse(html, 10'000'000);
  const Code code = read_code(document.body().first_child());
  EXPECT_EQ(html.substr(code.source.begin, code.source.end - code.source.begin), "ab</b>\n<i>cd");
}

TEST(Code, KnowsTheBarAboveAListing) {
  for (const auto& [html, expected] : std::initializer_list<std::pair<const char*, bool>>{
           {"<div class='code-header'><span>bash</span><button>Copy</button></div>", true},
           {"<div class='code-header'>A long sentence that somebody wrote about code.</div>",
            false},
           {"<div class='header'>bash</div>", false},
       }) {
    const std::string page = "<body>" + std::string(html);
    const Document document = Document::parse(page, 10'000'000);
    EXPECT_EQ(is_code_header(document.body().first_child()), expected) << html;
  }
}

TEST(CodeLanguage, Table) {
  const struct {
    const char* html;
    const char* expected;
  } cases[] = {
      {"<pre>", ""},
      {"<pre class=language-python>", "python"},
      {"<pre class='line-numbers language-c++ dark'>", "c++"},
      {"<pre class=lang-py>", "py"},
      {"<pre class=highlight-source-shell>", "shell"},
      {"<pre class=highlight-text-html>", "html"},
      {"<pre class='brush: java; gutter: true'>", "java"},
      {"<pre class='brush: java'>", "java"},
      {"<pre class=brush:>", ""},
      {"<pre class=language->", ""},
      {"<pre class=slang-x>", ""},
      {"<pre data-lang=go>", "go"},
      {"<pre language=sql>", "sql"},
      {"<pre data-lang='not a language'>", ""},
      {"<pre data-lang='a`b'>", ""},
      {"<pre data-lang=abcdefghijklmnopqrstuvwxyz>", ""},
      {"<pre><code class=language-js>a</code>", "js"},
      {"<pre class=language-ts><code class=language-js>a</code>", "ts"},
      {"<pre>a<code class=language-js>b</code>", "js"},
      {"<pre class='sourceCode haskell'>", "haskell"},
      {"<pre class='sourceCode'><code class='sourceCode r'>", "r"},
  };
  for (const auto& c : cases) EXPECT_EQ(language(c.html), c.expected) << c.html;
}

TEST(CodeLanguage, FromWhatWrapsIt) {
  EXPECT_EQ(language("<div class=highlight-source-js><pre>a"), "js");
  EXPECT_EQ(language("<div class=language-rb><div><pre>a"), "rb");
  EXPECT_EQ(language("<div class=language-rb><div><div><pre>a"), "rb");
  EXPECT_EQ(language("<div class=language-rb><div><div><div><pre>a"), "");  // too far out
}

}  // namespace
}  // namespace pith::internal
