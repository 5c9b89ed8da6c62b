#include "write/markdown_escape.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/char_class.h"
#include "write/inline_tokens.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMaxMarkerDigits = 9;     // of an ordered list item (CommonMark 5.2)
constexpr std::size_t kMaxHeadingMarks = 6;     // (CommonMark 4.2)
constexpr std::size_t kLongestEntityName = 32;  // CounterClockwiseContourIntegral has 31 letters

// White space other than a line break; printed as a space.
bool is_blank_character(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

class Escaper {
 public:
  Escaper(std::string_view text, const MarkdownRun& run)
      : text_(text.substr(0, run.end)),
        all_(text),
        run_(run),
        first_(trimmed(text, {0, text.size()}).begin),
        line_start_(run.at_line_start),
        at_(run.begin) {}

  std::string escape();

 private:
  void step();
  void line_start();
  void line_break();
  void same_characters(char c);
  void take(std::size_t count);
  void escape_one();

  char next(std::size_t offset = 1) const {
    return at_ + offset < all_.size() ? all_[at_ + offset] : '\n';
  }
  std::size_t end_of_run(char c) const {
    return std::min(text_.find_first_not_of(c, at_), text_.size());
  }
  bool is_rule_line() const;
  bool is_task_box() const;
  bool is_definition() const;
  bool begins_entity() const;
  bool begins_tag() const;
  bool spaced(std::size_t end) const;
  bool inside_word(std::size_t end) const;
  bool opens_only() const;

  std::string_view text_;  // up to the run's end
  std::string_view all_;   // the whole block, for a look at what follows
  MarkdownRun run_;
  std::size_t first_;  // where the block's text begins
  bool line_start_;
  std::size_t at_;
  std::string out_;
};

std::string Escaper::escape() {
  while (at_ < text_.size()) {
    if (line_start_ && run_.breaks == MarkdownBreak::backslash) {
      line_start_ = false;
      line_start();
    } else {
      step();
    }
  }
  return std::move(out_);
}

void Escaper::take(std::size_t count) {
  out_.append(text_.substr(at_, count));
  at_ += count;
}

void Escaper::escape_one() {
  out_ += '\\';
  take(1);
}

// White space on both sides: neither opens nor closes anything.
bool Escaper::spaced(std::size_t end) const {
  return at_ > run_.begin && end < text_.size() && text_[at_ - 1] == ' ' && text_[end] == ' ';
}

bool Escaper::inside_word(std::size_t end) const {
  if (at_ <= run_.begin || end >= text_.size()) return false;
  const auto is_word = [](char32_t value) {
    const CharClass found = classify(value);
    return is_word_class(found) || found == CharClass::unspaced || found == CharClass::mark;
  };
  return is_word(code_point_before(text_, at_).value) && is_word(code_point_at(text_, end).value);
}

bool Escaper::begins_entity() const {
  const std::string_view rest = all_.substr(at_ + 1, kLongestEntityName + 2);
  const std::size_t start = rest.starts_with('#') ? 1 : 0;
  std::size_t end = start;
  while (end < rest.size() && is_ascii_alphanumeric(rest[end])) ++end;
  return end > start && end < rest.size() && rest[end] == ';';
}

bool Escaper::begins_tag() const {
  const char after = next();
  return after == '/' || after == '!' || after == '?' ||
         (is_ascii_alphanumeric(after) && !is_ascii_digit(after));
}

// A line of nothing but these underlines a heading, rules a line off or delimits a table.
bool Escaper::is_rule_line() const {
  const std::size_t end = std::min(all_.find('\n', at_), all_.size());
  const std::string_view line = all_.substr(at_, end - at_);
  return line.find_first_not_of("-=:| ") == kNone;
}

// A task list's box.
bool Escaper::is_task_box() const {
  return (next() == ' ' || next() == 'x' || next() == 'X') && next(2) == ']';
}

// "[label]: target" at the very start defines a link and prints nothing. What is between the
// brackets may be anything, code spans too.
bool Escaper::is_definition() const { return at_ == first_ && all_.find("]:", at_) != kNone; }

void Escaper::line_start() {
  while (at_ < text_.size() && is_blank_character(text_[at_])) ++at_;
  if (at_ >= text_.size()) {
    line_start_ = true;
    return;
  }
  const char first = text_[at_];
  const auto ends_marker = [](char c) { return c == '\n' || is_blank_character(c); };
  if (first == '#') {
    const std::size_t end = end_of_run('#');
    const bool heading = end - at_ <= kMaxHeadingMarks && ends_marker(next(end - at_));
    return heading ? escape_one() : take(end - at_);
  }
  if (first == '>' || ((first == '-' || first == '+') && ends_marker(next()))) return escape_one();
  if ((first == '-' || first == '=' || first == ':' || first == '|') && is_rule_line()) {
    return escape_one();
  }
  if (first == '*' || first == '_') return escape_one();
  if (first == '[' && (is_task_box() || is_definition())) return escape_one();
  if (is_ascii_digit(first)) {
    std::size_t end = at_;
    while (end < text_.size() && end - at_ <= kMaxMarkerDigits && is_ascii_digit(text_[end])) ++end;
    const std::size_t digits = end - at_;
    const char mark = end < text_.size() ? text_[end] : '\n';
    const bool item =
        digits <= kMaxMarkerDigits && (mark == '.' || mark == ')') && ends_marker(next(digits + 1));
    take(digits);
    if (item) escape_one();
    return;
  }
  step();
}

void Escaper::line_break() {
  ++at_;
  while (out_.ends_with(' ')) out_.pop_back();
  if (run_.breaks == MarkdownBreak::backslash) out_ += "\\\n";
  if (run_.breaks == MarkdownBreak::space) out_ += ' ';
  if (run_.breaks == MarkdownBreak::html) out_ += "<br>";
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
}

// "~5": one tilde that can only open, and GitHub's strikethrough needs one that closes too.
bool Escaper::opens_only() const {
  const bool after_space = at_ == run_.begin
                               ? run_.at_line_start
                               : is_unicode_space(static_cast<unsigned char>(text_[at_ - 1]));
  return after_space && at_ + 1 < text_.size() && is_ascii_alphanumeric(text_[at_ + 1]);
}

// Runs of * _ ~ count as a whole.
void Escaper::same_characters(char c) {
  const std::size_t end = end_of_run(c);
  const bool harmless = spaced(end) || (c == '_' && inside_word(end)) || (c == '~' && opens_only());
  if (harmless) return take(end - at_);
  while (at_ < end) escape_one();
}

void Escaper::step() {
  const char c = text_[at_];
  const bool last = at_ + 1 == text_.size();
  switch (c) {
    case '\n':
      line_break();
      line_start_ = true;
      return;
    case '\r':
    case '\t':
    case '\v':
    case '\f':
      out_ += ' ';
      ++at_;
      return;
    case '*':
    case '_':
    case '~':
      return same_characters(c);
    case '`':
      return escape_one();
    case '\\':
      return last || next() == '\n' || is_ascii_punctuation(static_cast<unsigned char>(next()))
                 ? escape_one()
                 : take(1);
    case '[':
      return run_.in_link ? escape_one() : take(1);
    case ']':
      return run_.in_link || next() == '(' ? escape_one() : take(1);
    case '^':  // "[^" is a footnote on GitHub, even in links and images
      return run_.in_link && at_ == run_.begin ? escape_one() : take(1);
    case '<':
      return begins_tag() ? escape_one() : take(1);
    case '&':
      return begins_entity() ? escape_one() : take(1);
    default:
      take(std::min(text_.find_first_of("\n\r\t\v\f*_~`\\[]^<&", at_ + 1), text_.size()) - at_);
  }
}

}  // namespace

std::string escape_markdown(std::string_view text, const MarkdownRun& run) {
  return Escaper(text, run).escape();
}

std::size_t longest_backtick_run(std::string_view text) {
  std::size_t longest = 0;
  std::size_t current = 0;
  for (const char c : text) {
    current = c == '`' ? current + 1 : 0;
    longest = std::max(longest, current);
  }
  return longest;
}

std::string markdown_code_span(std::string_view code) {
  // One backtick, unless runs of one occur: then one more than the longest run.
  const std::size_t longest = longest_backtick_run(code);
  const std::string fence(longest + 1, '`');
  std::string content(code);
  std::replace_if(
      content.begin(), content.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  const bool padded = content.starts_with(' ') && content.ends_with(' ');  // one of each is eaten
  if (padded || content.starts_with('`') || content.ends_with('`')) content = ' ' + content + ' ';
  return fence + content + fence;
}

std::string markdown_target(std::string_view target) {
  constexpr std::string_view kAlnum =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const std::string url = printable_url(target);
  const bool angled = url.find_first_of("()<>") != std::string::npos;
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    const char after = i + 1 < url.size() ? url[i + 1] : ' ';
    if (c == '\\' || (angled && (c == '<' || c == '>'))) out += '\\';
    out += c;
    // Whether a backslash keeps "&copy;" from being read depends on the parser.
    if (c == '&' && (after == '#' || is_ascii_alphanumeric(after))) {
      const std::size_t end = url.find_first_not_of(kAlnum, i + 2);
      if (end != std::string::npos && url[end] == ';') out += "amp;";
    }
  }
  return angled ? '<' + out + '>' : out;
}

}  // namespace pith::internal
