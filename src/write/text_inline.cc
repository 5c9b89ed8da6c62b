#include "write/text_inline.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "write/inline_tokens.h"

namespace pith::internal {
namespace {

// "1st", "2e", "20th", and signs such as "TM": they are set high for their looks.
bool is_plain_superscript(std::string_view before, std::string_view text) {
  const bool letters = std::all_of(text.begin(), text.end(), is_ascii_letter);
  if (!letters) {
    return static_cast<unsigned char>(text.front()) >= 0x80 &&
           std::none_of(text.begin(), text.end(), is_ascii_digit);
  }
  if (before.empty() || is_ascii_digit(before.back())) return true;
  return text == "TM" || text == "SM";
}

// A number, a letter or a word, with or without a sign.
bool is_simple(std::string_view text) {
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 || c == '.' ||
           c == ',' || c == '*' || c == '\'';
  });
}

bool is_mark(const InlineToken& token, InlineToken::Kind kind, SpanKind style) {
  return token.kind == kind && token.style == style;
}

// The struck text that ends before `index` is followed by what was put in its place.
bool is_replaced(std::string_view text, const std::vector<InlineToken>& tokens, std::size_t index) {
  ++index;
  if (index < tokens.size() && tokens[index].kind == InlineToken::Kind::text &&
      is_blank(text.substr(tokens[index].begin, tokens[index].end - tokens[index].begin))) {
    ++index;
  }
  return index < tokens.size() &&
         is_mark(tokens[index], InlineToken::Kind::open, SpanKind::inserted);
}

}  // namespace

std::string text_inline(const Block& block) {
  if (block.spans.empty()) return block.text;
  const std::string_view text = block.text;
  const std::vector<InlineToken> tokens = inline_tokens(text, inline_markup(block, {}));
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const InlineToken& token = tokens[i];
    const bool opens = token.kind == InlineToken::Kind::open;
    const std::string_view run = text.substr(token.begin, token.end - token.begin);
    if (token.kind == InlineToken::Kind::text) {
      // After struck text that is left out one space is enough.
      const bool spaced = out.empty() || out.back() == ' ';
      out += spaced && run.starts_with(' ') && i > 0 ? run.substr(1) : run;
      continue;
    }
    if (token.kind == InlineToken::Kind::code) {
      const bool formula = token.style == SpanKind::math && token.span != nullptr;
      ((out += formula ? "$" : "") += run) += formula ? "$" : "";
      continue;
    }
    switch (token.style) {
      case SpanKind::superscript:
      case SpanKind::subscript: {
        if (!opens) break;
        const std::size_t end = tokens[token.partner].kind == InlineToken::Kind::close &&
                                        token.partner > i + 1 && i + 1 < tokens.size()
                                    ? tokens[token.partner - 1].end
                                    : 0;
        const std::size_t begin = tokens[i + 1].begin;
        if (end <= begin) break;
        const std::string_view inner = text.substr(begin, end - begin);
        if (token.style == SpanKind::superscript && is_plain_superscript(out, inner)) break;
        out += token.style == SpanKind::superscript ? '^' : '_';
        if (is_simple(inner)) break;
        (out += '(') += inner;
        out += ')';
        i = token.partner;
        break;
      }
      case SpanKind::deleted:
        if (opens && is_replaced(text, tokens, token.partner)) {
          i = token.partner;
        } else {
          out += "~~";
        }
        break;
      case SpanKind::quotation:
        out += opens ? "\u201C" : "\u201D";
        break;
      default:
        break;
    }
  }
  return out;
}

}  // namespace pith::internal
