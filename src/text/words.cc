#include "text/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

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

// The result of folded_key for an ASCII character: a space if it is neither letter nor digit.
constexpr std::array<char, 128> kFoldedAscii = [] {
  std::array<char, 128> folded = {};
  folded.fill(' ');
  for (unsigned c = '0'; c <= '9'; ++c) folded[c] = static_cast<char>(c);
  for (unsigned c = 'a'; c <= 'z'; ++c) {
    folded[c] = static_cast<char>(c);
    folded[c - 'a' + 'A'] = static_cast<char>(c);
  }
  return folded;
}();

// The counts that a byte of plain text adds, packed into one number, or kHalts for bytes that need
// more handling: stops and non-ASCII bytes.
constexpr int kField = 12;
constexpr std::size_t kMaxSummed = (1U << kField) - 1;
constexpr std::uint64_t kWord = std::uint64_t{1} << 62;
constexpr std::uint64_t kHalts = std::uint64_t{1} << 63;
constexpr std::array<std::uint64_t, 256> kSums = [] {
  const auto field = [](int number) { return std::uint64_t{1} << number * kField; };
  std::array<std::uint64_t, 256> sums = {};
  sums.fill(kHalts);
  for (std::size_t c = 0; c < kAsciiClasses.size(); ++c) {
    std::uint64_t sum = kAsciiClasses[c] == CharClass::space ? 0 : field(0);
    switch (kAsciiClasses[c]) {
      case CharClass::upper:
        sum += field(3) + field(1) + kWord;
        break;
      case CharClass::lower:
        sum += field(1) + kWord;
        break;
      case CharClass::digit:
        sum += field(2) + kWord;
        break;
      case CharClass::comma:
        sum += field(4);
        break;
      case CharClass::stop:
        sum = kHalts;
        break;
      default:
        break;
    }
    sums[c] = sum;
  }
  return sums;
}();

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
    std::uint64_t sums = 0;
    bool in_word = in_word_;
    std::uint32_t words = 0;
    const unsigned char* const first = p;
    for (; p != end && (kSums[*p] & kHalts) == 0; ++p) {
      const bool word = (kSums[*p] & kWord) != 0;
      words += static_cast<std::uint32_t>(word & !in_word);
      in_word = word;
      sums += kSums[*p];
    }
    if (p == first) return p;
    const auto sum = [sums](int field) {
      return static_cast<std::uint32_t>(sums >> field * kField & ((1U << kField) - 1));
    };
    counts_.characters += sum(0);
    counts_.letters += sum(1);
    counts_.digits += sum(2);
    counts_.uppercase += sum(3);
    counts_.commas += sum(4);
    words_ += words;
    in_word_ = in_word;
    after_unspaced_ = false;
    return p;
  }

  // No earlier character affects how the next one is counted.
  bool settled() const { return end_ == End::none; }

  TextCounts finish() {
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
    if (counter.settled()) {
      p = counter.take_plain(p, p + std::min(kMaxSummed, static_cast<std::size_t>(end - p)));
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
  fold_to_key(utf8, key);
  return key;
}

void fold_to_key(std::string_view utf8, std::string& key) {
  // No character gets longer than three bytes for two (U+023A), and a space stands for at least one
  // byte. Each character is written whole and at once: room for four bytes, and for that space.
  key.resize(utf8.size() / 2 * 3 + 5);
  char* out = key.data();
  bool in_word = false;
  const unsigned char* p = bytes_of(utf8);
  for (const unsigned char* const end = p + utf8.size(); p != end;) {
    if (*p < 0x80) {  // without branches that depend on what it is
      const char c = kFoldedAscii[*p++];
      const bool word = c != ' ';
      *out = c;
      out += static_cast<std::size_t>(word | in_word);  // one space after each word
      in_word = word;
      continue;
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
  const auto length = static_cast<std::size_t>(out - key.data());
  key.resize(length - static_cast<std::size_t>(!in_word && length != 0));  // without a last space
}

}  // namespace pith::internal
