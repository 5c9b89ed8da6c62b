#include "page/inline_run.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/byte_lanes.h"
#include "base/utf8.h"
#include "text/char_class.h"

namespace pith::internal {
namespace {

// A link around many blocks is told in each of them, up to this many bytes of URLs a page.
constexpr std::size_t kMaxRepeated = std::size_t{16} << 20;

// U+E000-U+F8FF: icon fonts put their glyphs there; no text is written with them. In UTF-8 they
// begin with EE, or with EF 80..A3.
bool is_private_use(std::string_view character) {
  return character[0] == '\xEE' || (character[0] == '\xEF' && character < "\xEF\xA4");
}

// The length of a character at text[at] that no word holds, be it a space beyond ASCII (U+00A0,
// U+1680, U+2000-200A, U+2028, U+2029, U+202F, U+205F, U+3000) or nothing at all (the soft hyphen
// U+00AD, U+200B, U+2060, U+FEFF, the control characters U+0080-009F); 0 for any other. ZWNJ, ZWJ
// and direction marks shape the letters around them and stay.
struct Gap {
  std::size_t bytes = 0;
  bool space = false;
};

Gap gap_at(std::string_view text, std::size_t at) {
  const std::string_view three = text.substr(at, 3);
  switch (static_cast<unsigned char>(text[at])) {
    case 0xC2:
      if (three.substr(0, 2) == "\xC2\xAD") return {2, false};
      return three.substr(0, 2) <= "\xC2\xA0" ? Gap{2, three.substr(0, 2) == "\xC2\xA0"} : Gap{};
    case 0xE1:
      return {three == "\xE1\x9A\x80" ? 3U : 0U, true};
    case 0xE2: {
      if (three == "\xE2\x80\x8B" || three == "\xE2\x81\xA0") return {3, false};
      const bool space = three <= "\xE2\x80\x8A" || three == "\xE2\x80\xA8" ||
                         three == "\xE2\x80\xA9" || three == "\xE2\x80\xAF" ||
                         three == "\xE2\x81\x9F";
      return {space ? 3U : 0U, true};
    }
    case 0xE3:
      return {three == "\xE3\x80\x80" ? 3U : 0U, true};
    case 0xEE:
    case 0xEF:
      return {three == "\xEF\xBB\xBF" || is_private_use(three) ? 3U : 0U, false};
    default:
      return {};
  }
}

// Where the text from text[at] on may stop being words with one space between them: at white space
// before more of it, at another one than a space, at what may be a gap, or at the end.
std::size_t plain_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t size = std::min(kLanes, text.size() - at);
    const Bytes bytes = load_bytes(reinterpret_cast<const unsigned char*>(text.data()) + at, size);
    const Bytes other = in_range(bytes, '\t', '\r') | ~first_lanes(size);
    const Bytes white = other | equal_to(bytes, ' ');
    const Bytes may_be_gap =
        equal_to(bytes, 0xC2) | in_range(bytes, 0xE1, 0xE3) | in_range(bytes, 0xEE, 0xEF);
    const std::size_t plain =
        lanes_before(other | (white & from_the_right(white, true)) | may_be_gap);
    at += std::min(plain, size);
    if (plain < size) break;
  }
  return at;
}

// Where the last code point begins.
std::size_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && is_utf8_continuation(text[at])) --at;
  return at;
}

// What a character does to a space beside it.
enum class Edge : std::uint8_t { lower, upper, digit, stop, opening, closing, other };

Edge edge_of(std::string_view text, CodePoint code_point, std::size_t at) {
  const std::string_view character = text.substr(at, code_point.size);
  if (character.size() > 1) {
    constexpr auto kOpening =
        std::to_array<std::string_view>({"\u201C", "\u2018", "\u00AB", "\u201E", "\u201A", "\u20AC",
                                         "\u00A3", "\u00BF", "\u00A1", "\u2013", "\u2014"});
    constexpr auto kClosing =
        std::to_array<std::string_view>({"\u201D", "\u2019", "\u00BB", "\u2026", "\u00B0"});
    const auto is = [character](std::string_view sign) { return sign == character; };
    if (std::any_of(kOpening.begin(), kOpening.end(), is)) return Edge::opening;
    switch (classify(code_point.value)) {
      case CharClass::upper:
        return Edge::upper;
      case CharClass::lower:
        return Edge::lower;
      case CharClass::digit:
        return Edge::digit;
      case CharClass::comma:
      case CharClass::closer:
        return Edge::closing;
      case CharClass::stop:
      case CharClass::strong_stop:
        return Edge::stop;
      default:
        break;
    }
    if (std::any_of(kClosing.begin(), kClosing.end(), is)) return Edge::closing;
    return Edge::other;
  }
  if (character.empty()) return Edge::other;
  const char c = character[0];
  if (is_ascii_digit(c)) return Edge::digit;
  if (is_ascii_letter(c)) return to_lower(c) == c ? Edge::lower : Edge::upper;
  if (std::string_view(".!?").find(c) != std::string_view::npos) return Edge::stop;
  if (std::string_view("([{$#@/-\\_").find(c) != std::string_view::npos) return Edge::opening;
  if (std::string_view(",;:)]}%'").find(c) != std::string_view::npos) return Edge::closing;
  return Edge::other;
}

// Whether two pieces of text that touch in the markup are two words to a reader. Where the elements
// stand apart they are, unless punctuation says otherwise: "By" "Jane" "4 May", but "keeper" ",".
// Where they merely touch, as editors leave them ("under" "stood", "41" ".50"), only a change of
// case or a new figure tells of a new word: "By" "Jane", "2026" "54m".
bool are_two_words(std::string_view before, std::string_view after, bool apart) {
  if (before.empty() || after.empty()) return false;
  const std::string_view last = before.substr(last_character(before));
  if (begins_unspaced(last) || begins_unspaced(after)) return false;
  // A capital set apart for its looks, or a word's last letter linked with the next: "W" "hen".
  const bool lone = before.size() == 1 || before[before.size() - 2] == ' ' || after.size() == 1 ||
                    after[1] == ' ';
  if (lone && after[0] >= 'a' && after[0] <= 'z' && is_ascii_letter(last[0])) return false;
  const CodePoint end = code_point_before(before, before.size());
  const Edge left = edge_of(before, end, before.size() - end.size);
  const Edge right = edge_of(after, code_point_at(after, 0), 0);
  if (left == Edge::opening || right == Edge::closing || right == Edge::stop) return false;
  if (apart) return true;
  if (right == Edge::upper) return left == Edge::lower || left == Edge::stop || left == Edge::digit;
  return right == Edge::digit && (left == Edge::lower || left == Edge::digit);
}

bool is_ascii(std::string_view text) {
  unsigned char bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

// NFC of `text`: the text itself or, where that differs, `storage`.
std::string_view composed(std::string_view text, std::string& storage) {
  if (is_ascii(text)) return text;
  storage = text;
  return normalize_nfc(storage) ? storage : text;
}

// Inner spans end first; of two with one range the outer is to come first.
void order(std::vector<Span>& spans) {
  const auto images = std::stable_partition(
      spans.begin(), spans.end(), [](const Span& span) { return span.kind != SpanKind::image; });
  std::reverse(spans.begin(), images);
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
}

}  // namespace

void InlineRun::append(std::string_view piece) {
  const std::size_t before = text_.size();
  const bool written = space_;
  space_ = space_ || (joint_ != Joint::none && are_two_words(text_, piece, joint_ == Joint::apart));
  if (break_ && !text_.empty()) {
    text_.push_back('\n');
  } else if (space_ && !text_.empty() && text_.back() != '\n' && text_.back() != ' ') {
    text_.push_back(' ');
  } else if (written) {
    space_behind_image();
  }
  break_ = space_ = false;
  joint_ = Joint::none;
  // Spans opened since the last word begin here, not at the space before it.
  for (std::size_t i = open_.size(); i-- > 0 && !open_[i].begun;) {
    open_[i].begin = static_cast<std::uint32_t>(text_.size());
    open_[i].begun = true;
  }
  text_.append(piece);
  note_choice();
  if (helpers_ > 0 || is_left_out(choice_)) {
    helper_text_.push_back(
        {static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(text_.size())});
  }
}

void InlineRun::text(std::string_view raw, Node::Range source, std::uint32_t element) {
  const std::size_t before = text_.size();
  std::string storage;
  raw = composed(raw, storage);
  std::size_t at = 0;
  while (at < raw.size()) {
    if (is_html_space(raw[at])) {
      space_ = true;
      ++at;
      continue;
    }
    std::size_t end = at;
    Gap gap;
    // Words with one space between them are taken as they stand.
    while ((end = plain_end(raw, end)) < raw.size()) {
      gap = gap_at(raw, end);
      if (gap.bytes > 0) break;
      const bool lone = raw[end] == ' ' && end + 1 < raw.size() && !is_html_space(raw[end + 1]);
      if (is_html_space(raw[end]) && !lone) break;
      ++end;
    }
    const bool spaced = end > at && raw[end - 1] == ' ';  // before a gap
    if (end > at) append(raw.substr(at, end - at - (spaced ? 1 : 0)));
    space_ = space_ || spaced || (gap.bytes > 0 && gap.space);
    at = end + gap.bytes;
  }
  if (text_.size() != before) note_source(source, element);
}

// What is kept of a block outweighs what is left out of it.
void InlineRun::note_choice() {
  if (!of_block_ || (is_left_out(*of_block_) && !is_left_out(choice_))) of_block_ = choice_;
}

void InlineRun::note_source(Node::Range source, std::uint32_t element) {
  if (source.end > source.begin) {
    if (source_.end == 0) source_.begin = source.begin;
    source_.begin = std::min(source_.begin, source.begin);
    source_.end = std::max(source_.end, source.end);
  }
  if (elements_.empty() || elements_.back() != element) elements_.push_back(element);
}

void InlineRun::formula(std::string_view tex, Node::Range source, std::uint32_t element) {
  if (tex.empty()) return;
  std::string storage;
  append(composed(tex, storage));
  const auto end = static_cast<std::uint32_t>(text_.size());
  const auto size = static_cast<std::uint32_t>(storage.empty() ? tex.size() : storage.size());
  spans_.push_back({SpanKind::math, end - size, end});
  note_source(source, element);
}

// An image has the space before it already: the one behind it is the writers' matter.
void InlineRun::space_behind_image() {
  if (spans_.empty() || spans_.back().kind != SpanKind::image) return;
  Span& image = spans_.back();
  if (image.begin == text_.size()) image.spaced = true;
}

bool InlineRun::line_break() {
  if (text_.empty()) {
    space_behind_image();
    return false;
  }
  if (break_) return true;
  break_ = true;
  return false;
}

void InlineRun::image(Span image) {
  if (space_ && !text_.empty() && text_.back() != '\n' && !break_) {
    text_.push_back(' ');
    space_ = false;
  }
  image.kind = SpanKind::image;
  image.begin = image.end = static_cast<std::uint32_t>(text_.size());
  const std::string_view link = open_link();
  if (repeated_ <= kMaxRepeated) {
    repeated_ += link.size();
    image.link = link;
  }
  spans_.push_back(std::move(image));
  note_choice();
  joint_ = Joint::apart;  // words on either side of it are two
}

std::string_view InlineRun::open_link() const {
  const auto link = std::find_if(open_.rbegin(), open_.rend(),
                                 [](const OpenSpan& s) { return s.kind == SpanKind::link; });
  return link != open_.rend() ? std::string_view(link->target) : std::string_view();
}

void InlineRun::open_span(SpanKind kind, std::string target) {
  OpenSpan& span = open_.emplace_back();  // append() gives it its begin
  span.kind = kind;
  span.target = std::move(target);
}

bool InlineRun::is_open(SpanKind kind) const {
  return std::any_of(open_.begin(), open_.end(),
                     [kind](const OpenSpan& s) { return s.kind == kind; });
}

void InlineRun::close_span() {
  if (open_.empty()) return;
  OpenSpan& open = open_.back();
  if (open.begun && open.begin < text_.size()) finish_span(open, std::move(open.target));
  open_.pop_back();
}

void InlineRun::finish_span(const OpenSpan& open, std::string target) {
  Span& span = spans_.emplace_back();
  span.kind = open.kind;
  span.begin = open.begin;
  span.end = static_cast<std::uint32_t>(text_.size());
  span.target = std::move(target);
}

void InlineRun::take(PageBlock& out) {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (!std::exchange(open->begun, false)) continue;
    if (open->begin < text_.size() && repeated_ <= kMaxRepeated) {
      repeated_ += open->target.size();
      finish_span(*open, open->target);
    }
  }
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  const auto size = static_cast<std::uint32_t>(text_.size());
  for (Span& span : spans_) {
    span.begin = std::min(span.begin, size);
    span.end = std::min(span.end, size);
  }
  if (spans_.size() > 1) order(spans_);
  out.counts = count_text(text_);
  std::uint32_t linked_until = 0;
  for (const Span& span : spans_) {
    const bool leads = span.kind == SpanKind::link || span.kind == SpanKind::note_reference;
    if (!leads || span.begin < linked_until) continue;
    linked_until = span.end;
    ++out.links;
    const std::string_view linked(text_.data() + span.begin, span.end - span.begin);
    out.link_words += linked.size() == text_.size() ? out.counts.words : count_text(linked).words;
  }
  // Copied, so that the buffers serve the next block and this one's take no more than they need.
  out.block.text.assign(text_);
  out.block.spans.assign(std::make_move_iterator(spans_.begin()),
                         std::make_move_iterator(spans_.end()));
  out.block.source = source_;
  out.choice = of_block_.value_or(choice_);
  of_block_.reset();
  out.helper_text.swap(helper_text_);
  helper_text_.clear();
  text_.clear();
  spans_.clear();
  elements_.clear();
  source_ = {};
  break_ = space_ = false;
  joint_ = Joint::none;
}

}  // namespace pith::internal
