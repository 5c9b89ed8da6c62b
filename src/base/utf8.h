// Validation, decoding and encoding of UTF-8, one code point at a time. text/transcode.h repairs
// invalid text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/eight_bytes.h"

namespace pith::internal {

inline constexpr std::string_view kUtf8ByteOrderMark = "\xEF\xBB\xBF";

constexpr bool is_utf8_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Writes `code_point`, which is at most U+10FFFF, and returns its end: at most four bytes on.
inline char* write_utf8(char* out, std::uint32_t code_point) {
  const auto continuation = [code_point](unsigned shift) {
    return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F));
  };
  if (code_point < 0x80) {
    *out++ = static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    *out++ = static_cast<char>(0xC0 | (code_point >> 6));
    *out++ = continuation(0);
  } else if (code_point < 0x10000) {
    *out++ = static_cast<char>(0xE0 | (code_point >> 12));
    *out++ = continuation(6);
    *out++ = continuation(0);
  } else {
    *out++ = static_cast<char>(0xF0 | (code_point >> 18));
    *out++ = continuation(12);
    *out++ = continuation(6);
    *out++ = continuation(0);
  }
  return out;
}

inline void append_utf8(std::string& out, std::uint32_t code_point) {
  std::array<char, 4> bytes;
  const char* const end = write_utf8(bytes.data(), code_point);
  out.append(bytes.data(), static_cast<std::size_t>(end - bytes.data()));
}

// The code point at `p`, which advances past it. A byte that starts no valid sequence counts as
// U+FFFD, so that invalid text can do no harm.
inline char32_t next_code_point(const unsigned char*& p, const unsigned char* end) {
  constexpr auto is_more = [](unsigned char byte) { return (byte & 0xC0) == 0x80; };
  const auto bits = [&p](int byte) -> char32_t { return p[byte] & 0x3F; };
  const unsigned char lead = *p++;
  if (lead < 0x80) return lead;
  char32_t code_point = 0xFFFD;
  if (lead < 0xE0) {
    if (lead < 0xC2 || end - p < 1 || !is_more(p[0])) return code_point;
    code_point = (lead & 0x1FU) << 6 | bits(0);
    p += 1;
  } else if (lead < 0xF0) {
    if (end - p < 2 || !is_more(p[0]) || !is_more(p[1])) return code_point;
    code_point = (lead & 0x0FU) << 12 | bits(0) << 6 | bits(1);
    p += 2;
  } else {
    if (lead > 0xF4 || end - p < 3 || !is_more(p[0]) || !is_more(p[1]) || !is_more(p[2])) {
      return code_point;
    }
    code_point = (lead & 0x07U) << 18 | bits(0) << 12 | bits(1) << 6 | bits(2);
    p += 3;
  }
  return code_point;
}

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  // bytes; 0 when there is none at that place
};

// The code point that begins at (ends before) `position`; a stray byte counts as U+FFFD, size 1.
inline CodePoint code_point_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) return {};
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* next = bytes + position;
  const char32_t value = next_code_point(next, bytes + text.size());
  return {value, static_cast<std::size_t>(next - bytes) - position};
}

inline CodePoint code_point_before(std::string_view text, std::size_t position) {
  if (position == 0 || position > text.size()) return {};
  std::size_t start = position - 1;
  while (start > 0 && position - start < 4 && is_utf8_continuation(text[start])) --start;
  const CodePoint found = code_point_at(text, start);
  return start + found.size == position ? found : CodePoint{0xFFFD, 1};
}

// True when `position` does not lie inside a code point (or past the end).
inline bool is_boundary(std::string_view text, std::size_t position) {
  return position == text.size() ||
         (position < text.size() && !is_utf8_continuation(text[position]));
}

// The length of the valid sequence at `at`. Where there is none, minus the length of the longest
// piece that can't be part of one, which the Unicode standard replaces by one U+FFFD. Never 0.
inline int utf8_sequence(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned char {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0;
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return -1;
  const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  // The second byte has a smaller range where overlong forms, surrogates and what is above
  // U+10FFFF would begin.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return -1;
  for (int i = 2; i < length; ++i)
    if ((byte(static_cast<std::size_t>(i)) & 0xC0) != 0x80) return -i;
  return length;
}

// The offset of the first byte at or behind `at` that is not ASCII; the size when there is none.
inline std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  std::uint64_t eight = 0;
  // Four at a time while that goes well, as it does on most pages to their end.
  for (std::array<std::uint64_t, 4> many; at + sizeof many <= bytes.size(); at += sizeof many) {
    std::memcpy(&many, bytes.data() + at, sizeof many);
    if (((many[0] | many[1] | many[2] | many[3]) & kHighBits) != 0) break;
  }
  while (at + sizeof eight <= bytes.size()) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
    at += sizeof eight;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

struct Utf8Tally {
  std::size_t good = 0;           // valid sequences of two bytes and more
  std::size_t bad = 0;            // invalid pieces
  std::size_t continuations = 0;  // bytes after the first of the good ones: chance makes few
  bool truncated = false;         // the last piece is a sequence that the end of the bytes cuts off
};

inline Utf8Tally tally_utf8(std::string_view bytes) {
  Utf8Tally tally;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80) {
      const int length = utf8_sequence(bytes, at);
      if (length > 0) {
        ++tally.good;
        tally.continuations += static_cast<std::size_t>(length) - 1;
        at += static_cast<std::size_t>(length);
      } else {
        ++tally.bad;
        at += static_cast<std::size_t>(-length);
        // A lead byte, and every byte that followed fits: only the end is missing.
        const auto lead = static_cast<unsigned char>(bytes[at - static_cast<std::size_t>(-length)]);
        tally.truncated = at == bytes.size() && lead >= 0xC2 && lead <= 0xF4;
      }
    }
  }
  return tally;
}

}  // namespace pith::internal
