#include "page/formula.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "html/class_names.h"
#include "page/mathml.h"

namespace pith::internal {
namespace {

// Elements that hold one formula, with MathML or TeX in some element below them.
constexpr auto kContainers = std::to_array<std::string_view>(
    {"katex", "katex-display", "MathJax", "MathJax_CHTML", "MathJax_Display", "MathJax_SVG",
     "MathJax_SVG_Display", "mwe-math-element"});

// MathJax 2 sets a formula in one of these and leaves its source behind it, in a <script>.
constexpr auto kTypeset = std::to_array<std::string_view>(
    {"MathJax", "MathJax_CHTML", "MathJax_Display", "MathJax_Preview", "MathJax_SVG",
     "MathJax_SVG_Display", "MathJax_CHTML_Display"});

// Of containers, and of elements around them: the formula is on a line of its own.
constexpr auto kDisplay = std::to_array<std::string_view>(
    {"katex-display", "MathJax_CHTML_Display", "MathJax_Display", "MathJax_SVG_Display",
     "mwe-math-fallback-image-display", "mwe-math-mathml-display"});

// Pandoc's, Sphinx's and MkDocs' elements: the text in them is one formula with its delimiters,
// which a script would typeset.
constexpr auto kDelimited = std::to_array<std::string_view>({"arithmatex", "math"});

// Images of formulas. A "latex" class is WordPress's, "tex" MediaWiki's before 2013.
constexpr auto kImages = std::to_array<std::string_view>(
    {"display-math", "equation", "formula", "inline-math", "latex", "latex-formula", "math",
     "math-display", "math-inline", "mathjax", "mwe-math-fallback-image-display",
     "mwe-math-fallback-image-inline", "tex", "texrender"});
constexpr std::size_t kMaxAlternativeText = 5000;  // bytes

// LaTeXML: rows of equations. Then its numbers of equations and Sphinx's.
constexpr auto kEquationRows = std::to_array<std::string_view>({"ltx_eqn_row"});
constexpr auto kEquationNumbers =
    std::to_array<std::string_view>({"eqno", "ltx_eqn_eqno", "ltx_tag_equation"});

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_html_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool take_around(std::string_view& tex, std::string_view open, std::string_view close) {
  if (tex.size() < open.size() + close.size() || !tex.starts_with(open) || !tex.ends_with(close)) {
    return false;
  }
  tex = trim(tex.substr(open.size(), tex.size() - open.size() - close.size()), kHtmlSpace);
  return true;
}

// The `{` that opens the text is closed by its last character.
bool is_one_group(std::string_view tex) {
  int depth = 0;
  for (std::size_t i = 0; i < tex.size(); ++i) {
    if (tex[i] == '\\') {
      ++i;
    } else if (tex[i] == '{') {
      ++depth;
    } else if (tex[i] == '}' && --depth == 0 && i + 1 < tex.size()) {
      return false;
    }
  }
  return depth == 0;
}

// TeX without the delimiters and styles that its place gives it anyway. Sets `display` where they
// ask for a line of its own.
std::string bare(std::string_view source, bool& display) {
  const std::string text = folded(source);
  std::string_view tex = text;
  if (take_around(tex, "$$", "$$") || take_around(tex, "\\[", "\\]")) {
    display = true;
  } else if (!take_around(tex, "\\(", "\\)")) {
    take_around(tex, "$", "$");
  }
  // MediaWiki: "{\displaystyle E=mc^2}".
  for (const std::string_view style : {"\\displaystyle", "\\textstyle"}) {
    if (!tex.starts_with("{" + std::string(style)) || !is_one_group(tex)) continue;
    tex = trim(tex.substr(style.size() + 1, tex.size() - style.size() - 2), kHtmlSpace);
  }
  for (const std::string_view style : {"\\displaystyle", "\\textstyle"}) {
    const bool ends = tex.size() > style.size() && !is_ascii_letter(tex[style.size()]);
    if (ends && tex.starts_with(style)) tex = trim(tex.substr(style.size()), kHtmlSpace);
  }
  return std::string(tex);
}

bool is_tex_script(Node node) {
  return node.tag() == Tag::script &&
         starts_with_ignore_case(node.attribute(Attr::type), "math/tex");
}

std::string text_of(Node element) {
  std::string text;
  for (Node child = element.first_child(); child; child = child.next_sibling()) {
    if (child.is_text()) text += child.text();
  }
  return text;
}

bool is_tex_annotation(Node node) {
  const std::string_view encoding = node.attribute(Attr::encoding);
  return node.name() == "annotation" &&
         (equals_ignore_case(encoding, "application/x-tex") ||
          equals_ignore_case(encoding, "application/x-latex") ||
          equals_ignore_case(encoding, "TeX") || equals_ignore_case(encoding, "LaTeX"));
}

// What attributes hold the source.
std::string_view source_attribute(Node element) {
  for (const Attr name : {Attr::data_latex, Attr::data_tex, Attr::data_formula}) {
    const std::string_view source = element.attribute(name);
    if (!source.empty()) return source;
  }
  return {};
}

// The formulas below an element: the source of the first that has one, and its MathML.
struct Found {
  std::string source;
  Node math;
  bool display = false;
};

Found look_below(Node top) {
  Found found;
  walk(top, [&](Node node) {
    if (!node.is_element()) return false;
    if (node != top && has_class(node, kDisplay)) found.display = true;
    if (node.tag() == Tag::math) {
      if (!found.math) found.math = node;
      found.display = found.display || node.attribute(Attr::display) == "block";
      if (found.source.empty()) found.source = node.attribute(Attr::alttext);
    }
    if (is_tex_annotation(node)) found.source = text_of(node);
    if (is_tex_script(node)) {
      found.source = text_of(node);
      found.display =
          found.display || node.attribute(Attr::type).find("display") != std::string_view::npos;
    }
    if (found.source.empty()) found.source = source_attribute(node);
    return true;
  });
  return found;
}

// MathJax 2 with its menu switched on keeps the MathML in an attribute.
std::string tex_of_attribute(Node element) {
  const std::string_view mathml = element.attribute(Attr::data_mathml);
  if (mathml.empty()) return {};
  const Document document = Document::parse(mathml, 16 * mathml.size() + 100'000);
  Node math = document.ok() ? document.body().first_child() : Node();
  while (math && math.tag() != Tag::math) math = math.next_sibling();
  return tex_of_mathml(math);
}

Node next_element(Node node) {
  Node next = node.next_sibling();
  // White space may stand between, comments are no nodes.
  if (next.is_text()) next = next.next_sibling();
  return next.is_element() ? next : Node();
}

// The source follows: a preview and a typeset formula, or one of them, stand before it.
bool is_followed_by_script(Node element) {
  Node next = next_element(element);
  if (next && has_class(next, kTypeset)) next = next_element(next);
  return is_tex_script(next);
}

Formula made(std::string_view source, bool display) {
  Formula formula;
  formula.display = display;
  formula.tex = bare(source, formula.display);
  formula.role = formula.tex.empty() ? Formula::Role::none : Formula::Role::formula;
  return formula;
}

Formula from_below(Node element, bool display) {
  Found found = look_below(element);
  display = display || found.display;
  if (!found.source.empty()) return made(found.source, display);
  std::string tex = found.math ? tex_of_mathml(found.math) : tex_of_attribute(element);
  return made(tex, display);
}

// A row of a table that LaTeXML sets equations in: its formulas are one, cut where they align. The
// number of the equation is none of it.
Formula from_equation_row(Node row) {
  constexpr int kMaxNodes = 2000;
  std::string tex;
  int seen = 0;
  const auto add = [&tex](const std::string& piece) {
    if (!tex.empty() && !piece.empty()) tex += ' ';
    tex += piece;
  };
  bool math = false;
  walk(row, [&](Node node) {
    if (++seen > kMaxNodes) return false;
    if (node.is_text()) {
      const std::string text = folded(node.text());
      if (text.find_first_not_of(' ') != std::string::npos) add("\\text{" + text + "}");
      return false;
    }
    if (node.tag() != Tag::math) return !has_class(node, kEquationNumbers);
    add(from_below(node, true).tex);
    math = true;
    return false;
  });
  return math && seen <= kMaxNodes ? made(tex, true) : Formula{};
}

bool is_in_display(Node element) {
  const Node parent = element.parent();
  return has_class(element, kDisplay) || (parent && has_class(parent, kDisplay));
}

// TeX, not the description of a picture.
bool looks_like_tex(std::string_view text) {
  return text.find_first_of("\\^_={}") != std::string_view::npos;
}

Formula from_image(Node image) {
  const std::string_view alt = image.attribute(Attr::alt);
  if (alt.empty() || alt.size() > kMaxAlternativeText) return {};
  const bool known = has_class(image, std::array<std::string_view, 1>{"latex"});
  if (!known && !(has_class(image, kImages) && looks_like_tex(alt))) {
    // "/latex.php?latex=", "/cgi-bin/mathtex.cgi?": the renderer's name is in the path.
    const std::string_view source = image.attribute(Attr::src);
    const bool rendered = source.find("latex") != std::string_view::npos ||
                          source.find("mathtex") != std::string_view::npos ||
                          source.find("mimetex") != std::string_view::npos;
    if (!rendered || alt.find_first_of("\\^_") == std::string_view::npos) return {};
  }
  return made(alt, has_class(image, kDisplay));
}

// The formula that an element's text is, delimiters and all, without its number.
Formula from_delimited(Node element) {
  constexpr int kMaxChildren = 4;  // white space, the number, the text, white space
  std::string_view tex;
  int seen = 0;
  for (Node child = element.first_child(); child; child = child.next_sibling()) {
    if (++seen > kMaxChildren) return {};
    if (!child.is_text()) {
      if (!has_class(child, kEquationNumbers)) return {};
      continue;
    }
    const std::string_view text = trim(child.text(), kHtmlSpace);
    if (text.empty()) continue;
    if (!tex.empty()) return {};
    tex = text;
  }
  constexpr std::array<std::array<std::string_view, 2>, 3> kDelimiters = {
      {{"\\(", "\\)"}, {"\\[", "\\]"}, {"$$", "$$"}}};
  for (const auto& [open, close] : kDelimiters) {
    if (tex.size() <= open.size() + close.size() || !tex.starts_with(open) ||
        !tex.ends_with(close) || tex.find(open, open.size()) < tex.size() - close.size()) {
      continue;
    }
    return made(tex, false);
  }
  return {};
}

}  // namespace

Formula read_formula(Node element) {
  switch (element.tag()) {
    case Tag::math:
      return from_below(element, is_in_display(element));
    case Tag::script:
      if (!is_tex_script(element)) return {};
      return made(text_of(element),
                  element.attribute(Attr::type).find("display") != std::string_view::npos);
    case Tag::img:
      return from_image(element);
    case Tag::tr:
      return has_class(element, kEquationRows) ? from_equation_row(element) : Formula{};
    default:
      break;
  }
  if (!element.is_html()) return {};
  if (element.tag() == Tag::unknown && element.name() == "mjx-container") {
    return from_below(element, element.attribute(Attr::display) == "true");
  }
  if (element.has_attribute(Attr::class_)) {
    if (has_class(element, kTypeset) && is_followed_by_script(element)) {
      return {Formula::Role::copy};
    }
    if (has_class(element, kDelimited)) {
      Formula formula = from_delimited(element);
      if (formula.role == Formula::Role::formula) return formula;
    }
    if (has_class(element, kContainers)) {
      Formula formula = from_below(element, is_in_display(element));
      if (formula.role == Formula::Role::formula) return formula;
    }
  }
  const std::string_view source = source_attribute(element);
  return source.empty() ? Formula{} : made(source, is_in_display(element));
}

}  // namespace pith::internal
