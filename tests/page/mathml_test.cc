#include "page/mathml.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

std::string tex(std::string_view markup) {
  const std::string html = "<body><math>" + std::string(markup) + "</math>";
  const Document document = Document::parse(html, 100'000'000);
  return tex_of_mathml(document.body().first_child());
}

TEST(MathML, TranslatesTheCommonElements) {
  struct Case {
    std::string_view mathml;
    std::string_view tex;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"<mi>r</mi><mo>=</mo><mi>\u03BB</mi><mi>p</mi><mo>+</mo><mi>q</mi>",
            "r = \\lambda p + q"},
           {"<mrow><mi>a</mi><mo>\u2212</mo><mn>12</mn></mrow>", "a - 12"},
           {"<mo>-</mo><mn>1</mn>", "-1"},
           {"<mo>(</mo><mo>-</mo><mn>1</mn><mo>)</mo>", "(-1)"},
           {"<msup><mi>t</mi><mn>2</mn></msup>", "t^2"},
           {"<msup><mn>10</mn><mn>23</mn></msup>", "10^{23}"},
           {"<msub><mi>x</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn></mrow></msub>", "x_{i+1}"},
           {"<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i^2"},
           {"<msup><msup><mi>a</mi><mi>b</mi></msup><mi>c</mi></msup>", "{a^b}^c"},
           {"<mi>R</mi><mo>=</mo><munderover><mo>\u2211</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn>"
            "</mrow><mi>n</mi></munderover><msub><mi>r</mi><mi>i</mi></msub>",
            "R = \\sum_{i=1}^{n} r_i"},
           {"<msubsup><mo>\u222B</mo><mn>0</mn><mn>1</mn></msubsup><mi>f</mi>", "\\int_{0}^{1} f"},
           {"<munder><mo>lim</mo><mrow><mi>x</mi><mo>\u2192</mo><mn>0</mn></mrow></munder><mi>f</"
            "mi>",
            "\\lim_{x\\to0} f"},
           {"<mfrac><mi>d</mi><mi>t</mi></mfrac>", "\\frac{d}{t}"},
           {"<msqrt><mn>2</mn><mi>g</mi></msqrt>", "\\sqrt{2g}"},
           {"<mroot><mi>x</mi><mn>3</mn></mroot>", "\\sqrt[3]{x}"},
           {"<mi>sin</mi><mi>x</mi>", "\\sin x"},
           {"<mi>kg</mi>", "\\mathrm{kg}"},
           {"<mi mathvariant='bold'>v</mi>", "\\mathbf{v}"},
           {"<mover><mi>x</mi><mo>^</mo></mover>", "\\hat{x}"},
           {"<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>\u2192</mo></mover>", "\\vec{AB}"},
           {"<mover><mo>=</mo><mtext>def</mtext></mover>", "\\overset{\\text{def}}{=}"},
           {"<mtext>if </mtext><mi>x</mi><mo>&lt;</mo><mn>0</mn>", "\\text{if} x < 0"},
           {"<mrow><mo>(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>)</mo></mrow>",
            "\\left(\\frac{1}{2}\\right)"},
           {"<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"},
           {"<mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd>"
            "<mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo>]</mo>",
            "\\left[\\begin{matrix} 1 & 0 \\\\ 0 & 1 \\end{matrix}\\right]"},
           {"<mi>f</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>)</mo>", "f(x)"},
           {"<mi>\u03B1</mi><mi>\u03B2</mi>", "\\alpha\\beta"},
           {"<msup><mi>f</mi><mo>\u2032</mo></msup>", "f'"},
           {"<mo>{</mo><mi>x</mi><mo>}</mo>", "\\{x\\}"},
           {"<semantics><mrow><mi>x</mi></mrow><annotation>x</annotation></semantics>", "x"},
           {"<mi>x</mi><mo>,</mo><mi>y</mi><mo>\u2208</mo><mi>\u211D</mi>",
            "x, y \\in \\mathbb{R}"},
           {"", ""},
       }) {
    EXPECT_EQ(tex(c.mathml), c.tex) << c.mathml;
  }
}

TEST(MathML, KeepsTheContentOfWhatItDoesNotKnow) {
  EXPECT_EQ(tex("<menclose><mi>a</mi></menclose><mfoo><mi>b</mi></mfoo>"), "ab");
  EXPECT_EQ(tex("<mfrac><mi>a</mi></mfrac>"), "a");
}

TEST(MathML, TakesNestingAsDeepAsThePageHasIt) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<mrow><mi>x</mi>";
  EXPECT_EQ(tex(deep).size(), 20'000U);
}

}  // namespace
}  // namespace pith::internal
