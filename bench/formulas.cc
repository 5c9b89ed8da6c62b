#include "bench/formulas.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "html/class_names.h"

namespace pith::internal::bench {
namespace {

bool any_class_begins(Node node, std::string_view prefix) {
  return any_class(node, [prefix](std::string_view name) { return name.starts_with(prefix); });
}

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_html_space(c)) out += c;
  }
  return out;
}

std::string raw_text(Node top) {
  std::string out;
  walk(top, [&out](Node node) {
    out += node.text();
    return true;
  });
  return out;
}

std::string tex_inside(Node top) {
  std::string tex;
  walk(top, [&tex](Node node) {
    if (!tex.empty() || !node.is_element()) return tex.empty();
    const std::string_view encoding = node.attribute(Attr::encoding);
    const std::string_view type = node.attribute(Attr::type);
    const bool annotation =
        has_name(node, "annotation") && encoding.find("tex") != std::string_view::npos;
    const bool script = node.tag() == Tag::script && type.starts_with("math/tex");
    if (annotation || script) {
      tex = raw_text(node);
    } else if (node.tag() == Tag::math && node.has_attribute(Attr::alttext)) {
      tex = node.attribute(Attr::alttext);
    } else {
      for (const Attr attribute : {Attr::data_latex, Attr::data_tex, Attr::data_formula}) {
        if (tex.empty()) tex = node.attribute(attribute);
      }
    }
    return tex.empty();
  });
  return tex;
}

}  // namespace

bool has_name(Node node, std::string_view name) {
  return node.is_element() && node.tag() == Tag::unknown && node.name() == name;
}

PageFormula formula_of(Node node, bool page_has_tex_scripts) {
  if (!node.is_element()) return {};
  if (node.tag() == Tag::math) return {true, tex_inside(node)};
  if (node.tag() == Tag::script) {
    const bool is = node.attribute(Attr::type).starts_with("math/tex");
    return {is, is ? raw_text(node) : std::string()};
  }
  static constexpr std::array<std::string_view, 4> kWrappers = {"katex", "mwe-math-element",
                                                                "ltx_Math", "MathJax_CHTML"};
  static constexpr std::array<std::string_view, 3> kImages = {
      "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "latex"};
  if (node.tag() == Tag::img) {
    const bool is = has_class(node, kImages) && node.has_attribute(Attr::alt);
    return {is, is ? std::string(node.attribute(Attr::alt)) : std::string()};
  }
  if (has_class(node, kWrappers) || has_name(node, "mjx-container") ||
      (!page_has_tex_scripts && any_class(node, [](std::string_view name) {
        return name == "MathJax" || name == "MathJax_SVG";
      }))) {
    return {!page_has_tex_scripts, tex_inside(node)};
  }
  if (any_class(node, [](std::string_view name) { return name == "math"; })) {
    const std::string text = raw_text(node);
    const std::string_view begins =
        std::string_view(text).substr(std::min(text.find_first_not_of(" \n\t"), text.size()), 2);
    if (begins == "\\(" || begins == "\\[") return {true, text};
  }
  return {};
}

bool is_rendered_formula(Node node) {
  return node.is_element() &&
         (any_class_begins(node, "MathJax") || has_name(node, "mjx-container"));
}

std::string normal_tex(std::string_view tex) {
  std::string out = without_space(tex);
  const auto strip = [&out](std::string_view prefix, std::string_view suffix) {
    if (out.size() < prefix.size() + suffix.size() || !out.starts_with(prefix) ||
        !out.ends_with(suffix)) {
      return;
    }
    out = out.substr(prefix.size(), out.size() - prefix.size() - suffix.size());
  };
  strip("\\(", "\\)");
  strip("\\[", "\\]");
  strip("$$", "$$");
  strip("{\\displaystyle", "}");
  strip("{\\textstyle", "}");
  strip("\\displaystyle", "");
  strip("%<![CDATA[", "%]]>");
  return out;
}

}  // namespace pith::internal::bench
