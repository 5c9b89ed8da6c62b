#include "support/hostile_pages.h"

#include <string_view>

#include "support/pages.h"

namespace pith::internal::test {
namespace {

using std::string_literals::operator""s;

// Under sanitizers these sizes are enough to detect nonlinear time.
constexpr std::size_t kMany = kSanitized ? 10'000 : 100'000;
constexpr std::size_t kMillion = kSanitized ? 100'000 : 1'000'000;

// `count` pieces, each with its number in place of '#'.
std::string numbered(std::string_view piece, std::size_t count) {
  std::string out;
  const std::size_t at = piece.find('#');
  for (std::size_t i = 0; i < count; ++i) {
    out.append(piece.substr(0, at)).append(std::to_string(i)).append(piece.substr(at + 1));
  }
  return out;
}

std::string utf16(std::u16string_view text) {
  std::string out = "\xFF\xFE";
  for (const char16_t c : text) {
    out.push_back(static_cast<char>(c & 0xFF));
    out.push_back(static_cast<char>(c >> 8));
  }
  return out;
}

std::string json_ld(const std::string& json) {
  return "<title>T</title><script type='application/ld+json'>" + json +
         "</script><p>Some words for the page, so that there is one.</p>";
}

std::string state(const std::string& json) {
  return "<title>T</title><script type='application/json'>" + json + "</script>";
}

std::string lone_surrogates() {
  std::u16string page = u"<title>a\xD800</title><p>Words before\xDC00 and \xD83D after\xD83D";
  for (int i = 0; i < 3000; ++i) page += u"\xDC00\xD800x <b>\xDBFF</b>";
  return utf16(page) + "\xD8";  // and half a unit
}

constexpr std::size_t kLongUrl = 300'000;

}  // namespace

std::string repeated(const char* piece, std::size_t count) {
  std::string out;
  while (count-- > 0) out += piece;
  return out;
}

const std::vector<HostilePage>& hostile_pages() {
  static const std::vector<HostilePage> pages = {
      {"NestedDiv", [] { return repeated("<div>", kMany) + "words"; }},
      {"NestedDivWithText", [] { return repeated("<div>word ", kMany); }},
      {"NestedB", [] { return repeated("<b>x", kMany); }},
      {"NestedFormatting", [] { return repeated("<a><b><i><u>", kMany) + "words"; }},
      {"FormattingReopened", [] { return repeated("<p><b><i><u>x", kMany / 4); }},
      {"FormattingMisnested", [] { return repeated("<b><i><p></b>x</i>", kMany / 4); }},
      {"NestedLists", [] { return repeated("<ul><li>x", 20'000); }},
      {"NestedQuotes", [] { return repeated("<blockquote>x", 20'000); }},
      {"NestedTables", [] { return repeated("<table><tr><td>x", 20'000); }},
      {"NestedQuotesAndLists", [] { return repeated("<blockquote><ol><li>x", 20'000); }},
      {"NestedSelectsAndForms", [] { return repeated("<form><select><option>x", 20'000); }},
      {"NestedSvg", [] { return repeated("<svg><g><foreignObject>x", 20'000); }},
      {"NestedIcons",
       [] { return repeated("<i class=icon>", 500) + repeated("Words here. ", kMany / 10); }},
      {"DeepQuotesManyBlocks",
       [] { return repeated("<blockquote>", 400) + repeated("<p>words", kMany / 4); }},
      {"DeepListsManyBlocks",
       [] { return repeated("<ul><li>", 250) + repeated("<p>words", kMany / 4); }},
      {"EndTagsOnly", [] { return repeated("</p></b></div></table></body>", kMany / 4); }},
      {"ManyAttributes", [] { return "<p " + numbered("a#=1 ", 2 * kMany) + ">words"; }},
      {"SameAttributes", [] { return "<p " + repeated("class=a id=b ", kMany) + ">words"; }},
      {"LongAttribute", [] { return "<p class='" + std::string(kMillion, 'a') + "'>words"; }},
      {"ManyClasses", [] { return numbered("<div class='nav k#'>word</div>", kMany); }},
      {"UnclosedComment", [] { return "<p>words<!--" + repeated("--x", kMany); }},
      {"UnclosedQuote", [] { return repeated("<p>words <a href=\"x", kMany / 4); }},
      {"UnclosedScript", [] { return repeated("<script>x", kMany); }},
      {"UnclosedScriptInComment", [] { return repeated("<script><!--<script>", kMany); }},
      {"UnclosedTextarea", [] { return repeated("<p>words<textarea>x", kMany); }},
      {"UnclosedTitle", [] { return repeated("<title>words ", kMany); }},
      {"UnclosedCdata", [] { return "<svg>" + repeated("<![CDATA[x", kMany); }},
      {"UnclosedSvg", [] { return repeated("<svg><!-- <path d=1>", kMany); }},
      {"LeftAngles", [] { return std::string(kMillion, '<'); }},
      {"Ampersands", [] { return "<p>" + repeated("&amp&#x;&#99999999;&#xD800;", kMany / 4); }},
      {"HugeSpans",
       [] {
         return "<table>" +
                repeated("<tr><td colspan=9007199254740991 rowspan=9007199254740991>x", kMany / 10);
       }},
      {"WideSpansTallTable",
       [] {
         return "<table><tr>" + repeated("<td colspan=1000>x", 4) +
                repeated("<tr><td>x", kMany / 4);
       }},
      {"SpansOverAllRows",
       [] {
         return "<table><tr>" + repeated("<td colspan=1000 rowspan=1000>x", 4) +
                repeated("<tr><td>x", kMany / 4);
       }},
      {"ManyRows", [] { return "<table>" + repeated("<tr><td>1<td>2", kMillion / 10); }},
      {"ManyColumns", [] { return "<table><tr>" + repeated("<td>x", kMany); }},
      {"TextInTables", [] { return "<table>" + repeated("x<tr>", kMany); }},
      {"ManyEmptyRows", [] { return "<table><tr><td>a<td>b" + repeated("<tr>", kMillion); }},
      {"ManyBreaks", [] { return repeated("x<br>", kMany); }},
      {"ManyLinks", [] { return numbered("<a href='/a/#'>word</a> ", kMany); }},
      {"OneWord", [] { return "<p>" + std::string(kSanitized ? 500'000 : 5'000'000, 'w'); }},
      {"OneWordOfMarkup", [] { return "<p>" + repeated("*_`[", kMany); }},
      {"OneMark", [] { return "<p>e" + repeated("\xCC\x81\xCC\x96", kMany); }},
      {"NulBytes",
       [] {
         return "<p>" + repeated("some words of a text, enough of them ", 100) + "\0<b\0>x\0"s;
       }},
      {"NulsOnly", [] { return std::string(kMillion, '\0'); }},
      {"LoneSurrogates", lone_surrogates},
      {"DeepJson", [] { return json_ld(repeated("{\"@graph\":[", kMany)); }},
      {"DeepClosedJson",
       [] { return json_ld(repeated("{\"author\":", kMany) + "1" + std::string(kMany, '}')); }},
      {"DeepArrays", [] { return json_ld(std::string(kMany, '[') + std::string(kMany, ']')); }},
      {"WideJson", [] { return json_ld("[" + numbered("{\"@id\":\"#\"},", kMany) + "1]"); }},
      {"BrokenJson", [] { return json_ld("{" + repeated("\"a\":\"b\"c\",,\n", kMany)); }},
      // The state of a page that has no text of its own.
      {"DeepState",
       [] {
         return state(repeated("[\"Rivers rise. Lakes fall. Rain comes.\",", 150) + "1" +
                      std::string(150, ']'));
       }},
      {"WideState",
       [] { return state("[" + numbered("{\"a#\":\"Rivers rise.\"},", kMany) + "1]"); }},
      {"StateInState",
       [] {
         return state(
             "[" +
             numbered("\"[\\\"Rivers rise. # " + std::string(200, 'x') + "\\\"]\",", kMany / 10) +
             "1]");
       }},
      {"ScriptOfLiterals", [] { return "<script>" + repeated("a={b:[\"c\",", kMany); }},
      {"FlightRows",
       [] {
         return "<script>self.__next_f.push([1,\"" + numbered("#:T2,", kMany) + "\"])</script>";
       }},
      // Everything inside or after a long link or base repeats its address.
      {"LongLinkAroundBlocks",
       [] {
         return "<a href='" + std::string(kLongUrl, 'u') + "'>" +
                repeated("<div>x</div>", kMany / 4);
       }},
      {"LinkAroundBlocks",
       [] {
         return "<a href='" + std::string(8000, 'u') + "'>" + repeated("<div>x</div>", kMany / 4);
       }},
      {"LongBase",
       [] {
         return "<head><base href='http://e.org/" + std::string(kLongUrl, 'u') +
                "/'></head><p>words " + repeated("<a href=x>word</a> ", kMany / 4);
       }},
      {"Base",
       [] {
         return "<head><base href='http://e.org/" + std::string(8000, 'u') + "/'></head><p>words " +
                numbered("<img src=#>", kMany / 4);
       }},
  };
  return pages;
}

std::vector<std::string> hostile_fragments() {
  return {
      "<div>",
      "</div>",
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      "<a href=x>",
      "</a>",
      "<i>",
      "<table>",
      "<tr><td>",
      "</table>",
      "<caption>",
      "<ul><li>",
      "</ul>",
      "<li value=2147483647>",
      "<ol start=-2147483648><li>",
      "<ol start=99999999999><li>",
      "<blockquote>",
      "<pre>",
      "</pre>",
      "<pre>\n\n<span>x\n",
      "<code>",
      "<h1>",
      "</h3>",
      "<br><br>",
      "<img src=a alt='b'>",
      "<img src='data:x'>",
      "<figure><figcaption>",
      "<svg>",
      "</svg>",
      "<svg><p>",
      "<math><mi>",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "<!-->",
      "<!--->",
      "--!>",
      "<!",
      "<?",
      "</",
      "<",
      "<script>",
      "</script>",
      "<script type=application/ld+json>{\"headline\":\"a",
      "\"}]</script>",
      "<style>",
      "</style>",
      "<title>",
      "</title>",
      "<textarea>",
      "</textarea>",
      "<select><option>",
      "<template>",
      "</template>",
      "<noscript>",
      "</noscript>",
      "<iframe>",
      "<plaintext>",
      "<xmp>",
      "<frameset>",
      "</body>",
      "</html>",
      "<body class=x>",
      "<html lang=en>",
      "<head>",
      "<form>",
      "<base href='//['>",
      "<a href='http://[::'>",
      "<a href='javascript:x'>",
      "<a href=\"",
      "<a b='",
      "<td colspan=9007199254740991 rowspan=0>",
      "<td rowspan=65534>",
      "<i class=icon>",
      "<span hidden>",
      "<time datetime='99999-99-99'>",
      "<meta charset=utf-16>",
      "<meta charset=shift_jis>",
      "<meta property=article:published_time content='0000-00-00T99:99'>",
      "<meta name=author content=',,and by,'>",
      "&",
      "&#",
      "&#x110000;",
      "&#0;",
      "&#xD800;",
      "&nbsp;",
      "&lt;script&gt;",
      "&zwj;",
      "&notit;",
      "\0"s,
      "\r",
      "\x1B$B",
      "\xC3",
      "\xE2\x80",
      "\xED\xA0\x80",
      "\xF4\x90\x80\x80",
      "\xEF\xBB\xBF",
      "\xE2\x80\x8B",
      "\xEE\x80\x80",
      "\xCC\x81",
      "\xC2\xA0",
      "\xF0\x9F\x98\x80",
      "\x81\x40",
      "\xFF\xFE",
      "|",
      "\\",
      "`",
      "~~~",
      "1. ",
      "# ",
      "[x]: y",
      "\t",
  };
}

}  // namespace pith::internal::test
