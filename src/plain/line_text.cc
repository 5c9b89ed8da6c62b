// The features of each block of a plain text on its own, which PlainText computes first.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/ratio.h"
#include "metadata/values/byline_names.h"
#include "metadata/values/dates.h"
#include "plain/measure_lines.h"
#include "text/char_class.h"
#include "text/line_labels.h"
#include "text/tokens.h"
#include "text/words.h"

namespace pith::internal {
namespace {

Edge edge_of(char32_t c) {
  switch (classify(c)) {
    case CharClass::upper:
      return Edge::upper;
    case CharClass::lower:
      return Edge::lower;
    case CharClass::digit:
      return Edge::digit;
    case CharClass::unspaced:
      return Edge::unspaced;
    case CharClass::comma:
      return Edge::comma;
    case CharClass::stop:
    case CharClass::strong_stop:
      return c == 0x2026 ? Edge::ellipsis : Edge::stop;
    default:
      if (c == 0x2026) return Edge::ellipsis;
      return c == ':' || c == 0xFF1A ? Edge::colon : Edge::sign;
  }
}

// Quotation marks beyond ASCII.
bool is_quote(char32_t c) {
  return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x300C;
}

constexpr std::uint64_t kKeyPrime = 1099511628211ULL;  // FNV's

bool is_separator(char32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x203A || c == 0xBB || c == 0xAB || c == 0x2039 ||
         c == 0x2192 || c == 0x2190;
}

// The counts that an ASCII character adds, packed into one number, and its kind.
constexpr int kField = 12;
constexpr std::ptrdiff_t kMaxSummed = (1 << kField) - 1;
enum Field : int { separators, questions, quotes, lines, signs_of_addresses };
constexpr int kWord = 61;  // bits above the sums
constexpr int kUpper = 62;
constexpr int kLower = 63;
constexpr std::uint64_t kSums = (std::uint64_t{1} << 5 * kField) - 1;
constexpr std::array<std::uint64_t, 128> kAsciiMarks = [] {
  const auto bit = [](int number) { return std::uint64_t{1} << number; };
  std::array<std::uint64_t, 128> marks = {};
  for (std::size_t c = 0; c < marks.size(); ++c) {
    const CharClass kind = kAsciiClasses[c];
    if (is_word_class(kind)) marks[c] = bit(kWord);
    if (kind == CharClass::upper) marks[c] |= bit(kUpper);
    if (kind == CharClass::lower) marks[c] |= bit(kLower);
  }
  for (const unsigned char c : {'|', '>', '/'}) marks[c] = bit(separators * kField);
  marks['?'] = bit(questions * kField);
  marks['"'] = bit(quotes * kField);
  marks['\n'] = bit(lines * kField);
  marks['@'] = bit(signs_of_addresses * kField);
  return marks;
}();

// Counts what words.h does not count, in one pass.
class Characters {
 public:
  explicit Characters(std::string_view text) {
    const auto* p = reinterpret_cast<const unsigned char*>(text.data());
    for (const unsigned char* const end = p + text.size(); p != end;) {
      if (*p < 0x80) {
        p = take_ascii(p, p + std::min(kMaxSummed, end - p));
      } else {
        const char32_t c = next_code_point(p, end);
        take(c, classify(c));
      }
    }
  }

  // Stores the features. Returns the number of characters of scripts without spaces.
  std::uint32_t put_into(LineText& f) const {
    f.capitalized_share = ratio(static_cast<float>(capitalized_), static_cast<float>(words_));
    f.longest_word = static_cast<float>(longest_);
    f.glued = static_cast<float>(glued_);
    f.separators = static_cast<float>(sums_[separators]);
    f.questions = static_cast<float>(sums_[questions]);
    f.quotes = static_cast<float>(sums_[quotes]);
    f.lines = static_cast<float>(1 + sums_[lines]);
    f.has_address = sums_[signs_of_addresses] > 0;
    return unspaced_;
  }

 private:
  // Counts up to a non-ASCII byte, without branches that depend on the content. Returns where it
  // stops.
  const unsigned char* take_ascii(const unsigned char* p, const unsigned char* end) {
    std::uint64_t sums = 0;
    Characters now = *this;  // a local copy, which no byte can alias
    for (; p != end && *p < 0x80; ++p) {
      const std::uint64_t mark = kAsciiMarks[*p];
      const auto word = static_cast<std::uint32_t>(mark >> kWord & 1);
      const auto upper = static_cast<std::uint32_t>(mark >> kUpper & 1);
      now.words_ += word & ~now.in_word_;
      now.capitalized_ += upper & ~now.in_word_;
      now.glued_ += upper & now.after_lower_;
      now.length_ = (now.length_ + 1) & (0 - word);
      now.longest_ = std::max(now.longest_, now.length_);
      now.in_word_ = word;
      now.after_lower_ = static_cast<std::uint32_t>(mark >> kLower);
      sums += mark & kSums;
    }
    *this = now;
    for (std::size_t field = 0; field < sums_.size(); ++field) {
      sums_[field] += sums >> field * kField & ((1U << kField) - 1);
    }
    return p;
  }

  void take(char32_t c, CharClass kind) {
    if (kind == CharClass::mark) return;
    const bool upper = kind == CharClass::upper;
    const std::uint32_t word = is_word_class(kind) ? 1 : 0;
    words_ += word & ~in_word_;
    capitalized_ += upper && in_word_ == 0;
    glued_ += upper && after_lower_ != 0;
    length_ = word != 0 ? length_ + 1 : 0;
    longest_ = std::max(longest_, length_);
    in_word_ = word;
    after_lower_ = kind == CharClass::lower ? 1 : 0;
    sums_[separators] += kind == CharClass::other && is_separator(c);
    sums_[questions] += c == 0xFF1F || c == 0x61F;
    sums_[quotes] += is_quote(c);
    unspaced_ += kind == CharClass::unspaced;
  }

  std::uint32_t words_ = 0;
  std::uint32_t capitalized_ = 0;
  std::uint32_t glued_ = 0;
  std::uint32_t length_ = 0;  // of the word so far
  std::uint32_t longest_ = 0;
  std::uint32_t unspaced_ = 0;
  std::uint32_t in_word_ = 0;               // 0 or 1
  std::uint32_t after_lower_ = 0;           // 0 or 1
  std::array<std::uint64_t, 5> sums_ = {};  // of each Field
};

// "https://", also with a space inside.
bool has_scheme(std::string_view text) {
  for (std::size_t at = text.find("//"); at != std::string_view::npos;
       at = text.find("//", at + 1)) {
    const std::size_t before = text.substr(0, at).find_last_not_of(" \t\n");
    if (before != std::string_view::npos && text[before] == ':') return true;
  }
  return false;
}

// Closing quotes and brackets after a stop are skipped.
void measure_edges(std::string_view text, LineText& f) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* const end = begin + text.size();
  const auto is_no_edge = [](CharClass kind) {
    return kind == CharClass::space || kind == CharClass::mark;
  };
  const unsigned char* p = begin;
  char32_t c = 0;
  while (p != end && is_no_edge(classify(c = next_code_point(p, end)))) c = 0;
  if (c == 0) return;
  f.first = f.last = edge_of(c);
  const unsigned char* const second = p;
  for (const unsigned char* from = end; from > second;) {
    do --from;
    while (from > second && (*from & 0xC0) == 0x80);
    p = from;
    c = next_code_point(p, end);
    if (const CharClass kind = classify(c); is_no_edge(kind) || kind == CharClass::closer) continue;
    f.last = edge_of(c);
    break;
  }
  if (text.ends_with("...")) f.last = Edge::ellipsis;
}

// Longer lines are neither labels nor lines of a date or a name. Chosen.
constexpr float kShortLineWords = 20;
// Words of notes that say whose picture it is, in many languages.
bool says_credit(std::string_view text) {
  constexpr std::array<std::string_view, 44> kCredits = {
      "foto",
      "fotos",
      "photo",
      "photos",
      "photograph",
      "photographer",
      "image",
      "images",
      "picture",
      "bild",
      "bilder",
      "imagem",
      "immagine",
      "cr\u00E9dit",
      "credit",
      "getty",
      "reuters",
      "afp",
      "dpa",
      "imago",
      "shutterstock",
      "unsplash",
      "zdj\u0119cie",
      "fot",
      "obr\u00E1zek",
      "\u1EA3nh",
      "foto\u011Fraf",
      "kuva",
      "kuvat",
      "bilde",
      "\u0444\u043E\u0442\u043E\u0433\u0440\u0430\u0444",
      "\u0444\u043E\u0442\u043E",
      "\u03C6\u03C9\u03C4\u03BF\u03B3\u03C1\u03B1\u03C6\u03AF\u03B1",
      "\u03C6\u03C9\u03C4\u03BF",
      "\u0635\u0648\u0631\u0629",
      "\u0627\u0644\u0635\u0648\u0631\u0629",
      "\u062A\u0635\u0648\u064A\u0631",
      "\u0639\u06A9\u0633",
      "\u05E6\u05D9\u05DC\u05D5\u05DD",
      "\u092B\u094B\u091F\u094B",
      "\uC0AC\uC9C4",
      "courtesy",
      "illustration",
      "grafik"};
  constexpr std::array<std::string_view, 9> kUnspacedCredits = {
      "\u5199\u771F", "\u64AE\u5F71",       "\u6444", "\u651D", "\u56FE\u6E90", "\u56FE\u7247",
      "\u5716\u7247", "\u8CC7\u6599\u5716", "\uFF1D"};
  for (const std::string_view credit : kUnspacedCredits) {
    if (text.find(credit) != std::string_view::npos) return true;
  }
  const std::string key = folded_key(text);
  for (std::string_view rest = key; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (std::find(kCredits.begin(), kCredits.end(), word) != kCredits.end()) return true;
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return false;
}

// A text of more lines is no cookie notice.
constexpr std::size_t kMaxNoticeLines = 80;

bool mentions_cookies(std::string_view text) {
  constexpr std::array<std::string_view, 17> kCookies = {
      "ookie",
      "OOKIE",
      "\u00E7erez",
      "\u00C7erez",
      "\u043A\u0443\u043A\u0438",
      "\u043A\u0443\u043A\u0456",
      "\u06A9\u0648\u06A9\u06CC",
      "\u05E2\u05D5\u05D2\u05D9\u05D5\u05EA",
      "\u05E7\u05D5\u05E7\u05D9",
      "\u0915\u0941\u0915\u0940",
      "\uCFE0\uD0A4",
      "\u30AF\u30C3\u30AD\u30FC",
      "\u0645\u0644\u0641\u0627\u062A \u062A\u0639\u0631\u064A\u0641 "
      "\u0627\u0644\u0627\u0631\u062A\u0628\u0627\u0637",
      "ciastecz",
      "ev\u00E4st",
      "s\u00FCtik",
      "informasjonskaps"};
  return std::any_of(kCookies.begin(), kCookies.end(), [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

// "14:05", "14:05 Uhr", "9.30 am".
bool begins_with_clock(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits])) ++digits;
  return (digits == 1 || digits == 2) && digits + 2 < text.size() &&
         (text[digits] == ':' || text[digits] == '.' || text[digits] == 'h') &&
         is_ascii_digit(text[digits + 1]) && is_ascii_digit(text[digits + 2]) &&
         (digits + 3 == text.size() || text[digits + 3] == ' ');
}

// What the line is, as far as known words and dates tell.
void read_line(std::string_view text, LineText& f) {
  if (f.lines > 1) return;
  f.label = find_label(text);
  f.is_byline = is_byline_label(text) || byline_opening(text) > 0;
  f.has_credit = text.size() <= kDateTextBytes && says_credit(text);
  if (f.words > kShortLineWords) return;
  f.has_date = f.shape == Shape::date_line || !find_date(text).empty();
  f.has_clock = begins_with_clock(text);
  f.name = f.label.form == LabelForm::none ? name_shape(text) : NameShape::none;
}

// Closing quotes and brackets are skipped, as in measure_edges().
bool ends_in_full_stop(std::string_view text) {
  constexpr std::array<std::string_view, 7> kClosers = {"\"",     "'",      ")",     "\u201D",
                                                        "\u2019", "\u00BB", "\u300D"};
  constexpr std::array<std::string_view, 4> kStops = {".", "\u3002", "\u0964", "\u06D4"};
  bool closed = true;
  while (closed) {
    text = trim(text, kHtmlSpace);
    closed = false;
    for (const std::string_view closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      closed = true;
    }
  }
  if (text.ends_with("...")) return false;
  return std::any_of(kStops.begin(), kStops.end(),
                     [text](std::string_view stop) { return text.ends_with(stop); });
}

}  // namespace

PlainText::PlainText(const PageModel& page, bool phrases) {
  own_.reserve(page.blocks.size());
  Dictionary dictionary;
  Dictionary texts;
  std::vector<Token> tokens;
  for (const PageBlock& block : page.blocks) {
    const std::string_view text = block.block.text;
    const TextCounts& counts = block.counts;
    const auto characters = static_cast<float>(counts.characters);
    LineText& f = own_.emplace_back();
    tokens.clear();
    append_tokens(text, tokens);
    std::uint64_t key = 0;
    for (const Token token : tokens) {
      key = (key ^ token) * kKeyPrime;
      words_.push_back(dictionary.number(token));
    }
    word_begin_.push_back(words_.size());
    texts_.push_back(texts.number(key));
    unspaced_.push_back(Characters(text).put_into(f));
    f.has_address = f.has_address || has_scheme(text);
    measure_edges(text, f);
    f.words = counts.words;
    f.characters_per_word = ratio(characters, counts.words);
    f.sentences = static_cast<float>(counts.sentence_ends);
    f.commas = static_cast<float>(counts.commas);
    f.digit_share = ratio(static_cast<float>(counts.digits), characters);
    f.uppercase_share =
        ratio(static_cast<float>(counts.uppercase), static_cast<float>(counts.letters));
    f.ends_sentence = counts.ends_sentence;
    f.prose = f.words >= kLineProseWords && f.sentences > 0;
    f.shape = shape_of(text);
    if (phrases) f.phrase = find_phrases(tokens);
    f.text = texts_.back();
    f.full_stop = ends_in_full_stop(text);
    read_line(text, f);
    f.mentions_cookies = page.blocks.size() <= kMaxNoticeLines && mentions_cookies(text);
  }
  different_words_ = dictionary.size();
  different_texts_ = texts.size();
}

}  // namespace pith::internal
