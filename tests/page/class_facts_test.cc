#include "page/class_facts.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pith::internal {
namespace {

std::string dump(ClassFacts facts) {
  constexpr std::string_view kNames[] = {"code",      "formula", "helper_text", "page_tool",
                                         "side_note", "callout", "aside",       "details",
                                         "titled",    "alert",   "title"};
  std::string out;
  for (unsigned i = 0; i < std::size(kNames); ++i) {
    if (!facts.has(static_cast<ClassFact>(1U << i))) continue;
    out.append(out.empty() ? "" : " ").append(kNames[i]);
  }
  return out;
}

TEST(ClassFacts, OfOneAttribute) {
  struct Case {
    std::string_view classes;
    std::string_view expected;
  };
  for (const Case& c : {
           Case{"", ""},
           {" \n\t ", ""},
           {"content main", ""},
           {"admonition", "callout"},
           {"Admonition warning", "callout aside details titled"},
           {"box\tcustom-block\n tip", "aside details titled"},
           {"alert alert-info", "alert"},
           {"abstract", "details"},
           {"beta", "aside"},
           {"notes", ""},
           {"admonition-title", "title"},
           {"admonitionHeading_x1Y2", "title"},
           {"admonitionheading_x1Y2", ""},
           {"mw-editsection", "page_tool"},
           {"VIEWCODE-LINK", "page_tool"},
           {"marginnote", "side_note"},
           {"link usa-sr-only", "helper_text"},
           {"not-sr-only", ""},
           {"sourceCode", ""},
           {"highlight-python notranslate", "code"},
           {"code", "code"},
           {"x-snippet", "code"},
           {"Snippet", ""},
           {"katex-display", "formula"},
           {"MathJax_Preview", "formula"},
           {"mathjax", ""},
           {"mwe-math-element", "formula"},
           {"d oce", ""},
       }) {
    EXPECT_EQ(dump(read_class_facts(c.classes)), c.expected) << c.classes;
  }
}

TEST(ClassFacts, HasTheCuesOfAllNames) {
  const CueSet cues = read_class_facts("x post-body  sidebar\nfa").cues;
  EXPECT_TRUE(cues.has(Cue::post));
  EXPECT_TRUE(cues.has(Cue::aside));
  EXPECT_TRUE(cues.has(Cue::icon));
  EXPECT_FALSE(cues.has(Cue::nav));
  EXPECT_TRUE(read_class_facts("").cues.empty());
}

// Generated attributes run to kilobytes: cues come from the beginning alone, names count all along.
TEST(ClassFacts, OfLongAttributes) {
  const ClassFacts facts = read_class_facts(std::string(500, 'x') + " sidebar admonition");
  EXPECT_FALSE(facts.cues.has(Cue::aside));
  EXPECT_TRUE(facts.has(ClassFact::callout));
}

}  // namespace
}  // namespace pith::internal
