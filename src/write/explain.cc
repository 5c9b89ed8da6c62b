// The verdict on every block, a line each, for people and for cut and grep.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "pith/write.h"

namespace pith::internal {
namespace {

constexpr std::size_t kShownCharacters = 80;

char mark(Label label) {
  switch (label) {
    case Label::main_content:
      return '+';
    case Label::comment:
      return 'c';
    case Label::boilerplate:
      break;
  }
  return '-';
}

// Three digits after the point, in any locale.
std::string score_text(float score) {
  if (!std::isfinite(score)) return "?";
  std::array<char, 64> buffer;  // the largest float has 39 digits before the point
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), score,
                                 std::chars_format::fixed, 3)
                       .ptr;
  return {buffer.data(), end};
}

// The first characters, on one line and with nothing in them that a terminal would act on.
std::string shown(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size() && count < limit; ++count) {
    const CodePoint c = code_point_at(text, i);
    const bool control = c.value < ' ' || (c.value >= 0x7F && c.value < 0xA0);
    out += control ? " " : text.substr(i, c.size);
    i += c.size;
  }
  return out;
}

}  // namespace

}  // namespace pith::internal

namespace pith {

std::string write_explain(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    out += internal::mark(block.label);
    out += '\t' + internal::score_text(block.score) + '\t';
    out += to_string(block.kind);
    out += '\t' + internal::shown(block.decided_by, block.decided_by.size());
    out += '\t' + internal::shown(block.reason, block.reason.size()) + '\t';
    out += internal::shown(block.text, internal::kShownCharacters) + '\n';
  }
  return out;
}

}  // namespace pith
