#include "bench/metrics.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <functional>
#include <span>
#include <utility>

namespace pith::internal::bench {
namespace {

constexpr std::size_t kShingleTokens = 4;
constexpr double kAuthorOverlap = 0.5;
constexpr std::size_t kDay = 10;  // characters of YYYY-MM-DD

constexpr char32_t kUndecodable = 0xFFFF'FFFF;

// Removes one code point from the front of `text`; kUndecodable for an invalid byte.
char32_t take_code_point(std::string_view& text) {
  utf8proc_int32_t code_point = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  return length > 0 ? static_cast<char32_t>(code_point) : kUndecodable;
}

void append_code_point(std::string& text, char32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

bool is_word(char32_t code_point) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return code_point == U'_';
  }
}

bool is_space(char32_t code_point) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return (code_point >= 0x09 && code_point <= 0x0D) || code_point == 0x85;
  }
}

// Unicode blocks whose letters are Han or Kana.
bool stands_alone(char32_t c) {
  if (c < 0x3005) return false;
  return (c >= 0x3005 && c <= 0x3007) ||    // iteration marks, ideographic zero
         (c >= 0x3040 && c <= 0x30FF) ||    // Hiragana, Katakana
         (c >= 0x31F0 && c <= 0x31FF) ||    // Katakana phonetic extensions
         (c >= 0x3400 && c <= 0x4DBF) ||    // Han, extension A
         (c >= 0x4E00 && c <= 0x9FFF) ||    // Han
         (c >= 0xF900 && c <= 0xFAFF) ||    // Han, compatibility
         (c >= 0xFF66 && c <= 0xFF9F) ||    // half-width Katakana
         (c >= 0x1B000 && c <= 0x1B16F) ||  // Kana supplement, extensions
         (c >= 0x20000 && c <= 0x3FFFF);    // Han, supplementary planes
}

// Collects tokens one code point at a time.
class Tokenizer {
 public:
  explicit Tokenizer(Case letters) : letters_(letters) {}

  void add(char32_t code_point) {
    if (code_point == kUndecodable || !is_word(code_point)) {
      end_token();
    } else if (stands_alone(code_point)) {
      end_token();
      append_code_point(token_, code_point);
      end_token();
    } else if (letters_ == Case::lower && code_point == 0x130) {
      // The one letter whose lower case is two code points: i and a mark, which separates words.
      token_ += 'i';
      end_token();
    } else {
      append_code_point(token_, letters_ == Case::lower ? lower(code_point) : code_point);
    }
  }

  std::vector<std::string> finish() {
    end_token();
    return std::move(tokens_);
  }

 private:
  static char32_t lower(char32_t code_point) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
  }

  void end_token() {
    if (token_.empty()) return;
    tokens_.push_back(std::move(token_));
    token_.clear();
  }

  Case letters_;
  std::string token_;
  std::vector<std::string> tokens_;
};

using Shingle = std::span<const std::string>;

bool before(const Shingle& left, const Shingle& right) {
  return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
}

std::vector<Shingle> sorted_shingles(const std::vector<std::string>& words) {
  std::vector<Shingle> shingles;
  if (words.empty()) return shingles;
  const Shingle all(words);
  const std::size_t length = std::min(words.size(), kShingleTokens);
  for (std::size_t first = 0; first + length <= words.size(); ++first) {
    shingles.push_back(all.subspan(first, length));
  }
  std::sort(shingles.begin(), shingles.end(), before);
  return shingles;
}

// The number of members that two sorted multisets share.
template <typename T, typename Before>
std::size_t shared(const std::vector<T>& left, const std::vector<T>& right, Before less) {
  std::size_t count = 0;
  for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
    if (less(*l, *r)) {
      ++l;
    } else if (less(*r, *l)) {
      ++r;
    } else {
      ++count;
      ++l;
      ++r;
    }
  }
  return count;
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

std::vector<std::string> word_set(std::string_view text) {
  std::vector<std::string> words = tokens(text, Case::lower);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::string lower_folded(std::string_view text) {
  const std::string folded = fold_space(text);
  std::string lowered;
  for (std::string_view rest = folded; !rest.empty();) {
    const char32_t c = take_code_point(rest);
    if (c == kUndecodable) continue;
    append_code_point(lowered,
                      static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
  }
  return lowered;
}

bool begins_with_day(std::string_view date) {
  constexpr std::string_view kPattern = "dddd-dd-dd";
  if (date.size() < kPattern.size()) return false;
  return std::equal(kPattern.begin(), kPattern.end(), date.begin(), [](char pattern, char c) {
    return pattern == 'd' ? c >= '0' && c <= '9' : c == pattern;
  });
}

std::chrono::sys_days day_of(std::string_view date) {
  const auto number = [&date](std::size_t at, std::size_t length) {
    int value = 0;
    std::from_chars(date.data() + at, date.data() + at + length, value);
    return value;
  };
  return std::chrono::year(number(0, 4)) / number(5, 2) / number(8, 2);
}

// Replaces typographic marks by those of a typewriter.
std::string plain_marks(std::string_view utf8) {
  std::string plain;
  while (!utf8.empty()) {
    const char32_t code_point = take_code_point(utf8);
    switch (code_point) {
      case U'\u2018':
      case U'\u2019':
      case U'\u201B':
      case U'\u2032':
      case U'`':
      case U'\u00B4':
        plain += '\'';
        break;
      case U'\u201C':
      case U'\u201D':
      case U'\u201E':
      case U'\u2033':
      case U'\u00AB':
      case U'\u00BB':
        plain += '"';
        break;
      case U'\u2010':
      case U'\u2011':
      case U'\u2012':
      case U'\u2013':
      case U'\u2014':
      case U'\u2212':
        plain += '-';
        break;
      case U'\u2026':
        plain += "...";
        break;
      default:
        if (code_point != kUndecodable) append_code_point(plain, code_point);
    }
  }
  return plain;
}

}  // namespace

double f1(double precision, double recall) {
  return share(2 * precision * recall, precision + recall);
}

std::vector<std::string> tokens(std::string_view utf8, Case letters) {
  Tokenizer tokenizer(letters);
  while (!utf8.empty()) tokenizer.add(take_code_point(utf8));
  return tokenizer.finish();
}

WordScore score_words(std::string_view truth, std::string_view output) {
  std::vector<std::string> wanted = tokens(truth, Case::lower);
  std::vector<std::string> given = tokens(output, Case::lower);
  WordScore score;
  score.truth_words = wanted.size();
  score.output_words = given.size();
  if (wanted.empty()) {
    score.precision = score.recall = score.f1 = given.empty() ? 1 : 0;
    return score;
  }
  std::sort(wanted.begin(), wanted.end());
  std::sort(given.begin(), given.end());
  const auto both = static_cast<double>(shared(wanted, given, std::less<>()));
  score.precision = share(both, static_cast<double>(given.size()));
  score.recall = share(both, static_cast<double>(wanted.size()));
  score.f1 = f1(score.precision, score.recall);
  return score;
}

double ShingleScore::precision() const { return share(in_both, in_both + output_only); }
double ShingleScore::recall() const { return share(in_both, in_both + truth_only); }

ShingleScore score_shingles(std::string_view truth, std::string_view output) {
  const std::vector<std::string> truth_words = tokens(truth, Case::keep);
  const std::vector<std::string> output_words = tokens(output, Case::keep);
  const std::vector<Shingle> wanted = sorted_shingles(truth_words);
  const std::vector<Shingle> given = sorted_shingles(output_words);
  const std::size_t both = shared(wanted, given, before);
  const auto all = static_cast<double>(wanted.size() + given.size() - both);
  return {.in_both = share(static_cast<double>(both), all),
          .output_only = share(static_cast<double>(given.size() - both), all),
          .truth_only = share(static_cast<double>(wanted.size() - both), all)};
}

double SnippetScore::precision() const {
  return share(static_cast<double>(found), static_cast<double>(found + leaked));
}
double SnippetScore::recall() const {
  return share(static_cast<double>(found), static_cast<double>(found + missing));
}

SnippetScore& SnippetScore::operator+=(const SnippetScore& other) {
  found += other.found;
  missing += other.missing;
  leaked += other.leaked;
  return *this;
}

SnippetScore score_snippets(const std::vector<std::string>& wanted,
                            const std::vector<std::string>& unwanted, std::string_view output) {
  const std::string text = fold_space(output);
  const auto holds = [&text](const std::string& folded) {
    return text.find(folded) != std::string::npos;
  };
  SnippetScore score;
  for (const std::string& segment : wanted) {
    const std::string folded = fold_space(segment);
    if (folded.empty()) continue;
    ++(holds(folded) ? score.found : score.missing);
  }
  for (const std::string& segment : unwanted) {
    const std::string folded = fold_space(segment);
    if (!folded.empty() && holds(folded)) ++score.leaked;
  }
  return score;
}

std::string fold_space(std::string_view utf8) {
  std::string folded;
  bool pending = false;
  while (!utf8.empty()) {
    const std::string_view before_it = utf8;
    const char32_t code_point = take_code_point(utf8);
    if (code_point != kUndecodable && is_space(code_point)) {
      pending = !folded.empty();
      continue;
    }
    if (pending) folded += ' ';
    pending = false;
    folded += before_it.substr(0, before_it.size() - utf8.size());
  }
  return folded;
}

bool same_title(std::string_view truth, std::string_view output) {
  return lower_folded(truth) == lower_folded(output);
}

bool alike_title(std::string_view truth, std::string_view output) {
  return same_title(plain_marks(truth), plain_marks(output));
}

bool same_authors(std::string_view truth, std::string_view output) {
  const std::vector<std::string> wanted = word_set(truth);
  const std::vector<std::string> given = word_set(output);
  const std::size_t both = shared(wanted, given, std::less<>());
  const std::size_t either = wanted.size() + given.size() - both;
  return share(static_cast<double>(both), static_cast<double>(either)) >= kAuthorOverlap;
}

bool same_day(std::string_view truth, std::string_view output) {
  return begins_with_day(truth) && begins_with_day(output) &&
         truth.substr(0, kDay) == output.substr(0, kDay);
}

bool adjacent_days(std::string_view truth, std::string_view output) {
  if (!begins_with_day(truth) || !begins_with_day(output)) return false;
  return std::chrono::abs(day_of(truth) - day_of(output)) == std::chrono::days(1);
}

}  // namespace pith::internal::bench
