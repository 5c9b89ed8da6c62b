#include "metadata/values/date_tokens.h"

#include <charconv>
#include <string>

namespace pith {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Length of a symbol of U+0080..U+00BF, U+2000..U+203F or U+3000..U+303F; 0 for anything else.
std::size_t wide_symbol(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) == 0xC2) return 2;
  if (byte(0) == 0xE2 && byte(1) == 0x80) return 3;
  if (byte(0) == 0xE3 && byte(1) == 0x80) return 3;
  return 0;
}

bool is_space(std::string_view symbol) {
  return symbol == " " || symbol == "\t" || symbol == "\n" || symbol == "\r" || symbol == "\f" ||
         symbol == "\xC2\xA0" || symbol == "\xE2\x80\xAF" || symbol == "\xE3\x80\x80" ||
         symbol == "\xE2\x80\x89" || symbol == "\xE2\x80\x8E" || symbol == "\xE2\x80\x8F";
}

// Reads the token that starts at `at`.
DateToken read_token(std::string_view text, std::size_t at) {
  DateToken token;
  std::size_t end = at;
  auto in_word = [&](std::size_t i) {
    return is_letter(text[i]) ||
           (static_cast<unsigned char>(text[i]) >= 0x80 && wide_symbol(text, i) == 0);
  };
  if (is_digit(text[at])) {
    while (end < text.size() && is_digit(text[end])) ++end;
    token.kind = DateToken::Kind::number;
    token.value = -1;
    if (end - at <= 8) std::from_chars(text.data() + at, text.data() + end, token.value);
  } else if (in_word(at)) {
    while (end < text.size() && in_word(end)) ++end;
    token.kind = DateToken::Kind::word;
  } else {
    const std::size_t wide = wide_symbol(text, at);
    end = at + (wide != 0 ? wide : 1);
  }
  token.text = text.substr(at, end - at);
  return token;
}

}  // namespace

DateTokens::DateTokens(std::string_view text) {
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    DateToken token = read_token(text, at);
    at += token.text.size();
    if (token.kind == DateToken::Kind::symbol && is_space(token.text)) {
      space = true;
      continue;
    }
    token.space_before = space;
    space = false;
    tokens_.push_back(token);
  }
}

bool DateTokens::number(std::size_t i, std::size_t min, std::size_t max) const {
  const DateToken& token = (*this)[i];
  return token.kind == DateToken::Kind::number && token.text.size() >= min &&
         token.text.size() <= max;
}

bool DateTokens::symbol(std::size_t i, std::string_view set) const {
  const DateToken& token = (*this)[i];
  return token.kind == DateToken::Kind::symbol && token.text.size() == 1 &&
         set.find(token.text[0]) != std::string_view::npos;
}

bool DateTokens::word(std::size_t i, std::string_view list) const {
  const DateToken& token = (*this)[i];
  if (token.kind != DateToken::Kind::word) return false;
  std::string key = " ";
  for (char c : token.text) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  key += ' ';
  return list.find(key) != std::string_view::npos;
}

bool DateTokens::begins(std::size_t i, std::string_view sign) const {
  const DateToken& token = (*this)[i];
  return token.kind == DateToken::Kind::word && token.text.substr(0, sign.size()) == sign;
}

}  // namespace pith
