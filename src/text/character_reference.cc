#include "text/character_reference.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

// "NAME=HEX[,HEX]", sorted by name; the name includes its ';' unless that is optional.
constexpr std::string_view kData =
#include "text/character_references.data"
    ;

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kLongestWithoutSemicolon = 6;

constexpr std::uint32_t kReplacement = 0xFFFD;

constexpr bool is_between_entries(char c) { return c == ' ' || c == '\n'; }

// An entry of the data.
struct Named {
  std::uint16_t begin = 0;
  std::uint8_t name_size = 0;

  constexpr std::string_view name() const { return kData.substr(begin, name_size); }
};
static_assert(kData.size() < 65536);

constexpr std::size_t kNames = [] {
  std::size_t names = 0;
  for (const char c : kData) names += c == '=' ? 1 : 0;
  return names;
}();

constexpr std::array<Named, kNames> kNamed = [] {
  std::array<Named, kNames> named = {};
  std::size_t count = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < kData.size(); ++at) {
    if (is_between_entries(kData[at])) begin = at + 1;
    if (kData[at] != '=') continue;
    named[count].begin = static_cast<std::uint16_t>(begin);
    named[count].name_size = static_cast<std::uint8_t>(at - begin);
    ++count;
  }
  return named;
}();

static_assert(std::is_sorted(kNamed.begin(), kNamed.end(),
                             [](const Named& a, const Named& b) { return a.name() < b.name(); }));
static_assert(is_between_entries(kData.back()));

constexpr unsigned low_bits(char c) { return static_cast<unsigned char>(c) % 64U; }

// The first two characters of the names that need no ';'. Most names after a '&' in addresses,
// which are parameters, begin with none of them.
constexpr std::array<std::uint64_t, 64> kBareBeginnings = [] {
  std::array<std::uint64_t, 64> beginnings = {};
  for (const Named& named : kNamed) {
    const std::string_view name = named.name();
    if (name.back() != ';') beginnings[low_bits(name[0])] |= std::uint64_t{1} << low_bits(name[1]);
  }
  return beginnings;
}();

// Appends the characters of a name. Returns false if there is no such name.
bool append_by_name(std::string& out, std::string_view name) {
  const auto it =
      std::lower_bound(kNamed.begin(), kNamed.end(), name,
                       [](const Named& named, std::string_view key) { return named.name() < key; });
  if (it == kNamed.end() || it->name() != name) return false;
  const char* at = it->name().data() + it->name_size;
  for (const char* const end = kData.data() + kData.size(); !is_between_entries(*at);) {
    std::uint32_t code = 0;
    at = std::from_chars(at + 1, end, code, 16).ptr;
    append_utf8(out, code);
  }
  return true;
}

bool is_control(std::uint32_t code) {
  return code == 0x7F ||
         (code < 0x20 && code != '\t' && code != '\n' && code != '\f' && code != '\r');
}

// Numbers of C1 control characters mean the characters of windows-1252 on real pages.
std::uint32_t from_windows_1252(std::uint32_t code) {
  constexpr std::array<std::uint16_t, 32> kWindows = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (code >= 0x80 && code < 0xA0) return kWindows[code - 0x80];
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code == 0 || surrogate || code > 0x10FFFF ? kReplacement : code;
}

// Decodes "#65" or "#x41" at the start of `text`, appends it, and returns its length or 0.
std::size_t append_numeric(std::string& out, std::string_view text) {
  const bool hex = text.size() > 1 && (text[1] | 0x20) == 'x';
  const std::string_view digits = text.substr(hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto result =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (result.ec == std::errc::invalid_argument) return 0;
  if (result.ec == std::errc::result_out_of_range) code = kReplacement;
  if (!is_control(code) || code == 0) append_utf8(out, from_windows_1252(code));
  return static_cast<std::size_t>(result.ptr - text.data());
}

// The same for a name, including its ';' if there is one.
std::size_t append_named(std::string& out, std::string_view text, ReferencesIn place) {
  if (text.substr(0, 4) == "amp;") {  // by far the most frequent one
    out += '&';
    return 4;
  }
  std::size_t size = 0;
  while (size < std::min(text.size(), kLongestName) && is_ascii_alphanumeric(text[size])) ++size;
  const bool closed = size < text.size() && text[size] == ';';
  if (closed && append_by_name(out, text.substr(0, size + 1))) return size + 1;
  const bool may_be_bare =
      size > 1 && (kBareBeginnings[low_bits(text[0])] >> low_bits(text[1]) & 1) != 0;
  if (!may_be_bare) return 0;
  for (size = std::min(size, kLongestWithoutSemicolon); size > 1; --size) {
    const std::size_t before = out.size();
    if (!append_by_name(out, text.substr(0, size))) continue;
    const char next = size < text.size() ? text[size] : ' ';
    if (place == ReferencesIn::text || (next != '=' && !is_ascii_alphanumeric(next))) return size;
    out.resize(before);
    return 0;
  }
  return 0;
}

// Handles "\r" or a control character at text[at]; returns how many bytes it consumes.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
  if (text[at] != '\r') return 1;
  out += '\n';
  return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

}  // namespace

void append_decoded(std::string& out, std::string_view text, ReferencesIn place) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte != '&' && byte != '\r' && !is_control(byte)) {
      ++at;
      continue;
    }
    out.append(text.substr(copied, at - copied));
    if (byte != '&') {
      at += append_special(out, text, at);
    } else {
      const std::string_view rest = text.substr(at + 1);
      const std::size_t size = !rest.empty() && rest[0] == '#' ? append_numeric(out, rest)
                                                               : append_named(out, rest, place);
      if (size == 0) out += '&';
      const bool closed = size > 0 && rest[0] == '#' && size < rest.size() && rest[size] == ';';
      at += 1 + size + (closed ? 1 : 0);
    }
    copied = at;
  }
  out.append(text.substr(copied));
}

void append_plain(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte != '\r' && !is_control(byte)) {
      ++at;
      continue;
    }
    out.append(text.substr(copied, at - copied));
    at += append_special(out, text, at);
    copied = at;
  }
  out.append(text.substr(copied));
}

bool append_reference(std::string& out, std::string_view name) {
  if (!name.empty() && name[0] == '#') return append_numeric(out, name) == name.size();
  std::array<char, kLongestName + 1> whole{};
  if (name.size() > kLongestName) return false;
  std::copy(name.begin(), name.end(), whole.begin());
  whole[name.size()] = ';';
  return append_by_name(out, {whole.data(), name.size() + 1});
}

}  // namespace pith::internal
