#include "metadata/values/date_scripts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"
#include "base/eight_bytes.h"
#include "metadata/values/dates.h"

namespace pith::internal {
namespace {

// Signs of scripts whose short forms have dots or whose months have two words.
struct Written {
  std::string_view from, to;
};
constexpr std::array<Written, 21> kWritten = {{
    {"\xD9\x83\xD8\xA7\xD9\x86\xD9\x88\xD9\x86 \xD8\xA7\xD9\x84\xD8\xAB\xD8\xA7\xD9\x86\xD9\x8A",
     "\xD9\x8A\xD9\x86\xD8\xA7\xD9\x8A\xD8\xB1"},
    {"\xD9\x83\xD8\xA7\xD9\x86\xD9\x88\xD9\x86 \xD8\xA7\xD9\x84\xD8\xA3\xD9\x88\xD9\x84",
     "\xD8\xAF\xD9\x8A\xD8\xB3\xD9\x85\xD8\xA8\xD8\xB1"},
    {"\xD9\x83\xD8\xA7\xD9\x86\xD9\x88\xD9\x86 \xD8\xA7\xD9\x84\xD8\xA7\xD9\x88\xD9\x84",
     "\xD8\xAF\xD9\x8A\xD8\xB3\xD9\x85\xD8\xA8\xD8\xB1"},
    {"\xD8\xAA\xD8\xB4\xD8\xB1\xD9\x8A\xD9\x86 \xD8\xA7\xD9\x84\xD8\xA3\xD9\x88\xD9\x84",
     "\xD8\xA3\xD9\x83\xD8\xAA\xD9\x88\xD8\xA8\xD8\xB1"},
    {"\xD8\xAA\xD8\xB4\xD8\xB1\xD9\x8A\xD9\x86 \xD8\xA7\xD9\x84\xD8\xA7\xD9\x88\xD9\x84",
     "\xD8\xA3\xD9\x83\xD8\xAA\xD9\x88\xD8\xA8\xD8\xB1"},
    {"\xD8\xAA\xD8\xB4\xD8\xB1\xD9\x8A\xD9\x86 \xD8\xA7\xD9\x84\xD8\xAB\xD8\xA7\xD9\x86\xD9\x8A",
     "\xD9\x86\xD9\x88\xD9\x81\xD9\x85\xD8\xA8\xD8\xB1"},
    {"\xD8\x8C", ","},
    {"\xE0\xB8\xA1.\xE0\xB8\x84.",
     " \xE0\xB8\xA1\xE0\xB8\x81\xE0\xB8\xA3\xE0\xB8\xB2\xE0\xB8\x84\xE0\xB8\xA1 "},
    {"\xE0\xB8\x81.\xE0\xB8\x9E.",
     " \xE0\xB8\x81\xE0\xB8\xB8\xE0\xB8\xA1\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\x9E\xE0\xB8\xB1\xE0\xB8"
     "\x99\xE0\xB8\x98\xE0\xB9\x8C "},
    {"\xE0\xB8\xA1\xE0\xB8\xB5.\xE0\xB8\x84.",
     " \xE0\xB8\xA1\xE0\xB8\xB5\xE0\xB8\x99\xE0\xB8\xB2\xE0\xB8\x84\xE0\xB8\xA1 "},
    {"\xE0\xB9\x80\xE0\xB8\xA1.\xE0\xB8\xA2.",
     " \xE0\xB9\x80\xE0\xB8\xA1\xE0\xB8\xA9\xE0\xB8\xB2\xE0\xB8\xA2\xE0\xB8\x99 "},
    {"\xE0\xB8\x9E.\xE0\xB8\x84.",
     " \xE0\xB8\x9E\xE0\xB8\xA4\xE0\xB8\xA9\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\x84\xE0\xB8\xA1 "},
    {"\xE0\xB8\xA1\xE0\xB8\xB4.\xE0\xB8\xA2.",
     " \xE0\xB8\xA1\xE0\xB8\xB4\xE0\xB8\x96\xE0\xB8\xB8\xE0\xB8\x99\xE0\xB8\xB2\xE0\xB8\xA2\xE0\xB8"
     "\x99 "},
    {"\xE0\xB8\x81.\xE0\xB8\x84.",
     " \xE0\xB8\x81\xE0\xB8\xA3\xE0\xB8\x81\xE0\xB8\x8E\xE0\xB8\xB2\xE0\xB8\x84\xE0\xB8\xA1 "},
    {"\xE0\xB8\xAA.\xE0\xB8\x84.",
     " \xE0\xB8\xAA\xE0\xB8\xB4\xE0\xB8\x87\xE0\xB8\xAB\xE0\xB8\xB2\xE0\xB8\x84\xE0\xB8\xA1 "},
    {"\xE0\xB8\x81.\xE0\xB8\xA2.",
     " \xE0\xB8\x81\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\xA2\xE0\xB8\xB2\xE0\xB8\xA2\xE0\xB8\x99 "},
    {"\xE0\xB8\x95.\xE0\xB8\x84.",
     " \xE0\xB8\x95\xE0\xB8\xB8\xE0\xB8\xA5\xE0\xB8\xB2\xE0\xB8\x84\xE0\xB8\xA1 "},
    {"\xE0\xB8\x9E.\xE0\xB8\xA2.",
     " \xE0\xB8\x9E\xE0\xB8\xA4\xE0\xB8\xA8\xE0\xB8\x88\xE0\xB8\xB4\xE0\xB8\x81\xE0\xB8\xB2\xE0\xB8"
     "\xA2\xE0\xB8\x99 "},
    {"\xE0\xB8\x98.\xE0\xB8\x84.",
     " \xE0\xB8\x98\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\xA7\xE0\xB8\xB2\xE0\xB8\x84\xE0\xB8\xA1 "},
    {"\xE0\xB8\x9E.\xE0\xB8\xA8.", " "},
    {"\xE0\xB8\x84.\xE0\xB8\xA8.", " "},
}};

// The bytes of the zeros of other scripts, before the last one: Arabic, Persian, Devanagari,
// Bengali, Thai, wide.
struct Digits {
  std::string_view lead;
  unsigned char zero;
};
constexpr std::array<Digits, 6> kDigits = {{{"\xD9", 0xA0},
                                            {"\xDB", 0xB0},
                                            {"\xE0\xA5", 0xA6},
                                            {"\xE0\xA7", 0xA6},
                                            {"\xE0\xB9", 0x90},
                                            {"\xEF\xBC", 0x90}}};

// The lowest of the bytes among which is_other_script() chooses.
constexpr unsigned char kFirstHigh = 0xD8;

// True for the first byte of a character that western() may replace.
bool is_other_script(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0xD8 && byte <= 0xDB) || byte == 0xE0 || byte == 0xEF;
}

// Appends the digit of another script that begins `rest` in ASCII and returns its bytes, 0 for
// anything else.
std::size_t append_digit(std::string_view rest, std::string& out) {
  for (const Digits& digits : kDigits) {
    if (rest.size() <= digits.lead.size() || !rest.starts_with(digits.lead)) continue;
    const auto last = static_cast<unsigned char>(rest[digits.lead.size()]);
    if (last < digits.zero || last > digits.zero + 9) continue;
    out += static_cast<char>('0' + (last - digits.zero));
    return digits.lead.size() + 1;
  }
  return 0;
}

}  // namespace

std::string ascii_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t taken = append_digit(text.substr(at), out);
    if (taken == 0) out += text[at];
    at += std::max<std::size_t>(taken, 1);
  }
  return out;
}

std::size_t first_digit(std::string_view text) {
  std::string digit;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_ascii_digit(text[at])) return at;
    if (is_other_script(text[at]) && append_digit(text.substr(at), digit) != 0) return at;
  }
  return std::string_view::npos;
}

bool has_persian_digit(std::string_view text) {
  constexpr char kLead = '\xDB';
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto last = static_cast<unsigned char>(text[at + 1]);
    if (text[at] == kLead && last >= 0xB0 && last <= 0xB9) return true;
  }
  return false;
}

bool has_thai_letter(std::string_view text) {
  return text.find("\xE0\xB8") != std::string_view::npos ||
         text.find("\xE0\xB9") != std::string_view::npos;
}

bool has_other_script(std::string_view text) {
  const auto candidates = [](std::uint64_t bytes) { return at_least(bytes, kFirstHigh); };
  return any_of_eight(text, candidates) && std::any_of(text.begin(), text.end(), is_other_script);
}

std::string western(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (!is_other_script(text[at])) {
      out += text[at++];
      continue;
    }
    const std::string_view rest = text.substr(at);
    std::size_t taken = append_digit(rest, out);
    for (const Written& written : kWritten) {
      if (taken != 0 || !rest.starts_with(written.from)) continue;
      out += written.to;
      taken = written.from.size();
    }
    // A whole character, so that none is found inside another.
    if (taken == 0) {
      taken = 1;
      while (taken < rest.size() && (static_cast<unsigned char>(rest[taken]) & 0xC0U) == 0x80U) {
        ++taken;
      }
      out += rest.substr(0, taken);
    }
    at += taken;
  }
  return out;
}

bool may_have_digit(std::string_view text) {
  return any_of_eight(text, digits_of) || has_other_script(text);
}

}  // namespace pith::internal
