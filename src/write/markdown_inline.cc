#include "write/markdown_inline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "base/url.h"
#include "base/utf8.h"
#include "text/char_class.h"
#include "write/inline_tokens.h"

namespace pith::internal {
namespace {

// Where asterisks are read as emphasis: CommonMark's flanking rules (6.2), told pessimistically.

// What is beside a run of asterisks.
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
  return pairs && (token.style == SpanKind::emphasis || token.style == SpanKind::strong);
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
    const bool continues = has_text && !left.empty() && left.back().kind == token.kind &&
                           left.back().span == token.span;
    if (continues) {
      left.back().end = token.end;
    } else {
      left.push_back(token);
    }
  }
  tokens_ = std::move(left);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind == InlineToken::Kind::open) open.push_back(i);
    if (tokens_[i].kind != InlineToken::Kind::close || open.empty()) continue;
    tokens_[i].partner = open.back();
    tokens_[open.back()].partner = i;
    open.pop_back();
  }
}

// The marks of kinds that Markdown has no sign for are HTML's, which CommonMark lets through.
struct MarkSigns {
  SpanKind kind;
  std::string_view open;
  std::string_view close;
};
constexpr auto kMarkSigns = std::to_array<MarkSigns>({
    {SpanKind::superscript, "<sup>", "</sup>"},
    {SpanKind::subscript, "<sub>", "</sub>"},
    {SpanKind::deleted, "<del>", "</del>"},
    {SpanKind::quotation, "\u201C", "\u201D"},
});

class InlineWriter {
 public:
  InlineWriter(std::string_view text, MarkdownBreak breaks, bool links)
      : text_(text), breaks_(breaks), links_(links) {}

  std::string write(const std::vector<InlineToken>& tokens);

 private:
  void add_text(const InlineToken& token);
  void open_bracket();
  void add_link(const InlineToken& token);
  void add_image(const Span& span);
  void add_code(std::string_view code);
  void add_verbatim(const InlineToken& token);
  void add_mark(const InlineToken& token, bool tildes);
  bool strikes(const std::vector<InlineToken>& tokens, std::size_t index) const;

  std::string_view text_;
  MarkdownBreak breaks_;
  bool links_ = false;
  bool in_link_ = false;
  bool line_start_ = true;
  std::string out_;
};

std::string InlineWriter::write(const std::vector<InlineToken>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const InlineToken& token = tokens[i];
    if (token.kind == InlineToken::Kind::text) {
      add_text(token);
      continue;
    }
    line_start_ = false;
    if (token.kind == InlineToken::Kind::code) {
      add_verbatim(token);
    } else if (token.kind == InlineToken::Kind::image) {
      if (ends_text(*token.span, text_) && !out_.ends_with(' ')) out_ += ' ';
      add_image(*token.span);
      const bool more = i + 1 < tokens.size() &&
                        (token.span->spaced || tokens[i + 1].kind == InlineToken::Kind::image);
      if (more) out_ += ' ';
    } else if (token.style == SpanKind::link) {
      add_link(token);
    } else if (is_asterisks(token)) {
      out_ += token.style == SpanKind::strong ? "**" : "*";
    } else {
      add_mark(token, token.style == SpanKind::deleted && strikes(tokens, i));
    }
  }
  return std::move(out_);
}

void InlineWriter::add_text(const InlineToken& token) {
  const MarkdownRun run{token.begin, token.end, breaks_, in_link_, line_start_};
  const std::string text = escape_markdown(text_, run);
  if (text.empty()) return;
  out_ += text;
  line_start_ = text.back() == '\n';
}

// Of a link: behind an exclamation mark it would be an image's.
void InlineWriter::open_bracket() {
  if (out_.ends_with('!')) out_.insert(out_.size() - 1, 1, '\\');
  out_ += '[';
}

// A code span has no line breaks, so each line is one.
void InlineWriter::add_code(std::string_view code) {
  if (breaks_ == MarkdownBreak::space) {
    out_ += markdown_code_span(code);
    return;
  }
  while (true) {
    const std::size_t end = std::min(code.find('\n'), code.size());
    if (!is_blank(code.substr(0, end))) out_ += markdown_code_span(code.substr(0, end));
    if (end == code.size()) return;
    out_ += breaks_ == MarkdownBreak::html ? "<br>" : "\\\n";
    code.remove_prefix(end + 1);
  }
}

// A formula between dollar signs, as GitHub, Pandoc and KaTeX read it, on one line.
void InlineWriter::add_verbatim(const InlineToken& token) {
  const std::string_view text = text_.substr(token.begin, token.end - token.begin);
  if (token.style == SpanKind::note_reference) {
    ((out_ += "[^") += token.span->target) += ']';
    return;
  }
  if (token.style != SpanKind::math) {
    add_code(text);
    return;
  }
  const std::size_t begin = out_.size();
  if (token.span != nullptr) out_ += '$';
  out_ += text;
  std::replace(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(), '\n', ' ');
  if (token.span != nullptr) out_ += '$';
}

// Whether tildes there are read as GitHub's strikethrough: both ends have text that is struck on
// the inner side, and no word on the outer.
bool InlineWriter::strikes(const std::vector<InlineToken>& tokens, std::size_t index) const {
  const bool is_open = tokens[index].kind == InlineToken::Kind::open;
  const std::size_t open = is_open ? index : tokens[index].partner;
  const std::size_t close = is_open ? tokens[index].partner : index;
  const auto is_text = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == InlineToken::Kind::text;
  };
  if (!is_text(open + 1) || !is_text(close - 1)) return false;
  Side before = Side::space;
  if (open > 0) {
    before = is_text(open - 1) ? side_of(code_point_before(text_, tokens[open - 1].end))
                               : Side::punctuation;
  }
  Side after = Side::space;
  if (close + 1 < tokens.size()) {
    after = is_text(close + 1) ? side_of(code_point_at(text_, tokens[close + 1].begin))
                               : Side::punctuation;
  }
  return surely_flanks(before, side_of(code_point_at(text_, tokens[open + 1].begin))) &&
         surely_flanks(after, side_of(code_point_before(text_, tokens[close - 1].end)));
}

void InlineWriter::add_mark(const InlineToken& token, bool tildes) {
  if (tildes) {
    out_ += "~~";
    return;
  }
  for (const MarkSigns& signs : kMarkSigns) {
    if (signs.kind == token.style) {
      out_ += token.kind == InlineToken::Kind::open ? signs.open : signs.close;
    }
  }
}

void InlineWriter::add_link(const InlineToken& token) {
  in_link_ = token.kind == InlineToken::Kind::open;
  if (in_link_) {
    open_bracket();
  } else {
    out_ += "](" + markdown_target(token.span->target) + ')';
  }
}

void InlineWriter::add_image(const Span& span) {
  const MarkdownRun whole{0, span.alt.size(), MarkdownBreak::space, true, false};
  const bool linked = links_ && !in_link_ && !is_blank(span.link) && is_safe_link(span.link);
  if (linked) open_bracket();
  out_ += "![" + escape_markdown(span.alt, whole) + "](" + markdown_target(span.target) + ')';
  if (linked) out_ += "](" + markdown_target(span.link) + ')';
}

}  // namespace

std::string markdown_inline(const Block& block, const MarkdownInline& how) {
  InlineMarkup markup = inline_markup(block, how.markup);
  if (how.all_emphasis) {
    const TextRange all = trimmed(block.text, {0, block.text.size()});
    markup.emphasis.assign(1, {SpanKind::emphasis, all.begin, all.end, nullptr});
  }
  for (std::size_t i = 0; i < kMarkKinds.size(); ++i) {
    // Markdown has no sign for these, and their text stands for itself.
    const SpanKind kind = kMarkKinds[i];
    if (kind == SpanKind::inserted || kind == SpanKind::marked) markup.marks[i].clear();
  }
  if (how.all_strong) {
    const TextRange all = trimmed(block.text, {0, block.text.size()});
    markup.strong.assign(1, {SpanKind::strong, all.begin, all.end, nullptr});
  }
  fit_emphasis(block.text, markup);
  std::vector<InlineToken> tokens = inline_tokens(block.text, markup);
  EmphasisFilter(block.text, tokens).run();
  return InlineWriter(block.text, how.breaks, how.markup.links).write(tokens);
}

std::string markdown_embed(const Block& block) {
  if (block.spans.empty()) return {};
  const Span& link = block.spans.front();
  const std::string url = printable_url(link.target);
  const bool autolink =
      url.find_first_of("<>") == std::string::npos && url.find("://") != std::string::npos;
  if (is_blank(link.alt) && autolink) return '<' + url + '>';
  const std::string_view title = is_blank(link.alt) ? std::string_view(url) : link.alt;
  const MarkdownRun whole{0, title.size(), MarkdownBreak::space, true, false};
  return '[' + escape_markdown(title, whole) + "](" + markdown_target(link.target) + ')';
}

std::string markdown_caption(std::string_view caption) {
  Block block;
  block.text = caption;
  return markdown_inline(block, {{}, MarkdownBreak::space, true});
}

}  // namespace pith::internal
