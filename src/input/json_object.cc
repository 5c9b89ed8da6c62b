#include "input/json_object.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/ascii.h"
#include "base/eight_bytes.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kEscapeSize = 6;  // of "\u0041", the longest escape

// Whether any of eight bytes of a string needs special treatment: a quote, a backslash, a control
// character or a byte of a UTF-8 sequence.
bool any_special(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t quote = word ^ (kEachByte * '"');
  const std::uint64_t backslash = word ^ (kEachByte * '\\');
  const std::uint64_t low =
      ((word - kEachByte * 0x20) | (quote - kEachByte) | (backslash - kEachByte)) & ~word &
      kHighBits;
  return ((word & kHighBits) | low) != 0;
}

bool is_special(char c) { return static_cast<signed char>(c) < 0x20 || c == '"' || c == '\\'; }

// Scans a text. The first unexpected input is recorded as its flaw.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::string_view flaw() const { return flaw_; }
  std::size_t at() const { return at_; }
  // Returns NUL at the end, which no caller looks for.
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  std::string_view since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }

  bool skip(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') ++at_;
  }

  bool next_is(char wanted) {
    skip_blanks();
    return peek() == wanted;
  }

  // Each of these skips white space and then moves past what it names.
  bool sign(char wanted, std::string_view flaw) {
    if (!next_is(wanted)) return fail(flaw);
    ++at_;
    return true;
  }
  bool end() {
    skip_blanks();
    return at_ == text_.size() || fail("invalid JSON: text follows its end");
  }
  bool name() { return next_is('"') ? string() : fail("invalid JSON: a name is missing"); }
  bool colon() { return sign(':', "invalid JSON: a colon is missing"); }
  bool value(std::size_t depth);

  bool fail(std::string_view flaw) {
    flaw_ = at_ == text_.size() ? "invalid JSON: cut short" : flaw;
    return false;
  }

 private:
  // The brackets that are open.
  using Open = std::array<char, kMaxJsonDepth>;

  bool string();
  bool escape();
  bool scalar();
  bool number();
  bool digits();

  std::string_view text_;
  std::size_t at_ = 0;
  std::string_view flaw_;
};

// `depth`: the number of brackets around it.
bool Scanner::value(std::size_t depth) {
  Open open;
  const std::size_t outside = depth;
  while (true) {
    skip_blanks();
    const bool is_object = peek() == '{';
    if (is_object || peek() == '[') {
      if (depth == kMaxJsonDepth) return fail("nested more than 1000 deep");
      open[depth++] = is_object ? '}' : ']';
      ++at_;
      if (!next_is(open[depth - 1])) {
        if (is_object && !(name() && colon())) return false;
        continue;
      }
    } else if (!scalar()) {
      return false;
    }
    // After a value, or before the bracket that closes an empty one.
    while (depth > outside && next_is(open[depth - 1])) {
      --depth;
      ++at_;
    }
    if (depth == outside) return true;
    const bool in_object = open[depth - 1] == '}';
    if (!sign(',', in_object ? "invalid JSON: a comma or } is missing"
                             : "invalid JSON: a comma or ] is missing")) {
      return false;
    }
    if (in_object && !(name() && colon())) return false;
  }
}

bool Scanner::scalar() {
  if (peek() == '"') return string();
  if (peek() == '-' || is_ascii_digit(peek())) return number();
  if (skip("true") || skip("false") || skip("null")) return true;
  return fail("invalid JSON: a value is missing");
}

bool Scanner::digits() {
  if (!is_ascii_digit(peek())) return fail("invalid JSON: a number lacks a digit");
  while (is_ascii_digit(peek())) ++at_;
  return true;
}

bool Scanner::number() {
  skip("-");
  if (!skip("0") && !digits()) return false;  // after a leading 0, no digit may follow
  if (skip(".") && !digits()) return false;
  if (!skip("e") && !skip("E")) return true;
  if (!skip("-")) skip("+");
  return digits();
}

bool Scanner::string() {
  ++at_;
  while (true) {
    while (at_ + 8 <= text_.size() && !any_special(text_.data() + at_)) at_ += 8;
    while (at_ < text_.size() && !is_special(text_[at_])) ++at_;
    if (skip("\"")) return true;
    if (peek() == '\\') {
      if (!escape()) return false;
    } else if (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) < 0x20) {
      return fail("invalid JSON: a control character in a string");
    } else {
      const int length = at_ < text_.size() ? utf8_sequence(text_, at_) : 0;
      if (length <= 0) return fail("invalid JSON: not UTF-8");
      at_ += static_cast<std::size_t>(length);
    }
  }
}

bool Scanner::escape() {
  constexpr std::string_view kOfOne = "\"\\/bfnrt";
  ++at_;
  if (peek() != '\0' && kOfOne.find(peek()) != std::string_view::npos) {
    ++at_;
    return true;
  }
  if (!skip("u")) return fail("invalid JSON: an invalid escape");
  for (int i = 0; i < 4; ++i, ++at_) {
    if (hex_value(peek()) < 0) return fail("invalid JSON: an invalid escape");
  }
  return true;
}

// Why a text that does not begin as an object is invalid.
std::string_view no_object(Scanner& scanner) {
  return scanner.value(0) && scanner.end() ? "not a JSON object" : scanner.flaw();
}

// Reads the members up to the closing brace.
bool read_members(Scanner& scanner, std::vector<JsonMember>& members) {
  do {
    scanner.skip_blanks();
    const std::size_t name_begin = scanner.at();
    if (!scanner.name()) return false;
    const std::string_view name = scanner.since(name_begin);
    if (!scanner.colon()) return false;
    scanner.skip_blanks();
    const std::size_t begin = scanner.at();
    if (!scanner.value(1)) return false;
    if (members.size() == kMaxJsonMembers) return scanner.fail("more than 100000 members");
    members.push_back({name, scanner.since(begin)});
    scanner.skip_blanks();
  } while (scanner.skip(","));
  return scanner.sign('}', "invalid JSON: a comma or } is missing");
}

// The code unit of the "\u0041" at `at`, or a negative number if there is none.
int code_unit(std::string_view string, std::size_t at) {
  const std::string_view escape = string.substr(at, kEscapeSize);
  if (escape.size() < kEscapeSize || !escape.starts_with("\\u")) return -1;
  int unit = 0;
  for (const char c : escape.substr(2)) {
    if (hex_value(c) < 0) return -1;
    unit = unit * 16 + hex_value(c);
  }
  return unit;
}

bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Decodes the escape at `at` and returns where it ends.
std::size_t decode_escape(std::string_view string, std::size_t at, std::string& out) {
  constexpr std::string_view kLetters = "bfnrt";
  constexpr std::string_view kMeant = "\b\f\n\r\t";
  constexpr int kReplacement = 0xFFFD;
  int code = code_unit(string, at);
  if (code < 0) {
    if (at + 1 == string.size()) return at + 1;
    const char letter = string[at + 1];
    const std::size_t known = kLetters.find(letter);
    out += known == std::string_view::npos ? letter : kMeant[known];
    return at + 2;
  }
  at += kEscapeSize;
  if (is_high_surrogate(code) && is_low_surrogate(code_unit(string, at))) {
    code = 0x10000 + ((code - 0xD800) << 10) + (code_unit(string, at) - 0xDC00);
    at += kEscapeSize;
  } else if (is_high_surrogate(code) || is_low_surrogate(code)) {
    code = kReplacement;
  }
  append_utf8(out, static_cast<std::uint32_t>(code));
  return at;
}

}  // namespace

JsonObject read_json_object(std::string_view text) {
  Scanner scanner(text);
  scanner.skip(kUtf8ByteOrderMark);
  scanner.skip_blanks();
  if (!scanner.skip("{")) return {.flaw = no_object(scanner)};
  scanner.skip_blanks();
  JsonObject object;
  const bool whole = scanner.skip("}") || read_members(scanner, object.members);
  if (!whole || !scanner.end()) return {.flaw = scanner.flaw()};
  return object;
}

bool has_name(const JsonMember& member, std::string_view name) {
  const std::string_view written = member.name.substr(1, member.name.size() - 2);
  if (written.find('\\') == std::string_view::npos) return written == name;
  return written.size() <= name.size() * kEscapeSize && json_text(member.name) == name;
}

std::string json_text(std::string_view string) {
  string = string.substr(1, string.size() - 2);
  std::string out;
  out.reserve(string.size());
  for (std::size_t at = 0; at < string.size();) {
    const std::size_t escape = std::min(string.find('\\', at), string.size());
    out.append(string, at, escape - at);
    at = escape == string.size() ? escape : decode_escape(string, escape, out);
  }
  return out;
}

std::string_view json_member(const JsonObject& object, std::string_view name) {
  std::string_view value;
  for (const JsonMember& member : object.members) {
    if (has_name(member, name)) value = member.value;
  }
  return value;
}

std::string json_string_member(const JsonObject& object, std::string_view name) {
  const std::string_view value = json_member(object, name);
  return is_json_string(value) ? json_text(value) : std::string();
}

}  // namespace pith::internal
