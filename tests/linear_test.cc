// Time grows with the page's size and no faster, whatever the page is made of. Counted is the
// thread's own CPU time, the least of several runs, so that a busy machine does not matter.
#include <gtest/gtest.h>
#include <time.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pith/extract.h"
#include "pith/write.h"
#include "support/pages.h"

namespace pith::internal {
namespace {

constexpr std::size_t kSmall = test::kSanitized ? 10'000 : 100'000;
constexpr std::size_t kLarge = 10 * kSmall;

// A quadratic step that shows at all makes it 10; caches that no longer hold the page up to 2.
constexpr double kMaxPerByte = 4;
// Below this a page takes no time worth measuring.
constexpr double kNegligible = 20e-9;
constexpr int kRuns = 4;

double cpu_seconds() {
  timespec time = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double seconds_per_byte(const std::string& page) {
  const double start = cpu_seconds();
  const Article article = extract(page, {.url = "https://example.org/a/b", .explain = true});
  for (const std::string& output :
       {write_text(article), write_markdown(article, {.links = true, .images = true}),
        write_html(article, {.links = true, .images = true}), write_jsonl(article)}) {
    EXPECT_LE(output.size(), 100 * page.size());
  }
  return (cpu_seconds() - start) / static_cast<double>(page.size());
}

struct Kind {
  const char* name;
  const char* head;   // once
  const char* piece;  // again and again; each '#' is the piece's number
};

std::string page_of(const Kind& kind, std::size_t size) {
  std::string page = kind.head;
  for (int i = 0; page.size() < size; ++i) {
    for (const char* c = kind.piece; *c != '\0'; ++c) {
      if (*c == '#') {
        page += std::to_string(i);
      } else {
        page.push_back(*c);
      }
    }
  }
  return page;
}

const Kind kKinds[] = {
    {"Text", "<article>",
     "<p>It was said, and not for the first time, that bridge # would hold; the river thought "
     "otherwise, as rivers do. Nobody crossed it that week.</p>\n"},
    {"OneParagraph", "<p>", "It was said, and not for the first time, that it would hold. "},
    {"OneWord", "<p>", "word"},
    {"Tags", "", "<div><section><span>a</span></section></div>"},
    {"Attributes", "",
     "<p class='a b c' id=x# style='color: red' data-x='1' title='some title' "
     "onclick='f(1)'>w</p>"},
    {"ManyAttributesOnOneTag", "<p ", "a#='1' class=x "},
    {"Nested", "", "<div>word "},
    {"NestedFormatting", "", "<b>word<i>word "},
    {"FormattingReopened", "", "<p><b><i><u>word "},
    {"LinkReopened", "", "<a href=x><p>word</a>"},
    {"Tables", "", "<table><tr><th>a<th>b<tr><td>#<td>d</table>"},
    {"LongTable", "<table>", "<tr><td>#<td>some words<td>more of them"},
    {"WideTable", "<table><tr>", "<td>#"},
    {"TablesNested", "", "<table><tr><td>#"},
    {"TextInTable", "<table>", "word<tr>"},
    {"Lists", "", "<ul><li>one<li>two<ol><li>three</ol></ul>"},
    {"LongList", "<ul>", "<li>item number #"},
    {"ListsNested", "", "<ul><li>item"},
    {"QuotesNested", "", "<blockquote>said"},
    {"Definitions", "<dl>", "<dt>term<dd>what it means"},
    {"Links", "<nav>", "<a href='/path/#?a=b'>some link</a> "},
    {"LinksInProse", "<p>", "some words and <a href='#'>a link</a>, "},
    {"Breaks", "<p>", "line #<br>\n"},
    {"TagsInAName", "", "a<"},
    {"DoubleBreaks", "<p>", "paragraph #<br><br>\n"},
    {"Classes", "", "<div class='nav-k# comment# widget'>word</div>"},
    {"OneClassAttribute", "<div class='", "nav-item# "},
    {"BrokenMarkup", "", "<p><b>wo</i>rd</p></div><td><a href='x#'>y</table></b><li></ul>"},
    {"EndTags", "<div><div><div><p>word", "</b></i></p></a></li></td>"},
    {"LeftAngles", "<p>", "<<"},
    {"Ampersands", "<p>", "&amp;&#x41;&nosuch;&"},
    {"Comments", "", "<!-- note # -->word "},
    {"UnclosedComments", "<p>word", "<!-- -- "},
    {"Scripts", "", "<script>var x = '#';</script><style>p{}</style>"},
    {"Svg", "", "<svg><title>icon #</title><path d='M0'/></svg>"},
    {"SvgBrokenOut", "", "<svg><g><p>word"},
    {"CdataUnclosed", "<svg>", "<![CDATA[x"},
    {"Preformatted", "<pre>", "<span>int</span> x = #;\n"},
    {"CodeBlocks", "", "<pre><code>int x = #;</code></pre>"},
    {"Emphasis", "<p>", "<em>a</em><b>b<i>c</i></b>"},
    {"MarkdownSigns", "<p>", "*_`[](# "},
    {"Headings", "<title>Section one</title>", "<h2>Section #</h2><h3>Part</h3>"},
    {"Titles", "<title>", "some words of a title # "},
    {"Copies", "", "<p>The same sentence of more than eight words, again and again.</p>"},
    {"Articles", "<article><h1>A</h1><p>b</article>", "<article><h2>Next #</h2><p>c</article>"},
    {"ReadersComments", "", "<div class=comment><p>Well said, number #.</p></div>"},
    {"Images", "<p>word", "<img src='a#.png' alt='b'>"},
    {"Bylines", "", "<p class=byline>By John Smith#</p><time datetime='2024-05-04'>4 May</time>"},
    {"Authors", "<meta name=author content='", "John Smith#, and "},
    {"MetaTags", "<head>", "<meta name=author content='John #'><meta property=og:title content=t>"},
    {"JsonLd", "", "<script type='application/ld+json'>{\"@type\":\"Article\",\"a\":#}</script>"},
    {"BrokenJsonLd", "<script type='application/ld+json'>{", "\"a#\":\"b\"c\",,\n"},
    {"JsonLdText", "<script type='application/ld+json'>{\"@type\":\"Article\",\"text\":\"",
     "<p>word"},
    {"DeepJsonLd", "<script type='application/ld+json'>", "{\"author\":["},
    {"Base", "<base href='http://e.org/a/b/c/d/e/f/g/'>", "<p>word <a href='#'>word</a>"},
    {"Marks", "<p>e", "\xCC\x81\xCC\x96"},
    {"Unspaced", "<p>", "\xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82"},
    {"InvalidUtf8", "<p>", "caf\xE9 word "},
    {"CurlyQuotes", "<p>", "\xE2\x80\x9C\x61\xE2\x80\x9D "},
    {"CurlyQuotesInProse", "<p>",
     "It was \xE2\x80\x9Csaid\xE2\x80\x9D, and it\xE2\x80\x99s true. "},
    {"Dashes", "<p>", "wait \xE2\x80\x94 there \xE2\x80\x93 "},
    {"Emoji", "<p>", "fine \xF0\x9F\x98\x80 "},
    {"SoftHyphens", "<p>", "soft\xC2\xADhyphen "},
    {"CombiningMarks", "<p>", "e\xCC\x81 a\xCC\x80 "},
    {"FullWidth", "<p>", "\xEF\xBC\xA6\xEF\xBD\x95 "},
    {"CurlyQuotesInHeading", "<h1>", "\xE2\x80\x9C\x61\xE2\x80\x9D "},
    {"CurlyQuotesInTitle", "<title>", "\xE2\x80\x9C\x61\xE2\x80\x9D "},
    {"PlainText", "", "A line of text, and nothing else, number #.\n"},
    {"PlainCurlyQuotes", "", "\xE2\x80\x9C\x61\xE2\x80\x9D "},
    {"PlainCurlyQuoteLines", "", "\xE2\x80\x9CSaid\xE2\x80\x9D number #.\n"},
    {"PlainSoftHyphens", "", "soft\xC2\xADhyphen "},
    {"FlatEmoji", "", "fine \xF0\x9F\x98\x80 "},
};

class Linear : public testing::TestWithParam<Kind> {};

TEST_P(Linear, TimePerByteDoesNotGrow) {
  const std::string small = page_of(GetParam(), kSmall);
  const std::string large = page_of(GetParam(), kLarge);
  double of_small = seconds_per_byte(small);
  double of_large = seconds_per_byte(large);
  const auto grows = [&] { return of_large > kMaxPerByte * std::max(of_small, kNegligible); };
  for (int run = 1; run < kRuns && grows(); ++run) {
    of_small = std::min(of_small, seconds_per_byte(small));
    of_large = std::min(of_large, seconds_per_byte(large));
  }
  EXPECT_FALSE(grows()) << of_large << " seconds a byte, " << of_small << " of a small page";
}

INSTANTIATE_TEST_SUITE_P(Pages, Linear, testing::ValuesIn(kKinds),
                         [](const testing::TestParamInfo<Kind>& page) {
                           return std::string(page.param.name);
                         });

// What takes long to read must take long to send: no page of this size may cost seconds, as the
// unfiltered parser needs for 20,000 open elements.
TEST(LinearTime, NoPageOfAFewKilobytesTakesSeconds) {
  for (const Kind& kind : kKinds) {
    const std::string page = page_of(kind, 20'000);
    EXPECT_LT(seconds_per_byte(page) * static_cast<double>(page.size()),
              test::kSanitized ? 2.0 : 0.2)
        << kind.name;
  }
}

}  // namespace
}  // namespace pith::internal
