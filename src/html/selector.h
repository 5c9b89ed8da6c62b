// CSS selectors, as far as they name elements by what these are and where they are: types, classes,
// ids, attributes, descendants and children.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"

namespace pith::internal {

// A list of selectors, such as "article .story, main > [itemprop=articleBody]". Names of elements
// and attributes match in any case, ids and classes in their own. A backslash escapes a character,
// as in ".md\:text". Matching takes a bounded number of steps for each element.
class Selector {
 public:
  // What a list may have. Chosen: far more than anyone writes by hand.
  static constexpr std::size_t kMaxBytes = 4'000;
  static constexpr std::size_t kMaxCompounds = 64;  // a bit each in State
  // Of ids, classes and attributes together: each of them reads a start tag of any size once.
  static constexpr std::size_t kMaxTests = 64;

  // Matches nothing.
  Selector() = default;

  // Returns nullopt for anything else, and sets `problem` to what has to be said about the text,
  // to be put behind it: "uses :hover, which is not supported (...)".
  static std::optional<Selector> parse(std::string_view text, std::string& problem);

  bool empty() const { return parts_.empty(); }

  // How far an element has got in the selectors, with its ancestors or by itself: a bit for each
  // compound that matched when all before it in its selector had.
  struct State {
    std::uint64_t own = 0;
    std::uint64_t any = 0;  // its own or an ancestor's
  };

  // The state of an element whose parent has the state `parent`; that of the root's is {}.
  State state_of(Node element, State parent) const;
  bool matches(State state) const { return (state.own & last_) != 0; }

 private:
  friend class SelectorParser;

  enum class Test : std::uint8_t { present, equals, word, begins, ends, contains, language };

  struct AttributeTest {
    std::string name = {};
    Test test = Test::present;
    std::string value = {};
    bool ignores_case = false;
  };

  // One compound: what an element has to be by itself.
  struct Part {
    std::string type = {};  // empty: any
    std::vector<std::string> ids = {};
    std::vector<std::string> classes = {};
    std::vector<AttributeTest> attributes = {};
    bool first = true;   // of its selector
    bool child = false;  // of what the part before it matched; else any descendant

    bool matches(Node element) const;
  };

  static bool has_attributes(Node element, const std::vector<AttributeTest>& tests);
  static bool passes(std::string_view value, const AttributeTest& test);

  std::vector<Part> parts_;  // of all selectors, one after the other
  std::uint64_t last_ = 0;   // the parts that end a selector
};

// What Selector::parse() has to say about the text, or "".
std::string selector_problem(std::string_view text);

}  // namespace pith::internal
