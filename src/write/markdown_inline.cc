#include "write/markdown_inline.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/char_class.h"
#include "write/inline_tokens.h"

namespace pith {
namespace {

// Where asterisks are read as emphasis: CommonMark's flanking rules (6.2), told pessimistically.

// What stands beside a run of asterisks.
enum class Side : std::uint8_t {
  space,
  line_break,  // printed as a backslash or a tag: white space in the text, punctuation on paper
  punctuation,
  word,
  unknown,  // punctuation or not, depending on the version of the standard or on tables we do not
            // have: counts as whichever is worse
};

Side side_of(CodePoint code_point) {
  if (code_point.size == 0 || is_unicode_space(code_point.value)) return Side::space;
  if (is_ascii_punctuation(code_point.value)) return Side::punctuation;
  switch (classify(code_point.value)) {
    case CharClass::lower:
    case CharClass::upper:
    case CharClass::digit:
    case CharClass::unspaced:
    case CharClass::mark:
      return Side::word;
    case CharClass::comma:
    case CharClass::stop:
    case CharClass::strong_stop:
    case CharClass::closer:
      return Side::punctuation;
    default:
      return Side::unknown;
  }
}

// Whether asterisks with `outer` before and `inner` behind them open emphasis for sure, and
// whether they might. For closing ones it is the other way round: `outer` is behind.
bool surely_flanks(Side outer, Side inner) {
  if (inner == Side::space || inner == Side::line_break) return false;
  return inner == Side::word || (outer != Side::word && outer != Side::unknown);
}

bool maybe_flanks(Side outer, Side inner) {
  if (inner == Side::space) return false;
  return inner == Side::word || inner == Side::unknown || outer != Side::word;
}

const InlineRange* beginning_at(const std::vector<InlineRange>& ranges, std::size_t place) {
  const auto found = std::lower_bound(
      ranges.begin(), ranges.end(), place,
      [](const InlineRange& range, std::size_t value) { return range.begin < value; });
  return found != ranges.end() && found->begin == place ? &*found : nullptr;
}

const InlineRange* ending_at(const std::vector<InlineRange>& ranges, std::size_t place) {
  const auto found = std::lower_bound(
      ranges.begin(), ranges.end(), place,
      [](const InlineRange& range, std::size_t value) { return range.end < value; });
  return found != ranges.end() && found->end == place ? &*found : nullptr;
}

// Links and code spans begin and end with punctuation of their own.
class Fitter {
 public:
  Fitter(std::string_view text, const InlineMarkup& markup)
      : text_(text), code_(markup.code), links_(markup.links) {}

  void fit(std::vector<InlineRange>& ranges) const {
    for (InlineRange& range : ranges) {
      fit_begin(range);
      fit_end(range);
    }
    std::erase_if(ranges, [](const InlineRange& range) { return range.begin >= range.end; });
  }

 private:
  void fit_begin(InlineRange& range) const {
    while (range.begin < range.end) {
      const InlineRange* link = beginning_at(links_, range.begin);
      const bool inside = link != nullptr && link->end >= range.end;
      const InlineRange* atom =
          link != nullptr && !inside ? link : beginning_at(code_, range.begin);
      const bool marked = inside || ending_at(links_, range.begin) != nullptr ||
                          ending_at(code_, range.begin) != nullptr;
      const CodePoint first = code_point_at(text_, range.begin);
      const Side outer =
          marked ? Side::punctuation : side_of(code_point_before(text_, range.begin));
      if (surely_flanks(outer, atom != nullptr ? Side::punctuation : side_of(first))) return;
      range.begin = atom != nullptr ? atom->end : range.begin + first.size;
    }
  }

  void fit_end(InlineRange& range) const {
    while (range.begin < range.end) {
      const InlineRange* link = ending_at(links_, range.end);
      const bool inside = link != nullptr && link->begin <= range.begin;
      const InlineRange* atom = link != nullptr && !inside ? link : ending_at(code_, range.end);
      const bool marked = inside || beginning_at(links_, range.end) != nullptr ||
                          beginning_at(code_, range.end) != nullptr;
      const CodePoint last = code_point_before(text_, range.end);
      const Side outer = marked ? Side::punctuation : side_of(code_point_at(text_, range.end));
      if (surely_flanks(outer, atom != nullptr ? Side::punctuation : side_of(last))) return;
      range.end = atom != nullptr ? atom->begin : range.end - last.size;
    }
  }

  std::string_view text_;
  const std::vector<InlineRange>& code_;
  const std::vector<InlineRange>& links_;
};

// Moves the ends of emphasis and strong inwards, past punctuation, whole links and whole code
// spans, until asterisks there are read: "foo<em>(bar)</em>" has to become "foo(*bar*)". What is
// empty then is left out.
void fit_emphasis(std::string_view text, InlineMarkup& markup) {
  const Fitter fitter(text, markup);
  fitter.fit(markup.emphasis);
  fitter.fit(markup.strong);
}

constexpr std::size_t kNone = std::string_view::npos;

bool is_asterisks(const InlineToken& token) {
  const bool pairs =
      token.kind == InlineToken::Kind::open || token.kind == InlineToken::Kind::close;
  return pairs && token.style != SpanKind::link;
}

// Keeps of the emphasis what CommonMark will read as such.
class EmphasisFilter {
 public:
  EmphasisFilter(std::string_view text, std::vector<InlineToken>& tokens)
      : text_(text), tokens_(tokens), dropped_(tokens.size(), false) {}

  void run();

 private:
  Side side_before(std::size_t index) const;
  Side side_after(std::size_t index) const;
  bool follows_close(std::size_t index) const;
  void remove_dropped();

  std::string_view text_;
  std::vector<InlineToken>& tokens_;
  std::vector<bool> dropped_;
};

// The character before a token; asterisks side by side count as one.
Side EmphasisFilter::side_before(std::size_t index) const {
  while (index > 0 && is_asterisks(tokens_[index - 1])) --index;
  if (index == 0) return Side::space;
  const InlineToken& token = tokens_[index - 1];
  if (token.kind != InlineToken::Kind::text) return Side::punctuation;  // ` [ ) or the like
  const TextRange inner = trimmed(text_, {token.begin, token.end});
  const std::size_t margin = inner.begin == inner.end ? token.begin : inner.end;
  if (text_.substr(margin, token.end - margin).find('\n') != kNone) return Side::line_break;
  return side_of(code_point_before(text_, token.end));
}

Side EmphasisFilter::side_after(std::size_t index) const {
  ++index;
  while (index < tokens_.size() && is_asterisks(tokens_[index])) ++index;
  if (index == tokens_.size()) return Side::space;
  const InlineToken& token = tokens_[index];
  if (token.kind != InlineToken::Kind::text) return Side::punctuation;
  const TextRange inner = trimmed(text_, {token.begin, token.end});
  const std::string_view margin = text_.substr(token.begin, inner.begin - token.begin);
  if (margin.find('\n') != kNone) return Side::line_break;
  return side_of(code_point_at(text_, token.begin));
}

// True when the asterisks before those at `index` close what these could be taken to go on with:
// "**a****b**".
bool EmphasisFilter::follows_close(std::size_t index) const {
  std::size_t closing = 0;
  for (std::size_t i = index; i-- > 0 && is_asterisks(tokens_[i]);) {
    if (dropped_[i] || tokens_[i].kind != InlineToken::Kind::close) continue;
    if (tokens_[i].style == tokens_[index].style || ++closing > 1) return true;
  }
  return false;
}

// Leaves out the pairs that would not be read as such. Inside other emphasis asterisks must also
// be unable to do the opposite of what they are for, or they would close or open the outer one.
void EmphasisFilter::run() {
  std::vector<std::size_t> around;  // where the emphasis we are in ends
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is_asterisks(tokens_[i]) || tokens_[i].kind != InlineToken::Kind::open) continue;
    while (!around.empty() && around.back() < i) around.pop_back();
    const std::size_t close = tokens_[i].partner;
    const Side before = side_before(i);
    const Side first = side_after(i);
    const Side last = side_before(close);
    const Side after = side_after(close);
    const bool read = surely_flanks(before, first) && surely_flanks(after, last);
    const bool clear = !maybe_flanks(first, before) && !maybe_flanks(last, after);
    if (read && (clear || around.empty()) && !follows_close(i)) {
      around.push_back(close);
    } else {
      dropped_[i] = dropped_[close] = true;
    }
  }
  remove_dropped();
}

// Text that was cut by what is dropped grows together again: escaping looks at it as a whole, and
// two code spans side by side would be read as one with odd backticks in it.
void EmphasisFilter::remove_dropped() {
  std::vector<InlineToken> left;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (dropped_[i]) continue;
    const InlineToken& token = tokens_[i];
    const bool has_text =
        token.kind == InlineToken::Kind::text || token.kind == InlineToken::Kind::code;
    if (has_text && !left.empty() && left.back().kind == token.kind) {
      left.back().end = token.end;
    } else {
      left.push_back(token);
    }
  }
  tokens_ = std::move(left);
}

class InlineWriter {
 public:
  InlineWriter(std::string_view text, MarkdownBreak breaks) : text_(text), breaks_(breaks) {}

  std::string write(const std::vector<InlineToken>& tokens);

 private:
  void add_text(const InlineToken& token, bool before_link);
  void add_link(const InlineToken& token);
  void add_image(const Span& span);

  std::string_view text_;
  MarkdownBreak breaks_;
  bool in_link_ = false;
  bool line_start_ = true;
  std::string out_;
};

std::string InlineWriter::write(const std::vector<InlineToken>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const InlineToken& token = tokens[i];
    if (token.kind == InlineToken::Kind::text) {
      const bool before_link = i + 1 < tokens.size() &&
                               tokens[i + 1].kind == InlineToken::Kind::open &&
                               tokens[i + 1].style == SpanKind::link;
      add_text(token, before_link);
      continue;
    }
    line_start_ = false;
    if (token.kind == InlineToken::Kind::code) {
      out_ += markdown_code_span(text_.substr(token.begin, token.end - token.begin));
    } else if (token.kind == InlineToken::Kind::image) {
      if (i > 0 && tokens[i - 1].kind == InlineToken::Kind::image) out_ += ' ';
      add_image(*token.span);
    } else if (token.style == SpanKind::link) {
      add_link(token);
    } else {
      out_ += token.style == SpanKind::strong ? "**" : "*";
    }
  }
  return std::move(out_);
}

void InlineWriter::add_text(const InlineToken& token, bool before_link) {
  const MarkdownRun run{token.begin, token.end, breaks_, in_link_, line_start_};
  const std::string text = escape_markdown(text_, run);
  if (text.empty()) return;
  out_ += text;
  line_start_ = text.back() == '\n';
  if (before_link && text.back() == '!') out_.insert(out_.size() - 1, 1, '\\');  // no image
}

void InlineWriter::add_link(const InlineToken& token) {
  in_link_ = token.kind == InlineToken::Kind::open;
  out_ += in_link_ ? "[" : "](" + markdown_target(token.span->target) + ')';
}

void InlineWriter::add_image(const Span& span) {
  const MarkdownRun whole{0, span.alt.size(), MarkdownBreak::space, true, false};
  out_ += "![" + escape_markdown(span.alt, whole) + "](" + markdown_target(span.target) + ')';
}

}  // namespace

std::string markdown_inline(const Block& block, const MarkdownInline& how) {
  InlineMarkup markup = inline_markup(block, how.markup);
  if (how.all_emphasis) {
    const TextRange all = trimmed(block.text, {0, block.text.size()});
    markup.emphasis.assign(1, {SpanKind::emphasis, all.begin, all.end, nullptr});
  }
  fit_emphasis(block.text, markup);
  std::vector<InlineToken> tokens = inline_tokens(block.text, markup);
  EmphasisFilter(block.text, tokens).run();
  return InlineWriter(block.text, how.breaks).write(tokens);
}

}  // namespace pith
