#include "html/selector.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/class_names.h"
#include "html/tag_token.h"
#include "text/character_reference.h"

namespace pith::internal {

// Reads from left to right. Once something is wrong, problem_ is set and nothing more is read.
class SelectorParser {
 public:
  explicit SelectorParser(std::string_view text) : text_(text) {}

  Selector run() {
    if (text_.size() > Selector::kMaxBytes) {
      fail("is longer than " + std::to_string(Selector::kMaxBytes) + " bytes");
    } else if (tally_utf8(text_).bad > 0) {
      fail("is not UTF-8");
    }
    bool first = true;
    bool child = false;
    while (good()) {
      skip_space();
      read_compound(first, child);
      const bool space = skip_space();
      first = child = false;
      if (at_ == text_.size()) {
        end_selector();
        break;
      }
      if (take(',')) {
        end_selector();
        first = true;
      } else if (take('>')) {
        child = true;
      } else if (!space) {
        unsupported();  // behind a compound is nothing that can be a part of one
      } else if (is_one_of("+~|&")) {
        unsupported();
      }
    }
    return std::move(out_);
  }

  std::string problem() && { return std::move(problem_); }

 private:
  bool good() const { return problem_.empty(); }

  void fail(std::string problem) {
    if (good()) problem_ = std::move(problem);
  }

  void malformed(const std::string& what) { fail("is not a CSS selector: " + what); }

  // What is at at_ may be CSS, and is none of what this class reads.
  void unsupported() {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] == ':') ++end;
    while (end < text_.size() && end > at_ && is_name_byte(text_[end])) ++end;
    end = std::max(end, at_ + code_point_at(text_, at_).size);
    fail("uses \"" + std::string(text_.substr(at_, end - at_)) +
         "\"; supported are tag, *, .class, #id, [attr], [attr=value] (also ~= ^= $= *= |=), "
         "descendants, \">\" and \",\"");
  }

  bool is_one_of(std::string_view signs) const {
    return at_ < text_.size() && signs.find(text_[at_]) != std::string_view::npos;
  }

  bool take(char sign) {
    if (at_ == text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }

  bool skip_space() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_html_space(text_[at_])) ++at_;
    return at_ > begin;
  }

  // Behind a backslash: up to six hexadecimal digits and a space, or any character.
  void read_escape(std::string& out) {
    constexpr int kMaxDigits = 6;
    std::uint32_t code = 0;
    int digits = 0;
    for (; digits < kMaxDigits && at_ < text_.size() && hex_value(text_[at_]) >= 0; ++digits) {
      code = code * 16 + static_cast<std::uint32_t>(hex_value(text_[at_++]));
    }
    if (digits > 0) {
      const bool valid = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
      append_utf8(out, valid ? code : 0xFFFD);
      if (at_ < text_.size() && is_html_space(text_[at_])) ++at_;
    } else if (at_ == text_.size()) {
      malformed("nothing is behind the last \"\\\"");
    } else {
      out += text_[at_++];
    }
  }

  static bool is_name_byte(char c) {
    return is_ascii_alphanumeric(c) || c == '-' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  }

  // Of a name that begins with a digit browsers think otherwise; what is meant is clear.
  std::string read_name() {
    std::string name;
    while (good() && at_ < text_.size()) {
      if (is_name_byte(text_[at_])) {
        name += text_[at_++];
      } else if (take('\\')) {
        read_escape(name);
      } else {
        break;
      }
    }
    return name;
  }

  // `what` the name is of: "class".
  std::string read_name_of(const char* what) {
    std::string name = read_name();
    if (name.empty()) malformed("the name of " + std::string(what) + " is missing");
    return name;
  }

  std::string read_quoted(char quote) {
    std::string value;
    while (good() && at_ < text_.size() && text_[at_] != quote) {
      if (take('\\')) {
        read_escape(value);
      } else {
        value += text_[at_++];
      }
    }
    if (!take(quote)) malformed(std::string("a ") + quote + " is not closed");
    return value;
  }

  Selector::Test read_operator() {
    using Test = Selector::Test;
    constexpr std::pair<char, Test> kTests[] = {{'~', Test::word},
                                                {'^', Test::begins},
                                                {'$', Test::ends},
                                                {'*', Test::contains},
                                                {'|', Test::language}};
    for (const auto& [sign, test] : kTests) {
      if (!take(sign)) continue;
      if (!take('=')) malformed(std::string("\"=\" is missing behind \"") + sign + '"');
      return test;
    }
    return take('=') ? Test::equals : Test::present;
  }

  void read_attribute(Selector::Part& part) {
    Selector::AttributeTest test;
    skip_space();
    test.name = lowered(read_name_of("an attribute"));
    skip_space();
    test.test = read_operator();
    skip_space();
    if (good() && test.test != Selector::Test::present) {
      const bool quoted = is_one_of("\"'");
      test.value = quoted ? read_quoted(text_[at_++]) : read_name();
      if (!quoted && test.value.empty()) {
        malformed("the value of \"" + test.name + "\" is missing or needs quotes");
      }
      if (skip_space() || quoted) {
        if (is_one_of("iI")) test.ignores_case = true;
        if (is_one_of("iIsS")) ++at_;
        skip_space();
      }
    }
    if (good() && !take(']')) {
      malformed(at_ == text_.size() ? "a \"[\" is not closed"
                                    : "the value of \"" + test.name + "\" needs quotes");
    }
    part.attributes.push_back(std::move(test));
  }

  void read_compound(bool first, bool child) {
    Selector::Part part;
    part.first = first;
    part.child = child;
    const std::size_t begin = at_;
    if (!take('*')) part.type = read_name();
    while (good() && at_ < text_.size()) {
      if (take('.')) {
        part.classes.push_back(read_name_of("a class"));
      } else if (take('#')) {
        part.ids.push_back(read_name_of("an id"));
      } else if (take('[')) {
        read_attribute(part);
      } else {
        break;
      }
    }
    if (!good()) return;
    if (is_one_of(":")) return unsupported();
    if (at_ == begin) {
      if (at_ == text_.size()) return malformed("its end is missing");
      if (is_one_of(",>")) {
        return malformed(std::string("nothing is before \"") + text_[at_] + '"');
      }
      return unsupported();
    }
    if (out_.parts_.size() == Selector::kMaxCompounds) {
      return fail("has more than " + std::to_string(Selector::kMaxCompounds) + " parts");
    }
    tests_ += part.ids.size() + part.classes.size() + part.attributes.size();
    if (tests_ > Selector::kMaxTests) {
      return fail("has more than " + std::to_string(Selector::kMaxTests) +
                  " ids, classes and attributes");
    }
    out_.parts_.push_back(std::move(part));
  }

  void end_selector() {
    if (good()) out_.last_ |= std::uint64_t{1} << (out_.parts_.size() - 1);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t tests_ = 0;  // of all parts
  Selector out_;
  std::string problem_;
};

std::optional<Selector> Selector::parse(std::string_view text, std::string& problem) {
  SelectorParser parser(text);
  Selector selector = parser.run();
  problem = std::move(parser).problem();
  if (!problem.empty()) return std::nullopt;
  return selector;
}

std::string selector_problem(std::string_view text) {
  std::string problem;
  Selector::parse(text, problem);
  return problem;
}

bool Selector::passes(std::string_view value, const AttributeTest& test) {
  std::string lower;
  std::string wanted = test.value;
  if (test.ignores_case) {
    lower = lowered(value);
    value = lower;
    wanted = lowered(wanted);
  }
  switch (test.test) {
    case Test::present:
      return true;
    case Test::equals:
      return value == wanted;
    case Test::begins:
      return !wanted.empty() && value.starts_with(wanted);
    case Test::ends:
      return !wanted.empty() && value.ends_with(wanted);
    case Test::contains:
      return !wanted.empty() && value.find(wanted) != std::string_view::npos;
    case Test::language:
      return value.starts_with(wanted) &&
             (value.size() == wanted.size() || value[wanted.size()] == '-');
    case Test::word:
      break;
  }
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size() && !is_html_space(value[end])) ++end;
    if (end > at && value.substr(at, end - at) == wanted) return true;
    at = end + 1;
  }
  return false;
}

// Reads the start tag itself: the tables of the tree have only attributes that other stages read,
// some of them under a common name.
bool Selector::has_attributes(Node element, const std::vector<AttributeTest>& tests) {
  const std::string_view tag = element.start_tag_text();
  TagToken token;
  if (!read_tag_name(tag, 0, token)) return false;
  std::vector<bool> passed(tests.size());
  std::vector<bool> seen(tests.size());
  std::string value;
  Attribute attribute;
  for (std::size_t at = token.attributes; next_attribute(tag, at, attribute);) {
    for (std::size_t i = 0; i < tests.size(); ++i) {
      if (seen[i] || !equals_ignore_case(attribute.name, tests[i].name)) continue;
      seen[i] = true;  // of two attributes of one name, the first counts
      value.clear();
      append_decoded(value, attribute.value, ReferencesIn::attribute);
      passed[i] = passes(value, tests[i]);
    }
  }
  return std::all_of(passed.begin(), passed.end(), [](bool one) { return one; });
}

bool Selector::Part::matches(Node element) const {
  if (!type.empty()) {
    const std::string_view name =
        element.tag() != Tag::unknown ? tag_name(element.tag()) : element.name();
    if (!equals_ignore_case(name, type)) return false;
  }
  for (const std::string& id : ids) {
    if (element.attribute(Attr::id) != id) return false;
  }
  for (const std::string& name : classes) {
    if (!any_class(element, [&name](std::string_view own) { return own == name; })) return false;
  }
  return attributes.empty() || has_attributes(element, attributes);
}

Selector::State Selector::state_of(Node element, State parent) const {
  State state;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (!parts_[i].first && ((parts_[i].child ? parent.own : parent.any) & bit >> 1) == 0) continue;
    if (parts_[i].matches(element)) state.own |= bit;
  }
  state.any = parent.any | state.own;
  return state;
}

}  // namespace pith::internal
