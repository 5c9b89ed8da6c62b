#include "text/shape.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// ASCII that is neither letter nor digit, such as what separates clock times.
bool is_sign(char c) {
  return c > ' ' && c < 0x7F && !is_lower(c) && !is_ascii_digit(c) && (c < 'A' || c > 'Z');
}

bool is_stop(char c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
}

bool is_gap(char c) { return c == ' ' || c == '\n'; }

// Where the text's first token ends.
std::size_t token_end(std::string_view text) {
  return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_gap) - text.begin());
}

// "0:00", "12:07", "1:02:33".
bool is_clock(std::string_view token) {
  std::size_t colons = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == ':') {
      ++colons;
      if (i == 0 || i + 2 >= token.size() || !is_ascii_digit(token[i + 1]) ||
          !is_ascii_digit(token[i + 2])) {
        return false;
      }
    } else if (!is_ascii_digit(token[i])) {
      return false;
    }
  }
  return colons == 1 || colons == 2;
}

// A name in an icon font: lower-case words joined by _ ("more_vert").
bool is_ligature_name(std::string_view token) {
  return token.find('_') != kNone && is_lower(token.front()) &&
         std::all_of(token.begin(), token.end(),
                     [](char c) { return is_lower(c) || is_ascii_digit(c) || c == '_'; });
}

// A run of digits that has the length and range of a year.
bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
}

// The numbers in a token: "2024-05-04" has three, "23.40" two, "4th" one.
struct Numbers {
  int count = 0;
  bool year = false;
  bool clock = false;
};

Numbers numbers_in(std::string_view token) {
  Numbers numbers;
  std::string_view clock = token;
  while (!clock.empty() && !is_ascii_digit(clock.back())) clock.remove_suffix(1);
  numbers.clock = is_clock(clock);
  for (std::size_t at = 0; at < token.size();) {
    if (!is_ascii_digit(token[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < token.size() && is_ascii_digit(token[end])) ++end;
    ++numbers.count;
    numbers.year = numbers.year || is_year(token.substr(at, end - at));
    at = end;
  }
  return numbers;
}

// A date line has a date and perhaps a name, and nothing else.
constexpr std::size_t kDateLineTokens = 16;
constexpr std::size_t kDateLineWords = 9;  // words without digits

// In scripts without spaces, length and punctuation distinguish a line from a paragraph.
constexpr std::size_t kDateLineBytes = 160;
constexpr std::string_view kIdeographicStop = "\xE3\x80\x82";
constexpr std::string_view kIdeographicComma = "\xEF\xBC\x8C";

bool is_date_line(std::string_view text) {
  if (text.size() > kDateLineBytes || std::none_of(text.begin(), text.end(), is_ascii_digit) ||
      text.find(kIdeographicStop) != kNone || text.find(kIdeographicComma) != kNone) {
    return false;
  }
  std::size_t tokens = 0;
  std::size_t words = 0;
  int numbers = 0;
  bool year = false;
  bool clock = false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = token_end(rest);
    const Numbers found = numbers_in(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (end == 0) continue;
    if (++tokens > kDateLineTokens) return false;
    if (found.count == 0) ++words;
    numbers += found.count;
    year = year || found.year;
    clock = clock || found.clock;
  }
  return words <= kDateLineWords && ((year && numbers >= 2) || clock);
}

constexpr std::size_t kCopyrightBytes = 300;

bool is_copyright(std::string_view text) {
  return text.size() <= kCopyrightBytes && text.find("\xC2\xA9") != kNone;
}

class Tokens {
 public:
  explicit Tokens(std::string_view text) : rest_(text) {}

  bool next() {
    while (!rest_.empty() && is_gap(rest_.front())) rest_.remove_prefix(1);
    token_ = rest_.substr(0, token_end(rest_));
    rest_.remove_prefix(token_.size());
    return !token_.empty();
  }
  std::string_view token() const { return token_; }

 private:
  std::string_view rest_;
  std::string_view token_;
};

// How often the sprite's prefix "icon" appears in the text, joined to its neighbors or not: by "c",
// its rarest letter.
std::size_t count_icon(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("con", 1); at != kNone; at = text.find("con", at + 1)) {
    count += text[at - 1] == 'i' ? 1 : 0;
  }
  return count;
}

// Three names in a row and hardly any other words; prose about icons has other words.
bool is_row_of_icons(std::string_view text) {
  const std::size_t icons = count_icon(text);
  if (icons < 3) return false;
  if (std::any_of(text.begin(), text.end(), is_stop)) return false;  // "Silicon, silicon oxide"
  std::size_t tokens = 0;
  for (Tokens rest(text); rest.next();) ++tokens;
  return icons * 3 >= tokens;
}

// Where the first part of a class name in an icon font ends: "fa" of "fa-chevron-down". 0: it is
// none.
std::size_t class_prefix(std::string_view token) {
  const std::size_t hyphen = token.find('-');
  if (hyphen == kNone || hyphen < 2 || hyphen + 1 >= token.size()) return 0;
  const bool fits = std::all_of(token.begin(), token.end(), [](char c) {
    return is_lower(c) || is_ascii_digit(c) || c == '-';
  });
  return fits ? hyphen : 0;
}

// "fa-bars fa-search fa-user": two or more names with one prefix, and little else.
bool is_row_of_classes(std::string_view text) {
  constexpr std::size_t kMaxOther = 3;  // bytes of a token between them
  std::string_view prefix;
  std::size_t names = 0;
  for (Tokens rest(text); rest.next();) {
    const std::size_t end = class_prefix(rest.token());
    if (end == 0) {
      if (rest.token().size() > kMaxOther) return false;
      continue;
    }
    const std::string_view own = rest.token().substr(0, end);
    if (names > 0 && own != prefix) return false;
    prefix = own;
    ++names;
  }
  return names >= 2;
}

}  // namespace

Shape shape_of(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_gap)) return Shape::text;
  // Each one holds until a token contradicts it; in prose the first few tokens do.
  bool only_clocks = true;
  bool only_names = true;
  bool clock = false;
  bool ligature = false;
  for (Tokens rest(text); (only_clocks || only_names) && rest.next();) {
    const std::string_view token = rest.token();
    const bool is_a_clock = is_clock(token);
    const bool is_a_name = is_ligature_name(token);
    clock = clock || is_a_clock;
    ligature = ligature || is_a_name;
    only_clocks = only_clocks && (is_a_clock || std::all_of(token.begin(), token.end(), is_sign));
    // Rows of ligature names also contain lower-case words: "share", "home".
    only_names = only_names && (is_a_name || std::all_of(token.begin(), token.end(), is_lower));
  }
  if (only_clocks && clock) return Shape::clocks;
  if (only_names && ligature) return Shape::icon_names;
  if (is_row_of_icons(text) || is_row_of_classes(text)) return Shape::icon_names;
  if (is_date_line(text)) return Shape::date_line;
  return is_copyright(text) ? Shape::copyright : Shape::text;
}

}  // namespace pith::internal
