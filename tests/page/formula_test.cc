#include "page/formula.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

// The formulas of a page's body in order: "$tex$", display ones as "$$tex$$"; other text as it is.
std::string formulas(std::string_view markup) {
  const std::string html = "<body>" + std::string(markup);
  const Document document = Document::parse(html, 10'000'000);
  std::string out;
  walk(document.body(), [&](Node node) {
    if (node.is_text()) {
      out += node.text();
      return false;
    }
    const Formula formula = read_formula(node);
    if (formula.role == Formula::Role::formula) {
      const char* const sign = formula.display ? "$$" : "$";
      out += sign + formula.tex + sign;
    }
    return formula.role == Formula::Role::none;
  });
  return out;
}

struct Case {
  std::string_view html;
  std::string_view expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(formulas(c.html), c.expected) << c.html;
}

TEST(Formula, MathML) {
  expect_all({
      {"a <math><mi>x</mi></math> b", "a $x$ b"},
      {"<math display='block'><mi>x</mi></math>", "$$x$$"},
      {"<math alttext='x^2'><msup><mi>x</mi><mn>2</mn></msup></math>", "$x^2$"},
      {"<math alttext='{\\displaystyle E=mc^{2}}'><mi>E</mi></math>", "$E=mc^{2}$"},
      {"<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>\\xi</annotation>"
       "</semantics></math>",
       "$\\xi$"},
      {"<math></math>", ""},
  });
}

TEST(Formula, TextWithDelimiters) {
  expect_all({
      {"<span class='math inline'>\\(a^2\\)</span>", "$a^2$"},
      {"<div class='math notranslate nohighlight'>\n\\[\\frac{a}{b}\\]</div>", "$$\\frac{a}{b}$$"},
      {"<div class='arithmatex'>$$a\n+ b$$</div>", "$$a + b$$"},
      {"<span class='math'>\\(a\\) or \\(b\\)</span>", "\\(a\\) or \\(b\\)"},
      {"<span class='math'>$5</span>", "$5"},
      {"<div class='math'><p>\\(a\\)</p></div>", "\\(a\\)"},
      // Sphinx's equations may have numbers.
      {"<div class='math'>\n<span class='eqno'>(2)<a href='#e'>#</a></span>\\[a = b\\]</div>",
       "$$a = b$$"},
      {"<div class='math'><b>(2)</b>\\[a\\]</div>", "(2)\\[a\\]"},
      {"<span>\\(a\\)</span>", "\\(a\\)"},
      {"<span class='math'>\\(\\)</span>", "\\(\\)"},
  });
}

TEST(Formula, KaTeX) {
  expect_all({
      {"<span class='katex'><span class='katex-mathml'><math><semantics><mi>h</mi><annotation "
       "encoding='application/x-tex'>h = a</annotation></semantics></math></span><span "
       "class='katex-html' aria-hidden='true'><span>h=a</span></span></span>",
       "$h = a$"},
      {"<span class='katex-display'><span class='katex'><span class='katex-mathml'><math><mi>v</mi>"
       "</math></span><span class='katex-html'>v</span></span></span>",
       "$$v$$"},
      {"<span class='katex'><span class='katex-html'>v</span></span>", "v"},
  });
}

TEST(Formula, MathJax) {
  expect_all({
      {"<mjx-container class='MathJax' jax='CHTML' display='true'><mjx-math></mjx-math>"
       "<mjx-assistive-mml><math><mi>R</mi></math></mjx-assistive-mml></mjx-container>",
       "$$R$$"},
      {"<mjx-container class='MathJax' data-latex='a^2'><mjx-math>a2</mjx-math></mjx-container>",
       "$a^2$"},
      {"<span class='MathJax_Preview'>x</span><span class='MathJax' id='f'><nobr>x</nobr></span>"
       "<script type='math/tex'>x_1</script>",
       "$x_1$"},
      {"<div class='MathJax_Display'><span class='MathJax'>x</span></div>"
       "<script type='math/tex; mode=display'>x</script>",
       "$$x$$"},
      {"<span class='MathJax' data-mathml='<math><mi>y</mi></math>'><nobr>y</nobr></span>", "$y$"},
      {"<span class='MathJax'><nobr>y</nobr><span class='MJX_Assistive_MathML'><math><mi>y</mi>"
       "</math></span></span>",
       "$y$"},
      {"<script type='text/javascript'>x</script>", ""},
  });
}

TEST(Formula, EquationsOfLaTeXML) {
  const std::string_view number =
      "<td class='ltx_eqn_cell ltx_eqn_eqno'><span class=ltx_tag>(1)</span>";
  const auto row = [number](const std::string& cells) {
    return formulas(
        "<table class='ltx_equationgroup ltx_eqn_table'><tr class='ltx_equation "
        "ltx_eqn_row'>" +
        cells + std::string(number) + "</table>");
  };
  EXPECT_EQ(row("<td><td><math alttext='a'><mi>a</mi></math><td><math alttext='\\displaystyle=b'>"
                "<mo>=</mo></math>"),
            "$$a =b$$");
  EXPECT_EQ(row("<td><math alttext='x'></math><td>where<td><math alttext='y'></math>"),
            "$$x \\text{where} y$$");
  EXPECT_EQ(row("<td>a"), "a(1)");
}

TEST(Formula, MediaWiki) {
  expect_all({
      {"<span class='mwe-math-element'><span style='display: none'><math alttext='{\\displaystyle "
       "E}'><mi>E</mi></math></span><img class='mwe-math-fallback-image-inline' alt='E'></span>",
       "$E$"},
      {"<div class='mwe-math-element'><div class='mwe-math-mathml-display'><math><mi>E</mi></math>"
       "</div></div>",
       "$$E$$"},
  });
}

TEST(Formula, ImagesAndAttributes) {
  expect_all({
      {"<img class='latex' alt='v' src='a'>", "$v$"},
      {"<img class='latex' alt='$v$' src='a'>", "$v$"},
      {"<img class='math' alt='a photo' src='a'>", ""},
      {"<img class='math' alt='\\frac{a}{b}' src='a'>", "$\\frac{a}{b}$"},
      {"<img src='/latex.php?latex=a' alt='a_1'>", "$a_1$"},
      {"<img src='/latex-gloves.jpg' alt='Blue gloves'>", ""},
      {"<span data-tex='\\sum'>sum</span>", "$\\sum$"},
      {"<span data-latex='\\[ x \\]'></span>", "$$x$$"},
  });
}

}  // namespace
}  // namespace pith::internal
