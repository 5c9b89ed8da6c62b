#include "metadata/values/clean_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/ascii.h"
#include "html/tag_token.h"
#include "text/character_reference.h"
#include "text/decode.h"

namespace pith::internal {
namespace {

// The longest reference that is decoded ("#x10FFFF", "hellip"). Longer names are rare letters.
constexpr std::size_t kMaxReferenceBytes = 8;

// Returns the length of the white space at `at`, or of a character to drop (then `drop` is set), or
// 0 for other characters.
std::size_t blank_length(std::string_view text, std::size_t at, bool& drop) {
  auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  drop = false;
  if (byte(0) <= ' ' || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) == 0xA0) return 2;  // no-break space
  if (byte(0) == 0xE2 && byte(1) == 0x80) {
    const bool space = (byte(2) >= 0x80 && byte(2) <= 0x8A) || byte(2) == 0xA8 || byte(2) == 0xA9 ||
                       byte(2) == 0xAF;  // U+2000..200A, 2028, 2029, 202F
    drop = byte(2) == 0x8B;              // zero width space
    return space || drop ? 3 : 0;
  }
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;  // ideographic space
  drop = true;
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return 2;                      // a control character
  if (byte(0) == 0xC2 && byte(1) == 0xAD) return 2;                     // soft hyphen
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;  // BOM
  return 0;
}

// False for the first bytes of what blank_length() finds.
constexpr auto kSolid = [] {
  std::array<bool, 256> solid = {};
  solid.fill(true);
  for (std::size_t byte = 0; byte <= ' '; ++byte) solid[byte] = false;
  for (const std::size_t byte : {0x7F, 0xC2, 0xE2, 0xE3, 0xEF}) solid[byte] = false;
  return solid;
}();

// True when `text` begins with a tag that begins another line.
bool begins_another_line(std::string_view text) {
  constexpr std::size_t kMaxTagBytes = 16;
  TagToken token;
  if (!read_tag_name(text.substr(0, kMaxTagBytes), 0, token)) return false;
  switch (token.tag) {
    // clang-format off
    case Tag::article: case Tag::blockquote: case Tag::br: case Tag::dd: case Tag::div:
    case Tag::dl: case Tag::dt: case Tag::figcaption: case Tag::figure: case Tag::h1:
    case Tag::h2: case Tag::h3: case Tag::h4: case Tag::h5: case Tag::h6: case Tag::hr:
    case Tag::li: case Tag::ol: case Tag::p: case Tag::pre: case Tag::section: case Tag::table:
    case Tag::tbody: case Tag::td: case Tag::tfoot: case Tag::th: case Tag::thead: case Tag::tr:
    case Tag::ul:
      // clang-format on
      return true;
    default:
      return false;
  }
}

// True for elements that separate words, false for inline ones.
bool separates_words(Node node) {
  switch (node.tag()) {
    case Tag::a:
    case Tag::em:
    case Tag::strong:
    case Tag::b:
    case Tag::i:
    case Tag::u:
    case Tag::font:
    case Tag::mark:
    case Tag::sub:
    case Tag::sup:
    case Tag::abbr:
    case Tag::small:
    case Tag::bdi:
    case Tag::wbr:
    case Tag::span:
    case Tag::ruby:
    case Tag::rt:
    case Tag::rp:
      return false;
    default:
      return true;
  }
}

// The byte that Windows-1252 writes for a code point, -1 for none.
int windows_1252_byte(unsigned code) {
  constexpr std::array<unsigned, 32> kHigh = {
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (code < 0x100) return static_cast<int>(code);
  const auto* const at = std::find(kHigh.begin(), kHigh.end(), code);
  return at == kHigh.end() ? -1 : 0x80 + static_cast<int>(at - kHigh.begin());
}

bool skipped(Node node) {
  const Tag tag = node.tag();
  return tag == Tag::script || tag == Tag::style || tag == Tag::template_ || tag == Tag::svg ||
         tag == Tag::noscript || tag == Tag::button || tag == Tag::rt || tag == Tag::rp;
}

}  // namespace

std::string fold_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;  // the end of the bytes that are certainly not white space
    while (end < text.size() && kSolid[static_cast<unsigned char>(text[end])]) ++end;
    if (end > at) {
      if (pending && !out.empty()) out += ' ';
      pending = false;
      out.append(text, at, end - at);
      at = end;
      continue;
    }
    bool drop = false;
    const std::size_t blank = blank_length(text, at, drop);
    if (blank == 0) {
      if (pending && !out.empty()) out += ' ';
      pending = false;
      out += text[at++];
      continue;
    }
    pending = pending || !drop;
    at += blank;
  }
  return out;
}

std::string mend_twice_encoded(std::string_view text, std::size_t min_characters) {
  if (text.find('\xC3') == std::string_view::npos) return {};
  // What UTF-8 read as Windows-1252 looks like: a capital A or E with a mark.
  constexpr std::array<std::string_view, 6> kSigns = {"\xC3\x83", "\xC3\x82", "\xC3\xA2",
                                                      "\xC3\xA3", "\xC3\x90", "\xC3\x91"};
  const bool suspect = std::any_of(kSigns.begin(), kSigns.end(), [text](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
  if (!suspect) return {};
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > text.size() || length == 4) return {};
    unsigned code = length == 1 ? lead : length == 2 ? lead & 0x1FU : lead & 0x0FU;
    for (std::size_t i = 1; i < length; ++i) {
      code = code << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    }
    const int byte = windows_1252_byte(code);
    if (byte < 0) return {};
    bytes += static_cast<char>(byte);
    at += length;
  }
  const auto characters = std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
  const bool enough = static_cast<std::size_t>(characters) >= min_characters;
  return enough && is_utf8(bytes) ? bytes : std::string();
}

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text, at, ampersand - at);
    at = ampersand;
    if (at == text.size()) break;
    const std::size_t end = text.substr(at + 1, kMaxReferenceBytes + 1).find(';');
    if (end != std::string_view::npos && append_reference(out, text.substr(at + 1, end))) {
      at += end + 2;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string strip_tags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    out.append(text, at, open - at);
    at = open;
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool opens = is_ascii_letter(next) || next == '/';
    const std::size_t close = opens ? text.find('>', at) : std::string_view::npos;
    if (close != std::string_view::npos) {
      at = close + 1;
    } else if (opens) {  // neither this tag nor any behind it is closed
      out.append(text.substr(at));
      break;
    } else if (at < text.size()) {
      out += text[at++];
    }
  }
  return out;
}

std::vector<std::string> paragraphs(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  const std::string decoded = decode_entities(text);
  for (std::size_t at = 0; at < decoded.size();) {
    const bool tag = decoded[at] == '<';
    if (tag && begins_another_line(std::string_view(decoded).substr(at))) lines += '\n';
    const std::size_t next = std::min(decoded.find('<', at + 1), decoded.size());
    lines.append(decoded, at, next - at);
    at = next;
  }
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    std::string line = fold_space(strip_tags(std::string_view(lines).substr(begin, end - begin)));
    if (!line.empty()) out.push_back(std::move(line));
    begin = end + 1;
  }
  return out;
}

namespace {

std::string mended_and_folded(std::string_view text) {
  const std::string mended = mend_twice_encoded(text);
  return fold_space(mended.empty() ? text : mended);
}

// Appends the text of an element to `text`, and a mark where an element begins or ends: `between`
// words, `inside` a word. False when the element is too large.
bool append_text(Node element, std::size_t max_bytes, std::string_view between,
                 std::string_view inside, std::string& text) {
  std::size_t nodes = 0;
  const auto mark = [&](Node node) { text += separates_words(node) ? between : inside; };
  Node node = element.first_child();
  while (node) {
    if (++nodes > kMaxShortTextNodes || text.size() > max_bytes) return false;
    if (node.is_text()) {
      if (text.size() + node.text().size() > 4 * max_bytes) return false;
      text += node.text();
    } else {
      mark(node);
    }
    Node next = node.is_element() && !skipped(node) ? node.first_child() : Node();
    while (!next && node != element) {
      next = node.next_sibling();
      if (next) break;
      node = node.parent();
      if (node == element) return true;
      mark(node);
    }
    node = next;
  }
  return true;
}

}  // namespace

std::string short_text(Node element, std::size_t max_bytes) {
  std::string text;
  return append_text(element, max_bytes, " ", "", text) ? mended_and_folded(text) : std::string();
}

std::vector<std::string> short_lines(Node element, std::size_t max_bytes) {
  // Bytes that no text has: white space and control characters are dropped from values.
  constexpr char kLine = '\x1E';
  constexpr char kJoint = '\x1F';
  std::string text;
  if (!append_text(element, max_bytes, {&kLine, 1}, {&kJoint, 1}, text)) return {};
  std::vector<std::string> lines(1);
  bool joint = false;
  for (const char c : text) {
    if (c == kJoint) {
      joint = true;
      continue;
    }
    std::string& line = lines.back();
    const bool small = !line.empty() && line.back() >= 'a' && line.back() <= 'z';
    const bool glued = joint && small && c >= 'A' && c <= 'Z' &&
                       trim_blank(line).find(' ') != std::string_view::npos;
    if (c == kLine || glued) lines.emplace_back();
    if (c != kLine) lines.back() += c;
    joint = false;
  }
  for (std::string& line : lines) line = mended_and_folded(line);
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  return lines;
}

}  // namespace pith::internal
