#include "write/markdown_inline.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include "write/code_point.h"
#include "write/emphasis.h"

namespace pith {
namespace {

class InlineWriter {
 public:
  InlineWriter(const Block& block, const MarkdownInline& how);
  std::string write();

 private:
  struct Piece {
    std::string text;
    bool is_delimiter = false;  // asterisks
    bool dropped = false;
  };

  void add_piece(const InlineToken& token);
  void add_text(const InlineToken& token);
  std::string image(const Span& span);
  void guard_exclamation();
  bool follows_close(std::size_t index) const;
  void drop_unread();
  Side side_before(std::size_t index) const;
  Side side_after(std::size_t index) const;
  std::string join() const;

  const Block& block_;
  const MarkdownInline& how_;
  std::vector<InlineToken> tokens_;
  std::vector<Piece> pieces_;  // one for each token
  bool line_start_ = true;
  int open_links_ = 0;
};

InlineWriter::InlineWriter(const Block& block, const MarkdownInline& how)
    : block_(block), how_(how) {
  InlineMarkup markup = inline_markup(block, how.markup);
  if (how.all_emphasis) {
    const TextRange all = trimmed(block.text, {0, block.text.size()});
    markup.emphasis.assign(1, {SpanKind::emphasis, all.begin, all.end, nullptr});
  }
  fit_emphasis(block.text, markup);
  tokens_ = inline_tokens(block.text, markup);
}

std::string InlineWriter::write() {
  pieces_.reserve(tokens_.size());
  for (const InlineToken& token : tokens_) add_piece(token);
  drop_unread();
  return join();
}

void InlineWriter::add_piece(const InlineToken& token) {
  switch (token.kind) {
    case InlineToken::Kind::text:
      return add_text(token);
    case InlineToken::Kind::code:
      pieces_.push_back({"`"});  // written in join(), where neighbours can still be merged
      break;
    case InlineToken::Kind::image: {
      const bool follows_image =
          !pieces_.empty() && tokens_[pieces_.size() - 1].kind == InlineToken::Kind::image;
      pieces_.push_back({(follows_image ? " " : "") + image(*token.span)});
      break;
    }
    case InlineToken::Kind::open:
    case InlineToken::Kind::close: {
      if (token.style != SpanKind::link) {
        pieces_.push_back({token.style == SpanKind::strong ? "**" : "*", true});
        return;
      }
      const bool opens = token.kind == InlineToken::Kind::open;
      if (opens) guard_exclamation();
      open_links_ += opens ? 1 : -1;
      pieces_.push_back({opens ? "[" : "](" + markdown_target(token.span->target) + ')'});
      break;
    }
  }
  line_start_ = false;
}

void InlineWriter::add_text(const InlineToken& token) {
  const MarkdownRun run{token.begin, token.end, how_.breaks, open_links_ > 0, line_start_};
  pieces_.push_back({escape_markdown(block_.text, run)});
  const std::string& text = pieces_.back().text;
  if (!text.empty()) line_start_ = text.back() == '\n';
}

std::string InlineWriter::image(const Span& span) {
  const MarkdownRun whole{0, span.alt.size(), MarkdownBreak::space, true, false};
  const std::string alt = escape_markdown(span.alt, whole);
  return "![" + alt + "](" + markdown_target(span.target) + ')';
}

// "Look![here](...)" would be an image.
void InlineWriter::guard_exclamation() {
  for (std::size_t i = pieces_.size(); i-- > 0;) {
    if (pieces_[i].is_delimiter) continue;
    std::string& text = pieces_[i].text;
    if (tokens_[i].kind == InlineToken::Kind::text && text.ends_with('!')) {
      text.insert(text.size() - 1, 1, '\\');
    }
    return;
  }
}

Side InlineWriter::side_before(std::size_t index) const {
  for (std::size_t i = index; i-- > 0;) {
    const Piece& piece = pieces_[i];
    if (piece.is_delimiter || piece.text.empty()) continue;
    return side_of(code_point_before(piece.text, piece.text.size()));
  }
  return Side::space;
}

Side InlineWriter::side_after(std::size_t index) const {
  for (std::size_t i = index + 1; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (piece.is_delimiter || piece.text.empty()) continue;
    return side_of(code_point_at(piece.text, 0));
  }
  return Side::space;
}

// True when the asterisks before those at `index` close what these could be taken to go on with:
// "**a****b**".
bool InlineWriter::follows_close(std::size_t index) const {
  std::size_t closing = 0;
  for (std::size_t i = index; i-- > 0;) {
    if (pieces_[i].dropped || pieces_[i].text.empty()) continue;
    if (!pieces_[i].is_delimiter) break;
    if (tokens_[i].kind != InlineToken::Kind::close) continue;
    if (tokens_[i].style == tokens_[index].style || ++closing > 1) return true;
  }
  return false;
}

// Leaves out the pairs that would not be read as such. Inside other emphasis asterisks must also
// be unable to do the opposite of what they are for, or they would close or open the outer one.
void InlineWriter::drop_unread() {
  std::vector<std::size_t> around;  // where the emphasis we are in ends
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (!pieces_[i].is_delimiter || tokens_[i].kind != InlineToken::Kind::open) continue;
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
      pieces_[i].dropped = pieces_[close].dropped = true;
    }
  }
}

std::string InlineWriter::join() const {
  std::string out;
  const std::string_view text = block_.text;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].dropped) continue;
    if (tokens_[i].kind != InlineToken::Kind::code) {
      out += pieces_[i].text;
      continue;
    }
    // Two code spans side by side would be read as one with odd backticks in it.
    std::size_t last = i;
    for (std::size_t j = i + 1; j < pieces_.size(); ++j) {
      if (pieces_[j].dropped) continue;
      if (tokens_[j].kind != InlineToken::Kind::code) break;
      last = j;
    }
    const std::size_t begin = tokens_[i].begin;
    out += markdown_code_span(text.substr(begin, tokens_[last].end - begin));
    i = last;
  }
  return out;
}

}  // namespace

std::string markdown_inline(const Block& block, const MarkdownInline& how) {
  return InlineWriter(block, how).write();
}

}  // namespace pith
