#include "html/tag_soup.h"

#include <cstddef>
#include <iterator>
#include <random>
#include <string_view>

namespace pith::internal::test {
namespace {

constexpr std::string_view kTags[] = {
    "div",     "p",       "span",      "a",       "b",       "i",        "em",       "strong",
    "code",    "font",    "u",         "small",   "nobr",    "ul",       "ol",       "li",
    "dl",      "dt",      "dd",        "table",   "tbody",   "thead",    "tr",       "td",
    "th",      "caption", "colgroup",  "col",     "h1",      "h2",       "h3",       "blockquote",
    "pre",     "section", "article",   "header",  "footer",  "nav",      "aside",    "main",
    "figure",  "address", "form",      "button",  "select",  "option",   "optgroup", "label",
    "input",   "br",      "hr",        "img",     "details", "summary",  "ruby",     "rt",
    "rp",      "object",  "my-card",   "center",  "video",   "fieldset", "legend",   "sub",
    "article", "div",     "p",         "span",    "a",       "li",       "td",       "tr",
    "table",   "b",       "i",         "marquee", "applet",  "template", "noscript", "listing",
    "time",    "q",       "figcaption"};

constexpr std::string_view kTexts[] = {
    "Lorem ",     " ipsum",       "dolor",   " sit amet, ",  "x",        "\n\n  ", " ",
    "a &amp; b ", "&lt;p&gt; ",   "&nbsp;",  "&copy 2024 ",  "&notit; ", "1 < 2 ", "a<3 ",
    "\xC3\xA9t ", "\xE4\xB8\xAD", "caf\xC3", "&#x41;&#66; ", "end. ",    "\t",     "> "};

constexpr std::string_view kOdd[] = {
    "<!-- a comment -->",
    "<!---->",
    "<!-->",
    "<!--->",
    "<!-- <p>not here</p> -->",
    "<!-- a -- b --!>",
    "<!-- <script> -->",
    "<!doctype html>",
    "<!-x>",
    "<![CDATA[ not text > ]]>",
    "<?php echo '<p>'; ?>",
    "</ x>",
    "< p>",
    "<script>var a = '<p>x</p>';</script>",
    "<script>document.write('</scr' + 'ipt><b>')</script>",
    "<script><!-- <script> '</script>' --></script>",
    "<script type=\"application/ld+json\">{\"a\": \"</p><b>\"}</script>",
    "<SCRIPT SRC=x.js></SCRIPT >",
    "<style>p > b { content: '<p>' }</style>",
    "<iframe src=x><p>fallback</p></iframe>",
    "<svg><path d='M0 0'/><g><circle></g></svg>",
    "<svg viewBox=\"0 0 1 1\"/>",
    "<svg><svg><use href='#a'/></svg><text>in svg</text></svg>",
    "<svg><title>in svg</title><desc>too</desc></svg>",
    "<svg><g><p>broken out</p></g></svg>",
    "<svg>",
    "</svg>",
    "<g>",
    "</g>",
    "<path d='M0'/>",
    "<svg class=icon><use href='#a'></use></svg>",
    "<svg><style>a{}</style><a href=#><path></a></svg>",
    "<math><mi>x</mi><mo>&lt;</mo></math>",
    "<textarea>raw <b>&amp;</textarea>",
    "<title>In <i>the</i> body &amp; so</title>",
    "<xmp><b>raw</xmp>",
    "<noscript><img src=a><p>plain</noscript>",
    "<body class=again>",
    "<html lang=en>",
    "</body>",
    "</html>",
    "<head>",
    "</head>",
    "</br>",
    "</p>",
    "<image src=a>",
    "<p/>",
    "<div / class=x>",
};

constexpr std::string_view kAttributes[] = {" class=\"a b\"",
                                            " id=x",
                                            " href='/a?b=1&amp;c=2'",
                                            " hidden",
                                            " onclick=\"a > b\"",
                                            " style=\"color:red\"",
                                            " colspan=2",
                                            " data-x='<p>'",
                                            " =odd",
                                            " title=\"it's <b>\"",
                                            " href=a/",
                                            " CLASS=twice",
                                            " data-src=\"a.png\"",
                                            " /",
                                            " alt=\"\n\""};

class Soup {
 public:
  explicit Soup(std::uint32_t seed) : random_(seed) {}

  std::vector<std::string> make(int pieces) {
    // Some pages come without a head, as fragments do.
    if (below(4) > 0) add("<!DOCTYPE html>");
    if (below(4) > 0) add("<html><head><meta charset=utf-8><title>A &lt;page&gt;</title></head>");
    add("<body>");
    if (below(2) > 0) add("First words. ");
    for (int i = 0; i < pieces; ++i) piece();
    switch (in_svg_ ? 0 : below(12)) {
      case 0:
        add("<div class=\"never closed");
        break;
      case 1:
        add("<!-- never closed <p>x</p>");
        break;
      case 2:
        add("<script>never closed <p>x</p>");
        break;
      case 3:
        add("<p");
        break;
      case 4:
        add("<svg><path d='M0'>never closed");
        break;
      case 5:
        add("<textarea>never <b>closed");
        break;
      case 6:
        add("<plaintext>all <b>text</b>");
        break;
      default:
        add("</body></html>");
        break;
    }
    return std::move(out_);
  }

 private:
  // std::uniform_int_distribution differs between libraries; a small bias does no harm here.
  std::size_t below(std::size_t n) { return random_() % n; }

  template <std::size_t N>
  std::string_view any(const std::string_view (&table)[N]) {
    return table[below(N)];
  }

  void add(std::string_view text) { out_.emplace_back(text); }

  // Inside svg their content is markup, but the prefilter treats it as raw text.
  static bool is_raw(std::string_view piece) {
    for (const std::string_view name : {"<script", "<SCRIPT", "<style", "<iframe", "<title",
                                        "<textarea", "<xmp", "<svg><style", "<!"}) {
      if (piece.substr(0, name.size()) == name) return true;
    }
    return false;
  }

  void odd_piece() {
    const std::string_view piece = any(kOdd);
    if (in_svg_ && is_raw(piece)) return;
    if (piece == "<svg>") in_svg_ = true;
    if (piece == "</svg>") in_svg_ = false;
    add(piece);
  }

  void piece() {
    switch (below(10)) {
      case 0:
        return odd_piece();
      case 1:
      case 2:
        return add(any(kTexts));
      case 3:
        return end_tag(any(kTags));
      case 4:
      case 5:
      case 6:
        if (open_.empty()) return add(any(kTexts));
        end_tag(open_.back());
        open_.pop_back();
        return;
      default:
        return start_tag();
    }
  }

  void start_tag() {
    const std::string_view name = any(kTags);
    std::string tag = "<" + std::string(name);
    if (below(16) == 0) tag[1] = static_cast<char>(tag[1] - 32);
    for (std::size_t i = below(3); i > 0; --i) tag += any(kAttributes);
    add(tag + (below(20) == 0 ? " />" : ">"));
    add(any(kTexts));
    open_.push_back(name);
  }

  void end_tag(std::string_view name) {
    add("</" + std::string(name) + (!in_svg_ && below(20) == 0 ? " a='>'>" : ">"));
  }

  std::mt19937 random_;
  std::vector<std::string> out_;
  std::vector<std::string_view> open_;
  bool in_svg_ = false;
};

class NestedSoup {
 public:
  explicit NestedSoup(std::uint32_t seed) : random_(seed) {}

  std::vector<std::string> make() {
    if (below(4) > 0) add("<!DOCTYPE html>");
    if (below(4) > 0) head();
    if (below(4) > 0) add("<body>");
    for (std::size_t i = 1 + below(4); i > 0; --i) content(0);
    if (below(4) > 0) add("</body></html>");
    return std::move(out_);
  }

 private:
  static constexpr int kDeepest = 4;

  std::size_t below(std::size_t n) { return random_() % n; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  void add(std::string_view text) { out_.emplace_back(text); }

  template <std::size_t N>
  void any(const std::string_view (&table)[N]) {
    add(table[below(N)]);
  }

  void white() {
    constexpr std::string_view kWhite[] = {"", "", " ", "\n  "};
    any(kWhite);
  }

  void head() {
    constexpr std::string_view kParts[] = {"<meta charset=utf-8>",
                                           "<meta name=a content=b />",
                                           "<link rel=x href=a>",
                                           "<link rel=y>",
                                           "<title>A &amp; b</title>",
                                           "<script>var a = '<p>';</script>",
                                           "<script type=application/ld+json>{}</script>",
                                           "<style>p {}</style>",
                                           "<noscript><link rel=z></noscript>",
                                           "<base href=/>",
                                           "<template><div>a</div></template>",
                                           "<noframes>a</noframes>",
                                           "<!-- a -->"};
    add("<html><head>");
    for (std::size_t i = below(12); i > 0; --i) {
      any(kParts);
      white();
      if (one_in(40)) noise();
    }
    if (!one_in(4)) add("</head>");
  }

  void noise() {
    if (one_in(2))
      return add(std::string(one_in(2) ? "<" : "</") + std::string(kTags[below(std::size(kTags))]) +
                 ">");
    constexpr std::string_view kNoise[] = {
        "text ",    "</p>",          "</br>",
        "</input>", "</img>",        "<input type=hidden>",
        "<input>",  "<meta name=a>", "<link>",
        "<a>",      "<b>",           "</col>",
        "<col>",    "<img>",         "<script type=application/ld+json>{}</script>"};
    any(kNoise);
  }

  void text() {
    add("word");
    if (one_in(3)) add(" \n");
  }

  // An element whose end tag is left out once in `omit` times.
  template <typename Content>
  void element(std::string_view name, std::size_t omit, Content&& inside) {
    add("<" + std::string(name) + (one_in(6) ? " class=a>" : ">"));
    white();
    inside();
    white();
    if (one_in(60)) noise();
    if (!one_in(omit)) add("</" + std::string(name) + ">");
    white();
  }

  void content(int depth) {
    const auto inside = [&] {
      for (std::size_t i = below(3); i > 0; --i) content(depth + 1);
    };
    if (depth > kDeepest) return text();
    switch (below(18)) {
      case 0:
      case 1:
        return table(depth);
      case 2:
        return element("ul", 60, [&] {
          for (std::size_t i = below(4); i > 0; --i) element("li", 3, inside);
        });
      case 3:
        return element("dl", 60, [&] {
          for (std::size_t i = below(4); i > 0; --i) element(one_in(2) ? "dt" : "dd", 3, inside);
        });
      case 4:
        return element("form", 60, inside);
      case 5:
        return element("select", 60, [&] {
          for (std::size_t i = below(4); i > 0; --i) {
            element(one_in(4) ? "optgroup" : "option", 3, [&] { text(); });
          }
        });
      case 6:
        return element("noscript", 60, inside);
      case 7:
        return add(one_in(2) ? "<input type=hidden>" : "<input name=a />");
      case 8:
        return add("<textarea name=a>\n<b> &amp;</textarea>");
      case 9:
        return add(one_in(2) ? "<meta itemprop=a content=b>" : "<link rel=a>");
      case 10:
        return element("div", 60, inside);
      case 11:
        return element("p", 3, [&] { text(); });
      case 12:
        return element("a", 30, inside);
      case 13:
        return element("b", 30, inside);
      case 14:
        return element("h2", 60, [&] { text(); });
      case 15:
        add("<script type=application/ld+json>{}</script>");
        return;
      case 16:
        return element("span", 60, inside);
      default:
        return text();
    }
  }

  void table(int depth) {
    const auto cells = [&] {
      for (std::size_t i = below(4); i > 0; --i) {
        element(one_in(4) ? "th" : "td", 3, [&] { content(depth + 1); });
      }
    };
    const auto rows = [&] {
      for (std::size_t i = below(4); i > 0; --i) {
        if (one_in(12)) {
          cells();
        } else {
          element("tr", 3, cells);
        }
      }
    };
    element("table", 40, [&] {
      if (one_in(6)) element("caption", 6, [&] { content(depth + 1); });
      if (one_in(6)) element("colgroup", 3, [&] { add("<col><col />"); });
      if (one_in(2)) rows();
      if (one_in(3)) element("thead", 3, rows);
      if (one_in(2)) element("tbody", 3, rows);
      if (one_in(12)) element("caption", 6, [&] { text(); });
    });
  }

  std::mt19937 random_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> tag_soup(std::uint32_t seed, int pieces) {
  return Soup(seed).make(pieces);
}

std::vector<std::string> nested_soup(std::uint32_t seed) { return NestedSoup(seed).make(); }

std::string join(const std::vector<std::string>& pieces) {
  std::string page;
  for (const std::string& piece : pieces) page += piece;
  return page;
}

}  // namespace pith::internal::test
