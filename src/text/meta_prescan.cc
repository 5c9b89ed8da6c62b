#include "text/meta_prescan.h"

#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace pith {
namespace {

struct Attribute {
  std::string name;  // both lower-case
  std::string value;
};

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

  const Charset* scan() {
    for (; !at_end(); ++at_) {
      if (peek() != '<') continue;
      const std::string_view rest = bytes_.substr(at_);
      if (rest.substr(0, 4) == "<!--") {
        at_ += 2;  // the dashes may be those of the end, as in "<!-->"
        move_to("-->", 2);
      } else if (starts_with_ignore_case(rest, "<meta") && rest.size() > 5 &&
                 (is_html_space(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        if (const Charset* charset = read_meta()) return charset;
      } else if (is_tag(rest)) {
        while (!at_end() && !is_html_space(peek()) && peek() != '>') ++at_;
        while (next_attribute()) continue;
      } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
        move_to(">", 0);
      }
    }
    return nullptr;
  }

 private:
  static bool is_tag(std::string_view rest) {
    const std::size_t name = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
    return rest.size() > name && is_ascii_letter(rest[name]);
  }

  bool at_end() const { return at_ >= bytes_.size(); }
  char peek() const { return bytes_[at_]; }

  void move_to(std::string_view what, std::size_t further) {
    const std::size_t found = bytes_.find(what, at_);
    at_ = found == std::string_view::npos ? bytes_.size() : found + further;
  }

  void skip_space() {
    while (!at_end() && is_html_space(peek())) ++at_;
  }

  // The next attribute of the tag; nothing at its '>' or where the bytes end, and then what was
  // begun does not count.
  std::optional<Attribute> next_attribute() {
    while (!at_end() && (is_html_space(peek()) || peek() == '/')) ++at_;
    if (at_end() || peek() == '>') return std::nullopt;
    Attribute attribute;
    for (; !at_end() && !is_html_space(peek()) && peek() != '/' && peek() != '>'; ++at_) {
      if (peek() == '=' && !attribute.name.empty()) break;
      attribute.name += to_lower(peek());
    }
    skip_space();
    if (at_end()) return std::nullopt;
    if (peek() != '=') return attribute;
    ++at_;
    skip_space();
    if (!read_value(attribute.value)) return std::nullopt;
    return attribute;
  }

  bool read_value(std::string& value) {
    if (at_end()) return false;
    const char quote = peek();
    if (quote == '"' || quote == '\'') {
      for (++at_; !at_end() && peek() != quote; ++at_) value += to_lower(peek());
      if (at_end()) return false;
      ++at_;
      return true;
    }
    for (; !at_end() && !is_html_space(peek()) && peek() != '>'; ++at_) value += to_lower(peek());
    return !at_end();
  }

  const Charset* read_meta() {
    bool names_http_equiv = false;
    bool seen_http_equiv = false;
    bool seen_content = false;
    bool seen_charset = false;
    const Charset* of_content = nullptr;
    const Charset* of_charset = nullptr;
    while (const std::optional<Attribute> attribute = next_attribute()) {
      // Of attributes of one name the first counts.
      if (attribute->name == "http-equiv" && !seen_http_equiv) {
        seen_http_equiv = true;
        names_http_equiv = attribute->value == "content-type";
      } else if (attribute->name == "content" && !seen_content) {
        seen_content = true;
        of_content = charset_of_content_type(attribute->value);
      } else if (attribute->name == "charset" && !seen_charset) {
        seen_charset = true;
        of_charset = find_charset(attribute->value);
      }
    }
    if (at_end()) return nullptr;
    if (seen_charset) return of_charset;
    return names_http_equiv ? of_content : nullptr;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

const Charset* of_xml_declaration(std::string_view bytes) {
  if (bytes.substr(0, 5) != "<?xml") return nullptr;
  bytes = bytes.substr(0, bytes.find('>'));
  std::size_t at = bytes.find("encoding");
  if (at == std::string_view::npos) return nullptr;
  at += 8;
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  if (at >= bytes.size() || bytes[at] != '=') return nullptr;
  ++at;
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  if (at >= bytes.size() || (bytes[at] != '"' && bytes[at] != '\'')) return nullptr;
  const std::size_t close = bytes.find(bytes[at], at + 1);
  if (close == std::string_view::npos) return nullptr;
  return find_charset(bytes.substr(at + 1, close - at - 1));
}

}  // namespace

const Charset* charset_of_content_type(std::string_view value) {
  constexpr std::string_view kCharset = "charset";
  for (std::size_t at = 0; at + kCharset.size() <= value.size();) {
    if (!starts_with_ignore_case(value.substr(at), kCharset)) {
      ++at;
      continue;
    }
    at += kCharset.size();
    while (at < value.size() && is_html_space(value[at])) ++at;
    if (at >= value.size() || value[at] != '=') continue;
    ++at;
    while (at < value.size() && is_html_space(value[at])) ++at;
    if (at >= value.size()) return nullptr;
    if (value[at] == '"' || value[at] == '\'') {
      const std::size_t close = value.find(value[at], at + 1);
      if (close == std::string_view::npos) return nullptr;
      return find_charset(value.substr(at + 1, close - at - 1));
    }
    const std::size_t stop = value.find_first_of(" \t\n\f\r;", at);
    return find_charset(value.substr(at, stop == std::string_view::npos ? stop : stop - at));
  }
  return nullptr;
}

const Charset* prescan(std::string_view bytes, std::size_t limit) {
  bytes = bytes.substr(0, limit);
  const Charset* charset = Scanner(bytes).scan();
  if (charset == nullptr) charset = of_xml_declaration(bytes);
  return charset != nullptr && charset->kind == CharsetKind::utf16 ? find_charset("utf-8")
                                                                   : charset;
}

}  // namespace pith
