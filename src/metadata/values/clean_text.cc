#include "metadata/values/clean_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/ascii.h"
#include "html/character_reference.h"
#include "html/tag_token.h"

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
      return false;
    default:
      return true;
  }
}

bool skipped(Node node) {
  const Tag tag = node.tag();
  return tag == Tag::script || tag == Tag::style || tag == Tag::template_ || tag == Tag::svg ||
         tag == Tag::noscript || tag == Tag::button;
}

}  // namespace

std::string fold_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;  // the end of the characters that are certainly not white space
    while (end < text.size() && text[end] > ' ' && text[end] < 0x7F) ++end;
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

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '&') {
      const std::size_t end = text.substr(at + 1, kMaxReferenceBytes + 1).find(';');
      if (end != std::string_view::npos && append_reference(out, text.substr(at + 1, end))) {
        at += end + 1;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

std::string strip_tags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t no_close_after = std::string_view::npos;  // from here on there is no '>'
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool opens = text[at] == '<' && (is_ascii_letter(next) || next == '/');
    if (opens && at < no_close_after) {
      const std::size_t close = text.find('>', at);
      if (close != std::string_view::npos) {
        at = close;
        continue;
      }
      no_close_after = at;
    }
    out += text[at];
  }
  return out;
}

std::vector<std::string> paragraphs(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  const std::string decoded = decode_entities(text);
  for (std::size_t at = 0; at < decoded.size(); ++at) {
    if (decoded[at] == '<' && begins_another_line(std::string_view(decoded).substr(at))) {
      lines += '\n';
    }
    lines += decoded[at];
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

std::string short_text(Node element, std::size_t max_bytes) {
  std::string text;
  std::size_t nodes = 0;
  Node node = element.first_child();
  while (node) {
    if (++nodes > kMaxShortTextNodes || text.size() > max_bytes) return {};
    if (node.is_text()) {
      if (text.size() + node.text().size() > 4 * max_bytes) return {};
      text += node.text();
    } else if (separates_words(node)) {
      text += ' ';
    }
    Node next = node.is_element() && !skipped(node) ? node.first_child() : Node();
    while (!next && node != element) {
      next = node.next_sibling();
      if (next) break;
      node = node.parent();
      if (node != element && separates_words(node)) text += ' ';
      if (node == element) return fold_space(text);
    }
    node = next;
  }
  return fold_space(text);
}

}  // namespace pith::internal
