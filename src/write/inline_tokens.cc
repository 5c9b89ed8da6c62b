#include "write/inline_tokens.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <tuple>

#include "base/ascii.h"
#include "base/url.h"
#include "base/utf8.h"
#include "text/char_class.h"

namespace pith::internal {
namespace {

bool is_usable_link(const Span& span) {
  return !is_blank(span.target) && is_safe_link(span.target);
}

// The span's bytes, without those past the text's end; none when it cannot be used.
std::optional<TextRange> usable_range(std::string_view text, const Span& span) {
  const TextRange range{span.begin, std::min<std::size_t>(span.end, text.size())};
  if (range.begin >= range.end) return std::nullopt;
  if (!is_boundary(text, range.begin) || !is_boundary(text, range.end)) return std::nullopt;
  return range;
}

// Ranges of a kind that overlap or touch become one, except links, keys and formulas: of these the
// outer one holds, and two side by side stay two.
void add_range(std::vector<InlineRange>& ranges, const InlineRange& range) {
  const bool mark = range.span != nullptr && range.span->kind == SpanKind::note_reference;
  const bool single = mark || range.kind == SpanKind::link || range.kind == SpanKind::keyboard ||
                      range.kind == SpanKind::math;
  const std::size_t end = ranges.empty() ? 0 : ranges.back().end;
  const bool other = !ranges.empty() && ranges.back().kind != range.kind;
  const bool apart =
      ranges.empty() || end < range.begin || ((single || other) && end == range.begin);
  if (apart) {
    ranges.push_back(range);
  } else if (!single && !other) {
    ranges.back().end = std::max(end, range.end);
  }
}

// Formulas that the page's scripts would have set: "$$..$$", "\\(..\\)", "\\[..\\]" around TeX.
void add_raw_formulas(std::string_view text, std::vector<InlineRange>& code) {
  constexpr std::size_t kMaxFormula = 4000;  // bytes: no prose between two stray signs
  struct Delimiters {
    std::string_view open;
    std::string_view close;
  };
  constexpr std::array<Delimiters, 3> kDelimiters = {
      {{"$$", "$$"}, {"\\(", "\\)"}, {"\\[", "\\]"}}};
  std::vector<InlineRange> found;
  for (const Delimiters& signs : kDelimiters) {
    std::size_t at = text.find(signs.open);
    while (at != std::string_view::npos) {
      const std::size_t inner = at + signs.open.size();
      const std::size_t end = text.find(signs.close, inner);
      if (end == std::string_view::npos) break;
      const std::string_view tex = text.substr(inner, end - inner);
      const bool formula = tex.size() <= kMaxFormula && !is_blank(tex) &&
                           tex.find_first_of("\\^_={") != std::string_view::npos;
      const std::size_t after = end + signs.close.size();
      if (formula) found.push_back({SpanKind::math, at, after, nullptr});
      at = text.find(signs.open, formula ? after : inner);
    }
  }
  if (found.empty()) return;
  found.insert(found.end(), code.begin(), code.end());
  std::stable_sort(found.begin(), found.end(),
                   [](const InlineRange& a, const InlineRange& b) { return a.begin < b.begin; });
  code.clear();
  for (const InlineRange& range : found) add_range(code, range);
}

std::vector<InlineRange>* ranges_of(SpanKind kind, InlineMarkup& markup) {
  switch (kind) {
    case SpanKind::emphasis:
      return &markup.emphasis;
    case SpanKind::strong:
      return &markup.strong;
    case SpanKind::code:
    case SpanKind::keyboard:
    case SpanKind::math:
    case SpanKind::note_reference:
      return &markup.code;
    case SpanKind::link:
      return &markup.links;
    default:
      break;
  }
  for (std::size_t i = 0; i < kMarkKinds.size(); ++i) {
    if (kMarkKinds[i] == kind) return &markup.marks[i];
  }
  return nullptr;
}

void trim_ranges(std::string_view text, std::vector<InlineRange>& ranges) {
  for (InlineRange& range : ranges) {
    const TextRange inner = trimmed(text, {range.begin, range.end});
    range.begin = inner.begin;
    range.end = inner.end;
  }
  std::erase_if(ranges, [](const InlineRange& range) { return range.begin >= range.end; });
}

// Code is verbatim: what is set in bold or italics inside it (colored syntax) is not markup.
void drop_inside(const std::vector<InlineRange>& code, std::vector<InlineRange>& ranges) {
  std::erase_if(ranges, [&code](const InlineRange& range) {
    const auto after = std::upper_bound(
        code.begin(), code.end(), range.begin,
        [](std::size_t begin, const InlineRange& other) { return begin < other.begin; });
    if (after == code.begin()) return false;
    const InlineRange& around = *std::prev(after);
    const bool same = around.begin == range.begin && around.end == range.end;
    return range.end <= around.end && !same;
  });
}

// Cuts the text at the places where ranges begin and end.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, const InlineMarkup& markup);
  std::vector<InlineToken> run();

 private:
  struct Open {
    InlineRange range;
    std::size_t token = 0;
  };

  std::size_t next_stop() const;
  void emit_text(std::size_t end);
  void close_ended();
  void emit_images();
  void open_begun();
  void close_ending_before(std::size_t end);
  void open(const InlineRange& range);
  void close_last();

  TextRange text_;
  std::vector<InlineRange> ranges_;  // links, strong, emphasis; sorted
  std::size_t next_range_ = 0;
  const std::vector<InlineRange>& code_;
  std::size_t next_code_ = 0;
  const std::vector<const Span*>& images_;
  std::size_t next_image_ = 0;
  std::vector<Open> open_;  // at most one of each kind
  std::vector<InlineRange> reopen_;
  std::size_t position_ = 0;
  std::vector<InlineToken> tokens_;
};

Tokenizer::Tokenizer(std::string_view text, const InlineMarkup& markup)
    : text_(trimmed(text, {0, text.size()})), code_(markup.code), images_(markup.images) {
  for (const auto* kind : {&markup.links, &markup.strong, &markup.emphasis}) {
    ranges_.insert(ranges_.end(), kind->begin(), kind->end());
  }
  for (const auto& mark : markup.marks) ranges_.insert(ranges_.end(), mark.begin(), mark.end());
  // Of ranges with the same bounds the one whose span comes first is the outer one.
  std::stable_sort(ranges_.begin(), ranges_.end(), [](const InlineRange& a, const InlineRange& b) {
    return std::tuple(a.begin, b.end, a.span) < std::tuple(b.begin, a.end, b.span);
  });
  position_ = text_.begin;
}

std::vector<InlineToken> Tokenizer::run() {
  for (;;) {
    close_ended();
    emit_images();
    open_begun();
    if (position_ >= text_.end) break;
    emit_text(next_stop());
  }
  while (!open_.empty()) close_last();
  for (; next_image_ < images_.size(); ++next_image_) {
    tokens_.push_back({InlineToken::Kind::image, SpanKind::image, 0, 0, images_[next_image_], 0});
  }
  return std::move(tokens_);
}

std::size_t Tokenizer::next_stop() const {
  std::size_t stop = text_.end;
  for (const Open& open : open_) stop = std::min(stop, open.range.end);
  if (next_range_ < ranges_.size()) stop = std::min(stop, ranges_[next_range_].begin);
  if (next_image_ < images_.size()) {
    stop = std::min<std::size_t>(stop, images_[next_image_]->begin);
  }
  if (next_code_ < code_.size()) {
    const InlineRange& code = code_[next_code_];
    stop = std::min(stop, position_ < code.begin ? code.begin : code.end);
  }
  return stop;
}

void Tokenizer::emit_text(std::size_t end) {
  const bool in_code = next_code_ < code_.size() && position_ >= code_[next_code_].begin;
  if (in_code) {
    const InlineRange& code = code_[next_code_];
    tokens_.push_back({InlineToken::Kind::code, code.kind, position_, end, code.span, 0});
  } else {
    tokens_.push_back({InlineToken::Kind::text, SpanKind::code, position_, end, nullptr, 0});
  }
  position_ = end;
  while (next_code_ < code_.size() && code_[next_code_].end <= position_) ++next_code_;
}

void Tokenizer::close_ended() {
  const auto ended = std::find_if(open_.begin(), open_.end(),
                                  [this](const Open& open) { return open.range.end <= position_; });
  const auto keep = static_cast<std::size_t>(ended - open_.begin());
  reopen_.clear();
  for (std::size_t i = keep; i < open_.size(); ++i) {
    if (open_[i].range.end > position_) reopen_.push_back(open_[i].range);
  }
  while (open_.size() > keep) close_last();
}

void Tokenizer::emit_images() {
  for (; next_image_ < images_.size() && images_[next_image_]->begin <= position_; ++next_image_) {
    tokens_.push_back({InlineToken::Kind::image, SpanKind::image, 0, 0, images_[next_image_], 0});
  }
}

void Tokenizer::open_begun() {
  for (const InlineRange& range : reopen_) open(range);
  for (; next_range_ < ranges_.size() && ranges_[next_range_].begin <= position_; ++next_range_) {
    const InlineRange& range = ranges_[next_range_];
    reopen_.clear();
    if (range.kind == SpanKind::link) close_ending_before(range.end);
    open(range);
    for (const InlineRange& inner : reopen_) open(inner);
  }
}

// A link is never cut in two: what ends inside it is closed before and opened again within.
void Tokenizer::close_ending_before(std::size_t end) {
  const auto first = std::find_if(open_.begin(), open_.end(),
                                  [end](const Open& open) { return open.range.end < end; });
  const auto keep = static_cast<std::size_t>(first - open_.begin());
  for (std::size_t i = keep; i < open_.size(); ++i) reopen_.push_back(open_[i].range);
  while (open_.size() > keep) close_last();
}

void Tokenizer::open(const InlineRange& range) {
  open_.push_back({range, tokens_.size()});
  tokens_.push_back({InlineToken::Kind::open, range.kind, 0, 0, range.span, 0});
}

void Tokenizer::close_last() {
  const Open last = open_.back();
  open_.pop_back();
  tokens_[last.token].partner = tokens_.size();
  tokens_.push_back({InlineToken::Kind::close, last.range.kind, 0, 0, last.range.span, last.token});
}

}  // namespace

TextRange trimmed(std::string_view text, TextRange range) {
  while (range.begin < range.end) {
    const CodePoint first = code_point_at(text, range.begin);
    if (!is_unicode_space(first.value)) break;
    range.begin += first.size;
  }
  while (range.begin < range.end) {
    const CodePoint last = code_point_before(text, range.end);
    if (!is_unicode_space(last.value)) break;
    range.end -= last.size;
  }
  return range;
}

bool is_blank(std::string_view text) {
  const TextRange rest = trimmed(text, {0, text.size()});
  return rest.begin == rest.end;
}

InlineMarkup inline_markup(const Block& block, const InlineOptions& options) {
  std::vector<const Span*> spans;
  for (const Span& span : block.spans) spans.push_back(&span);
  std::stable_sort(spans.begin(), spans.end(), [](const Span* a, const Span* b) {
    return std::tuple(a->begin, b->end) < std::tuple(b->begin, a->end);
  });
  InlineMarkup markup;
  for (const Span* span : spans) {
    if (span->kind == SpanKind::image) {
      const bool placed = span->begin > block.text.size() || is_boundary(block.text, span->begin);
      if (options.images && placed && is_usable_link(*span)) markup.images.push_back(span);
      continue;
    }
    const std::optional<TextRange> range = usable_range(block.text, *span);
    if (!range) continue;
    InlineRange found{span->kind, range->begin, range->end, span};
    if (span->kind == SpanKind::note_reference &&
        (options.notes == nullptr || !options.notes->contains(span->target))) {
      if (!options.raises_marks) continue;
      found.kind = SpanKind::superscript;
    }
    if (span->kind == SpanKind::link && !(options.links && is_usable_link(*span))) continue;
    if (auto* ranges = ranges_of(found.kind, markup)) add_range(*ranges, found);
  }
  add_raw_formulas(block.text, markup.code);
  for (auto* ranges : {&markup.emphasis, &markup.strong, &markup.code, &markup.links}) {
    trim_ranges(block.text, *ranges);
  }
  for (auto& mark : markup.marks) trim_ranges(block.text, mark);
  drop_inside(markup.code, markup.emphasis);
  drop_inside(markup.code, markup.strong);
  for (auto& mark : markup.marks) drop_inside(markup.code, mark);
  return markup;
}

bool ends_text(const Span& image, std::string_view text) {
  return !text.empty() && image.begin >= text.size();
}

std::vector<std::string_view> captions_of(const Block& block) {
  std::vector<std::string_view> captions;
  for (const Span& span : block.spans) {
    const bool shown = span.kind == SpanKind::image && is_usable_link(span);
    if (shown && !is_blank(span.caption)) captions.push_back(span.caption);
  }
  return captions;
}

std::vector<InlineToken> inline_tokens(std::string_view text, const InlineMarkup& markup) {
  return Tokenizer(text, markup).run();
}

std::string printable_url(std::string_view target) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const TextRange inner = trimmed(target, {0, target.size()});
  std::string url;
  for (const char byte : target.substr(inner.begin, inner.end - inner.begin)) {
    const auto value = static_cast<unsigned char>(byte);
    if (value > ' ' && value != 0x7F) {
      url += byte;
      continue;
    }
    url += '%';
    url += kHex[value >> 4];
    url += kHex[value & 0xF];
  }
  return url;
}

std::string printable_language(std::string_view language) {
  constexpr std::size_t kLongestName = 40;  // names are words like "objective-c++"
  const bool is_name =
      language.size() <= kLongestName && std::all_of(language.begin(), language.end(), [](char c) {
        return is_ascii_alphanumeric(c) ||
               std::string_view("+#._-").find(c) != std::string_view::npos;
      });
  return is_name ? std::string(language) : std::string();
}

}  // namespace pith::internal
