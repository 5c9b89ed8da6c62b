#include "text/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/byte_lanes.h"
#include "text/char_class.h"

namespace pith::internal {
namespace {

// Chinese, Japanese and Thai words have about 1.5 to 4 characters. With .6 words per character, a
// sentence has about as many words as its English translation.
constexpr float kWordsPerUnspaced = 0.6F;

// The Stream-Safe Text Format (UAX #15) allows 30 marks in a row. A longer run is decoration or an
// attack on the quadratic reordering of marks, and is left unchanged.
constexpr std::size_t kMaxMarksInARow = 30;

// Code points that are not NFC, or may not be after certain characters (NFC_Quick_Check of the
// Unicode Character Database). Ranges are merged if no common characters lie between them.
constexpr CodePointRange kMayCompose[] = {
    {0x0300, 0x0345},   {0x0374, 0x0374},   {0x037E, 0x037E}, {0x0387, 0x0387}, {0x0653, 0x0655},
    {0x093C, 0x093C},   {0x0958, 0x095F},   {0x09BE, 0x09DF}, {0x0A33, 0x0A36}, {0x0A59, 0x0A5E},
    {0x0B3E, 0x0B3E},   {0x0B56, 0x0B5D},   {0x0BBE, 0x0BD7}, {0x0C56, 0x0C56}, {0x0CC2, 0x0CD6},
    {0x0D3E, 0x0D57},   {0x0DCA, 0x0DDF},   {0x0F43, 0x0FB9}, {0x102E, 0x102E}, {0x1161, 0x11C2},
    {0x1B35, 0x1B35},   {0x1F71, 0x1FFD},   {0x2000, 0x2001}, {0x2126, 0x212B}, {0x2329, 0x232A},
    {0x2ADC, 0x2ADC},   {0x3099, 0x309A},   {0xF900, 0xFAD9}, {0xFB1D, 0xFB4E}, {0x110BA, 0x11930},
    {0x1D15E, 0x1D1C0}, {0x2F800, 0x2FA1D},
};

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Classes of ASCII, as kAsciiClasses has them.
struct AsciiLanes {
  explicit AsciiLanes(Bytes bytes)
      : letters(in_range(bytes | 0x20, 'a', 'z')),
        digits(in_range(bytes, '0', '9')),
        words(letters | digits),
        beyond(in_range(bytes, 0x80, 0xFF)) {}

  Bytes letters, digits, words;
  Bytes beyond;  // bytes of other characters
};

// Whether text goes on in ASCII: otherwise sixteen bytes at a time are more work than one.
bool is_ascii_ahead(const unsigned char* p, const unsigned char* end) {
  return *p < 0x80 && (end - p < 2 || p[1] < 0x80);
}

class Counter {
 public:
  // `bare_stop`: a stop that needs no white space after it between characters of unspaced scripts.
  void take(CharClass c, bool bare_stop) {
    if (c != CharClass::space) ++counts_.characters;
    switch (c) {
      case CharClass::lower:
      case CharClass::upper:
      case CharClass::digit:
        take_word(c);
        break;
      case CharClass::unspaced:
        if (end_ == End::bare) ++counts_.sentence_ends;
        ++counts_.letters;
        ++unspaced_;
        in_word_ = false;
        end_ = End::none;
        break;
      case CharClass::mark:
        return;  // counted as part of the previous character
      default:
        in_word_ = false;
        take_punctuation(c, bare_stop);
    }
    after_unspaced_ = c == CharClass::unspaced;
  }

  // Counts the ASCII at `p` up to the next stop and returns where that is. Only a stop changes the
  // state End, so everything before one is a sum. Precondition: settled().
  const unsigned char* take_plain(const unsigned char* p, const unsigned char* end) {
    while (p != end) {
      const std::size_t size = std::min(kLanes, static_cast<std::size_t>(end - p));
      const Bytes bytes = load_bytes(p, size);
      const AsciiLanes ascii(bytes);
      const Bytes stops = equal_to(bytes, '.') | equal_to(bytes, '!') | equal_to(bytes, '?');
      const std::size_t count = std::min(lanes_before(stops | ascii.beyond), size);
      if (count == 0) break;
      const Bytes taken = first_lanes(count);
      const Bytes spaces = equal_to(bytes, ' ') | in_range(bytes, '\t', '\r');
      lanes_[0].add(taken & ~spaces);
      lanes_[1].add(taken & ascii.letters);
      lanes_[2].add(taken & ascii.digits);
      lanes_[3].add(taken & ascii.letters & in_range(bytes, 'A', 'Z'));
      lanes_[4].add(taken & equal_to(bytes, ','));
      lanes_[5].add(taken & ascii.words & ~from_the_left(ascii.words, in_word_));
      if (++masks_ == LaneCounter::kMaxMasks) take_lanes();
      p += count;
      in_word_ = is_word_class(kAsciiClasses[p[-1]]);
      after_unspaced_ = false;
      if (count < size) break;
    }
    return p;
  }

  // No earlier character affects how the next one is counted.
  bool settled() const { return end_ == End::none; }

  TextCounts finish() {
    if (masks_ > 0) take_lanes();
    if (end_ == End::open || end_ == End::bare) ++counts_.sentence_ends;
    counts_.ends_sentence = end_ == End::open || end_ == End::bare || end_ == End::counted;
    counts_.words = static_cast<float>(words_) + kWordsPerUnspaced * static_cast<float>(unspaced_);
    return counts_;
  }

 private:
  // The state before the next character: no stop; a stop not yet known to end a sentence (bare: one
  // that an unspaced character confirms); a stop that was counted; a footnote mark begun after a
  // stop.
  enum class End : std::uint8_t { none, open, bare, counted, note };

  void take_lanes() {
    counts_.characters += lanes_[0].take();
    counts_.letters += lanes_[1].take();
    counts_.digits += lanes_[2].take();
    counts_.uppercase += lanes_[3].take();
    counts_.commas += lanes_[4].take();
    words_ += lanes_[5].take();
    masks_ = 0;
  }

  void take_word(CharClass c) {
    if (!in_word_) ++words_;
    in_word_ = true;
    if (c == CharClass::digit) {
      ++counts_.digits;
      if (end_ != End::note) end_ = End::none;
      return;
    }
    ++counts_.letters;
    counts_.uppercase += c == CharClass::upper;
    end_ = End::none;
  }

  void take_punctuation(CharClass c, bool bare_stop) {
    const bool pending = end_ == End::open || end_ == End::bare;
    switch (c) {
      case CharClass::space:
        if (pending) ++counts_.sentence_ends;
        end_ = pending || end_ == End::counted ? End::counted : End::none;
        break;
      case CharClass::stop:
        if (end_ != End::counted && end_ != End::bare)
          end_ = bare_stop && after_unspaced_ ? End::bare : End::open;
        break;
      case CharClass::strong_stop:
        if (end_ != End::counted) ++counts_.sentence_ends;
        end_ = End::counted;
        break;
      case CharClass::closer:
        break;
      case CharClass::note_open:
        end_ = pending ? End::note : End::none;
        break;
      case CharClass::note_close:
        if (end_ == End::note) end_ = End::open;
        break;
      default:
        counts_.commas += c == CharClass::comma;
        end_ = End::none;
    }
  }

  TextCounts counts_;
  std::uint32_t words_ = 0;
  std::uint32_t unspaced_ = 0;
  bool in_word_ = false;
  bool after_unspaced_ = false;
  End end_ = End::none;
  std::array<LaneCounter, 6> lanes_;
  std::size_t masks_ = 0;  // that each of them has
};

std::size_t longest_mark_run(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  const unsigned char* p = bytes_of(text);
  for (const unsigned char* const end = p + text.size(); p != end;) {
    const char32_t c = next_code_point(p, end);
    const bool mark =
        c >= 0x300 && utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class != 0;
    run = mark ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// False if `text` is certainly NFC (the quick check of UAX #15).
bool may_need_nfc(std::string_view text) {
  int last_class = 0;
  const unsigned char* p = bytes_of(text);
  for (const unsigned char* const end = p + text.size(); p != end;) {
    if (*p < 0xCC) {  // all characters below U+0300 are NFC on their own
      ++p;
      last_class = 0;
      continue;
    }
    const char32_t c = next_code_point(p, end);
    const bool letters = (c >= 0x388 && c < 0x483) || (c >= 0x3105 && c <= 0xA66E) ||
                         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x309B && c <= 0x30FF);
    if (letters) {
      last_class = 0;
      continue;
    }
    if (in_ranges(kMayCompose, c)) return true;
    const int combining = utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class;
    if (combining != 0 && combining < last_class) return true;
    last_class = combining;
  }
  return false;
}

}  // namespace

TextCounts count_text(std::string_view utf8) {
  Counter counter;
  const unsigned char* p = bytes_of(utf8);
  for (const unsigned char* const end = p + utf8.size(); p != end;) {
    if (counter.settled() && is_ascii_ahead(p, end)) {
      p = counter.take_plain(p, end);
      if (p == end) break;
    }
    const char32_t c = next_code_point(p, end);
    counter.take(classify(c), c != 0x2026);  // an ellipsis between Han characters is a pause
  }
  return counter.finish();
}

bool is_unspaced(char32_t code_point) { return in_unspaced_script(code_point); }

bool begins_unspaced(std::string_view utf8) {
  if (utf8.empty()) return false;
  const auto* p = reinterpret_cast<const unsigned char*>(utf8.data());
  const char32_t c = next_code_point(p, p + utf8.size());
  const bool punctuation = (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
  return punctuation || is_unspaced(c);
}

bool normalize_nfc(std::string& text) {
  if (!may_need_nfc(text) || longest_mark_run(text) > kMaxMarksInARow) return false;
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return false;  // not UTF-8, or out of memory
  const std::string_view composed(reinterpret_cast<const char*>(mapped),
                                  static_cast<std::size_t>(length));
  if (composed == text) return false;
  text.assign(composed);
  return true;
}

std::string folded_key(std::string_view utf8) {
  std::string key;
  append_folded_key(utf8, key);
  return key;
}

void append_folded_key(std::string_view utf8, std::string& key) {
  // No character gets longer than three bytes for two (U+023A), and a space stands for at least one
  // byte. Each character is written whole and at once, and sixteen where they are ASCII.
  const std::size_t begin = key.size();
  key.resize(begin + utf8.size() / 2 * 3 + kLanes);
  char* out = key.data() + begin;
  bool in_word = false;
  const unsigned char* p = bytes_of(utf8);
  for (const unsigned char* const end = p + utf8.size(); p != end;) {
    if (is_ascii_ahead(p, end)) {
      // Words with one character between them: that becomes a space.
      const std::size_t size = std::min(kLanes, static_cast<std::size_t>(end - p));
      const Bytes bytes = load_bytes(p, size);
      const AsciiLanes ascii(bytes);
      const Bytes second = ~(ascii.words | from_the_left(ascii.words, in_word));
      const std::size_t count = std::min(lanes_before(second | ascii.beyond), size);
      const Bytes folded = (ascii.words & (bytes | 0x20)) | (~ascii.words & ' ');
      std::memcpy(out, &folded, sizeof folded);
      out += count;
      p += count;
      if (count > 0) in_word = out[-1] != ' ';
      if (count == size) continue;
    }
    const char32_t c = next_code_point(p, end);
    const CharFacts facts = CharFacts::of(c);
    const CharClass kind = facts.char_class();
    if (kind == CharClass::mark) {
      // Invisible characters (soft hyphens, joiners) would make equal texts different.
      if (in_word && !facts.is_format()) out = write_utf8(out, c);
    } else if (is_word_class(kind) || kind == CharClass::unspaced) {
      out = write_utf8(out, facts.folded());
      in_word = true;
    } else {
      *out = ' ';
      out += static_cast<std::size_t>(in_word);
      in_word = false;
    }
  }
  const auto end_of_key = static_cast<std::size_t>(out - key.data());
  const bool last_space = !in_word && end_of_key != begin;
  key.resize(end_of_key - static_cast<std::size_t>(last_space));
}

}  // namespace pith::internal
