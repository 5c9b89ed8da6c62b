#include "page/class_facts.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "html/class_names.h"
#include "html/helper_text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

template <typename... Facts>
constexpr std::uint16_t bits(Facts... facts) {
  return static_cast<std::uint16_t>((static_cast<unsigned>(facts) | ...));
}

constexpr auto kCallout = bits(ClassFact::callout);
constexpr auto kTitled = bits(ClassFact::titled_callout);
constexpr auto kTitle = bits(ClassFact::callout_title);
constexpr auto kAlert = bits(ClassFact::alert);
constexpr auto kAside = bits(ClassFact::callout_aside);
constexpr auto kDetails = bits(ClassFact::callout_details);
constexpr auto kTool = bits(ClassFact::page_tool);
constexpr auto kFormula = bits(ClassFact::formula);
constexpr auto kTopic = bits(ClassFact::topic);
constexpr auto kSourceLink = bits(ClassFact::source_link);
constexpr auto kSideNote = bits(ClassFact::side_note);

constexpr auto kRows = std::to_array<NameRow<std::uint16_t>>({
    // Sphinx, Docusaurus, MkDocs, mdBook; GitHub; AsciiDoc; MDN; Bootstrap; VuePress; Hugo; Nextra;
    // Starlight; Confluence; Ghost.
    {"admonition", kCallout},
    {"admonish", kCallout},
    {"admonitionblock", kCallout},
    {"bd-callout", kCallout},
    {"book-hint", kCallout},
    {"bs-callout", kCallout},
    {"callout-caution", kCallout},
    {"callout-important", kCallout},
    {"callout-note", kCallout},
    {"callout-tip", kCallout},
    {"callout-warning", kCallout},
    {"confluence-information-macro", kCallout},
    {"hint-container", kCallout},
    {"kg-callout-card", kCallout},
    {"markdown-alert", kCallout},
    {"nextra-callout", kCallout},
    {"notecard", kCallout},
    {"starlight-aside", kCallout},
    {"theme-admonition", kCallout},
    // What other boxes are called too.
    {"abstract", kDetails},
    {"alert", kAlert},
    {"attention", kTitled},
    {"beta", kAside},
    {"bug", kDetails},
    {"callout", kTitled},
    {"caution", bits(kTitled, kAside, kDetails)},
    {"custom-block", bits(kTitled, kDetails)},
    {"danger", bits(kTitled, kAside, kDetails)},
    {"deprecated", kAside},
    {"dogfood", kAside},
    {"example", kDetails},
    {"failure", kDetails},
    {"hint", kTitled},
    {"important", bits(kTitled, kAside, kDetails)},
    {"info", bits(kAside, kDetails)},
    {"is-danger", kAlert},
    {"is-info", kAlert},
    {"is-success", kAlert},
    {"is-warning", kAlert},
    {"key-point", kAside},
    {"key-term", kAside},
    {"note", bits(kTitled, kAside, kDetails)},
    {"objective", kAside},
    {"question", kDetails},
    {"quote", kDetails},
    {"seealso", kTitled},
    {"sidebar", kTopic},
    {"sidebar-note", kTitled},
    {"special", kAside},
    {"success", bits(kAside, kDetails)},
    {"tip", bits(kTitled, kAside, kDetails)},
    {"topic", kTopic},
    {"warning", bits(kTitled, kAside, kDetails)},
    // What they are headed by.
    {"admonition-heading", kTitle},
    {"admonition-title", kTitle},
    {"alert-heading", kTitle},
    {"alert-title", kTitle},
    {"callout-header", kTitle},
    {"callout-heading", kTitle},
    {"callout-title", kTitle},
    {"callout-title-container", kTitle},
    {"custom-block-title", kTitle},
    {"hint-container-title", kTitle},
    {"markdown-alert-title", kTitle},
    {"nextra-callout-title", kTitle},
    {"note-title", kTitle},
    {"notecard-title", kTitle},
    {"sidebar-title", kTitle},
    {"starlight-aside__title", kTitle},
    {"tip-title", kTitle},
    {"title", kTitle},
    {"topic-title", kTitle},
    {"warning-title", kTitle},
    // Others.
    {"arithmatex", kFormula},
    {"hideme", kTool},  // rustdoc: "Expand description"
    {"input_prompt", kTool},
    {"jp-InputPrompt", kTool},
    {"jp-OutputPrompt", kTool},
    {"ltx_role_footnote", kSideNote},
    {"marginnote", kSideNote},
    {"math", kFormula},
    {"mw-editsection", kTool},
    {"output_prompt", kTool},
    {"side-note", kSideNote},
    {"sidenote", kSideNote},
    {"src", kSourceLink},
    {"srclink", kSourceLink},
    {"viewcode-back", kTool},
    {"viewcode-link", kTool},
});
constexpr NameTable kTable(kRows);

// Docusaurus adds a hash to the names of its modules.
constexpr std::string_view kHashedTitle = "admonitionHeading_";

// Letters as bits of a set. Most attributes lack one of the letters of any word.
constexpr std::uint32_t letter(char c) {
  return std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
}
constexpr std::uint32_t letters_of(std::string_view text) {
  std::uint32_t letters = 0;
  for (const char c : text) letters |= letter(c);
  return letters;
}

// Of words that stand anywhere in an attribute: "sourceCode", "highlight-python", "katex-display".
struct Part {
  std::string_view word;
  ClassFact fact;
  std::uint32_t letters = letters_of(word);
};
constexpr auto kParts = std::to_array<Part>({{"code", ClassFact::code},
                                             {"highlight", ClassFact::code},
                                             {"snippet", ClassFact::code},
                                             {"katex", ClassFact::formula},
                                             {"MathJax", ClassFact::formula},
                                             {"mwe-math", ClassFact::formula},
                                             {"ltx_eqn_row", ClassFact::formula}});

}  // namespace

ClassFacts read_class_facts(std::string_view classes) {
  ClassFacts facts;
  const auto add = [&facts](ClassFact fact) { facts.bits |= bits(fact); };
  std::uint32_t letters = 0;
  for (std::size_t at = 0; at < classes.size();) {
    const std::size_t begin = at;
    for (; at < classes.size() && !is_html_space(classes[at]); ++at) letters |= letter(classes[at]);
    const std::string_view name = classes.substr(begin, at - begin);
    ++at;
    if (name.empty()) continue;
    facts.cues.add(cues_of_class_name(classes, begin, begin + name.size()));
    if (const std::uint16_t* known = kTable.find(name)) facts.bits |= *known;
    if (names_helper_text(name)) add(ClassFact::helper_text);
    if (name.starts_with(kHashedTitle)) add(ClassFact::callout_title);
  }
  for (const Part& part : kParts) {
    if ((part.letters & ~letters) == 0 && classes.find(part.word) != kNone) add(part.fact);
  }
  return facts;
}

}  // namespace pith::internal
